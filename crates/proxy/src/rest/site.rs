//! A Gigya site as the proxy knows it: its public key, its host, and the credentials for it.

use std::fmt;

use gigya::DataCenter;

use super::credentials::Credentials;
use crate::web_address;

/// The site that a campaign's calls go to.
#[derive(Clone, Debug)]
pub struct Site {
    /// The public API key.
    pub api_key: String,
    /// Where its methods are found.
    pub host: Host,
    /// What proves that the proxy may call.
    pub credentials: Credentials,
}

/// Where a site's methods and its Web SDK are found (REST, 1.1).
#[derive(Clone, Debug)]
pub enum Host {
    /// Gigya's own hosts in a data centre.
    DataCenter(DataCenter),
    /// The customer's own name for them, with the same paths: `https://login.example.com`.
    Custom(String),
}

/// As the campaign file names it.
impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DataCenter(center) => center.fmt(f),
            Self::Custom(origin) => f.write_str(origin),
        }
    }
}

impl Host {
    /// The address of a method. Every namespace is found on every host (REST, 1.1), so one is enough.
    pub fn method(&self, method: &str) -> String {
        match self {
            Self::DataCenter(center) => format!("https://accounts.{}/{method}", center.domain()),
            Self::Custom(origin) => format!("{origin}/{method}"),
        }
    }

    /// Whether it is this machine: the sandbox, in development.
    pub fn is_loopback(&self) -> bool {
        match self {
            Self::DataCenter(_) => false,
            Self::Custom(origin) => origin.parse().is_ok_and(|url| web_address::is_loopback(&url)),
        }
    }

    /// The address of the Web SDK's script (Web SDK, 1.1), without its language.
    pub fn sdk(&self, api_key: &str) -> String {
        match self {
            Self::DataCenter(center) => {
                format!("https://cdns.{}/js/gigya.js?apikey={api_key}", center.domain())
            }
            Self::Custom(origin) => format!("{origin}/js/gigya.js?apikey={api_key}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_lies_on_the_data_centres_host_or_on_the_customers() {
        let europe = Host::DataCenter(DataCenter::Eu1);
        assert_eq!(europe.method("accounts.login"), "https://accounts.eu1.gigya.com/accounts.login");
        assert_eq!(europe.sdk("3_k"), "https://cdns.eu1.gigya.com/js/gigya.js?apikey=3_k");
        let own = Host::Custom("https://login.example.com".into());
        assert_eq!(own.method("accounts.login"), "https://login.example.com/accounts.login");
        assert_eq!(own.sdk("3_k"), "https://login.example.com/js/gigya.js?apikey=3_k");
    }
}
