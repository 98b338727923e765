//! The four addresses of the demo.
//!
//! The page is called `localhost` and the services `127.0.0.1`, so that a browser takes them for different
//! sites, as a brand's page and its services are.

use std::net::TcpListener;

use anyhow::{Result, bail};

/// The campaign page's port; the three after it belong to proxy, sandbox and operators' address.
pub const PORT: u16 = 8700;

/// Four ports in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addresses {
    first: u16,
}

impl From<u16> for Addresses {
    fn from(first: u16) -> Self {
        Self { first }
    }
}

impl Addresses {
    /// The campaign page's address, as a browser gets it.
    pub fn page(self) -> String {
        format!("http://localhost:{}", self.first)
    }

    /// The campaign page's port.
    pub fn page_port(self) -> u16 {
        self.first
    }

    /// The proxy's port.
    pub fn proxy(self) -> u16 {
        self.first + 1
    }

    /// The sandbox's port.
    pub fn sandbox(self) -> u16 {
        self.first + 2
    }

    /// The port of the operators' address.
    pub fn operators(self) -> u16 {
        self.first + 3
    }

    /// A text written for the usual ports, with these ports.
    pub fn put_into(self, text: &str) -> String {
        // All at once, since old and new ports may overlap.
        let mut rest = text;
        let mut moved = String::with_capacity(text.len());
        while let Some(at) = rest.find("localhost:87").into_iter().chain(rest.find("127.0.0.1:87")).min() {
            let host_end = at + rest[at..].find(':').unwrap_or(0) + 1;
            let (before, after) = rest.split_at(host_end);
            let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            moved.push_str(before);
            moved.push_str(&self.instead_of(&after[..digits]));
            rest = &after[digits..];
        }
        moved + rest
    }

    fn instead_of(self, port: &str) -> String {
        match port.parse::<u16>() {
            Ok(usual) if (PORT..PORT + 4).contains(&usual) => (usual - PORT + self.first).to_string(),
            Ok(_) | Err(_) => port.to_owned(),
        }
    }

    /// Fails when one of the ports is taken, before anything is built.
    pub fn check_free(self) -> Result<()> {
        let parts = [
            (self.page_port(), "the campaign page"),
            (self.proxy(), "the proxy"),
            (self.sandbox(), "the sandbox"),
            (self.operators(), "the operators' address"),
        ];
        for (port, part) in parts {
            if let Err(error) = TcpListener::bind(("127.0.0.1", port)) {
                let other = if self.first == PORT { 9700 } else { PORT };
                bail!(
                    "port {port}, for {part}, cannot be used ({error}): stop what holds it, or choose four \
                     others with `cargo xtask demo --port {other}`"
                );
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_services_follow_the_page_port_by_port() {
        let moved = Addresses::from(9000);
        assert_eq!(
            (moved.page_port(), moved.proxy(), moved.sandbox(), moved.operators()),
            (9000, 9001, 9002, 9003)
        );
        assert_eq!(moved.page(), "http://localhost:9000");
    }

    #[test]
    fn every_address_in_a_text_is_moved_once() {
        let text = "origins = [\"http://localhost:8700\"]\nsdk = \"http://127.0.0.1:8702/js/gigya.js\"\n";
        assert_eq!(
            Addresses::from(8702).put_into(text),
            "origins = [\"http://localhost:8702\"]\nsdk = \"http://127.0.0.1:8704/js/gigya.js\"\n"
        );
    }

    #[test]
    fn other_numbers_and_addresses_stay() {
        let text = "id = 8700, http://127.0.0.1:8710, http://localhost:87001, https://example.com:8701";
        assert_eq!(Addresses::from(9000).put_into(text), text);
    }

    #[test]
    fn a_taken_port_is_named_with_the_way_out() {
        let holder = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = holder.local_addr().unwrap().port();
        let fault = Addresses::from(port).check_free().unwrap_err().to_string();
        assert!(fault.contains(&format!("port {port}, for the campaign page")), "{fault}");
        assert!(fault.contains("--port 8700"), "{fault}");
    }
}
