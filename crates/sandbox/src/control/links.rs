//! The pages that links in mails lead to: one verifies an address, the other confirms a subscription. At Gigya they are
//! Gigya's own; what those say in the address of the page they go on to is not imitated.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use url::Url;

use crate::mailbox;
use crate::parameters::Parameters;
use crate::server::Shared;

/// `GET /sandbox/verify?vt=…`.
pub async fn verify(State(shared): State<Arc<Shared>>, RawQuery(query): RawQuery) -> Response {
    let parameters = Parameters::read(query.as_deref().unwrap_or_default(), &[]);
    let now = shared.now();
    let mut site = shared.site();
    if !mailbox::follow_link(&mut site, parameters.get("vt").unwrap_or_default(), now) {
        return too_old("Ask for a new mail where you wanted to log in.");
    }
    let next = Url::parse(&site.settings.policies.verified_url).map(String::from).unwrap_or_default();
    page("Your address is verified", &format!("<a href=\"{next}\">Go on</a>")).into_response()
}

/// `GET /sandbox/confirm?token=…`.
pub async fn confirm(State(shared): State<Arc<Shared>>, RawQuery(query): RawQuery) -> Response {
    let parameters = Parameters::read(query.as_deref().unwrap_or_default(), &[]);
    let now = shared.now();
    if !mailbox::follow_confirmation(&mut shared.site(), parameters.get("token").unwrap_or_default(), now) {
        return too_old("Subscribe again for a new mail.");
    }
    page("Your subscription is confirmed", "You may close this page.").into_response()
}

fn too_old(remedy: &str) -> Response {
    (StatusCode::NOT_FOUND, page("This link is too old", remedy)).into_response()
}

fn page(heading: &str, below: &str) -> Html<String> {
    Html(format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{heading}</title>\n\
         <h1>{heading}</h1>\n<p>{below}</p>\n</html>\n"
    ))
}
