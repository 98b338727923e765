//! Who asks: a server with credentials, a browser with a session, or nobody known (REST, 2).

use std::net::IpAddr;

use gigya::ResponseCode;
use gigya::signature;
use time::{Duration, OffsetDateTime};

use crate::fault::Fault;
use crate::methods::{Method, get_sdk_config};
use crate::parameters::Parameters;
use crate::settings::Settings;
use crate::site::{API_KEY, REQUEST_WINDOW, Site, USER_KEY, USER_SECRET, partner_secret, user_secret};

/// Who a request comes from.
#[derive(Clone, PartialEq, Eq)]
pub enum Caller {
    /// A server that proved to know a secret: it may name any UID.
    Server,
    /// A browser with a session.
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

/// Checks the API key (REST, 5: 400093 with the details seen).
pub fn check_api_key(parameters: &Parameters) -> Result<(), Fault> {
    let refuse = |details: String| Err(Fault::new(ResponseCode::INVALID_APIKEY_PARAMETER, details));
    match parameters.get("apiKey") {
        Some(API_KEY) => Ok(()),
        None | Some("") => refuse("Missing required parameter: ApiKey".to_owned()),
        Some(key) if key.split_once('_').is_none_or(|(version, _)| version.parse::<u8>().is_err()) => {
            refuse(format!("GSKeyBase is invalid, no version: {key}"))
        }
        Some(_) => refuse("Invalid ApiKey parameter".to_owned()),
    }
}

/// Refuses what the site's settings do not let in: an API key that is not known (400093), a site in another
/// data centre (301001 with `apiDomain` and `location`; REST, 1.3), a page that the site does not trust
/// (400120). When exactly Gigya answers the last is UNCONFIRMED (Web SDK, 1.1): here on every method but the
/// SDK's configuration, which comes from the content delivery network.
pub fn check_settings(method: &Method, request: &Request<'_>, settings: &Settings) -> Result<(), Fault> {
    if method.keyless {
        return Ok(());
    }
    if !settings.known_key {
        return Err(Fault::new(ResponseCode::INVALID_APIKEY_PARAMETER, "Invalid ApiKey parameter"));
    }
    if let Some(domain) = &settings.data_center {
        let namespace = method.name.split('.').next().unwrap_or("socialize");
        return Err(Fault::from(ResponseCode::INVALID_DATA_CENTER)
            .with("apiDomain", domain.as_str())
            .with("location", format!("https://{namespace}.{domain}{}", request.path)));
    }
    let page = request.origin.or_else(|| request.parameters.get("pageURL"));
    if method.name != get_sdk_config::METHOD.name && !settings.trusts(page) {
        return Err(ResponseCode::INVALID_SITE_DOMAIN.into());
    }
    Ok(())
}

/// Finds out who asks. Credentials that are wrong are refused, not taken for none.
pub fn identify(request: &Request<'_>, site: &mut Site) -> Result<Caller, Fault> {
    let parameters = request.parameters;
    if parameters.get("userKey").is_some_and(|key| key != USER_KEY) {
        return Err(Fault::new(ResponseCode::UNAUTHORIZED_USER, "The supplied userkey was not found"));
    }
    if let Some(secret) = parameters.get("secret") {
        return check_secret(secret, request, site);
    }
    if let Some(sig) = parameters.get("sig") {
        return check_signature(sig, request, site);
    }
    if let Some(token) = parameters.get("login_token") {
        return check_session(token, request.now, site);
    }
    // A cookie comes along unasked: an old one must not stand in the way of a new login.
    let by_cookie = request.session_cookie.map(|token| check_session(token, request.now, site));
    Ok(by_cookie.and_then(Result::ok).unwrap_or(Caller::Anonymous))
}

/// User key and secret in the body: over https only. Where the sandbox speaks plain http, it lets loopback
/// pass.
fn check_secret(secret: &str, request: &Request<'_>, site: &Site) -> Result<Caller, Fault> {
    if !site.is_secure() && !is_loopback(request.host) {
        return Err(ResponseCode::SENSITIVE_DATA_SENT_OVER_HTTP.into());
    }
    // The partner's secret alone is no longer valid since 2023-01-31 (REST, 2.1a).
    let right = request.parameters.get("userKey").is_some() && signature::equal(USER_SECRET, secret);
    if right {
        Ok(Caller::Server)
    } else {
        Err(Fault::new(ResponseCode::INVALID_SECRET, "Invalid parameter: secret"))
    }
}

fn check_signature(sig: &str, request: &Request<'_>, site: &mut Site) -> Result<Caller, Fault> {
    let parameters = request.parameters;
    let sent = moment(parameters.require("timestamp")?).ok_or_else(|| Fault::invalid("timestamp"))?;
    let nonce = parameters.require("nonce")?;
    if (request.wall - sent).abs() > REQUEST_WINDOW {
        return Err(ResponseCode::REQUEST_HAS_EXPIRED.into());
    }
    let secret = if parameters.get("userKey").is_some() { user_secret() } else { partner_secret() };
    let fits = addresses(request.host, request.path).iter().any(|address| {
        signature::verify_request(&secret, request.http_method, address, parameters.pairs(), sig)
    });
    if !fits {
        return Err(ResponseCode::INVALID_REQUEST_SIGNATURE.into());
    }
    if !site.use_nonce(nonce, request.wall) {
        return Err(ResponseCode::DUPLICATE_NONCE.into());
    }
    Ok(Caller::Server)
}

/// Asks for another login where the last is too long ago (403110; Web SDK, 1.7). For which methods Gigya does
/// is UNCONFIRMED.
pub fn check_recent_login(
    method: &Method,
    caller: &Caller,
    site: &Site,
    now: OffsetDateTime,
) -> Result<(), Fault> {
    let Caller::Session { token, .. } = caller else { return Ok(()) };
    let asks = ["accounts.getJWT", "accounts.setAccountInfo"].contains(&method.name);
    let (Some(seconds), Some(session), true) = (site.settings.recent_login, site.session(token), asks) else {
        return Ok(());
    };
    if now - session.since > Duration::seconds(seconds.into()) {
        return Err(ResponseCode::ACCOUNT_PENDING_RECENT_LOGIN.into());
    }
    Ok(())
}

fn check_session(token: &str, now: OffsetDateTime, site: &Site) -> Result<Caller, Fault> {
    let session = site.session(token).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    if session.expires.is_some_and(|expires| expires <= now) {
        return Err(ResponseCode::SESSION_HAS_EXPIRED.into());
    }
    Ok(Caller::Session { uid: session.uid.clone(), token: token.to_owned() })
}

/// Unix seconds; thirteen digits are milliseconds, as the npm client sends them (REST, 2.2).
fn moment(timestamp: &str) -> Option<OffsetDateTime> {
    let number: i64 = timestamp.parse().ok()?;
    if timestamp.len() >= 13 {
        OffsetDateTime::UNIX_EPOCH.checked_add(Duration::milliseconds(number))
    } else {
        OffsetDateTime::from_unix_timestamp(number).ok()
    }
}

/// The addresses that a client may have signed: Node's always says https, .NET's never has a port
/// (REST, 2.2).
fn addresses(host: &str, path: &str) -> Vec<String> {
    let without_port = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let hosts = [host, without_port];
    hosts.iter().flat_map(|host| ["http", "https"].map(|scheme| format!("{scheme}://{host}{path}"))).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{PARTNER_SECRET, Session};

    const NOW: OffsetDateTime = time::macros::datetime!(2026-06-01 12:00 UTC);

    fn identify_at(query: &str, now: OffsetDateTime, site: &mut Site) -> Result<Caller, u32> {
        let parameters = Parameters::read(query, &[]);
        let (host, path) = ("127.0.0.1:8702", "/accounts.getAccountInfo");
        let request = Request {
            http_method: "GET",
            host,
            path,
            session_cookie: None,
            origin: None,
            address: std::net::Ipv4Addr::LOCALHOST.into(),
            parameters: &parameters,
            now,
            wall: now,
        };
        identify(&request, site).map_err(|fault| fault.code.0)
    }

    #[test]
    fn a_session_ends_when_its_time_is_over() {
        let mut site = Site::new(String::new());
        let expires = Some(NOW + Duration::seconds(60));
        let token = site.begin_session(Session { uid: "u".to_owned(), since: NOW, expires });
        let query = format!("login_token={token}");
        assert!(matches!(
            identify_at(&query, NOW + Duration::seconds(59), &mut site),
            Ok(Caller::Session { uid, .. }) if uid == "u"
        ));
        assert!(identify_at(&query, NOW + Duration::seconds(60), &mut site) == Err(403_011));
    }

    #[test]
    fn a_nonce_is_remembered_for_as_long_as_its_timestamp_could_pass() {
        let mut site = Site::new(String::new());
        assert!(site.use_nonce("n", NOW));
        assert!(!site.use_nonce("n", NOW + REQUEST_WINDOW * 2));
    }

    #[test]
    fn a_timestamp_is_read_in_seconds_and_in_milliseconds() {
        assert_eq!(moment("1700000000"), moment("1700000000000"));
        assert_eq!(moment("soon"), None);
    }

    #[test]
    fn the_partners_secret_is_not_the_user_keys() {
        assert_ne!(PARTNER_SECRET, USER_SECRET);
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
