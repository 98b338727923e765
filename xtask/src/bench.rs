//! `cargo xtask bench`: how soon *Login* is painted, beside a page with the same form in plain HTML;
//! `cargo xtask bench proxy` measures the [`proxy`] by itself.
//!
//! A measurement, not a test: it has no opinion on what it finds, and fails only when something does not work.
//! What is real: the built widget, the proxy, the sandbox, a page on another origin, Chromium. The pages
//! take turns in the same run, so that whatever else the machine does befalls all.

mod driver;
mod figures;
mod load;
mod proxy;
mod report;
mod requests;
mod stage;
mod table;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::Receiver;
use std::thread;

use anyhow::{Context, Result, bail};

use crate::demo::addresses::Addresses;
use crate::process::Steps;
use crate::tools::{self, Presence, Tool};
use crate::{demo, dist, paths, widget};
use driver::Driver;
use load::Conditions;
use report::Measurement;
use stage::Page;

/// How to measure.
#[derive(clap::Args)]
pub struct Arguments {
    /// What is measured: what a participant waits for, or what the proxy can do
    #[arg(value_enum, default_value_t = What::Window)]
    what: What,
    /// How often each page is loaded under each of the conditions (9, or 3 with --quick), or each server asked (7, or 2)
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    runs: Option<u16>,
    /// Only look: docs/benchmarks.md stays as it is
    #[arg(long)]
    quick: bool,
    /// Measure what lies in dist/, with the services as they were last compiled
    #[arg(long)]
    no_build: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum What {
    /// How soon Login is painted
    Window,
    /// Prefills a second
    Proxy,
}

/// Measures, prints the report, and puts it into the document.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    match arguments.what {
        What::Window => window(arguments),
        What::Proxy => proxy::run(arguments),
    }
}

fn window(arguments: &Arguments) -> Result<ExitCode> {
    let folder = paths::target().join("bench");
    let (weight, mut steps) = provide(arguments, &folder.join("widget"))?;

    steps.next("Start the services");
    let stop = demo::stop_signal()?;
    let addresses = stage::free_addresses()?;
    // Dropped in the end, whichever way it comes: that stops them.
    let Some(_services) = demo::start(addresses, &folder, &stop)? else { return Ok(ExitCode::SUCCESS) };
    stage::serve(addresses, &folder.join("widget"))?;

    steps.next("Measure");
    let runs = arguments.runs.unwrap_or(if arguments.quick { 3 } else { 9 });
    let Some(measurement) = measure(runs, addresses, weight, &stop)? else {
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

/// Puts the widget into `folder` and compiles the services; answers what the widget weighs.
fn provide(arguments: &Arguments, folder: &Path) -> Result<(Option<usize>, Steps)> {
    let mut needed = vec![Tool::Chromium, Tool::ChromeDriver];
    if arguments.no_build {
        // A copy, so that a build meanwhile changes nothing of what is measured.
        copy(&paths::root().join("dist"), folder)?;
        return Ok((None, tools::provide(&needed, 2)?));
    }
    needed.extend(Tool::RELEASE);
    let mut steps = tools::provide(&needed, widget::STEPS + 4)?;
    let files = dist::release(folder, &mut steps)?;
    let weight = dist::until_login(folder, &files)?;
    steps.next("Build the proxy and the sandbox");
    demo::build_services()?;
    Ok((Some(weight), steps))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let files = fs::read_dir(from)
        .with_context(|| format!("reading {}, which `cargo xtask dist` makes", from.display()))?;
    if to.exists() {
        fs::remove_dir_all(to).with_context(|| format!("emptying {}", to.display()))?;
    }
    fs::create_dir_all(to).with_context(|| format!("creating {}", to.display()))?;
    for file in files {
        let file = file?;
        let name = file.file_name();
        fs::copy(file.path(), to.join(&name)).with_context(|| format!("copying {}", name.display()))?;
    }
    Ok(())
}

/// Loads the pages in turn; nothing when Ctrl-C came.
fn measure(
    runs: u16,
    addresses: Addresses,
    weight: Option<usize>,
    stop: &Receiver<()>,
) -> Result<Option<Measurement>> {
    let driver = Driver::start()?;
    let origin = addresses.page();
    let mut measurement = Measurement {
        loads: Vec::new(),
        requests: Vec::new(),
        weight,
        chromium: chromium_version()?,
        cores: thread::available_parallelism().context("counting the processor cores")?.get(),
    };
    for run in 0..runs {
        println!("  run {} of {runs}", run + 1);
        for conditions in Conditions::BOTH {
            let mut pages = Page::ALL;
            // No page is always the first.
            pages.rotate_left(usize::from(run) % Page::ALL.len());
            for page in pages {
                let load = load::load(&driver, &origin, page.path(), conditions)?;
                measurement.loads.push((page, conditions, load));
                if stop.try_recv().is_ok() {
                    return Ok(None);
                }
            }
        }
    }
    for page in Page::ALL {
        let (load, events) = load::load_with_network(&driver, &origin, page.path(), Conditions::Throttled)?;
        let address = format!("{origin}{}", page.path());
        measurement.requests.push((page, load, requests::in_order(&events, &address, addresses)));
    }
    Ok(Some(measurement))
}

fn chromium_version() -> Result<String> {
    match Tool::Chromium.presence() {
        Presence::Here(version) | Presence::Other(version) => Ok(version),
        Presence::Missing => bail!("chromium is not on the path"),
    }
}
