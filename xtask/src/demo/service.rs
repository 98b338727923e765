//! The services of the demo: programs of their own, stopped when the demo ends.

use std::path::Path;
use std::process::{Child, Command};

use anyhow::{Context, Result, bail};

use super::addresses::Addresses;
use crate::paths;

/// A running program. Dropping it stops it.
pub struct Service {
    name: &'static str,
    child: Child,
}

/// The imitation of Gigya. It prints the accounts to try.
pub fn sandbox(addresses: Addresses) -> Result<Service> {
    let mut command = program("gigya-sandbox");
    command.args(["--port", &addresses.sandbox().to_string()]);
    start("the sandbox", &mut command)
}

/// The proxy, with the campaigns and the widget that lie in `folder`.
pub fn proxy(addresses: Addresses, folder: &Path) -> Result<Service> {
    let mut command = program("connection-proxy");
    command.args(["--listen", &loopback(addresses.proxy())]);
    command.args(["--operators", &loopback(addresses.operators())]);
    command.arg("--campaigns").arg(folder.join("campaigns"));
    command.arg("--widget").arg(folder.join("widget"));
    command.env("GIGYA_SANDBOX_USER_KEY", SANDBOX_USER_KEY);
    command.env("GIGYA_SANDBOX_SECRET", SANDBOX_SECRET);
    start("the proxy", &mut command)
}

/// What the sandbox knows a proxy by. It opens nothing but the sandbox, so it is no secret.
const SANDBOX_USER_KEY: &str = "sandbox-user-key";
const SANDBOX_SECRET: &str = "YSBzZWNyZXQgb2YgdGhlIHNhbmRib3gncyB1c2VyIGtleQ==";

fn loopback(port: u16) -> String {
    format!("127.0.0.1:{port}")
}

fn program(name: &str) -> Command {
    Command::new(paths::target().join("debug").join(name))
}

fn start(name: &'static str, command: &mut Command) -> Result<Service> {
    if std::env::var_os("RUST_LOG").is_none() {
        // Reports of requests that went well would bury the demo's own words; and that its participants must
        // connect again after a restart is how a demo is.
        command.env("RUST_LOG", "warn,connection_proxy::identity::participant_token=error");
    }
    let child = command.spawn().with_context(|| format!("starting {name}"))?;
    Ok(Service { name, child })
}

impl Service {
    /// Fails when it has ended by itself.
    pub fn check_alive(&mut self) -> Result<()> {
        if let Some(status) = self.child.try_wait().with_context(|| format!("looking at {}", self.name))? {
            bail!("{} ended by itself ({status}); what it says stands above. All is stopped", self.name);
        }
        Ok(())
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended already: then there is nothing to stop and nothing to say.
        self.child.kill().unwrap_or_default();
        self.child.wait().map(drop).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &str = include_str!("../../../crates/sandbox/src/keys/mod.rs");

    #[test]
    fn the_proxy_is_given_the_credentials_of_the_sandbox() {
        for credential in [SANDBOX_USER_KEY, SANDBOX_SECRET] {
            assert!(
                KEYS.contains(&format!("\"{credential}\"")),
                "{credential} is not among the sandbox's keys"
            );
        }
    }

    #[test]
    fn a_service_that_ends_by_itself_is_named() {
        let mut service = start("the proxy", &mut Command::new("false")).unwrap();
        service.child.wait().unwrap();
        let fault = service.check_alive().unwrap_err().to_string();
        assert!(fault.starts_with("the proxy ended by itself"), "{fault}");
    }
}
