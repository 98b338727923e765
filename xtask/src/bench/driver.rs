//! Chromium behind its driver, spoken to in the few words of WebDriver that a measurement needs.
//!
//! Every measured load has a browser of its own, which has never seen a file of ours: what a browser keeps of
//! compiled wasm would make the second load another one than the first.

use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};
use ureq::Agent;

/// As in `tests/e2e/src/browser.rs`: headless, in English, and silent towards the network.
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

/// How long a page may take until it is at rest.
const PATIENCE: Duration = Duration::from_mins(1);

/// The driver takes a free port of IPv4 and wants the same one of IPv6, which another may have: it ends then,
/// and another try finds another port.
const TRIES: u32 = 5;

/// The driver's program. Dropping it ends it.
pub struct Driver {
    process: Child,
    sessions: String,
    agent: Agent,
}

/// A browser that was never used before. Dropping it closes it.
pub struct Browser<'driver> {
    agent: &'driver Agent,
    session: String,
}

/// Whether a browser keeps a log of what its network did, which costs it some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkLog {
    Kept,
    None,
}

impl Driver {
    /// Starts it on a free port.
    pub fn start() -> Result<Self> {
        for _ in 0..TRIES {
            let mut process = Command::new("chromedriver")
                .arg("--port=0")
                .stdout(Stdio::piped())
                .spawn()
                .context("starting chromedriver")?;
            let output = process.stdout.take().context("chromedriver's output is piped")?;
            if let Some(port) = port_in(BufReader::new(output).lines()) {
                // Whatever it answers is read: a refusal says more in its body than in its status.
                let config = Agent::config_builder()
                    .http_status_as_error(false)
                    .proxy(None)
                    .timeout_global(Some(PATIENCE * 2));
                let agent = config.build().into();
                return Ok(Self { process, sessions: format!("http://127.0.0.1:{port}/session"), agent });
            }
            process.wait().context("waiting for chromedriver")?;
        }
        bail!("chromedriver ended {TRIES} times before it listened; what it says stands above")
    }

    /// Opens a new browser.
    pub fn browser(&self, log: NetworkLog) -> Result<Browser<'_>> {
        let mut wanted = json!({
            "goog:chromeOptions": {"args": ARGUMENTS},
            "timeouts": {"pageLoad": PATIENCE.as_millis(), "script": PATIENCE.as_millis()},
        });
        if log == NetworkLog::Kept {
            wanted["goog:loggingPrefs"] = json!({"performance": "ALL"});
        }
        let body = json!({"capabilities": {"alwaysMatch": wanted}});
        let opened = ask(&self.agent, &self.sessions, &body).context("starting Chromium")?;
        let id = opened["sessionId"].as_str().context("the driver names no session")?;
        Ok(Browser { agent: &self.agent, session: format!("{}/{id}", self.sessions) })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already: then there is nothing to stop and nothing to say.
        self.process.kill().unwrap_or_default();
        self.process.wait().map(drop).unwrap_or_default();
    }
}

impl Browser<'_> {
    /// Goes to an address and waits until the page is loaded.
    pub fn go(&self, address: &str) -> Result<()> {
        self.ask("url", &json!({"url": address})).with_context(|| format!("opening {address}")).map(drop)
    }

    /// A command of the DevTools protocol.
    pub fn command(&self, name: &str, parameters: &Value) -> Result<Value> {
        self.ask("goog/cdp/execute", &json!({"cmd": name, "params": parameters}))
            .with_context(|| format!("asking Chromium for {name}"))
    }

    /// What the promise in the page that `expression` makes is fulfilled with.
    pub fn outcome(&self, expression: &str) -> Result<Value> {
        let script = format!("const done = arguments[0]; {expression}.then(done);");
        self.ask("execute/async", &json!({"script": script, "args": []}))
            .with_context(|| format!("waiting for {expression} in the page"))
    }

    /// What the network did since the last time, as the DevTools protocol tells it; oldest first.
    pub fn network_events(&self) -> Result<Vec<Value>> {
        let log = self.ask("se/log", &json!({"type": "performance"})).context("reading the network's log")?;
        let entries = log.as_array().context("the network's log is a list")?;
        let messages = entries.iter().filter_map(|entry| entry["message"].as_str());
        messages
            .map(|text| {
                let mut message: Value = serde_json::from_str(text).context("an entry of the log is JSON")?;
                Ok(message["message"].take())
            })
            .collect()
    }

    fn ask(&self, what: &str, body: &Value) -> Result<Value> {
        ask(self.agent, &format!("{}/{what}", self.session), body)
    }
}

impl Drop for Browser<'_> {
    fn drop(&mut self) {
        // A browser that has gone already needs no closing.
        self.agent.delete(&self.session).call().map(drop).unwrap_or_default();
    }
}

fn ask(agent: &Agent, address: &str, body: &Value) -> Result<Value> {
    let mut answer: Value = agent.post(address).send_json(body)?.body_mut().read_json()?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        None => Ok(value),
        Some(error) => {
            let message = value["message"].as_str().and_then(|message| message.lines().next());
            Err(anyhow!("the driver answers `{error}`: {}", message.unwrap_or_default()))
        }
    }
}

/// The driver says where it listens: "… started successfully on port 12345."; nothing when it ended instead.
fn port_in(mut lines: Lines<BufReader<ChildStdout>>) -> Option<u16> {
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| port_of(&line))?;
    // The rest of its output must be read, or the driver blocks.
    thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    Some(port)
}

fn port_of(line: &str) -> Option<u16> {
    line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chromium_is_started_as_in_the_end_to_end_tests() {
        let there = include_str!("../../../tests/e2e/src/browser.rs");
        for argument in ARGUMENTS {
            assert!(
                there.contains(&format!("\"{argument}\"")),
                "{argument} is not in tests/e2e/src/browser.rs"
            );
        }
    }

    #[test]
    fn the_port_is_read_from_what_the_driver_says() {
        assert_eq!(port_of("ChromeDriver was started successfully on port 40123."), Some(40123));
        assert_eq!(port_of("Only local connections are allowed."), None);
    }
}
