//! Which processor core does what: what is measured has one to itself.

use std::process::Command;
use std::thread;

use anyhow::{Context, Result, bail};

/// The numbers of the cores, as the system counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cores {
    /// What is measured.
    pub subject: usize,
    /// What it asks.
    pub upstream: usize,
    /// What asks it.
    pub load: usize,
    /// How many the machine has.
    pub all: usize,
}

impl Cores {
    /// Shares this machine's cores out.
    pub fn of_this_machine() -> Result<Self> {
        Self::of(thread::available_parallelism().context("counting the processor cores")?.get())
    }

    fn of(all: usize) -> Result<Self> {
        if all < 2 {
            bail!("this needs two processor cores at least: one for what is measured, one for what measures");
        }
        Ok(Self { subject: 0, upstream: 1, load: if all > 2 { 2 } else { 1 }, all })
    }
}

/// A program that runs on one core and no other.
pub fn on(core: usize, program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new("taskset");
    command.args(["--cpu-list", &core.to_string()]).arg(program);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_measured_shares_its_core_with_nothing() {
        for all in 2..9 {
            let cores = Cores::of(all).unwrap();
            assert!(![cores.upstream, cores.load].contains(&cores.subject), "{cores:?}");
            assert!(cores.upstream.max(cores.load) < all, "{cores:?}");
        }
        assert!(Cores::of(1).is_err());
    }
}
