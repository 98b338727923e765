//! `cargo xtask doctor`: says, in a line each, what is here, what is missing and how to get it.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::process;
use crate::tools::{self, Presence, Source, Tool};

/// Looks at every tool; fails when one is missing.
#[expect(clippy::unnecessary_wraps, reason = "every task has the same signature")]
pub fn run() -> Result<ExitCode> {
    let rust = process::first_line(Command::new("rustc").arg("--version"));
    println!("here     {}", rust.as_deref().unwrap_or("rustc of an unknown version"));
    let mut complete = true;
    for tool in Tool::ALL {
        let presence = tool.presence();
        complete &= matches!(presence, Presence::Here(_));
        println!("{}", line(tool, &presence));
    }
    if !complete {
        println!("\n`cargo xtask demo` and `cargo xtask test` install what they need themselves.");
    }
    Ok(if complete { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn line(tool: Tool, presence: &Presence) -> String {
    let (name, purpose) = (tool.name(), tool.purpose());
    match presence {
        Presence::Here(version) => format!("here     {name} {version} ({purpose})"),
        Presence::Other(version) => format!(
            "other    {name} {version}, where {} is needed ({purpose}): {}",
            wanted(tool),
            tools::remedy(tool)
        ),
        Presence::Missing => format!("missing  {name} ({purpose}): {}", tools::remedy(tool)),
    }
}

fn wanted(tool: Tool) -> &'static str {
    match tool.source() {
        Source::Cargo { version, .. } | Source::Npm { version } => version,
        Source::Rustup | Source::Debian { .. } => "any",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_tool_comes_with_the_command_that_installs_it() {
        assert_eq!(
            line(Tool::Trunk, &Presence::Missing),
            "missing  trunk (serves the designers' preview): cargo install trunk --version 0.21.14 --locked"
        );
    }

    #[test]
    fn a_tool_in_another_version_names_both_versions() {
        let said = line(Tool::WasmPack, &Presence::Other("0.9.0".to_owned()));
        assert!(said.starts_with("other    wasm-pack 0.9.0, where 0.15.1 is needed"), "{said}");
    }
}
