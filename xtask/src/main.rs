//! The tasks of this repository, run as `cargo xtask <task>`.
//!
//! Where to start: [`tools`] says what each task needs and where it comes from, [`widget`] makes the files
//! that a browser downloads, [`dist`] weighs and checks them, [`demo`] starts everything, [`mod@bench`] measures how
//! soon *Login* is there, [`mod@test`] runs the five rings of tests, [`doctor`] says what is here and what is
//! missing.

mod bench;
mod demo;
mod dist;
mod doctor;
mod paths;
mod process;
mod test;
mod tools;
mod widget;

use std::env;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

/// The tasks of the connection window.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Start sandbox, proxy and a campaign page, installing what is missing
    Demo(demo::Arguments),
    /// Run the tests: all rings, or one
    Test(test::Arguments),
    /// Build the widget for release into dist/ and weigh it
    Dist,
    /// Measure how soon Login is there, beside a page of plain HTML
    Bench(bench::Arguments),
    /// Say which tools are here, which are missing and how to get them
    Doctor,
}

fn main() -> ExitCode {
    run(&Arguments::parse().task).unwrap_or_else(|error| {
        eprintln!("\nerror: {error:#}");
        ExitCode::FAILURE
    })
}

fn run(task: &Task) -> Result<ExitCode> {
    // Whoever calls us from a folder further down means the same repository.
    env::set_current_dir(paths::root()).context("going to the root of the repository")?;
    match task {
        Task::Demo(arguments) => demo::run(arguments),
        Task::Test(arguments) => test::run(arguments),
        Task::Dist => dist::run(),
        Task::Bench(arguments) => bench::run(arguments),
        Task::Doctor => doctor::run(),
    }
}
