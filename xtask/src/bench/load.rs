//! One load of one page, and what was seen of it.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::driver::{Browser, Driver, NetworkLog};
use super::stage::EMPTY;

/// Runs in both pages before anything of theirs.
const PROBE: &str = include_str!("../../bench/probe.js");

/// A page is at rest when for so long nothing was loaded, moved or slow, in milliseconds. It is longer than
/// the slowest answer of [`Conditions::Throttled`].
const QUIET: u32 = 2000;

/// On what line, and with what processor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conditions {
    /// As the machine is.
    Unthrottled,
    /// A slow line, a slow phone.
    Throttled,
}

impl Conditions {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Unthrottled, Self::Throttled];

    fn set(self, browser: &Browser) -> Result<()> {
        match self {
            Self::Unthrottled => Ok(()),
            Self::Throttled => {
                browser.command("Network.enable", &json!({}))?;
                // 1.44 Mbit/s, in bytes, both ways; milliseconds per request.
                let line = json!({
                    "offline": false, "latency": 562, "downloadThroughput": 180_000, "uploadThroughput": 180_000,
                });
                browser.command("Network.emulateNetworkConditions", &line)?;
                browser.command("Emulation.setCPUThrottlingRate", &json!({"rate": 4})).map(drop)
            }
        }
    }
}

/// What was seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// From navigation until *Login* was painted, in milliseconds.
    pub painted: f64,
    /// How much longer than 50 ms the main thread's tasks took, altogether, in milliseconds.
    pub blocked: f64,
    /// The layout shift, without unit: the sum of all shifts.
    pub shifted: f64,
    /// What JavaScript holds after a collection, in bytes.
    pub heap: f64,
    /// The wasm's memory, in bytes.
    pub wasm: f64,
}

/// Loads the page at `address` in a new browser, and waits until it is at rest.
pub fn load(driver: &Driver, origin: &str, path: &str, conditions: Conditions) -> Result<Load> {
    let browser = driver.browser(NetworkLog::None)?;
    visit(&browser, origin, path, conditions)
}

/// The same with what the network did.
pub fn load_with_network(
    driver: &Driver,
    origin: &str,
    path: &str,
    conditions: Conditions,
) -> Result<(Load, Vec<Value>)> {
    let browser = driver.browser(NetworkLog::Kept)?;
    let load = visit(&browser, origin, path, conditions)?;
    Ok((load, browser.network_events()?))
}

fn visit(browser: &Browser, origin: &str, path: &str, conditions: Conditions) -> Result<Load> {
    // The screen of a phone.
    let screen = json!({"width": 412, "height": 823, "deviceScaleFactor": 1.75, "mobile": true});
    browser.command("Emulation.setDeviceMetricsOverride", &screen)?;
    browser.go(&format!("{origin}{EMPTY}"))?;
    browser.command("Page.addScriptToEvaluateOnNewDocument", &json!({"source": PROBE}))?;
    conditions.set(browser)?;
    browser.go(&format!("{origin}{path}"))?;
    let seen = browser.outcome(&format!("rest({QUIET})"))?;
    let number = |name: &str| seen[name].as_f64().with_context(|| format!("the page does not say {name}"));
    Ok(Load {
        painted: number("painted")?,
        blocked: number("blocked")?,
        shifted: number("shifted")?,
        heap: heap(browser)?,
        wasm: number("wasm")?,
    })
}

fn heap(browser: &Browser) -> Result<f64> {
    browser.command("HeapProfiler.collectGarbage", &json!({}))?;
    browser.command("Performance.enable", &json!({}))?;
    let answer = browser.command("Performance.getMetrics", &json!({}))?;
    let metrics = answer["metrics"].as_array().context("Chromium answers a list of metrics")?;
    let used = metrics.iter().find(|metric| metric["name"] == "JSHeapUsedSize");
    used.and_then(|metric| metric["value"].as_f64())
        .context("Chromium does not say how much of the heap is used")
}
