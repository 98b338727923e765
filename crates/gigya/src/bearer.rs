//! RSA bearer tokens: a request proved by a key whose other half only Gigya has (REST, 2.4).
//!
//! Such a request has the API key in its form, and neither user key nor secret nor signature.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, crypto, errors};
use serde::Serialize;

/// The text is no RSA private key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrivateKeyError;

impl fmt::Display for PrivateKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "the private key is no RSA key of at least 2048 bits in PEM (PKCS#1 or PKCS#8): copy it whole \
             from the console, with its `-----BEGIN` and `-----END` lines",
        )
    }
}

impl std::error::Error for PrivateKeyError {}

/// A user key's private key. It does not print.
#[derive(Clone)]
pub struct PrivateKey(EncodingKey);

/// In the order of SAP's own SDKs; Gigya takes any.
#[derive(Serialize)]
struct Head<'a> {
    alg: &'static str,
    typ: &'static str,
    kid: &'a str,
}

/// Gigya asks for nothing more: no end, no API key, no hash of the body.
#[derive(Serialize)]
struct Claims<'a> {
    iat: u64,
    jti: &'a str,
}

impl PrivateKey {
    /// Reads the key as the console shows it (PKCS#1), or as tools convert it (PKCS#8).
    ///
    /// # Errors
    /// When it is neither, or cannot sign.
    pub fn from_pem(text: &str) -> Result<Self, PrivateKeyError> {
        let key = EncodingKey::from_rsa_pem(text.trim().as_bytes()).map_err(|_| PrivateKeyError)?;
        // A public key has the same coat, and a short key is read too: only signing tells.
        let key = Self(key);
        key.sign("").map_err(|_| PrivateKeyError)?;
        Ok(key)
    }

    /// What goes after `Authorization: Bearer`. `now` is in Unix seconds; no two requests share a `jti`.
    ///
    /// # Panics
    /// Never: a key that cannot sign is not read.
    pub fn token(&self, user_key: &str, now: u64, jti: &str) -> String {
        let head = coded(&Head { alg: "RS256", typ: "JWT", kid: user_key });
        let signed = format!("{head}.{}", coded(&Claims { iat: now, jti }));
        let signature = self.sign(&signed).expect("the key has signed before");
        format!("{signed}.{signature}")
    }

    fn sign(&self, text: &str) -> errors::Result<String> {
        crypto::sign(text.as_bytes(), &self.0, Algorithm::RS256)
    }
}

fn coded(part: &impl Serialize) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(part).expect("texts and numbers are JSON"))
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(***)")
    }
}

#[cfg(test)]
mod tests {
    use jsonwebtoken::jwk::Jwk;
    use jsonwebtoken::{DecodingKey, Validation, decode};
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// Made for these tests with `openssl genrsa -traditional 2048`, and the same with `openssl pkcs8 -topk8`.
    const PKCS1: &str = include_str!("../tests/private-key.pkcs1.pem");
    const PKCS8: &str = include_str!("../tests/private-key.pkcs8.pem");
    const PUBLIC: &str = include_str!("../tests/public-key.pem");

    fn rules() -> Validation {
        let mut rules = Validation::new(Algorithm::RS256);
        rules.set_required_spec_claims::<&str>(&[]);
        rules.validate_exp = false;
        rules
    }

    fn vectors() -> Value {
        serde_json::from_str(include_str!("../tests/vectors.json")).unwrap()
    }

    /// RS256 has no chance in it, so what is signed and that it verifies is all there is to a token.
    #[test]
    fn what_is_signed_is_byte_for_byte_what_saps_own_sdks_sign() {
        let vectors = vectors();
        let theirs = vectors["rsaBearer"]["tokens"][0]["token"].as_str().unwrap();
        let jti = "00000000-0000-4000-8000-000000000001";
        let ours = PrivateKey::from_pem(PKCS1).unwrap().token("myUserKey", 1_700_000_000, jti);
        let signed = |token: &str| token.rsplit_once('.').unwrap().0.to_owned();
        assert_eq!(signed(&ours), signed(theirs));

        let jwk: Jwk = serde_json::from_value(vectors["rsaBearer"]["publicJwk"].clone()).unwrap();
        let their_key = DecodingKey::from_jwk(&jwk).unwrap();
        // .NET writes the signature in the other alphabet of base64, with padding.
        let both = vectors["rsaBearer"]["tokens"].as_array().unwrap();
        assert_eq!(both.len(), 2);
        for vector in both {
            let token = vector["token"].as_str().unwrap();
            let token = token.trim_end_matches('=').replace('+', "-").replace('/', "_");
            assert_eq!(token, theirs, "{}", vector["style"]);
            decode::<Value>(&token, &their_key, &rules()).unwrap();
        }
        assert!(decode::<Value>(&ours, &their_key, &rules()).is_err(), "another key");
    }

    #[test]
    fn both_coats_of_a_key_sign_alike() {
        let [one, other] = [PKCS1, PKCS8].map(|pem| PrivateKey::from_pem(pem).unwrap().token("key", 7, "a"));
        assert_eq!(one, other);
    }

    #[test]
    fn what_is_no_private_rsa_key_is_refused_and_none_is_printed() {
        let half = &PKCS1[..PKCS1.len() / 2];
        for bad in ["", "secret", half, PUBLIC] {
            assert_eq!(PrivateKey::from_pem(bad).err(), Some(PrivateKeyError), "{bad}");
        }
        assert_eq!(format!("{:?}", PrivateKey::from_pem(PKCS8).unwrap()), "PrivateKey(***)");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn whatever_is_signed_verifies_with_the_public_half(user_key: String, now in 0..1_u64 << 53, jti: String) {
            let token = PrivateKey::from_pem(PKCS8).unwrap().token(&user_key, now, &jti);
            let public = DecodingKey::from_rsa_pem(PUBLIC.as_bytes()).unwrap();
            let read = decode::<Value>(&token, &public, &rules()).unwrap();
            prop_assert_eq!(read.header.kid, Some(user_key));
            prop_assert_eq!(read.claims, serde_json::json!({"iat": now, "jti": jti}));
        }
    }
}
