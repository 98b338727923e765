//! Installs what is missing, or says which package is missing where it may not.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{Presence, Source, Tool};
use crate::paths;
use crate::process::{self, Steps};

/// Installs those of `tools` that are missing, then counts `further` steps of the task itself.
pub fn provide(tools: &[Tool], further: usize) -> Result<Steps> {
    let missing: Vec<Tool> =
        tools.iter().copied().filter(|tool| !matches!(tool.presence(), Presence::Here(_))).collect();
    let mut steps = Steps::of(missing.len() + further);
    for tool in missing {
        steps.next(&format!("Install {}: {}", tool.name(), tool.purpose()));
        install(tool).with_context(|| {
            format!("{} is missing and could not be installed; to do it: {}", tool.name(), remedy(tool))
        })?;
        if !matches!(tool.presence(), Presence::Here(_)) {
            bail!(
                "{} was installed but is not found; is its folder on the path? To repeat it: {}",
                tool.name(),
                remedy(tool)
            );
        }
    }
    Ok(steps)
}

/// The command that a person types to install it.
pub fn remedy(tool: Tool) -> String {
    let line = process::line(&recipe(tool));
    match tool.source() {
        Source::Rustup | Source::Cargo { .. } | Source::Npm { .. } => line,
        Source::Debian { .. } => format!("sudo {line}"),
    }
}

fn install(tool: Tool) -> Result<()> {
    match tool.source() {
        Source::Rustup | Source::Cargo { .. } => process::run(&mut recipe(tool)),
        Source::Npm { .. } => {
            let folder = paths::npm_prefix(tool.name());
            fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
            process::run(&mut recipe(tool))
        }
        Source::Debian { .. } => {
            let mut update = Command::new("apt-get");
            update.arg("update");
            process::run(&mut as_root(&update)?)?;
            process::run(&mut as_root(&recipe(tool))?)
        }
    }
}

fn recipe(tool: Tool) -> Command {
    match tool.source() {
        Source::Rustup => {
            let mut rustup = Command::new("rustup");
            rustup.args(["target", "add", tool.name()]);
            rustup
        }
        Source::Cargo { version, locked } => {
            let mut cargo = Command::new("cargo");
            cargo.args(["install", tool.name(), "--version", version]);
            cargo.args(locked.then_some("--locked"));
            // In a folder that cargo throws away, not in ours.
            cargo.env_remove("CARGO_TARGET_DIR");
            cargo
        }
        Source::Debian { package } => {
            let mut apt = Command::new("apt-get");
            apt.args(["install", "--yes", "--no-install-recommends", package]);
            apt
        }
        Source::Npm { version } => {
            let mut npm = Command::new("npm");
            npm.args(["install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund"]);
            npm.args(["--ignore-scripts", "--prefix"]).arg(paths::npm_prefix(tool.name()));
            npm.arg(format!("{}@{version}", tool.name()));
            npm
        }
    }
}

/// The command with the rights to install packages: as root already, or by `sudo` where it asks no password.
fn as_root(command: &Command) -> Result<Command> {
    const UNATTENDED: &str = "DEBIAN_FRONTEND=noninteractive";
    if paths::program("apt-get").is_none() {
        bail!("this system has no apt-get");
    }
    let mut elevated = if process::first_line(Command::new("id").arg("-u")).as_deref() == Some("0") {
        Command::new("env")
    } else if process::first_line(Command::new("sudo").args(["--non-interactive", "id"])).is_some() {
        let mut sudo = Command::new("sudo");
        sudo.arg("--non-interactive");
        sudo
    } else {
        bail!("installing a package needs root, or sudo without a password");
    };
    elevated.arg(UNATTENDED).arg(command.get_program()).args(command.get_args());
    Ok(elevated)
}
