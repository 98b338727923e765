//! The public keys of a site's id_tokens, fetched when needed and remembered.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use jsonwebtoken::DecodingKey;
use jsonwebtoken::jwk::JwkSet;
use tokio::sync::Mutex;
use tracing::Instrument;

use crate::rest::{Failure, RestClient, Site};

/// How long keys are believed (SAP's .NET SDK; REST, 3.3).
const MAX_AGE: Duration = Duration::from_hours(24);

/// How long an unknown key name must wait after the last fetch: whoever invents names cannot make the proxy
/// call Gigya at every request. Old keys are used as long once they could not be fetched anew.
const PAUSE: Duration = Duration::from_mins(1);

/// How long a failed fetch is not repeated where no key is at hand: participants need not wait one behind the
/// other for a Gigya that hangs, and soon after it is back they are let in.
const RETRY: Duration = Duration::from_secs(5);

/// The keys of one site.
#[derive(Default)]
pub struct PublicKeys {
    memory: RwLock<Memory>,
    /// Held while fetching, so that many participants at once fetch once.
    fetching: Mutex<()>,
}

#[derive(Default)]
struct Memory {
    fetched: Option<Fetched>,
    failed: Option<Instant>,
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
    /// It would have to be fetched, and that failed a moment ago.
    Failed,
    /// The keys are missing or old.
    Unsure,
}

impl PublicKeys {
    /// The key of this name; `None` when the site has none.
    ///
    /// # Errors
    /// When the keys are needed and Gigya does not give them.
    pub async fn key(
        self: &Arc<Self>,
        gigya: &RestClient,
        site: &Site,
        kid: &str,
    ) -> Result<Option<DecodingKey>, Failure> {
        if let Known::Key(key) = self.look_up(kid) {
            return Ok(Some(key));
        }
        // In a task of its own: whoever asks and goes away must not undo what was learned, or could make the proxy
        // ask again and again.
        let (keys, gigya, site, kid) = (Arc::clone(self), gigya.clone(), site.clone(), kid.to_owned());
        let fetch = async move { keys.fetch(&gigya, &site, &kid).await };
        let fetched = tokio::spawn(fetch.in_current_span()).await;
        fetched.unwrap_or_else(|_| Err(Failure::Incomplete("public keys")))
    }

    async fn fetch(
        &self,
        gigya: &RestClient,
        site: &Site,
        kid: &str,
    ) -> Result<Option<DecodingKey>, Failure> {
        let _alone = self.fetching.lock().await;
        match self.look_up(kid) {
            Known::Key(key) => return Ok(Some(key)),
            Known::None => return Ok(None),
            Known::Failed => {
                return Err(Failure::Unreachable("its keys were asked for in vain a moment ago".to_owned()));
            }
            Known::Unsure => {}
        }
        let reply = gigya.public_keys(site).await;
        let mut memory = self.memory.write().unwrap_or_else(PoisonError::into_inner);
        match reply {
            Ok(keys) => {
                let key = find(&keys, kid);
                *memory = Memory { fetched: Some(Fetched { keys, at: Instant::now() }), failed: None };
                Ok(key)
            }
            Err(failure) => {
                memory.failed = Some(Instant::now());
                // An old key proves as much as it did a day ago; refusing it would lock everybody out.
                let old = memory.fetched.as_ref().and_then(|fetched| find(&fetched.keys, kid));
                let old = old.ok_or(failure)?;
                tracing::warn!("the keys of id_tokens could not be fetched anew: the old ones are used");
                Ok(Some(old))
            }
        }
    }

    fn look_up(&self, kid: &str) -> Known {
        self.memory.read().unwrap_or_else(PoisonError::into_inner).look_up(kid, Instant::now())
    }
}

impl Memory {
    fn look_up(&self, kid: &str, now: Instant) -> Known {
        let failed_within = |pause| self.failed.is_some_and(|at| now.duration_since(at) < pause);
        let unless_failed = if failed_within(RETRY) { Known::Failed } else { Known::Unsure };
        let Some(Fetched { keys, at }) = &self.fetched else { return unless_failed };
        let age = now.duration_since(*at);
        match find(keys, kid) {
            Some(key) if age < MAX_AGE || failed_within(PAUSE) => Known::Key(key),
            None if age < PAUSE => Known::None,
            Some(_) | None => unless_failed,
        }
    }
}

fn find(keys: &JwkSet, kid: &str) -> Option<DecodingKey> {
    keys.find(kid).and_then(|jwk| DecodingKey::from_jwk(jwk).ok())
}

#[cfg(test)]
mod tests {
    use gigya::signature::Secret;
    use gigya_sandbox::{API_KEY, Sandbox, USER_KEY, USER_SECRET};
    use tokio::io::AsyncWriteExt;

    use super::*;
    use crate::rest::{Credentials, Host};

    fn just_before(moment: Duration) -> Duration {
        moment.saturating_sub(Duration::from_secs(1))
    }

    fn fetched(at: Instant) -> Fetched {
        let keys = r#"{"keys": [{"kty": "RSA", "kid": "known", "n": "AQAB", "e": "AQAB"}]}"#;
        Fetched { keys: serde_json::from_str(keys).unwrap(), at }
    }

    /// The sandbox's site, at this address.
    fn site_at(origin: &str) -> Site {
        let secret = Secret::from_base64(USER_SECRET).unwrap();
        let credentials = Credentials::Signature { user_key: Some(USER_KEY.to_owned()), secret };
        Site { api_key: API_KEY.to_owned(), host: Host::Custom(origin.to_owned()), credentials }
    }

    #[test]
    fn an_unknown_name_waits_for_the_pause_and_is_asked_for_again() {
        let now = Instant::now();
        let memory = Memory { fetched: Some(fetched(now)), failed: None };
        assert!(matches!(memory.look_up("new", now + just_before(PAUSE)), Known::None));
        assert!(matches!(memory.look_up("new", now + PAUSE), Known::Unsure));
    }

    #[test]
    fn a_failed_fetch_is_not_repeated_at_once_and_is_soon() {
        let at = Instant::now();
        let now = at + PAUSE;
        for fetched in [None, Some(fetched(at))] {
            let memory = Memory { fetched, failed: Some(now) };
            assert!(matches!(memory.look_up("new", now + just_before(RETRY)), Known::Failed));
            assert!(matches!(memory.look_up("new", now + RETRY), Known::Unsure));
        }
    }

    #[test]
    fn an_old_key_is_fetched_anew_and_used_while_that_fails() {
        let now = Instant::now();
        let mut memory = Memory { fetched: Some(fetched(now)), failed: None };
        let a_day_later = now + MAX_AGE;
        assert!(matches!(memory.look_up("known", now + just_before(MAX_AGE)), Known::Key(_)));
        assert!(matches!(memory.look_up("known", a_day_later), Known::Unsure));
        memory.failed = Some(a_day_later);
        assert!(matches!(memory.look_up("known", a_day_later + just_before(PAUSE)), Known::Key(_)));
        assert!(matches!(memory.look_up("known", a_day_later + PAUSE), Known::Unsure));
    }

    #[tokio::test]
    async fn a_new_key_is_fetched_once_for_all_who_come_with_it_and_invented_ones_cause_no_fetch() {
        let sandbox = Sandbox::start().await;
        let site = site_at(sandbox.url());
        let gigya = RestClient::new(Duration::from_secs(5)).unwrap();
        let new = gigya.public_keys(&site).await.unwrap().keys.remove(0).common.key_id.unwrap();
        let fetches = || sandbox.calls().len() - 1;

        let keys = Arc::new(PublicKeys::default());
        let before_the_change = Instant::now().checked_sub(PAUSE).unwrap();
        keys.memory.write().unwrap().fetched = Some(fetched(before_the_change));
        let ask = || keys.key(&gigya, &site, &new);
        let (one, other, third) = tokio::join!(ask(), ask(), ask());
        assert!([one, other, third].into_iter().all(|key| key.unwrap().is_some()));
        assert_eq!(fetches(), 1);
        for attempt in 0..20 {
            let invented = format!("{new}{attempt}");
            assert!(keys.key(&gigya, &site, &invented).await.unwrap().is_none());
        }
        assert_eq!(fetches(), 1);
    }

    #[tokio::test]
    async fn whoever_asks_and_goes_away_causes_one_fetch_all_the_same() {
        let gate = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let site = site_at(&format!("http://{}", gate.local_addr().unwrap()));
        let gigya = RestClient::new(Duration::from_secs(5)).unwrap();
        let keys = Arc::new(PublicKeys::default());
        let before_the_pause = Instant::now().checked_sub(PAUSE).unwrap();
        keys.memory.write().unwrap().fetched = Some(fetched(before_the_pause));

        let mut connection = tokio::select! {
            _ = keys.key(&gigya, &site, "invented") => panic!("nobody has answered yet"),
            asked = gate.accept() => asked.unwrap().0,
        };
        let answer = r#"{"errorCode": 0, "callId": "c1", "keys": []}"#;
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", answer.len());
        connection.write_all(format!("{head}{answer}").as_bytes()).await.unwrap();
        let next = tokio::select! {
            next = keys.key(&gigya, &site, "invented too") => next,
            _ = gate.accept() => panic!("Gigya was asked again"),
        };
        assert!(next.unwrap().is_none());
    }

    #[tokio::test]
    async fn an_old_key_opens_sessions_while_gigya_cannot_be_reached() {
        let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let nobody = format!("http://{}", taken.local_addr().unwrap());
        drop(taken);
        let site = site_at(&nobody);
        let gigya = RestClient::new(Duration::from_secs(5)).unwrap();
        let keys = Arc::new(PublicKeys::default());
        let two_days_ago = Instant::now().checked_sub(2 * MAX_AGE).unwrap();
        keys.memory.write().unwrap().fetched = Some(fetched(two_days_ago));
        assert!(keys.key(&gigya, &site, "known").await.unwrap().is_some());
        assert!(keys.key(&gigya, &site, "new").await.is_err());
    }
}
