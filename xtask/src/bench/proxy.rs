//! `cargo xtask bench proxy`: prefills a second through the proxy, beside nginx passing the same reply of Gigya's
//! through unchanged, one processor core each, in turn and in the same run.
//!
//! Gigya's part is played by another nginx that says the same account to whatever it is asked, so that neither waits
//! for it. nginx does nothing but pass on; the proxy verifies who asks, signs its call, reads the account and writes
//! the form's answer: the difference is the price of that.

mod cores;
mod memory;
mod report;
mod servers;
mod wrk;

use std::process::{Command, ExitCode};
use std::sync::mpsc::Receiver;

use anyhow::Result;

use super::{Arguments, stage};
use crate::tools::{self, Tool};
use crate::{demo, paths, process};
use cores::Cores;
use report::Measurement;
use servers::Stage;

/// What answers a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The proxy.
    Proxy,
    /// nginx, which passes on.
    Nginx,
    /// The upstream of both, asked without anything between: what the other two cannot surpass.
    Upstream,
}

impl Subject {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Proxy, Self::Nginx, Self::Upstream];
}

/// Measures, prints the report, and puts it into the document.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let mut steps = tools::provide(&[Tool::Wrk, Tool::Nginx], if arguments.no_build { 2 } else { 3 })?;
    if !arguments.no_build {
        steps.next("Build the proxy for release");
        let mut build = Command::new("cargo");
        build.args(["build", "--locked", "--release", "--package", "connection-proxy"]);
        process::run(&mut build)?;
    }
    steps.next("Start the proxy, nginx and their upstream");
    let cores = Cores::of_this_machine()?;
    let stop = demo::stop_signal()?;
    let folder = paths::target().join("bench/proxy");
    let stage = Stage::start(stage::free_addresses()?, cores, &folder, &stop)?;

    steps.next("Measure");
    let (rounds, seconds) = if arguments.quick { (2, 2) } else { (7, 10) };
    let Some(measurement) = measure(&stage, arguments.runs.unwrap_or(rounds), seconds, &stop)? else {
        println!("\nStopped.");
        return Ok(ExitCode::SUCCESS);
    };
    let report = measurement.report();
    println!("\n{report}");
    if !arguments.quick {
        report::write(&report)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Asks each in turn; nothing when Ctrl-C came.
fn measure(stage: &Stage, rounds: u16, seconds: u16, stop: &Receiver<()>) -> Result<Option<Measurement>> {
    let token = stage.open_session()?;
    // Once through everything, so that connections are there and whatever is made at the first request is made.
    for subject in Subject::ALL {
        wrk::run(stage, subject, 1, &token)?;
    }
    let at_rest = stage.memory()?;
    let mut rates = Vec::new();
    for round in 0..rounds {
        println!("  round {} of {rounds}", round + 1);
        let token = stage.open_session()?;
        let mut subjects = Subject::ALL;
        // None of them is always the first.
        let turn = usize::from(round) % subjects.len();
        subjects.rotate_left(turn);
        for subject in subjects {
            let rate = wrk::run(stage, subject, seconds, &token);
            if stop.try_recv().is_ok() {
                return Ok(None);
            }
            rates.push((subject, rate?));
        }
    }
    let at_most = stage.memory()?;
    Ok(Some(Measurement { rates, seconds, at_rest, at_most, cores: stage.cores }))
}
