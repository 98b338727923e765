//! Who may change something below `/sandbox/`: programs, and pages of the sandbox's own. A page of anybody else that is
//! open in the same browser could send a form here, though it could not read the answer.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use url::Url;

use crate::gateway;

/// Refuses what a browser sends for another page.
pub async fn only(request: Request, next: Next) -> Response {
    let reads = [Method::GET, Method::HEAD].contains(request.method());
    if !reads && is_foreign(request.headers()) {
        let told = "Only the sandbox's own page and programs change it; send no Origin header.";
        return (StatusCode::FORBIDDEN, told).into_response();
    }
    next.run(request).await
}

/// Whether a browser names another origin. Programs name none.
fn is_foreign(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return false };
    let origin = origin.to_str().ok().and_then(|origin| Url::parse(origin).ok());
    let own =
        |origin: &Url| &origin[url::Position::BeforeHost..url::Position::AfterPort] == gateway::host(headers);
    !origin.as_ref().is_some_and(own)
}
