//! Signed requests (REST, 2.2): HMAC-SHA1 over method, address and sorted parameters, with what known clients
//! do differently. A signature that fits in such a way is tolerated, and the log says in which.

use std::fmt;

use gigya::ResponseCode;
use gigya::signature::{Secret, base_string, equal, sign_base_string};
use percent_encoding::percent_decode_str;

use super::{Request, check_once, check_time, in_milliseconds, moment};
use crate::fault::Fault;
use crate::site::Site;

/// Whose secret a request is signed with.
#[derive(Clone, Copy)]
pub enum By<'a> {
    /// A user key's, or the partner's where none is named.
    Server,
    /// That of an app's session (REST, 2.1c).
    Session(&'a Secret),
}

/// What a client does otherwise than the documents say (REST, 2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quirk {
    /// Node's always signs https.
    OtherScheme,
    /// .NET's never signs a port.
    NoPort,
    /// npm's writes the timestamp so.
    Milliseconds,
    /// Android's.
    UrlSafe,
    /// Swift's encodes the signature once more.
    EncodedSignature,
    /// Swift's leaves `<`, `>` and the back-tick in the base string.
    BareBrackets,
}

impl fmt::Display for Quirk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherScheme => "another scheme than the connection's (Node)",
            Self::NoPort => "no port in the address (.NET)",
            Self::Milliseconds => "a timestamp in milliseconds (npm)",
            Self::UrlSafe => "URL-safe base64 (Android)",
            Self::EncodedSignature => "a signature that is percent-encoded twice (Swift)",
            Self::BareBrackets => "`<`, `>` or a back-tick that are not encoded (Swift)",
        })
    }
}

/// Checks a signature, its moment and its nonce: 403002, 403003, 403004.
pub fn check(sig: &str, by: By<'_>, request: &Request<'_>, site: &mut Site) -> Result<(), Fault> {
    let parameters = request.parameters;
    let timestamp = parameters.require("timestamp")?;
    check_time(moment(timestamp).ok_or_else(|| Fault::invalid("timestamp"))?, request)?;
    let nonce = parameters.require("nonce")?;
    let secret = match by {
        By::Session(secret) => secret,
        By::Server if parameters.get("userKey").is_some() => &site.keys.user_secret,
        By::Server => &site.keys.partner_secret,
    };
    let is_documented = |quirks: &Vec<Quirk>| quirks.is_empty() || !site.settings.strict_signatures;
    let Some(quirks) = quirks(sig, secret, request, site.is_secure()).filter(is_documented) else {
        return Err(refusal(secret, request, site.is_secure()));
    };
    if !quirks.is_empty() {
        let tolerated: Vec<_> = quirks.iter().map(Quirk::to_string).collect();
        tracing::info!(path = request.path, tolerated = tolerated.join("; "), "the signature has quirks");
    }
    check_once(nonce, request, site)
}

/// 403003 as it was seen of old: with what should have been signed, and how. Whether Gigya still tells is
/// UNCONFIRMED (REST, 1.3 and 9.4).
fn refusal(secret: &Secret, request: &Request<'_>, secure: bool) -> Fault {
    let base = base(request, scheme(secure), request.host);
    let expected = sign_base_string(secret, &base);
    Fault::from(ResponseCode::INVALID_REQUEST_SIGNATURE)
        .with("baseString", base)
        .with("expectedSignature", expected)
}

/// In what the signature differs from the documented one; `None` when it does not fit at all.
fn quirks(sig: &str, secret: &Secret, request: &Request<'_>, secure: bool) -> Option<Vec<Quirk>> {
    let decoded = percent_decode_str(sig).decode_utf8().ok()?;
    let mut quirks = Vec::new();
    let mut note = |quirk, applies: bool| quirks.extend(applies.then_some(quirk));
    note(Quirk::Milliseconds, request.parameters.get("timestamp").is_some_and(in_milliseconds));
    note(Quirk::EncodedSignature, decoded != sig);
    note(Quirk::UrlSafe, decoded.contains(['-', '_']));
    let (_, of_base) = candidates(request, secure)
        .into_iter()
        .find(|(base, _)| equal(&sign_base_string(secret, base), &decoded))?;
    quirks.extend(of_base);
    Some(quirks)
}

/// What a client may have signed, the documented text first.
fn candidates(request: &Request<'_>, secure: bool) -> Vec<(String, Vec<Quirk>)> {
    let without_port = request.host.rsplit_once(':').map_or(request.host, |(name, _)| name);
    let schemes = [(scheme(secure), None), (scheme(!secure), Some(Quirk::OtherScheme))];
    let hosts = [(request.host, None), (without_port, Some(Quirk::NoPort))];
    let mut found = Vec::new();
    for (scheme, other_scheme) in schemes {
        for (host, no_port) in hosts {
            let documented = base(request, scheme, host);
            let swifts = with_bare_brackets(&documented);
            let quirks: Vec<_> = other_scheme.into_iter().chain(no_port).collect();
            found.push((documented, quirks.clone()));
            found.push((swifts, [quirks, vec![Quirk::BareBrackets]].concat()));
        }
    }
    found
}

fn base(request: &Request<'_>, scheme: &str, host: &str) -> String {
    let address = format!("{scheme}://{host}{}", request.path);
    base_string(request.http_method, &address, request.parameters.pairs())
}

/// In a base string values are encoded twice.
fn with_bare_brackets(base: &str) -> String {
    base.replace("%253C", "<").replace("%253E", ">").replace("%2560", "`")
}

fn scheme(secure: bool) -> &'static str {
    if secure { "https" } else { "http" }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    use serde_json::Value;
    use time::OffsetDateTime;
    use url::{Url, form_urlencoded};

    use super::super::wire::{METHOD, request};
    use super::super::{Caller, identify};
    use super::*;
    use crate::keys::{Keys, USER_SECRET};
    use crate::parameters::Parameters;

    const HOST: &str = "127.0.0.1:8702";

    fn vectors() -> Value {
        serde_json::from_str(include_str!("../../../gigya/tests/vectors.json")).unwrap()
    }

    fn text<'a>(value: &'a Value, name: &str) -> &'a str {
        value[name].as_str().unwrap()
    }

    /// A body as SAP's PHP SDK writes it: with `+` and `%7E`, where the base string has `%20` and `~`.
    fn body(parameters: &Value, sig: &str) -> String {
        let pairs = parameters.as_object().unwrap().iter();
        let pairs = pairs.map(|(name, value)| (name.as_str(), value.as_str().unwrap()));
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(pairs).append_pair("sig", sig).finish()
    }

    /// What the gateway makes of a vector's request at the moment when it was signed.
    fn answered(vector: &Value, sig: &str) -> Result<Caller, Fault> {
        let url = Url::parse(text(vector, "url")).unwrap();
        let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
        let parameters = Parameters::read("", body(&vector["params"], sig).as_bytes());
        let signed_at: i64 = text(&vector["params"], "timestamp").parse().unwrap();
        let wall = OffsetDateTime::from_unix_timestamp(signed_at).unwrap();
        let mut site = Site::new(format!("{}://{host}", url.scheme()));
        // The vectors have no user key, so the partner's secret is the one that signs.
        let secret = Secret::from_base64(text(vector, "secret")).unwrap();
        site.keys = Keys { partner_secret: secret, ..Keys::default() };
        identify(&super::super::Request { wall, ..request(host, url.path(), &parameters) }, &mut site)
    }

    #[test]
    fn what_saps_own_sdks_sign_is_believed() {
        let vectors = vectors();
        for vector in vectors["requestSignatures"].as_array().unwrap() {
            let caller = answered(vector, text(vector, "sig")).map_err(|fault| fault.code.0);
            assert!(caller == Ok(Caller::Server), "{}", vector["id"]);
        }
    }

    #[test]
    fn a_refusal_has_the_base_string_and_the_signature_of_saps_own_sdks() {
        let vectors = vectors();
        for vector in vectors["requestSignatures"].as_array().unwrap() {
            let fault = answered(vector, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=").err().unwrap();
            assert_eq!(fault.code, ResponseCode::INVALID_REQUEST_SIGNATURE);
            let told = serde_json::to_value(&fault.members).unwrap();
            assert_eq!(
                (&told["baseString"], &told["expectedSignature"]),
                (&vector["baseString"], &vector["sig"])
            );
        }
    }

    /// The quirks of a request to `HOST` whose address and base string a client made in its own way.
    fn found(
        timestamp: &str,
        address: &str,
        write: impl Fn(&str) -> String,
        sig: impl Fn(&str) -> String,
    ) -> Option<Vec<Quirk>> {
        let secret = Secret::from_base64(USER_SECRET).unwrap();
        let pairs = [("nonce", "n"), ("profile", "<b>`a`</b>"), ("timestamp", timestamp)];
        let base = base_string("POST", &format!("{address}{METHOD}"), pairs);
        let signature = sig(&sign_base_string(&secret, &write(&base)));
        let mut form = form_urlencoded::Serializer::new(String::new());
        let form = form.extend_pairs(pairs).append_pair("sig", &signature).finish();
        let parameters = Parameters::read("", form.as_bytes());
        let sig = parameters.get("sig").unwrap().to_owned();
        quirks(&sig, &secret, &request(HOST, METHOD, &parameters), false)
    }

    #[test]
    fn each_known_client_is_recognised_by_its_quirk() {
        let [as_is, url_safe, encoded]: [fn(&str) -> String; 3] = [
            str::to_owned,
            |sig| sig.replace('+', "-").replace('/', "_"),
            |sig| percent_encoding::utf8_percent_encode(sig, percent_encoding::NON_ALPHANUMERIC).to_string(),
        ];
        let (http, https) = ("http://127.0.0.1:8702", "https://127.0.0.1:8702");
        let seconds = |address, sig| found("1780315200", address, as_is, sig);
        assert_eq!(seconds(http, as_is), Some(vec![]));
        assert_eq!(seconds(https, as_is), Some(vec![Quirk::OtherScheme]));
        assert_eq!(seconds("http://127.0.0.1", as_is), Some(vec![Quirk::NoPort]));
        let both = Some(vec![Quirk::OtherScheme, Quirk::NoPort]);
        assert_eq!(seconds("https://127.0.0.1", as_is), both);
        assert_eq!(seconds(http, url_safe), Some(vec![Quirk::UrlSafe]));
        assert_eq!(seconds(http, encoded), Some(vec![Quirk::EncodedSignature]));
        assert_eq!(found("1780315200000", http, as_is, as_is), Some(vec![Quirk::Milliseconds]));
        let swift = |base: &str| base.replace("%253C", "<").replace("%253E", ">").replace("%2560", "`");
        assert_eq!(found("1780315200", http, swift, as_is), Some(vec![Quirk::BareBrackets]));
        assert_eq!(seconds("http://accounts.example.com", as_is), None);
    }

    /// A log that a test reads.
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);

    impl Write for Log {
        fn write(&mut self, text: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(text)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_log_says_what_was_tolerated_and_no_value() {
        let vectors = vectors();
        let vector = &vectors["requestSignatures"][2];
        let sig = text(vector, "sig").replace('/', "_");
        let log = Log::default();
        let writer = log.clone();
        let lines = tracing_subscriber::fmt().with_writer(move || writer.clone()).finish();
        let caller = tracing::subscriber::with_default(lines, || answered(vector, &sig));
        assert!(caller.is_ok_and(|caller| caller == Caller::Server));
        let said = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        assert!(said.contains("URL-safe base64 (Android)"), "{said}");
        assert!(!said.contains(&sig) && !said.contains("abc123"), "{said}");
    }

    #[test]
    fn every_quirk_names_the_client_that_has_it() {
        let quirks = [
            (Quirk::OtherScheme, "Node"),
            (Quirk::NoPort, ".NET"),
            (Quirk::Milliseconds, "npm"),
            (Quirk::UrlSafe, "Android"),
            (Quirk::EncodedSignature, "Swift"),
            (Quirk::BareBrackets, "Swift"),
        ];
        for (quirk, client) in quirks {
            assert!(quirk.to_string().ends_with(&format!("({client})")), "{quirk}");
        }
    }
}
