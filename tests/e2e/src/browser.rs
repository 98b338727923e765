//! Chromium behind its driver, on a free port, gone with the test.

use std::process::Stdio;

use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel, PageLoadStrategy};
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// What every Chromium of the tests is started with: headless, in English, and silent towards the network.
const ARGUMENTS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-US",
    "--window-size=1280,900",
];

/// A browser and its driver.
pub struct Browser {
    /// The session.
    pub driver: WebDriver,
    _process: Child,
}

impl Browser {
    /// Starts both.
    ///
    /// # Panics
    /// When Chromium or its driver cannot be started: `cargo xtask test e2e` installs them.
    pub async fn start() -> Self {
        let (process, port) = start_driver().await;
        let driver =
            WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities().expect("plain values"))
                .await
                .expect("Chromium starts: `cargo xtask test e2e` installs it");
        Self { driver, _process: process }
    }
}

/// The driver takes a free port of IPv4 and wants the same one of IPv6, which another may have: it ends then,
/// and another try finds another port.
const TRIES: u32 = 5;

async fn start_driver() -> (Child, u16) {
    let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
    for _ in 0..TRIES {
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start ({error}): run `cargo xtask test e2e`"));
        let output = process.stdout.take().expect("its output is piped");
        if let Some(port) = read_port(BufReader::new(output).lines()).await {
            return (process, port);
        }
    }
    panic!("{program} ended {TRIES} times before it listened; what it says stands above")
}

fn capabilities() -> WebDriverResult<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    for argument in ARGUMENTS {
        capabilities.add_arg(argument)?;
    }
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    // A page is open when its document is read: a script that never comes must not hold a journey up.
    capabilities.set_page_load_strategy(PageLoadStrategy::Eager)?;
    Ok(capabilities)
}

/// The driver says where it listens: "… started successfully on port 12345."
/// `None` when it ended instead.
async fn read_port(mut lines: Lines<BufReader<ChildStdout>>) -> Option<u16> {
    while let Some(line) = lines.next_line().await.expect("the driver's output is text") {
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            // The rest of its output must be read, or the driver blocks.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return port.trim_end_matches('.').parse().ok();
        }
    }
    None
}
