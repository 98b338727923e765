//! Verifies what `accounts.getJWT` gave to the widget (REST, 3.3).

use std::collections::BTreeMap;
use std::sync::Arc;

use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, Validation, decode, decode_header};
use serde::Deserialize;

use super::public_keys::PublicKeys;
use super::{ProofError, Uid};
use crate::campaign::Campaign;
use crate::clock;
use crate::rest::RestClient;

/// How long after its issue an id_token opens a session: it is taken and sent at once, so an older one was
/// found somewhere, in a log or on a device, and is not a participant who is there now.
const MAX_AGE_SECONDS: u64 = 60;

/// How far Gigya's clock and the proxy's may be apart, at both ends of a token's life. SAP's own SDKs allow
/// between 5 seconds (PHP) and 120 (Java, .NET; REST, 3.3); machines that keep the time are closer than this.
pub const CLOCK_LEEWAY_SECONDS: u64 = 10;

/// What an id_token says.
#[derive(Deserialize)]
struct Claims {
    sub: String,
    iat: u64,
    #[serde(rename = "apiKey")]
    api_key: Option<String>,
    aud: Option<Audience>,
}

/// One or several (RFC 7519, 4.1.3).
#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// Verifies the id_tokens of some sites.
pub struct IdTokens {
    keys: BTreeMap<String, Arc<PublicKeys>>,
}

impl IdTokens {
    /// Verifies id_tokens of these sites, named by their API keys.
    pub fn of<'a>(api_keys: impl Iterator<Item = &'a str>) -> Self {
        Self { keys: api_keys.map(|key| (key.to_owned(), Arc::default())).collect() }
    }

    /// Whom the token proves to be there.
    ///
    /// # Errors
    /// When it proves nobody, or the keys cannot be had.
    pub async fn verify(
        &self,
        gigya: &RestClient,
        campaign: &Campaign,
        token: &str,
    ) -> Result<Uid, ProofError> {
        let refused = |why: &str| ProofError::Refused(why.to_owned());
        let header = decode_header(token).map_err(|error| unreadable(&error))?;
        // Only RS256, whatever the token says: else a public key could pass for a shared secret.
        if header.alg != Algorithm::RS256 {
            return Err(refused("its algorithm is not RS256"));
        }
        let kid = header.kid.ok_or_else(|| refused("it names no key"))?;
        let site = &campaign.site;
        let keys = self.keys.get(&site.api_key).ok_or_else(|| refused("its site is unknown"))?;
        let key = keys.key(gigya, site, &kid).await?.ok_or_else(|| refused("the site has no such key"))?;

        let mut rules = Validation::new(Algorithm::RS256);
        rules.set_issuer(&[gigya::id_token_issuer(&site.api_key)]);
        rules.set_required_spec_claims(&["exp", "iss", "sub"]);
        rules.leeway = CLOCK_LEEWAY_SECONDS;
        // The audience is there only where Gigya grants one; it is judged below.
        rules.validate_aud = false;
        let claims = decode::<Claims>(token, &key, &rules).map_err(|error| unreadable(&error))?.claims;
        judge(&claims, campaign, clock::unix_seconds()).map_err(refused)?;
        Ok(Uid(claims.sub))
    }
}

/// The library's reason, but for the one that repeats what the token says.
fn unreadable(error: &jsonwebtoken::errors::Error) -> ProofError {
    let repeats_the_token = matches!(error.kind(), ErrorKind::Json(_));
    let why = if repeats_the_token { "it does not say what an id_token says" } else { &error.to_string() };
    ProofError::Refused(why.to_owned())
}

/// Judges what a JWT library does not.
fn judge(claims: &Claims, campaign: &Campaign, now: u64) -> Result<(), &'static str> {
    if claims.sub.is_empty() {
        return Err("it names nobody");
    }
    if claims.api_key.as_ref().is_some_and(|key| *key != campaign.site.api_key) {
        return Err("it is of another site");
    }
    let for_campaign = match &claims.aud {
        None => true,
        Some(Audience::One(name)) => name == campaign.name(),
        Some(Audience::Several(names)) => names.iter().any(|name| name == campaign.name()),
    };
    if !for_campaign {
        return Err("it is for another audience");
    }
    if claims.iat > now + CLOCK_LEEWAY_SECONDS {
        return Err("it comes from the future");
    }
    if now.saturating_sub(claims.iat) > MAX_AGE_SECONDS {
        return Err("it was issued too long ago");
    }
    Ok(())
}
