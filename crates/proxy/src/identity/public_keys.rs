//! The public keys of a site's id_tokens, fetched when needed and remembered.

use std::sync::RwLock;
use std::time::{Duration, Instant};

use jsonwebtoken::DecodingKey;
use jsonwebtoken::jwk::JwkSet;
use tokio::sync::Mutex;

use crate::rest::{Failure, RestClient, Site};

/// How long keys are believed (SAP's .NET SDK; REST, 3.3).
const MAX_AGE: Duration = Duration::from_hours(24);

/// How long an unknown key name must wait after the last fetch: whoever invents names cannot make the proxy
/// call Gigya at every request.
const PAUSE: Duration = Duration::from_mins(1);

/// The keys of one site.
#[derive(Default)]
pub struct PublicKeys {
    known: RwLock<Option<Fetched>>,
    /// Held while fetching, so that many participants at once fetch once.
    fetching: Mutex<()>,
}

struct Fetched {
    keys: JwkSet,
    at: Instant,
}

/// What is known of a key name.
enum Known {
    Key(DecodingKey),
    /// The keys are fresh and it is none of them.
    None,
    /// The keys are missing or old.
    Unsure,
}

impl PublicKeys {
    /// The key of this name; `None` when the site has none.
    ///
    /// # Errors
    /// When the keys are needed and Gigya does not give them.
    pub async fn key(
        &self,
        gigya: &RestClient,
        site: &Site,
        kid: &str,
    ) -> Result<Option<DecodingKey>, Failure> {
        if let Known::Key(key) = self.look_up(kid) {
            return Ok(Some(key));
        }
        let _alone = self.fetching.lock().await;
        match self.look_up(kid) {
            Known::Key(key) => return Ok(Some(key)),
            Known::None => return Ok(None),
            Known::Unsure => {}
        }
        let keys = gigya.public_keys(site).await?;
        let key = find(&keys, kid);
        let fetched = Fetched { keys, at: Instant::now() };
        *self.known.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(fetched);
        Ok(key)
    }

    fn look_up(&self, kid: &str) -> Known {
        let known = self.known.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        match known.as_ref() {
            Some(fetched) if fetched.at.elapsed() < MAX_AGE => match find(&fetched.keys, kid) {
                Some(key) => Known::Key(key),
                None if fetched.at.elapsed() < PAUSE => Known::None,
                None => Known::Unsure,
            },
            _ => Known::Unsure,
        }
    }
}

fn find(keys: &JwkSet, kid: &str) -> Option<DecodingKey> {
    keys.find(kid).and_then(|jwk| DecodingKey::from_jwk(jwk).ok())
}
