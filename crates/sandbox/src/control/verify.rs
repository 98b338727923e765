//! The page that the link in a verification mail leads to. At Gigya it is one of Gigya's own; what that says
//! in the address of the page it goes on to is not imitated.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use url::Url;

use crate::mailbox;
use crate::parameters::Parameters;
use crate::server::Shared;

/// `GET /sandbox/verify?vt=…`.
pub async fn serve(State(shared): State<Arc<Shared>>, RawQuery(query): RawQuery) -> Response {
    let parameters = Parameters::read(query.as_deref().unwrap_or_default(), &[]);
    let now = shared.now();
    let mut site = shared.site();
    if !mailbox::follow_link(&mut site, parameters.get("vt").unwrap_or_default(), now) {
        let text = page("This link is too old", "Ask for a new mail where you wanted to log in.");
        return (StatusCode::NOT_FOUND, text).into_response();
    }
    let next = Url::parse(&site.settings.policies.verified_url).map(String::from).unwrap_or_default();
    page("Your address is verified", &format!("<a href=\"{next}\">Go on</a>")).into_response()
}

fn page(heading: &str, below: &str) -> Html<String> {
    Html(format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{heading}</title>\n\
         <h1>{heading}</h1>\n<p>{below}</p>\n</html>\n"
    ))
}
