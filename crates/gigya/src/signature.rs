//! Request signatures and UID signatures (REST, 2.2 and 3.1).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha1::Sha1;
use subtle::ConstantTimeEq;
use zeroize::ZeroizeOnDrop;

/// RFC 3986: letters, digits and `- _ . ~` stay, everything else is encoded.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// How old or how young a UID signature may be, in seconds (SAP's PHP SDK; REST, 3.1).
pub const UID_SIGNATURE_WINDOW: u64 = 180;

/// The secret is not base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecretError;

impl std::fmt::Display for SecretError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the secret is not base64: copy it whole from the console, with its `=` at the end")
    }
}

impl std::error::Error for SecretError {}

/// A site's or a user key's secret, decoded. It does not print, and is wiped when it is dropped.
#[derive(Clone, ZeroizeOnDrop)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// Reads the secret as the console shows it.
    ///
    /// # Errors
    /// When it is not base64.
    pub fn from_base64(text: &str) -> Result<Self, SecretError> {
        STANDARD.decode(text.trim()).map(Self).map_err(|_| SecretError)
    }

    fn sign(&self, text: &str) -> String {
        let mut mac = Hmac::<Sha1>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.update(text.as_bytes());
        STANDARD.encode(mac.finalize().into_bytes())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(***)")
    }
}

/// The text that is signed: method, address and sorted parameters.
///
/// `url` is `scheme://host[:port]/path` with lower-case scheme and host; a default port is dropped. A
/// parameter named `sig` is left out.
pub fn base_string<'a>(
    method: &str,
    url: &str,
    parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    let mut parameters: Vec<_> = parameters.into_iter().filter(|(name, _)| *name != "sig").collect();
    parameters.sort_unstable();
    let query: Vec<_> = parameters.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    format!("{}&{}&{}", method.to_uppercase(), encode(&without_default_port(url)), encode(&query.join("&")))
}

/// Signs a request: the value of its `sig` parameter.
pub fn sign_request<'a>(
    secret: &Secret,
    method: &str,
    url: &str,
    parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    sign_base_string(secret, &base_string(method, url, parameters))
}

/// Signs a base string, for whoever has made one in another way.
pub fn sign_base_string(secret: &Secret, base_string: &str) -> String {
    secret.sign(base_string)
}

/// Whether a request bears the signature that belongs to it, compared in constant time.
pub fn verify_request<'a>(
    secret: &Secret,
    method: &str,
    url: &str,
    parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
    signature: &str,
) -> bool {
    equal(&sign_request(secret, method, url, parameters), signature)
}

/// Signs a UID at a moment (Unix seconds, as text).
pub fn sign_uid(secret: &Secret, uid: &str, timestamp: &str) -> String {
    secret.sign(&format!("{timestamp}_{uid}"))
}

/// Whether a UID signature's moment (Unix seconds, as text) is at most [`UID_SIGNATURE_WINDOW`] away from `now`.
pub fn is_fresh(timestamp: &str, now: u64) -> bool {
    timestamp.parse::<u64>().is_ok_and(|then| now.abs_diff(then) <= UID_SIGNATURE_WINDOW)
}

/// Whether a UID signature is right and at most [`UID_SIGNATURE_WINDOW`] away from `now` (Unix seconds).
pub fn verify_uid(secret: &Secret, uid: &str, timestamp: &str, signature: &str, now: u64) -> bool {
    is_fresh(timestamp, now) && equal(&sign_uid(secret, uid, timestamp), signature)
}

/// Compares two signatures in constant time; the URL-safe alphabet that Gigya's Android SDK sends is taken
/// for the standard one (REST, 2.2).
pub fn equal(expected: &str, given: &str) -> bool {
    let given = given.replace('-', "+").replace('_', "/");
    expected.as_bytes().ct_eq(given.as_bytes()).into()
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

fn without_default_port(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
    let (host, path) = rest.split_once('/').map_or((rest, String::new()), |(h, p)| (h, format!("/{p}")));
    let (scheme, host) = (scheme.to_lowercase(), host.to_lowercase());
    let default_port = if scheme == "https" { ":443" } else { ":80" };
    format!("{scheme}://{}{path}", host.strip_suffix(default_port).unwrap_or(&host))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    fn vectors() -> Value {
        serde_json::from_str(include_str!("../tests/vectors.json")).unwrap()
    }

    fn text<'a>(value: &'a Value, name: &str) -> &'a str {
        value[name].as_str().unwrap()
    }

    #[test]
    fn a_secret_is_wiped_when_it_is_done_with() {
        fn is_wiped<T: ZeroizeOnDrop>(_: &T) {}
        is_wiped(&Secret::from_base64("c2VjcmV0").unwrap());
    }

    #[test]
    fn the_vectors_of_saps_own_sdks_pass_byte_for_byte() {
        let vectors = vectors();
        let signatures = vectors["requestSignatures"].as_array().unwrap();
        assert_eq!(signatures.len(), 4);
        for vector in signatures {
            let secret = Secret::from_base64(text(vector, "secret")).unwrap();
            let parameters = vector["params"].as_object().unwrap();
            let parameters = || parameters.iter().map(|(k, v)| (k.as_str(), v.as_str().unwrap()));
            let (method, url) = (text(vector, "method"), text(vector, "url"));
            assert_eq!(base_string(method, url, parameters()), text(vector, "baseString"));
            assert_eq!(sign_request(&secret, method, url, parameters()), text(vector, "sig"));
        }
    }

    #[test]
    fn a_uid_signature_holds_for_three_minutes() {
        let vectors = vectors();
        let vector = &vectors["uidSignatures"][0];
        let secret = Secret::from_base64(text(vector, "secret")).unwrap();
        let signature = text(vector, "UIDSignature");
        assert_eq!(sign_uid(&secret, "abc123", "1700000000"), signature);
        // The contract's second pair (REST, 3.1), with the same secret.
        let second = sign_uid(&secret, "e862a450214c46b3973ff3c8368d1c7e", "1344415327");
        assert_eq!(second, "bUd0pr9K/FEwJloLK7FpwEzCvZ8=");
        let verify = |uid, now| verify_uid(&secret, uid, "1700000000", signature, now);
        assert!(verify("abc123", 1_700_000_180) && verify("abc123", 1_699_999_820));
        assert!(!verify("abc123", 1_700_000_181) && !verify("abc124", 1_700_000_000));
    }

    /// Nothing here makes such a cookie: that it comes out shows that the secret signs alike (REST, 3.2).
    #[test]
    fn the_vector_of_a_dynamic_session_cookie_passes() {
        let vectors = vectors();
        let vector = &vectors["dynamicSessionCookies"][0];
        let secret = Secret::from_base64(text(&vectors, "secretBase64")).unwrap();
        let signature = secret.sign(text(vector, "base"));
        assert_eq!(format!("{}_{signature}", vector["expiration"]), text(vector, "value"));
    }

    #[test]
    fn a_secret_that_is_not_base64_is_refused_and_none_is_printed() {
        assert!(Secret::from_base64("not base64!").is_err());
        assert_eq!(format!("{:?}", Secret::from_base64("c2VjcmV0").unwrap()), "Secret(***)");
    }

    /// Any parameters, several of one name too; names are Gigya's own and need no encoding (REST, 2.2).
    fn any_parameters() -> impl Strategy<Value = Vec<(String, String)>> {
        prop::collection::vec(("[a-zA-Z._]{1,12}", any::<String>()), 0..8)
    }

    fn pairs(parameters: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
        parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    proptest! {
        #[test]
        fn whatever_is_signed_verifies_in_any_order_and_by_its_own_secret_only(
            key in prop::collection::vec(any::<u8>(), 1..40),
            parameters in any_parameters(),
            turn in any::<prop::sample::Index>(),
        ) {
            let secret = Secret(key.clone());
            let url = "https://accounts.eu1.gigya.com/accounts.setAccountInfo";
            let signature = sign_request(&secret, "POST", url, pairs(&parameters));
            let mut turned = parameters.clone();
            turned.rotate_left(turn.index(parameters.len().max(1)));
            turned.push(("sig".to_owned(), signature.clone()));
            prop_assert!(verify_request(&secret, "POST", url, pairs(&turned), &signature));
            prop_assert!(!verify_request(&secret, "GET", url, pairs(&parameters), &signature));
            // A key of zeros is padded with zeros by HMAC itself: one more byte must not be zero.
            let other = Secret([key, vec![1]].concat());
            prop_assert!(!verify_request(&other, "POST", url, pairs(&parameters), &signature));
        }

        #[test]
        fn a_changed_value_breaks_the_signature(
            mut parameters in any_parameters(), name in "[a-zA-Z]{4,8}", value: String, other: String,
        ) {
            prop_assume!(value != other);
            let secret = Secret::from_base64("c2VjcmV0").unwrap();
            let url = "https://accounts.eu1.gigya.com/accounts.setAccountInfo";
            parameters.push((name, value));
            let signature = sign_request(&secret, "POST", url, pairs(&parameters));
            parameters.last_mut().unwrap().1 = other;
            prop_assert!(!verify_request(&secret, "POST", url, pairs(&parameters), &signature));
        }

        #[test]
        fn a_signed_uid_verifies_for_three_minutes_and_for_nobody_else(
            uid: String, other: String, then in 0..1_u64 << 40, later in 0..400_u64,
        ) {
            let secret = Secret::from_base64("c2VjcmV0").unwrap();
            let timestamp = then.to_string();
            let signature = sign_uid(&secret, &uid, &timestamp);
            let fresh = later <= UID_SIGNATURE_WINDOW;
            prop_assert_eq!(verify_uid(&secret, &uid, &timestamp, &signature, then + later), fresh);
            prop_assert_eq!(
                verify_uid(&secret, &other, &timestamp, &signature, then), uid == other
            );
        }

        #[test]
        fn a_signature_does_not_depend_on_the_order_of_parameters(
            mut parameters in prop::collection::btree_map("[a-zA-Z]{1,8}", any::<String>(), 0..6)
        ) {
            parameters.remove("sig");
            let secret = Secret::from_base64("c2VjcmV0").unwrap();
            let forward = parameters.iter().map(|(k, v)| (k.as_str(), v.as_str()));
            let backward: Vec<_> = forward.clone().rev().collect();
            let url = "https://accounts.eu1.gigya.com/accounts.login";
            prop_assert_eq!(
                sign_request(&secret, "POST", url, forward),
                sign_request(&secret, "post", "https://accounts.eu1.gigya.com:443/accounts.login", backward)
            );
        }
    }
}
