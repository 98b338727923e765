//! Every address of the proxy, on one page.

use std::path::Path;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;

use crate::app::Shared;
use crate::handlers::{accounts, definition, fallback, health, participations, prefill, session};
use crate::{origin, widget};

/// The most bytes of a request's body: a form of 250 characters a field is far below.
const MAX_BODY: usize = 64 * 1024;

/// What participants' browsers reach.
pub fn public(app: Shared, files: Option<&Path>) -> Router {
    let campaigns = Router::new()
        .route("/v1/campaigns/{campaign}", get(definition::get))
        .route("/v1/campaigns/{campaign}/session", post(session::open).delete(session::close))
        .route("/v1/campaigns/{campaign}/accounts", post(accounts::create))
        .route("/v1/campaigns/{campaign}/prefill", get(prefill::get))
        .route("/v1/campaigns/{campaign}/participations", post(participations::send))
        .method_not_allowed_fallback(fallback::method_not_allowed)
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CatchPanicLayer::custom(fallback::panicked))
        .layer(from_fn_with_state(app.clone(), fallback::in_time))
        .route_layer(from_fn_with_state(app.clone(), origin::guard))
        .with_state(app);
    match files {
        Some(folder) => campaigns.fallback_service(widget::files(folder)),
        None => campaigns.fallback(fallback::not_found),
    }
}

/// What operators reach, on an address of their own.
pub fn operators() -> Router {
    Router::new()
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .fallback(fallback::not_found)
        .method_not_allowed_fallback(fallback::method_not_allowed)
}
