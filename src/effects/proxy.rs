//! The calls of the proxy: one campaign's paths, its refusals, and the three ways in which a network can
//! fail.

use std::cell::Cell;

use contract::{
    Definition, ParticipantToken, Participated, Participation, Prefill, ProblemDetails, SessionReply,
    SessionRequest,
};
use flow::{IdToken, ProxyFault};
use gloo_net::Error;
use gloo_net::http::{Request, RequestBuilder, Response};
use js_sys::Promise;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCredentials};

/// The proxy, as one window sees it.
pub struct Proxy {
    /// `https://…/v1/campaigns/<campaign>`.
    campaign: String,
    /// The definition's answer, asked for by `element.js` before the wasm was there.
    early: Cell<Option<Promise>>,
    /// The window has gone.
    gone: AbortSignal,
}

impl Proxy {
    /// The proxy of this origin, for one campaign.
    pub fn new(origin: &str, campaign: &str, early: Option<Promise>, gone: AbortSignal) -> Self {
        Self { campaign: format!("{origin}/v1/campaigns/{campaign}"), early: Cell::new(early), gone }
    }

    /// The campaign's definition: what was asked for early, or else asked for now.
    pub async fn definition(&self) -> Result<Definition, ProxyFault> {
        let answer = match self.early.take() {
            Some(early) => {
                let answer = JsFuture::from(early).await.map_err(|_| ProxyFault::Unreachable)?;
                answer.dyn_into::<web_sys::Response>().map_err(|_| ProxyFault::Garbage)?.into()
            }
            None => send(self.to(Request::get, "").build()).await?,
        };
        parsed(&text(answer).await?)
    }

    /// Hands over the proof of who the participant is.
    pub async fn open_session(&self, id_token: &IdToken) -> Result<ParticipantToken, ProxyFault> {
        let body = SessionRequest { id_token: id_token.expose().to_owned() };
        let reply: SessionReply = self.post("/session", None, &body).await?;
        Ok(reply.token)
    }

    /// What Gigya knows.
    pub async fn prefill(&self, token: &ParticipantToken) -> Result<Prefill, ProxyFault> {
        let request = signed(self.to(Request::get, "/prefill"), token).build();
        parsed(&text(send(request).await?).await?)
    }

    /// Sends the form.
    pub async fn submit(
        &self,
        token: &ParticipantToken,
        participation: &Participation,
    ) -> Result<Participated, ProxyFault> {
        self.post("/participations", Some(token), participation).await
    }

    /// Ends all sessions.
    pub async fn log_out(&self, token: &ParticipantToken) -> Result<(), ProxyFault> {
        let request = signed(self.to(Request::delete, "/session"), token).build();
        text(send(request).await?).await.map(drop)
    }

    async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        token: Option<&ParticipantToken>,
        body: &impl Serialize,
    ) -> Result<T, ProxyFault> {
        let request = self.to(Request::post, path);
        let request = match token {
            Some(token) => signed(request, token),
            None => request,
        };
        parsed(&text(send(request.json(body)).await?).await?)
    }

    fn to(&self, method: fn(&str) -> RequestBuilder, path: &str) -> RequestBuilder {
        // Whatever cookies the page's site has are none of the proxy's business.
        method(&format!("{}{path}", self.campaign))
            .credentials(RequestCredentials::Omit)
            .abort_signal(Some(&self.gone))
    }
}

fn signed(request: RequestBuilder, token: &ParticipantToken) -> RequestBuilder {
    request.header("Authorization", &format!("Bearer {}", token.expose()))
}

async fn send(request: Result<Request, Error>) -> Result<Response, ProxyFault> {
    // A browser tells a page neither apart nor why: no connection, no CORS headers, a policy of the page.
    request.map_err(|_| ProxyFault::Unreachable)?.send().await.map_err(|_| ProxyFault::Unreachable)
}

/// The body of a yes; a no with its reason.
async fn text(answer: Response) -> Result<String, ProxyFault> {
    let text = answer.text().await.map_err(|_| ProxyFault::Unreachable)?;
    if answer.ok() {
        return Ok(text);
    }
    Err(ProxyFault::Refused(Box::new(parsed::<ProblemDetails>(&text)?)))
}

fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, ProxyFault> {
    serde_json::from_str(text).map_err(|_| ProxyFault::Garbage)
}
