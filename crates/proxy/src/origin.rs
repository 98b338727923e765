//! Lets a campaign be talked about by its own pages only.
//!
//! Every address below `/v1/campaigns/{campaign}` wants an `Origin` header that the campaign lists. Other
//! origins get a refusal without CORS headers: the browser hides even that from the page, and the console
//! names the origin. A campaign that does not exist has nothing to hide, and the integrator must be able to
//! read that its name is misspelt.

use std::sync::Arc;

use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{FromRequestParts, RawPathParams, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use contract::ProblemCode;
use tracing::Instrument;

use crate::app::{App, Shared};
use crate::campaign::Campaign;
use crate::problem::Problem;

/// The most characters of a foreign origin or name in the log.
const MAX_QUOTED: usize = 100;

/// How long a browser may remember the answer to a preflight, in seconds.
const PREFLIGHT_SECONDS: &str = "600";

/// The campaign of a request whose origin it lists.
#[derive(Clone)]
pub struct ForCampaign(pub Arc<Campaign>);

impl<S: Sync> FromRequestParts<S> for ForCampaign {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let campaign = parts.extensions.get::<Self>().cloned();
        campaign.ok_or_else(|| Problem::internal("a route of a campaign is not guarded"))
    }
}

/// Answers preflights, refuses foreign origins, and dresses the answers for the others.
pub async fn guard(
    State(app): State<Shared>,
    params: Result<RawPathParams, RawPathParamsRejection>,
    mut request: Request,
    next: Next,
) -> Response {
    // A name that is no UTF-8 is no campaign's.
    let params = params.ok();
    let named = params.as_ref().and_then(|params| params.iter().find(|(key, _)| *key == "campaign"));
    let name = named.map_or("", |(_, name)| name);
    let Some(campaign) = app.campaigns.get(name).cloned() else {
        return readable_by_anyone(unknown(&app, name, &request));
    };
    let origin = request.headers().get(header::ORIGIN).cloned();
    let listed =
        |origin: &HeaderValue| campaign.origins.iter().any(|listed| listed.as_bytes() == origin.as_bytes());
    let Some(origin) = origin.filter(listed) else {
        return vary_by_origin(unlisted(&app, &campaign, request.headers()).into_response());
    };
    let mut response = if is_preflight(&request) {
        preflight()
    } else {
        let span = tracing::info_span!("request", campaign = campaign.name(), method = %request.method());
        request.extensions_mut().insert(ForCampaign(campaign));
        next.run(request).instrument(span).await
    };
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    let exposed = HeaderValue::from_static("retry-after");
    response.headers_mut().insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
    vary_by_origin(response)
}

fn unlisted(app: &App, campaign: &Campaign, headers: &HeaderMap) -> Problem {
    let cause = match headers.get(header::ORIGIN) {
        Some(origin) => {
            format!("campaign {} does not list {}", campaign.name(), short(&format!("{origin:?}")))
        }
        None => format!("a request for campaign {} has no Origin header", campaign.name()),
    };
    let detail = "add the page's origin to `origins` in the campaign file and restart the proxy";
    Problem::new(ProblemCode::OriginNotListed, detail).caused_by(cause).quiet(!app.gate.has_a_line_left())
}

fn unknown(app: &App, name: &str, request: &Request) -> Response {
    if is_preflight(request) {
        return preflight();
    }
    let detail = format!(
        "no campaign is called `{name}`: check the `campaign` attribute for a slip, or add `{name}.toml` to \
         the proxy's campaign files and restart it"
    );
    let cause = format!("no campaign is called {}", short(&format!("{name:?}")));
    let problem = Problem::new(ProblemCode::UnknownCampaign, detail).caused_by(cause);
    problem.quiet(!app.gate.has_a_line_left()).into_response()
}

/// What somebody else wrote, for the log.
fn short(text: &str) -> String {
    text.chars().take(MAX_QUOTED).collect()
}

/// Marks an answer that has nothing to protect, so that a page can read what is wrong.
pub fn readable_by_anyone(mut response: Response) -> Response {
    let anyone = HeaderValue::from_static("*");
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, anyone);
    response
}

fn vary_by_origin(mut response: Response) -> Response {
    response.headers_mut().append(header::VARY, HeaderValue::from_static("Origin"));
    response
}

fn is_preflight(request: &Request) -> bool {
    request.method() == Method::OPTIONS
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
}

fn preflight() -> Response {
    let headers = [
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, DELETE"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type"),
        (header::ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}
