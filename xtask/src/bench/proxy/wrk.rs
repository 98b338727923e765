//! wrk: asks one server for the same prefill over many connections, as fast as it answers.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::Subject;
use super::cores;
use super::servers::Stage;
use crate::paths;

/// So many browsers at once: enough to keep a core busy, not so many that a request mostly waits for others.
pub const CONNECTIONS: u16 = 32;

/// What one run has shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Requests a second.
    pub per_second: f64,
    /// How long half of them took at most, in milliseconds.
    pub p50: f64,
    /// How long all but one in a hundred took at most, in milliseconds.
    pub p99: f64,
}

/// Asks for some seconds.
pub fn run(stage: &Stage, subject: Subject, seconds: u16, token: &str) -> Result<Rate> {
    let mut wrk = cores::on(stage.cores.load, "wrk");
    wrk.args(["--threads", "1", "--connections", &CONNECTIONS.to_string()]);
    wrk.args(["--duration", &format!("{seconds}s"), "--script"]);
    wrk.arg(paths::root().join("xtask/bench/prefill.lua")).arg(stage.prefill_at(subject));
    // The token is worth nothing outside; it is no argument all the same.
    wrk.env("PARTICIPANT_TOKEN", token).env("PAGE", stage.page());
    let output = wrk.output().context("starting wrk")?;
    let said = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        bail!("wrk failed ({}): {said}{}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    read(&said).with_context(|| format!("reading what wrk says of {subject:?}: {said}"))
}

/// The line of JSON that the script writes at the end.
fn read(said: &str) -> Result<Rate> {
    let line = said.lines().rfind(|line| line.starts_with('{')).context("there is no line of JSON")?;
    let figures: Value = serde_json::from_str(line)?;
    let number = |name: &str| figures[name].as_f64().with_context(|| format!("there is no {name}"));
    let (requests, failed) = (number("requests")?, number("failed")?);
    if requests < 1.0 || failed > 0.0 {
        bail!("of {requests} requests, {failed} failed");
    }
    let per_second = requests / number("duration")? * 1e6;
    Ok(Rate { per_second, p50: number("p50")? / 1000.0, p99: number("p99")? / 1000.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_says_what_was_measured() {
        let said = "Running 1s test\n  20 requests in 2.00s\n\
                    {\"requests\":20,\"duration\":2000000,\"p50\":1500,\"p99\":9000,\"failed\":0}\n";
        assert_eq!(read(said).unwrap(), Rate { per_second: 10.0, p50: 1.5, p99: 9.0 });
    }

    #[test]
    fn a_run_with_a_failed_request_is_none() {
        let said = "{\"requests\":20,\"duration\":2000000,\"p50\":1500,\"p99\":9000,\"failed\":1}";
        assert_eq!(read(said).unwrap_err().to_string(), "of 20 requests, 1 failed");
        assert!(read("wrk: unable to connect").is_err());
    }
}
