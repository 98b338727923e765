//! The proxy's own token for one participant of one campaign: a JWT that no id_token can be taken for, by
//! its algorithm, its issuer and its type.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use rand::RngCore;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Uid;
use crate::clock;
use crate::environment::{Environment, SecretError};

/// How long a token lives: long enough to fill a form in, short enough that one found later opens nothing.
pub const LIFETIME_SECONDS: u32 = 600;

/// The variable that holds the key, in base64; with `_FILE`, the one that names its file.
const VARIABLE: &str = "PARTICIPANT_TOKEN_KEY";
const MIN_KEY_BYTES: usize = 32;
const ISSUER: &str = "connection-proxy";
const TYPE: &str = "participant+jwt";

/// What signs participant tokens: the same for all replicas.
pub struct TokenKey {
    signing: EncodingKey,
    verifying: DecodingKey,
}

/// The key could not be had.
#[derive(Debug, thiserror::Error)]
pub enum TokenKeyError {
    /// It is not where the environment says.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// It is no key.
    #[error(
        "{VARIABLE} is no base64 of at least {MIN_KEY_BYTES} bytes: make one with `openssl rand -base64 32`"
    )]
    Malformed,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: String,
    exp: u64,
}

impl TokenKey {
    /// The key of the environment, else a random one.
    ///
    /// # Errors
    /// When the environment has one that cannot be used.
    pub fn from_environment(environment: &Environment) -> Result<Self, TokenKeyError> {
        match environment.secret(VARIABLE) {
            Ok(text) => match STANDARD.decode(&*text).map(Zeroizing::new) {
                Ok(key) if key.len() >= MIN_KEY_BYTES => Ok(Self::new(&key)),
                Ok(_) | Err(_) => Err(TokenKeyError::Malformed),
            },
            Err(SecretError::Missing(_)) => {
                tracing::warn!(
                    "{VARIABLE} is not set: participants must connect again after a restart, and several \
                     proxies side by side do not know each other's; set it to 32 random bytes in base64"
                );
                let mut key = Zeroizing::new([0; MIN_KEY_BYTES]);
                rand::rng().fill_bytes(&mut *key);
                Ok(Self::new(&*key))
            }
            Err(error) => Err(error.into()),
        }
    }

    fn new(key: &[u8]) -> Self {
        Self { signing: EncodingKey::from_secret(key), verifying: DecodingKey::from_secret(key) }
    }

    /// A token for this participant of this campaign.
    ///
    /// # Errors
    /// When the cryptographic library fails.
    pub fn issue(&self, uid: &Uid, campaign: &str) -> Result<String, jsonwebtoken::errors::Error> {
        let header = Header { typ: Some(TYPE.to_owned()), ..Header::new(Algorithm::HS256) };
        let claims = Claims {
            iss: ISSUER.to_owned(),
            aud: campaign.to_owned(),
            sub: uid.0.clone(),
            exp: clock::unix_seconds() + u64::from(LIFETIME_SECONDS),
        };
        encode(&header, &claims, &self.signing)
    }

    /// The participant whom a token of this campaign names; `None` for any other token.
    pub fn verify(&self, token: &str, campaign: &str) -> Option<Uid> {
        let mut rules = Validation::new(Algorithm::HS256);
        rules.set_issuer(&[ISSUER]);
        rules.set_audience(&[campaign]);
        rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        rules.leeway = 0;
        let token = decode::<Claims>(token, &self.verifying, &rules).ok()?;
        (token.header.typ.as_deref() == Some(TYPE)).then_some(Uid(token.claims.sub))
    }
}

impl fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenKey(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> TokenKey {
        TokenKey::from_environment(&Environment::of([])).unwrap()
    }

    #[test]
    fn a_token_names_its_participant_to_its_own_campaign_only() {
        let key = key();
        let ada = Uid("ada".into());
        let token = key.issue(&ada, "quiz").unwrap();
        assert_eq!(key.verify(&token, "quiz"), Some(ada));
        assert_eq!(key.verify(&token, "contest"), None);
        assert_eq!(self::key().verify(&token, "quiz"), None, "signed with another key");
    }

    #[test]
    fn a_token_dies_with_its_last_second() {
        let key = key();
        let expired = |exp| {
            let claims = Claims { iss: ISSUER.into(), aud: "quiz".into(), sub: "ada".into(), exp };
            let header = Header { typ: Some(TYPE.into()), ..Header::default() };
            key.verify(&encode(&header, &claims, &key.signing).unwrap(), "quiz").is_none()
        };
        assert!(expired(clock::unix_seconds() - 1) && !expired(clock::unix_seconds() + 60));
    }

    #[test]
    fn a_key_that_is_too_short_or_no_base64_is_refused() {
        for bad in ["c2hvcnQ=", "not base64 at all, but long enough to be one"] {
            let error = TokenKey::from_environment(&Environment::of([(VARIABLE, bad)])).unwrap_err();
            assert!(error.to_string().contains("openssl rand -base64 32"), "{error}");
        }
    }

    #[test]
    fn proxies_with_the_same_key_know_each_others_tokens() {
        let variables = [(VARIABLE, "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")];
        let one = TokenKey::from_environment(&Environment::of(variables)).unwrap();
        let other = TokenKey::from_environment(&Environment::of(variables)).unwrap();
        let ada = Uid("ada".into());
        assert_eq!(other.verify(&one.issue(&ada, "quiz").unwrap(), "quiz"), Some(ada));
    }
}
