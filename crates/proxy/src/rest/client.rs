//! One signed call: parameters in, envelope out.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use gigya::{Reply, ResponseCode, signature};
use headers::{Date, HeaderMapExt};
use reqwest::{Client, Response, redirect};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::failure::Failure;
use super::site::Site;
use crate::clock;

/// The most bytes of an answer that are read: an account has some thousands.
pub const MAX_REPLY: usize = 1 << 20;

/// A request's parameters. There may be a password among them: they are wiped when the request is sent.
type Form = Zeroizing<Vec<(String, String)>>;

/// Calls Gigya's REST interface.
pub struct RestClient {
    /// For Gigya, through the proxy that this machine's environment names for the way out.
    outside: Client,
    /// For this machine, where such a proxy would be in the way.
    loopback: Client,
    /// How far Gigya's clock is ahead of this machine's, in seconds: learned from a refusal.
    clock_offset: AtomicI64,
}

impl RestClient {
    /// A client whose calls take at most `limit`.
    ///
    /// # Errors
    /// When the system's certificates cannot be used.
    pub fn new(limit: Duration) -> Result<Self, reqwest::Error> {
        // A redirect would carry a signed request to a host that nobody configured.
        let builder = || Client::builder().timeout(limit).redirect(redirect::Policy::none());
        let (outside, loopback) = (builder().https_only(true).build()?, builder().no_proxy().build()?);
        Ok(Self { outside, loopback, clock_offset: AtomicI64::new(0) })
    }

    /// Calls a method; an answer with an error code is a failure.
    ///
    /// # Errors
    /// Whatever kept it from doing what it was asked.
    pub async fn call(
        &self,
        site: &Site,
        method: &str,
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
        method: &str,
        parameters: &[(&str, &str)],
    ) -> Result<Reply, Failure> {
        let (reply, date) = self.send(site, method, parameters).await?;
        let reply = match (reply.error_code, date) {
            // SAP's own SDKs do the same: take the time from the answer, try once more (REST, 5, 403002).
            (ResponseCode::REQUEST_HAS_EXPIRED, Some(gigyas)) => {
                let offset = gigyas.cast_signed() - clock::unix_seconds().cast_signed();
                self.clock_offset.store(offset, Ordering::Relaxed);
                self.send(site, method, parameters).await?.0
            }
            _ => reply,
        };
        tracing::debug!(method, code = ?reply.error_code, call_id = reply.call_id, "Gigya answered");
        Ok(reply)
    }

    /// Sends one request; gives the envelope and the moment, in Unix seconds, that its `Date` header names.
    async fn send(
        &self,
        site: &Site,
        method: &str,
        parameters: &[(&str, &str)],
    ) -> Result<(Reply, Option<u64>), Failure> {
        let url = site.host.method(method);
        let form = self.signed(site, &url, parameters);
        // Campaign files name plain http for loopback only; were there another, it would be refused here.
        let client = if site.host.is_loopback() { &self.loopback } else { &self.outside };
        let response = client.post(&url).form(&*form).send().await.map_err(of_transport)?;
        let date = response.headers().typed_get::<Date>();
        let date = date.and_then(|date| std::time::SystemTime::from(date).duration_since(UNIX_EPOCH).ok());
        // Gigya calls its JSON text/javascript and its errors 200 (REST, 1.3): only the body counts.
        let body = read(response).await?;
        let reply = serde_json::from_slice(&body).map_err(|_| Failure::Garbage("no JSON envelope"))?;
        Ok((reply, date.map(|since| since.as_secs())))
    }

    /// The parameters with what makes them a signed request (REST, 2.2).
    fn signed(&self, site: &Site, url: &str, parameters: &[(&str, &str)]) -> Form {
        let offset = self.clock_offset.load(Ordering::Relaxed);
        let timestamp = clock::unix_seconds().saturating_add_signed(offset).to_string();
        let nonce = Uuid::new_v4().simple().to_string();
        let mut all = vec![
            ("apiKey", site.api_key.as_str()),
            ("userKey", &site.credentials.user_key),
            ("format", "json"),
            ("httpStatusCodes", "false"),
            ("timestamp", &timestamp),
            ("nonce", &nonce),
        ];
        all.extend_from_slice(parameters);
        let signature = signature::sign_request(&site.credentials.secret, "POST", url, all.iter().copied());
        all.push(("sig", &signature));
        Form::new(all.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
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
    if error.is_timeout() {
        return Failure::TimedOut;
    }
    // The outermost text only says that it failed; the innermost says why.
    let mut innermost: &dyn std::error::Error = &error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    Failure::Unreachable(innermost.to_string())
}
