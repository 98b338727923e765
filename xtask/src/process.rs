//! Runs other programs in the open: their own output is shown, and a failure names the program.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Counts the steps of a task aloud: `2/5 Compile the widget`.
pub struct Steps {
    done: usize,
    all: usize,
}

impl Steps {
    /// A task of `all` steps.
    pub fn of(all: usize) -> Self {
        Self { done: 0, all }
    }

    /// Says which step begins.
    pub fn next(&mut self, what: &str) {
        self.done += 1;
        println!("\n{}/{} {what}", self.done, self.all);
    }
}

/// Runs `command` to its end and shows what it says.
pub fn run(command: &mut Command) -> Result<()> {
    let name = name(command);
    let status = command.status().with_context(|| format!("`{name}` could not be started"))?;
    if !status.success() {
        bail!("`{}` failed ({status}); what it says stands above", line(command));
    }
    Ok(())
}

/// The first line that `command` says, or nothing when it is not there or fails.
pub fn first_line(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.lines().next().map(str::to_owned))?
}

/// The command as a person would type it, without its folder and variables.
pub fn line(command: &Command) -> String {
    let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
    std::iter::once(name(command)).chain(words).collect::<Vec<_>>().join(" ")
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}
