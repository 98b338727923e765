//! One call: parameters in, envelope out. However Gigya behaves, it ends in time.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use gigya::{Reply, ResponseCode};
use headers::{Date, HeaderMapExt};
use reqwest::{Client, Response, redirect};
use tokio::time::timeout;
use uuid::Uuid;

use super::circuit::Circuit;
use super::credentials::Proven;
use super::excerpt::excerpt;
use super::failure::Failure;
use super::method::Method;
use super::persistence::persist;
use super::site::Site;
use crate::clock;
use crate::metrics::Metrics;

/// The most bytes of an answer that are read, unpacked: an account has some thousands.
pub const MAX_REPLY: usize = 1 << 20;

/// How many sites' lines are kept. Campaign files name a handful; rows of a command may name a thousand API keys.
const MOST_LINES: usize = 256;

/// How long a connection may take to come about: Gigya's hosts are near or not there.
const CONNECT: Duration = Duration::from_secs(2);

/// Calls Gigya's REST interface. Connections are kept and used again.
#[derive(Clone)]
pub struct RestClient {
    /// For Gigya, through the proxy that this machine's environment names for the way out.
    outside: Client,
    /// For this machine, where such a proxy would be in the way.
    loopback: Client,
    /// How long a call may take, with its repetitions.
    limit: Duration,
    /// Where calls are counted.
    metrics: Metrics,
    /// What is known of each site, by its address; beyond [`MOST_LINES`], of each host.
    lines: Arc<Mutex<BTreeMap<String, Arc<Line>>>>,
}

/// What calls have shown of a site.
#[derive(Default)]
struct Line {
    circuit: Circuit,
    /// How far Gigya's clock is ahead of this machine's, in seconds: learned from a refusal.
    clock_offset: AtomicI64,
}

/// An answer, and the moment (Unix seconds) that its `Date` header names.
struct Answer {
    reply: Reply,
    date: Option<u64>,
}

impl RestClient {
    /// A client whose calls take at most `limit`.
    ///
    /// # Errors
    /// When the system's certificates cannot be used.
    pub fn new(limit: Duration) -> Result<Self, reqwest::Error> {
        // A redirect would carry a signed request to a host that nobody configured.
        let builder = || Client::builder().connect_timeout(CONNECT).redirect(redirect::Policy::none());
        let (outside, loopback) = (builder().https_only(true).build()?, builder().no_proxy().build()?);
        let (metrics, lines) = (Metrics::default(), Arc::default());
        Ok(Self { outside, loopback, limit, metrics, lines })
    }

    /// Counts its calls there.
    pub fn counted_in(self, metrics: Metrics) -> Self {
        Self { metrics, ..self }
    }

    /// Calls a method; an answer with an error code is a failure.
    ///
    /// # Errors
    /// Whatever kept it from doing what it was asked.
    pub async fn call(
        &self,
        site: &Site,
        method: Method,
        parameters: &[(&str, &str)],
    ) -> Result<Reply, Failure> {
        let reply = self.exchange(site, method, parameters).await?;
        if reply.error_code.is_success() { Ok(reply) } else { Err(Failure::refused(reply)) }
    }

    /// Calls a method whose error codes can be states: the answer, whatever its code.
    ///
    /// # Errors
    /// When there is no answer of Gigya's.
    pub async fn exchange(
        &self,
        site: &Site,
        method: Method,
        parameters: &[(&str, &str)],
    ) -> Result<Reply, Failure> {
        let line = self.line(site);
        let passage = line.circuit.enter().map_err(|left| {
            self.metrics.rested(method.name);
            Failure::Resting(left)
        })?;
        let call = self.metrics.call(method.name);
        let ask = || {
            call.asked();
            self.ask(&line, site, method, parameters)
        };
        let answer = persist(self.limit, method.repeatable, ask).await;
        match &answer {
            Ok(reply) => call.answered(reply.error_code),
            Err(failure) => call.failed(failure.name()),
        }
        if is_outage(&answer) {
            passage.failed();
        } else {
            passage.answered();
        }
        let reply = answer?;
        tracing::debug!(method = method.name, code = ?reply.error_code, call_id = reply.call_id, "Gigya answered");
        Ok(reply)
    }

    /// Asks once, by this machine's own clock, and tells how far Gigya's is ahead, in seconds: for the self-test, which
    /// reports what a call makes up for.
    ///
    /// # Errors
    /// When there is no answer of Gigya's.
    pub async fn probe(
        &self,
        site: &Site,
        method: Method,
        parameters: &[(&str, &str)],
    ) -> Result<(Reply, Option<i64>), Failure> {
        let nothing_known = Line::default();
        let sent = self.send(&nothing_known, site, method, parameters);
        let Answer { reply, date } = timeout(self.limit, sent).await.unwrap_or(Err(Failure::TimedOut))?;
        Ok((reply, date.map(ahead)))
    }

    /// Asks once; and once more with Gigya's own time where this machine's was refused, as SAP's SDKs do (REST, 5:
    /// 403002). Gigya has done nothing then, so any method may be asked again.
    async fn ask(
        &self,
        line: &Line,
        site: &Site,
        method: Method,
        parameters: &[(&str, &str)],
    ) -> Result<Reply, Failure> {
        let Answer { reply, date } = self.send(line, site, method, parameters).await?;
        let (ResponseCode::REQUEST_HAS_EXPIRED, Some(gigyas)) = (reply.error_code, date) else {
            return Ok(reply);
        };
        line.clock_offset.store(ahead(gigyas), Ordering::Relaxed);
        Ok(self.send(line, site, method, parameters).await?.reply)
    }

    async fn send(
        &self,
        line: &Line,
        site: &Site,
        method: Method,
        parameters: &[(&str, &str)],
    ) -> Result<Answer, Failure> {
        let url = site.host.method(method.name);
        let now = clock::unix_seconds().saturating_add_signed(line.clock_offset.load(Ordering::Relaxed));
        let nonce = Uuid::new_v4().simple().to_string();
        let Proven { form, bearer } = site.credentials.prove(&site.api_key, &url, parameters, now, &nonce);
        // Campaign files name plain http for loopback only; were there another, it would be refused here.
        let client = if site.host.is_loopback() { &self.loopback } else { &self.outside };
        let mut request = client.post(&url).form(&*form);
        if let Some(token) = bearer {
            request = request.bearer_auth(token);
        }
        let response = request.send().await.map_err(of_transport)?;
        let date = response.headers().typed_get::<Date>();
        let date = date.and_then(|date| SystemTime::from(date).duration_since(UNIX_EPOCH).ok());
        let status = response.status().as_u16();
        // Gigya calls its JSON text/javascript and its errors 200 (REST, 1.3): only the body counts.
        let body = read(response).await?;
        let reply =
            serde_json::from_slice(&body).map_err(|_| Failure::Garbage { status, start: excerpt(&body) })?;
        Ok(Answer { reply, date: date.map(|since| since.as_secs()) })
    }

    /// How open the circuit of each site is that was called, by its address ([`Circuit::level`]).
    pub fn circuits(&self) -> Vec<(String, i64)> {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.iter().map(|(site, line)| (site.clone(), line.circuit.level())).collect()
    }

    fn line(&self, site: &Site) -> Arc<Line> {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let own = site.host.method(&site.api_key);
        let is_kept = lines.len() < MOST_LINES || lines.contains_key(&own);
        Arc::clone(lines.entry(if is_kept { own } else { site.host.to_string() }).or_default())
    }
}

/// How far Gigya's clock is ahead of this machine's, in seconds.
fn ahead(gigyas: u64) -> i64 {
    gigyas.cast_signed() - clock::unix_seconds().cast_signed()
}

/// Whether Gigya is out of order, as opposed to refusing this call: thousands of a code stand for the HTTP status
/// (REST, 5). A limit that is reached (403048) is none: it is over with the second.
fn is_outage(answer: &Result<Reply, Failure>) -> bool {
    match answer {
        Ok(reply) => matches!(reply.error_code.0, 500_000..=504_999),
        Err(
            Failure::NotConnected(_) | Failure::Unreachable(_) | Failure::TimedOut | Failure::Garbage { .. },
        ) => true,
        Err(Failure::Resting(_) | Failure::TooLarge | Failure::Incomplete(_) | Failure::Refused { .. }) => {
            false
        }
    }
}

async fn read(mut response: Response) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(of_transport)? {
        if body.len() + chunk.len() > MAX_REPLY {
            return Err(Failure::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

#[expect(clippy::needless_pass_by_value, reason = "it is what map_err hands over")]
fn of_transport(error: reqwest::Error) -> Failure {
    // The outermost text only says that it failed; the innermost says why.
    let mut innermost: &dyn std::error::Error = &error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    let why = innermost.to_string();
    if error.is_connect() { Failure::NotConnected(why) } else { Failure::Unreachable(why) }
}

#[cfg(test)]
mod tests {
    use gigya::signature::Secret;

    use super::*;
    use crate::rest::{Credentials, Host, method};

    fn site(host: &str) -> Site {
        let secret = Secret::from_base64("c2VjcmV0").unwrap();
        let credentials = Credentials::Signature { user_key: None, secret };
        Site { api_key: "3_k".to_owned(), host: Host::Custom(host.to_owned()), credentials }
    }

    /// The address is set aside for documents (RFC 5737): a connection would not come about in the time.
    #[tokio::test]
    async fn plain_http_to_another_machine_is_refused_before_anything_is_sent() {
        let gigya = RestClient::new(Duration::from_secs(30)).unwrap();
        let answer = gigya.exchange(&site("http://192.0.2.1"), method::REGISTER, &[]).await;
        let Err(Failure::Unreachable(why)) = answer else { panic!("{answer:?}") };
        assert!(why.contains("scheme"), "{why}");
    }

    #[test]
    fn each_site_has_a_line_of_its_own_and_keeps_it() {
        let gigya = RestClient::new(Duration::from_secs(1)).unwrap();
        let line = |host: &str| gigya.line(&site(host));
        assert!(Arc::ptr_eq(&line("https://a.example.com"), &line("https://a.example.com")));
        assert!(!Arc::ptr_eq(&line("https://a.example.com"), &line("https://b.example.com")));
    }

    #[test]
    fn beyond_some_hundred_sites_those_of_a_host_share_a_line() {
        let gigya = RestClient::new(Duration::from_secs(1)).unwrap();
        let line =
            |key: usize| gigya.line(&Site { api_key: key.to_string(), ..site("https://a.example.com") });
        let first = line(0);
        for key in 1..2000 {
            line(key);
        }
        assert_eq!(gigya.circuits().len(), MOST_LINES + 1);
        assert!(Arc::ptr_eq(&first, &line(0)), "who was there first keeps theirs");
        assert!(Arc::ptr_eq(&line(1998), &line(1999)));
    }
}
