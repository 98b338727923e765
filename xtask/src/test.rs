//! `cargo xtask test`: the five rings of tests, and one line that counts them all.
//!
//! A ring that cannot run is not skipped: it counts as a failure, and the others run all the same.

mod ring;
mod tally;

use std::process::ExitCode;

use anyhow::Result;

use ring::Ring;
use tally::Tally;

/// What to test.
#[derive(clap::Args)]
pub struct Arguments {
    /// One ring; all of them when left out
    ring: Option<Ring>,
    /// Only tests whose name contains this
    #[arg(long, value_name = "PART OF A NAME")]
    filter: Option<String>,
}

/// Runs the rings; the last line counts what passed and what failed.
#[expect(clippy::unnecessary_wraps, reason = "every task has the same signature")]
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let rings = arguments.ring.map_or_else(|| Ring::ALL.to_vec(), |ring| vec![ring]);
    let mut all = Tally::default();
    let mut did_not_run = Vec::new();
    for ring in rings {
        println!("\nRing: {}", ring.name());
        let mut tally = Tally::default();
        let outcome = ring.run(arguments.filter.as_deref(), &mut tally);
        if let Err(reason) = outcome.and_then(|succeeded| tally.settled(succeeded)) {
            did_not_run.push(format!("The ring {} did not run to its end: {reason:#}", ring.name()));
            tally.failed += 1;
        }
        all += tally;
    }
    if arguments.filter.is_some() && all == Tally::default() {
        did_not_run.push("No test has a name with that in it.".to_owned());
        all.failed += 1;
    }
    println!();
    for line in did_not_run {
        println!("{line}");
    }
    println!("{all}");
    Ok(if all.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
