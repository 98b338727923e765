//! Who asks: a server with credentials, a browser or an app with a session, or nobody known (REST, 2).
//!
//! Entered with every call, after the API key was looked at, and left with a [`Caller`] or with the error of
//! the form of authentication that failed: one file for each.

mod api_key;
mod authorization;
mod secret;
mod session;
mod signature;

use std::net::IpAddr;

use gigya::ResponseCode;
use time::{Duration, OffsetDateTime};

use crate::fault::Fault;
use crate::parameters::Parameters;
use crate::site::{API_KEY, REQUEST_WINDOW, Site};

pub use api_key::{check_api_key, check_settings};
pub use session::{check as check_session, check_recent_login};

/// Who a request comes from.
#[derive(Clone, PartialEq, Eq)]
pub enum Caller {
    /// A server that proved to know a secret: it may name any UID.
    Server,
    /// A browser or an app with a session.
    Session {
        /// Whose session.
        uid: String,
        /// Its token.
        token: String,
    },
    /// Anyone.
    Anonymous,
}

/// What of the HTTP request matters for knowing the caller.
pub struct Request<'a> {
    /// `GET` or `POST`.
    pub http_method: &'a str,
    /// The `Host` header, with its port.
    pub host: &'a str,
    /// The path, `/accounts.login`.
    pub path: &'a str,
    /// The parameter, or the header `apikey` that Gigya's Android SDK sends (REST, 2.1c).
    pub api_key: Option<&'a str>,
    /// The header `Authorization`.
    pub authorization: Option<&'a str>,
    /// The cookie `glt_<apiKey>`, for pages on the sandbox's own host.
    pub session_cookie: Option<&'a str>,
    /// The page's origin, which browsers name.
    pub origin: Option<&'a str>,
    /// The address it comes from.
    pub address: IpAddr,
    /// All parameters.
    pub parameters: &'a Parameters,
    /// When it came, by the site's clock.
    pub now: OffsetDateTime,
    /// When it came, by the real clock, which those who sign know.
    pub wall: OffsetDateTime,
}

/// Finds out who asks. Credentials that are wrong are refused, not taken for none.
pub fn identify(request: &Request<'_>, site: &mut Site) -> Result<Caller, Fault> {
    let parameters = request.parameters;
    if let Some(header) = request.authorization {
        return authorization::check(header, request, site);
    }
    if parameters.get("userKey").is_some_and(|key| key != site.keys.user_key) {
        return Err(Fault::new(ResponseCode::UNAUTHORIZED_USER, "The supplied userkey was not found"));
    }
    // SAP's PHP SDK names the API key so where it wants the public keys (REST, 2.1).
    if let Some(token) = parameters.get("oauth_token").filter(|token| *token != API_KEY) {
        return session::check_oauth_token(token, request, site);
    }
    if let Some(secret) = parameters.get("secret") {
        return secret::check(secret, request, site);
    }
    if let Some(sig) = parameters.get("sig") {
        return signature::check(sig, signature::By::Server, request, site).map(|()| Caller::Server);
    }
    if let Some(token) = parameters.get("login_token") {
        return session::check(token, request.now, site);
    }
    // A cookie comes along unasked: an old one must not stand in the way of a new login.
    let by_cookie = request.session_cookie.map(|token| session::check(token, request.now, site));
    Ok(by_cookie.and_then(Result::ok).unwrap_or(Caller::Anonymous))
}

/// Refuses what was made too long ago or is still to come (403002).
fn check_time(made: OffsetDateTime, request: &Request<'_>) -> Result<(), Fault> {
    if (request.wall - made).abs() > REQUEST_WINDOW {
        return Err(ResponseCode::REQUEST_HAS_EXPIRED.into());
    }
    Ok(())
}

/// Refuses what was used before (403004).
fn check_once(nonce: &str, request: &Request<'_>, site: &mut Site) -> Result<(), Fault> {
    if site.use_nonce(nonce, request.wall) { Ok(()) } else { Err(ResponseCode::DUPLICATE_NONCE.into()) }
}

/// Whether a secret may travel this way: over TLS, or where nobody else listens.
pub fn is_private(request: &Request<'_>, site: &Site) -> bool {
    site.is_secure() || is_loopback(request.host)
}

fn is_loopback(host: &str) -> bool {
    let Ok(url) = url::Url::parse(&format!("http://{host}")) else { return false };
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Unix seconds; thirteen digits are milliseconds, as the npm client sends them (REST, 2.2).
pub fn moment(timestamp: &str) -> Option<OffsetDateTime> {
    let number: i64 = timestamp.parse().ok()?;
    if in_milliseconds(timestamp) {
        OffsetDateTime::UNIX_EPOCH.checked_add(Duration::milliseconds(number))
    } else {
        OffsetDateTime::from_unix_timestamp(number).ok()
    }
}

fn in_milliseconds(timestamp: &str) -> bool {
    timestamp.len() >= 13
}

/// For the tests of each form of authentication.
#[cfg(test)]
mod wire {
    use super::*;

    pub const NOW: OffsetDateTime = time::macros::datetime!(2026-06-01 12:00 UTC);
    pub const METHOD: &str = "/accounts.getAccountInfo";

    /// A form that is posted to a host at `NOW`, on both clocks.
    pub fn request<'a>(host: &'a str, path: &'a str, parameters: &'a Parameters) -> Request<'a> {
        Request {
            http_method: "POST",
            host,
            path,
            api_key: parameters.get("apiKey"),
            authorization: None,
            session_cookie: None,
            origin: None,
            address: std::net::Ipv4Addr::LOCALHOST.into(),
            parameters,
            now: NOW,
            wall: NOW,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nonce_is_remembered_for_as_long_as_its_timestamp_could_pass() {
        let mut site = Site::new(String::new());
        assert!(site.use_nonce("n", wire::NOW));
        assert!(!site.use_nonce("n", wire::NOW + REQUEST_WINDOW * 2));
    }

    #[test]
    fn a_timestamp_is_read_in_seconds_and_in_milliseconds() {
        assert_eq!(moment("1700000000"), moment("1700000000000"));
        assert_eq!(moment("soon"), None);
    }

    #[test]
    fn only_loopback_counts_as_loopback() {
        for host in ["127.0.0.1:8702", "localhost", "[::1]:1"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["accounts.example.com", "127.0.0.1.example.com", "10.0.0.1:80", ""] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
