//! An operator's desk: a folder with a file of connections, a shell, and a sandbox in place of Gigya.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use gigya_sandbox::{API_KEY, Sandbox, USER_KEY, USER_SECRET};
use serde_json::Value;
use tempfile::TempDir;

/// Changes the accounts that a file names; the answers go into another.
pub const SET_FROM_FILE: [&str; 8] =
    ["account", "set", "--input", "people.csv", "--uid-column", "uid", "--output", "out.jsonl"];

pub struct Desk {
    pub sandbox: Sandbox,
    folder: TempDir,
}

/// What a command has left.
pub struct Ran {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Desk {
    pub async fn new() -> Self {
        let sandbox = Sandbox::start().await;
        let desk = Self { sandbox, folder: tempfile::tempdir().unwrap() };
        let connections = format!(
            "[sandbox]\nlabel = \"The sandbox\"\napi_key = \"{API_KEY}\"\nuser_key = \"{USER_KEY}\"\n\
             secret_env = \"SANDBOX_SECRET\"\nhost = \"{}\"\n[sandbox.values]\nrisk = \"medium\"\n",
            desk.sandbox.url(),
        );
        desk.write("connections.toml", &connections);
        desk
    }

    /// A file of the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// A command in the folder, with nothing in its environment but the secret.
    pub fn command(&self, line: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_connection-proxy"));
        command.args(line).current_dir(self.folder.path()).env_clear().env("SANDBOX_SECRET", USER_SECRET);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a command to its end.
    pub async fn run(&self, line: &[&str]) -> Ran {
        ended(self.command(line)).await
    }

    /// Runs a command over a file of rows.
    pub async fn over(&self, rows: &str, name: &str, line: &[&str]) -> Ran {
        self.write(name, rows);
        self.run(&[line, &["--input", name]].concat()).await
    }

    /// How often a method was called.
    pub fn calls_of(&self, method: &str) -> usize {
        self.sandbox.calls().iter().filter(|call| call.method == method).count()
    }

    /// Waits until a method was called so often by a run, which must not end before.
    pub async fn under_way(&self, run: &mut Child, method: &str, count: usize) {
        while self.calls_of(method) < count {
            goes_on(run);
            tokio::task::yield_now().await;
        }
    }

    /// Calls a method of the sandbox as a browser does.
    pub async fn browser(&self, method: &str, parameters: &[(&str, &str)]) -> Value {
        let form = [&[("apiKey", API_KEY)], parameters].concat();
        let url = format!("{}/{method}", self.sandbox.url());
        let answer = reqwest::Client::new().post(url).form(&form).send().await.unwrap();
        serde_json::from_str(&answer.text().await.unwrap()).unwrap()
    }

    /// The code that a login ends with.
    pub async fn log_in(&self, login_id: &str, password: &str) -> Value {
        let credentials = [("loginID", login_id), ("password", password)];
        self.browser("accounts.login", &credentials).await["errorCode"].clone()
    }
}

/// Runs a command to its end.
pub async fn ended(mut command: Command) -> Ran {
    // The sandbox answers on this thread meanwhile.
    Ran::of(tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap())
}

impl Ran {
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self {
            status: output.status.code().unwrap_or(-1),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// The lines of stdout as JSON.
    pub fn rows(&self) -> Vec<Value> {
        lines(&self.stdout)
    }

    /// The only line of stdout.
    pub fn row(&self) -> Value {
        let mut rows = self.rows();
        assert_eq!(rows.len(), 1, "{}{}", self.stdout, self.stderr);
        rows.remove(0)
    }
}

/// Sees to it that nobody waits for a run that has ended.
pub fn goes_on(run: &mut Child) {
    let status = run.try_wait().unwrap();
    assert_eq!(status, None, "it has ended before what was waited for");
}

/// Waits until a run has written so many lines. The sandbox answers it on this thread, and therefore does not from
/// then on: however fast the run is, it is there to be looked at, and to be killed, until this thread waits again.
pub async fn has_written(run: &mut Child, path: &Path, lines: usize) {
    let (mut written, mut output) = (0, None);
    while written < lines {
        goes_on(run);
        tokio::task::yield_now().await;
        if output.is_none() {
            output = File::open(path).ok();
        }
        let mut news = Vec::new();
        output.as_mut().map_or(Ok(0), |output| output.read_to_end(&mut news)).unwrap();
        written += news.split(|byte| *byte == b'\n').count() - 1;
    }
}

/// The lines of a text as JSON.
pub fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
