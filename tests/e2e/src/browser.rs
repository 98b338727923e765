//! Chromium behind its driver, on a free port, gone with the test.

use std::process::Stdio;

use serde_json::json;
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

/// What a Chromium that takes pictures is started with besides: letters in the same shades on every machine.
const FOR_PICTURES: [&str; 4] = [
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-device-scale-factor=1",
    "--hide-scrollbars",
];

/// Which cookies the browser takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cookies {
    /// Those of every page.
    #[default]
    All,
    /// Those of the page in the address bar, not those of frames of another site: as Safari, Firefox and many
    /// Chromiums do.
    FirstParty,
}

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
        Self::start_with(Cookies::All).await
    }

    /// Starts both, the browser taking these cookies only.
    ///
    /// # Panics
    /// As [`Browser::start`].
    pub async fn start_with(cookies: Cookies) -> Self {
        Self::start_as(capabilities(cookies)).await
    }

    /// Starts both, the browser drawing alike on every machine.
    ///
    /// # Panics
    /// As [`Browser::start`].
    pub async fn start_for_pictures() -> Self {
        let mut capabilities = capabilities(Cookies::All);
        if let Ok(capabilities) = &mut capabilities {
            for argument in FOR_PICTURES {
                capabilities.add_arg(argument).expect("a plain value");
            }
        }
        Self::start_as(capabilities).await
    }

    /// Starts both, the browser finding every name of Gigya's at this port of this machine, and trusting whatever
    /// certificate it meets.
    ///
    /// # Panics
    /// As [`Browser::start`].
    pub async fn start_with_gigya_at(port: u16) -> Self {
        let mut capabilities = capabilities(Cookies::All);
        if let Ok(capabilities) = &mut capabilities {
            let rule = format!("--host-resolver-rules=MAP *.gigya.com 127.0.0.1:{port}");
            capabilities.add_arg(&rule).expect("a plain value");
            capabilities.accept_insecure_certs(true).expect("a plain value");
        }
        Self::start_as(capabilities).await
    }

    async fn start_as(capabilities: WebDriverResult<ChromeCapabilities>) -> Self {
        let (process, port) = start_driver().await;
        let capabilities = capabilities.expect("plain values");
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities)
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

fn capabilities(cookies: Cookies) -> WebDriverResult<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    for argument in ARGUMENTS {
        capabilities.add_arg(argument)?;
    }
    if cookies == Cookies::FirstParty {
        // As the setting "Block third-party cookies" writes it.
        let settings =
            json!({ "profile.cookie_controls_mode": 1, "profile.block_third_party_cookies": true });
        capabilities.add_experimental_option("prefs", settings)?;
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
