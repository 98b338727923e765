//! The provider's page: a plain one with its name, a button for each identity, and the ways to answer
//! nothing.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use url::form_urlencoded;

use super::{Identity, back};
use crate::gateway::{self, Incoming};
use crate::methods::social_login;
use crate::parameters::Parameters;
use crate::server::Shared;
use crate::site::API_KEY;

const PAGE: &str = include_str!("page.html");

/// `GET /accounts.socialLogin?x_provider=facebook&…`
pub async fn show(RawQuery(query): RawQuery) -> Response {
    let asked = Parameters::read(query.as_deref().unwrap_or_default(), &[]);
    let provider = asked.get("x_provider").unwrap_or_default();
    if asked.get("client_id") != Some(API_KEY) || provider.is_empty() {
        let refusal = "The address must name x_provider and, as client_id, the API key of the site.";
        return (StatusCode::BAD_REQUEST, refusal).into_response();
    }
    let page = PAGE.replace("{provider}", &escaped(provider)).replace("{identities}", &buttons());
    ([(header::CACHE_CONTROL, "no-store")], Html(page)).into_response()
}

fn buttons() -> String {
    let button = |identity: Identity| {
        let (first, last) = identity.told().name;
        let (key, purpose) = (identity.key(), identity.purpose());
        format!("<li><button name=\"identity\" value=\"{key}\">{first} {last}</button> {purpose}</li>\n")
    };
    Identity::ALL.into_iter().map(button).collect()
}

/// `POST` of the same address: runs the method, and answers the page that asked.
pub async fn choose(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let asked = Parameters::read(query.as_deref().unwrap_or_default(), &[]);
    // An identity's key, or nothing: cancelled.
    let choice = Parameters::read("", &body);
    let way = match back::Way::of(&asked) {
        Ok(way) => way,
        Err(refusal) => return (StatusCode::BAD_REQUEST, refusal).into_response(),
    };
    let incoming = Incoming {
        verb: "POST",
        path: "/accounts.socialLogin",
        headers: &headers,
        from: from.ip(),
        parameters: parameters(&asked, choice.get("identity").unwrap_or_default(), way.environment()),
    };
    match gateway::perform(&shared, social_login::METHOD.name, &incoming).await {
        Ok(reply) => way.answer(&reply.envelope()),
        Err(response) => response,
    }
}

/// What the method takes: the SDK's parameters without their `x_` (Web SDK, 1.10), and the choice.
fn parameters(asked: &Parameters, identity: &str, environment: &str) -> Parameters {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(asked.pairs().filter_map(|(name, value)| Some((name.strip_prefix("x_")?, value))));
    form.append_pair("identity", identity).append_pair("targetEnv", environment);
    form.append_pair("apiKey", asked.get("client_id").unwrap_or_default());
    Parameters::read(&form.finish(), &[])
}

/// Text for a page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
