//! Which addresses may stand in a campaign file: https, and plain http on this machine only.

use url::{Host, Url};

/// Whether what travels to this address stays between the two ends: https, or http on loopback.
pub fn is_safe(url: &Url) -> bool {
    match url.scheme() {
        "https" => url.host().is_some(),
        "http" => is_loopback(url),
        _ => false,
    }
}

/// Whether the address ends on this machine. Names below `localhost` count (RFC 6761, 6.3).
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

/// The address as a bare origin (`https://example.com`), `None` when it says more than that: a path, a
/// query, a user name.
pub fn bare_origin(url: &Url) -> Option<String> {
    let bare = url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    bare.then(|| url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_safe_on_this_machine_only() {
        for good in ["https://example.com", "http://localhost:8700", "http://127.0.0.1:1", "http://[::1]:1"] {
            assert!(is_safe(&good.parse().unwrap()), "{good}");
        }
        for bad in ["http://example.com", "http://localhost.example.com", "ftp://localhost", "data:,x"] {
            assert!(!is_safe(&bad.parse().unwrap()), "{bad}");
        }
    }

    #[test]
    fn an_origin_has_no_path_and_no_user() {
        let origin = |text: &str| bare_origin(&text.parse().unwrap());
        assert_eq!(origin("https://Example.com:443/").as_deref(), Some("https://example.com"));
        assert_eq!(origin("https://example.com/quiz"), None);
        assert_eq!(origin("https://ada@example.com"), None);
    }
}
