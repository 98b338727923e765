//! How much memory a server holds, with its children: what the system counts as resident.

use std::fs;

use anyhow::{Context, Result};

/// What a server holds, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Memory {
    /// Now.
    pub now: f64,
    /// At most since it was started.
    pub peak: f64,
}

/// Of the process and of its children.
pub fn of(process: u32) -> Result<Memory> {
    let children = format!("/proc/{process}/task/{process}/children");
    let children = fs::read_to_string(&children).with_context(|| format!("reading {children}"))?;
    let mut sum = Memory::default();
    for one in std::iter::once(process.to_string()).chain(children.split_whitespace().map(str::to_owned)) {
        let file = format!("/proc/{one}/status");
        let status = fs::read_to_string(&file).with_context(|| format!("reading {file}"))?;
        let part = |name| bytes(&status, name).with_context(|| format!("{file} does not say {name}"));
        sum.now += part("VmRSS:")?;
        sum.peak += part("VmHWM:")?;
    }
    Ok(sum)
}

/// A line such as `VmRSS:     12345 kB`.
fn bytes(status: &str, name: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok()? * 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_own_words_are_understood() {
        let status = "Name:\tproxy\nVmHWM:\t    2048 kB\nVmRSS:\t    1024 kB\n";
        assert_eq!(bytes(status, "VmRSS:"), Some(1_048_576.0));
        assert_eq!(bytes(status, "VmHWM:"), Some(2_097_152.0));
        assert_eq!(bytes(status, "VmSwap:"), None);
    }

    #[test]
    fn this_process_holds_something_and_held_no_less_at_most() {
        let memory = of(std::process::id()).unwrap();
        assert!(memory.now > 0.0 && memory.peak >= memory.now, "{memory:?}");
    }
}
