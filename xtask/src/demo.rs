//! `cargo xtask demo`: the campaign page, the proxy and the sandbox, each at its own address as in life.

pub mod addresses;
pub mod answers;
mod pages;
pub mod service;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::tools::{self, Tool};
use crate::widget::{self, Finish};
use crate::{paths, process};
use addresses::Addresses;
use service::Service;

/// How long the services may take to answer: there is nothing left to compile.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often the services are looked at.
const BEAT: Duration = Duration::from_millis(100);

/// What a tool needs to be here for the demo. Trunk is for the designers, who begin with this command too.
const NEEDED: [Tool; 3] = [Tool::WasmTarget, Tool::WasmBindgen, Tool::Trunk];

/// Where the demo runs.
#[derive(clap::Args)]
pub struct Arguments {
    /// The campaign page's port; the proxy, the sandbox and the operators' address take the next three
    #[arg(long, default_value_t = addresses::PORT, value_parser = clap::value_parser!(u16).range(1..=65_532))]
    port: u16,
}

/// Runs until Ctrl-C, or until a part of it stops by itself.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let addresses = Addresses::from(arguments.port);
    addresses.check_free()?;

    let folder = paths::target().join("demo");
    let mut steps = tools::provide(&NEEDED, widget::STEPS + 2)?;
    widget::build(&folder.join("widget"), Finish::AtHand, &mut steps)?;

    steps.next("Build the proxy and the sandbox");
    build_services()?;

    steps.next("Start them");
    let stop = stop_signal()?;
    // Dropped in the end, whichever way it comes: that stops them.
    if let Some(mut services) = start(addresses, &folder, &stop)? {
        pages::serve(addresses)?;
        println!("\nThe campaign page:     {}", addresses.page());
        println!("The same in French:    {}/?lang=fr", addresses.page());
        println!("A form of the page:    {}/page-form.html", addresses.page());
        println!("\nCtrl-C stops everything.");
        watch(&mut services, &stop)?;
    }
    println!("\nStopped.");
    Ok(ExitCode::SUCCESS)
}

/// Compiles the two services.
pub fn build_services() -> Result<()> {
    let mut build = Command::new("cargo");
    build.args(["build", "--locked", "--package", "gigya-sandbox", "--package", "connection-proxy"]);
    process::run(&mut build)
}

/// Sandbox and proxy, both answering, with the example campaigns and the widget that lies in `folder`;
/// nothing when Ctrl-C came first.
pub fn start(addresses: Addresses, folder: &Path, stop: &Receiver<()>) -> Result<Option<Vec<Service>>> {
    copy_campaigns(addresses, &folder.join("campaigns"))?;
    let mut services = vec![service::sandbox(addresses)?];
    if !answers(&mut services, addresses.sandbox(), "/js/gigya.js", stop)? {
        return Ok(None);
    }
    services.push(service::proxy(addresses, folder)?);
    Ok(answers(&mut services, addresses.operators(), "/health/ready", stop)?.then_some(services))
}

/// The campaign files as they are, but for the addresses.
fn copy_campaigns(addresses: Addresses, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    for entry in fs::read_dir(paths::root().join("campaigns")).context("reading campaigns/")? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "toml") {
            let name = file.file_name().context("a campaign file has a name")?;
            let text = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
            fs::write(folder.join(name), addresses.put_into(&text)).context("copying a campaign file")?;
        }
    }
    Ok(())
}

/// Becomes readable at Ctrl-C, and when the system asks us to end.
pub fn stop_signal() -> Result<Receiver<()>> {
    let (sender, receiver) = mpsc::channel();
    ctrlc::set_handler(move || {
        // Nobody listens any more: the demo is ending already.
        sender.send(()).unwrap_or_default();
    })
    .context("listening for Ctrl-C")?;
    Ok(receiver)
}

/// Waits until `path` is answered; `false` when Ctrl-C came first.
fn answers(services: &mut [Service], address: u16, path: &str, stop: &Receiver<()>) -> Result<bool> {
    let since = Instant::now();
    while !answers::answers(address, path) {
        if since.elapsed() > PATIENCE {
            bail!("nothing answers at 127.0.0.1:{address}{path} after {} seconds", PATIENCE.as_secs());
        }
        if interrupted(services, stop)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn watch(services: &mut [Service], stop: &Receiver<()>) -> Result<()> {
    while !interrupted(services, stop)? {}
    Ok(())
}

/// Waits a beat; `true` at Ctrl-C, an error when a service has ended by itself.
fn interrupted(services: &mut [Service], stop: &Receiver<()>) -> Result<bool> {
    for service in services {
        service.check_alive()?;
    }
    Ok(match stop.recv_timeout(BEAT) {
        Ok(()) | Err(RecvTimeoutError::Disconnected) => true,
        Err(RecvTimeoutError::Timeout) => false,
    })
}
