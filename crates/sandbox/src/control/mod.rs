//! The control plane, `/sandbox/…`: what a test or a demo does to the sandbox that no client of Gigya
//! could. It is apart from the imitation and, like all of the sandbox, on loopback.

mod injected;
mod links;
pub mod own_page;
mod page;
mod pictures;
mod scenario;

use std::collections::VecDeque;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Redirect;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use time::Duration;

use crate::gateway::Received;
use crate::keys::{PARTNER_SECRET, PRIVATE_KEY, USER_KEY, USER_SECRET};
use crate::outbox::Message;
use crate::seed::{self, SeedError, file};
use crate::server::Shared;
use crate::settings::Settings;
use crate::site::API_KEY;

pub use injected::{Deviation, InjectedFault, Misbehaviour, break_off};
pub use page::{act, show};

/// What is served in place of the Web SDK.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ScriptMode {
    /// The stand-in that works.
    #[default]
    Normal,
    /// A file without a byte.
    Empty,
    /// A content blocker's surrogate: `window.gigya` is there and swallows every call.
    Stub,
    /// An SDK that says it is ready and never calls back.
    Silent,
    /// No answer at all.
    Hang,
    /// 404.
    Missing,
}

/// What the control plane holds.
#[derive(Default)]
pub struct Control {
    /// What is to go wrong, oldest first.
    pub faults: Vec<InjectedFault>,
    /// What is served as the script.
    pub script: ScriptMode,
    /// How far the site's clock is ahead.
    pub ahead: Duration,
    /// The calls since the start or the last reset, [`KEPT`] at most.
    pub received: VecDeque<Received>,
}

/// How many calls are remembered, so that a sandbox which runs for weeks does not fill the machine.
const KEPT: usize = 100_000;

/// How far ahead the site's clock goes at most: calendars end, and so would the sandbox.
const FURTHEST: Duration = Duration::days(100 * 365);

impl Control {
    /// Moves the site's clock ahead.
    pub fn advance(&mut self, by: Duration) {
        self.ahead = self.ahead.saturating_add(by).min(FURTHEST);
    }

    /// Notes a call that has come.
    pub fn note(&mut self, call: Received) {
        if self.received.len() == KEPT {
            self.received.pop_front();
        }
        self.received.push_back(call);
    }

    /// Notes how a call was answered.
    pub fn note_answer(&mut self, call_id: &str, code: u32) {
        // From the end: an answer follows its call soon.
        if let Some(call) = self.received.iter_mut().rfind(|call| call.call_id == call_id) {
            call.code = Some(code);
        }
    }
}

/// What is wrong, in a sentence.
type Refusal = (StatusCode, String);

/// The routes below `/sandbox`.
pub fn router() -> Router<Arc<Shared>> {
    Router::new()
        .route("/", get(async || Redirect::permanent("/sandbox/")))
        .route("/reset", post(reset))
        .route("/accounts", get(accounts))
        .route("/seed", post(seed_accounts))
        .route("/keys", get(keys))
        .route("/faults", post(inject).delete(clear_faults))
        .route("/script", post(set_script))
        .route("/settings", get(settings).post(set_settings))
        .route("/outbox", get(outbox))
        .route("/clock", post(advance))
        .route("/authenticator/{login_id}", get(authenticator))
        .route("/scenario/{name}", get(scenario::describe).post(scenario::set))
        .route("/verify", get(links::verify))
        .route("/confirm", get(links::confirm))
        .route("/pictures/{name}", get(pictures::serve))
}

async fn reset(State(shared): State<Arc<Shared>>) -> StatusCode {
    shared.reset();
    StatusCode::NO_CONTENT
}

/// The accounts to try, and what is stored of every account now.
async fn accounts(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let to_try: Vec<_> = seed::SEEDED
        .iter()
        .map(|one| json!({ "loginID": one.login_id, "password": one.password, "purpose": one.purpose }))
        .collect();
    let site = shared.site();
    let lite = site.lite_accounts().iter().map(|lite| &lite.account);
    let stored: Vec<_> = site.accounts().iter().chain(lite).map(|account| json!(account.record())).collect();
    Json(json!({ "seeded": to_try, "stored": stored }))
}

/// Adds accounts until the next reset, in the form of `--seed`; 400 says which one is wrong.
async fn seed_accounts(State(shared): State<Arc<Shared>>, text: String) -> Result<StatusCode, Refusal> {
    let now = shared.now();
    let mut site = shared.site();
    let refuse = |error: SeedError| (StatusCode::BAD_REQUEST, error.to_string());
    for account in file::read(&text, &site, now).map_err(refuse)? {
        site.add_account(account);
    }
    Ok(StatusCode::NO_CONTENT)
}

/// What a server authenticates with, for those who have not the source at hand.
async fn keys() -> Json<Value> {
    Json(json!({
        "apiKey": API_KEY,
        "userKey": USER_KEY,
        "secret": USER_SECRET,
        "partnerSecret": PARTNER_SECRET,
        "privateKey": PRIVATE_KEY,
    }))
}

async fn inject(State(shared): State<Arc<Shared>>, Json(fault): Json<InjectedFault>) -> StatusCode {
    shared.control().faults.push(fault);
    StatusCode::NO_CONTENT
}

async fn clear_faults(State(shared): State<Arc<Shared>>) -> StatusCode {
    shared.control().faults.clear();
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
struct Script {
    mode: ScriptMode,
}

async fn set_script(State(shared): State<Arc<Shared>>, Json(script): Json<Script>) -> StatusCode {
    shared.control().script = script.mode;
    StatusCode::NO_CONTENT
}

async fn settings(State(shared): State<Arc<Shared>>) -> Json<Settings> {
    Json(shared.site().settings.clone())
}

async fn set_settings(State(shared): State<Arc<Shared>>, Json(settings): Json<Settings>) -> StatusCode {
    shared.site().settings = settings;
    StatusCode::NO_CONTENT
}

/// What was sent to participants, oldest first.
async fn outbox(State(shared): State<Arc<Shared>>) -> Json<Vec<Message>> {
    Json(shared.site().outbox.messages().iter().cloned().collect())
}

/// The code that somebody's authenticator shows, who has one.
async fn authenticator(
    State(shared): State<Arc<Shared>>,
    Path(login_id): Path<String>,
) -> Result<Json<Value>, StatusCode> {
    let code = shared.authenticator_code(&login_id).ok_or(StatusCode::NOT_FOUND)?;
    Ok(Json(json!({ "code": code })))
}

#[derive(Deserialize)]
struct Advance {
    /// In seconds.
    advance: u32,
}

async fn advance(State(shared): State<Arc<Shared>>, Json(wish): Json<Advance>) -> StatusCode {
    shared.control().advance(Duration::seconds(wish.advance.into()));
    StatusCode::NO_CONTENT
}
