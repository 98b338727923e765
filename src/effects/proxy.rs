//! The calls of the proxy: one campaign's paths, its refusals, and the three ways in which a network can
//! fail.

use std::cell::Cell;

use contract::{
    AccountReply, AccountRequest, Definition, ParticipantToken, Participated, Participation, Prefill,
    SessionRequest,
};
use flow::{CaptchaToken, IdToken, NewAccount, ProxyFault};
use gloo_net::http::{Method, RequestBuilder};
use js_sys::{JSON, Promise};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCredentials};
use zeroize::{Zeroize as _, Zeroizing};

use crate::page::Task;
use crate::wire::{self, Json};

/// The proxy, as one window sees it.
pub struct Proxy {
    /// `https://…/v1/campaigns/<campaign>`.
    campaign: String,
    /// What consents are given in.
    language: String,
    /// The definition's answer, asked for by `element.js` before the wasm was there.
    early: Cell<Option<Promise>>,
    /// The window has gone.
    gone: AbortSignal,
}

/// What is sent, and who sends it.
#[derive(Default)]
struct Sent<'a> {
    token: Option<&'a ParticipantToken>,
    body: Option<JsValue>,
}

/// A body as JSON. What it was written in is wiped: there may be a password in it.
fn json(body: &impl Serialize) -> Option<JsValue> {
    let text = Zeroizing::new(serde_json::to_string(body).ok()?);
    Some(JsValue::from_str(&text))
}

impl Proxy {
    /// The proxy of this origin, for one campaign.
    pub fn new(
        origin: &str,
        campaign: &str,
        language: String,
        early: Option<Promise>,
        gone: AbortSignal,
    ) -> Self {
        let campaign = format!("{origin}/v1/campaigns/{campaign}");
        Self { campaign, language, early: Cell::new(early), gone }
    }

    /// The campaign's definition: what was asked for early, or else asked for now.
    pub async fn definition(&self) -> Result<Definition, ProxyFault> {
        let answer = match self.early.take() {
            Some(early) => {
                let answer = JsFuture::from(early).await.map_err(|_| ProxyFault::Unreachable)?;
                read(answer.dyn_into().map_err(|_| ProxyFault::Garbage)?).await?
            }
            None => self.call(Method::GET, "", Sent::default()).await?,
        };
        wire::definition(&answer).ok_or(ProxyFault::Garbage)
    }

    /// Creates an account.
    pub async fn create_account(&self, account: &NewAccount) -> Result<AccountReply, ProxyFault> {
        let mut request = AccountRequest {
            email: account.email.0.clone(),
            password: account.password.expose().to_owned(),
            language: self.language.clone(),
            values: account.values.clone(),
            opt_ins: account.opt_ins.clone(),
            captcha: account.captcha.as_ref().map(|token| CaptchaToken::expose(token).to_owned()),
        };
        let sent = Sent { body: json(&request), ..Sent::default() };
        request.password.zeroize();
        let answer = self.call(Method::POST, "/accounts", sent).await?;
        wire::account_reply(&answer).ok_or(ProxyFault::Garbage)
    }

    /// Hands over the proof of who the participant is.
    pub async fn open_session(&self, id_token: &IdToken) -> Result<ParticipantToken, ProxyFault> {
        let request = SessionRequest { id_token: id_token.expose().to_owned() };
        let sent = Sent { body: json(&request), ..Sent::default() };
        let answer = self.call(Method::POST, "/session", sent).await?;
        wire::participant_token(&answer).ok_or(ProxyFault::Garbage)
    }

    /// What Gigya knows.
    pub async fn prefill(&self, token: &ParticipantToken) -> Result<Prefill, ProxyFault> {
        let sent = Sent { token: Some(token), ..Sent::default() };
        let answer = self.call(Method::GET, "/prefill", sent).await?;
        wire::prefill(&answer).ok_or(ProxyFault::Garbage)
    }

    /// Sends the form.
    pub async fn submit(
        &self,
        token: &ParticipantToken,
        participation: &Participation,
    ) -> Result<Participated, ProxyFault> {
        let path = format!("/participations?lang={}", self.language);
        let sent = Sent { token: Some(token), body: json(participation) };
        let answer = self.call(Method::POST, &path, sent).await?;
        wire::participated(&answer).ok_or(ProxyFault::Garbage)
    }

    /// Ends all sessions.
    pub async fn log_out(&self, token: &ParticipantToken) -> Result<(), ProxyFault> {
        let sent = Sent { token: Some(token), ..Sent::default() };
        self.call(Method::DELETE, "/session", sent).await.map(drop)
    }

    /// The answer of one call, `null` where it is empty.
    fn call(&self, method: Method, path: &str, sent: Sent) -> Task<'static, Result<Json, ProxyFault>> {
        // Whatever cookies the page's site has are none of the proxy's business.
        let mut request = RequestBuilder::new(&format!("{}{path}", self.campaign))
            .method(method)
            .credentials(RequestCredentials::Omit)
            .abort_signal(Some(&self.gone));
        if let Some(token) = sent.token {
            request = request.header("Authorization", &format!("Bearer {}", token.expose()));
        }
        let request = match sent.body {
            Some(body) => request.header("Content-Type", "application/json").body(body),
            None => request.build(),
        };
        Box::pin(async move {
            // A browser tells a page neither apart nor why: no connection, no CORS headers, a policy.
            let request = request.map_err(|_| ProxyFault::Unreachable)?;
            let answer = request.send().await.map_err(|_| ProxyFault::Unreachable)?;
            read(answer.into()).await
        })
    }
}

/// The body of a yes; a no with its reason.
fn read(answer: web_sys::Response) -> Task<'static, Result<Json, ProxyFault>> {
    Box::pin(async move {
        let text = answer.text().map_err(|_| ProxyFault::Garbage)?;
        let text = JsFuture::from(text).await.map_err(|_| ProxyFault::Unreachable)?;
        let text = text.as_string().unwrap_or_default();
        let parsed = if text.is_empty() { Ok(JsValue::NULL) } else { JSON::parse(&text) };
        let body = Json::new(parsed.map_err(|_| ProxyFault::Garbage)?);
        if answer.ok() {
            return Ok(body);
        }
        Err(wire::problem(&body)
            .map_or(ProxyFault::Garbage, |problem| ProxyFault::Refused(Box::new(problem))))
    })
}
