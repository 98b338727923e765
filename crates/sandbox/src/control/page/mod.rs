//! `GET /sandbox/`: what a person wants to see of a running sandbox on one plain page, without a script. Its two
//! forms come back as `POST /sandbox/`.
//!
//! It shows the names of parameters, never their values, and no password. What clients have sent is text to it:
//! the template escapes everything, and the page's policy lets no script run.

mod told;

use std::sync::{Arc, LazyLock};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use minijinja::value::{Serde, Value};
use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;

use crate::envelope::iso;
use crate::outbox::Message;
use crate::parameters::Parameters;
use crate::scenario::Scenario;
use crate::server::Shared;
use crate::site::API_KEY;

/// How many calls and messages are shown.
const SHOWN: usize = 50;

/// No script, nothing from elsewhere, in nobody's frame.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

static TEMPLATES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    // Escaped as HTML, by the end of its name.
    templates.add_template("page.html", include_str!("page.html")).expect("the template is well formed");
    templates
});

#[derive(Serialize)]
struct Page<'a> {
    url: &'a str,
    api_key: &'static str,
    now: String,
    /// By how many seconds the clock is ahead.
    ahead: i64,
    scenarios: Vec<&'static str>,
    calls: Vec<told::Call>,
    messages: Vec<Message>,
    accounts: Vec<told::Person>,
}

/// Shows the page.
pub async fn show(State(shared): State<Arc<Shared>>) -> Response {
    let page = TEMPLATES.get_template("page.html").and_then(|template| template.render(page(&shared)));
    match page {
        Ok(page) => {
            let headers = [(header::CONTENT_SECURITY_POLICY, POLICY), (header::CACHE_CONTROL, "no-store")];
            (headers, Html(page)).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "the page cannot be shown");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn page(shared: &Shared) -> Value {
    let now = shared.now();
    let control = shared.control();
    let (calls, ahead) = (told::calls(&control, SHOWN), control.ahead.whole_seconds());
    drop(control);
    let site = shared.site();
    Value::from(Serde(Page {
        url: site.url(),
        api_key: API_KEY,
        now: iso(now),
        ahead,
        scenarios: Scenario::ALL.map(Scenario::name).to_vec(),
        calls,
        messages: told::messages(&site, SHOWN),
        accounts: told::accounts(&site, now),
    }))
}

/// Sets the scenario that the form names, or resets where it names none, and shows the page again.
pub async fn act(State(shared): State<Arc<Shared>>, body: Bytes) -> Response {
    match Parameters::read("", &body).get("scenario").map(str::parse::<Scenario>) {
        None => shared.reset(),
        Some(Ok(scenario)) => shared.set_scenario(scenario),
        Some(Err(unknown)) => return (StatusCode::BAD_REQUEST, unknown.to_string()).into_response(),
    }
    Redirect::to("/sandbox/").into_response()
}
