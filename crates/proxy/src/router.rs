//! Every address of the proxy, on one page.

use std::path::Path;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, on};
use tower_http::catch_panic::CatchPanicLayer;

use crate::app::Shared;
use crate::handlers::{
    accounts, definition, description, fallback, health, participations, prefill, session,
};
use crate::listen::Serving;
use crate::operation::Operation;
use crate::{handlers, metrics, origin, quota, widget};

/// The most bytes of a request's body: a form of 250 characters a field is far below.
const MAX_BODY: usize = 64 * 1024;

/// What participants' browsers reach.
pub fn public(app: Shared, files: Option<&Path>) -> Router {
    let metrics = app.metrics.clone();
    let operations = Operation::ALL.into_iter().fold(Router::new(), |router, operation| {
        let method = operation.method();
        let answered = match operation {
            Operation::Definition => on(method, definition::get),
            Operation::Session => on(method, session::open),
            Operation::LogOut => on(method, session::close),
            Operation::Account => on(method, accounts::create),
            Operation::Prefill => on(method, prefill::get),
            Operation::Participation => on(method, participations::send),
        };
        let limited = from_fn_with_state((app.clone(), operation), quota::by_address);
        router.route(operation.path(), answered.route_layer(limited))
    });
    let campaigns = operations
        .method_not_allowed_fallback(fallback::method_not_allowed)
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CatchPanicLayer::custom(fallback::panicked))
        .layer(from_fn_with_state(app.clone(), fallback::in_time))
        .route_layer(from_fn_with_state(app.clone(), origin::guard))
        .with_state(app);
    let described = Router::new()
        .route(description::PATH, get(description::get))
        .method_not_allowed_fallback(fallback::method_not_allowed);
    let campaigns = campaigns.merge(described);
    let all = match files {
        Some(folder) => campaigns.fallback_service(widget::files(folder)),
        None => campaigns.fallback(fallback::not_found),
    };
    all.layer(from_fn_with_state(metrics, metrics::measure))
}

/// What operators reach, on an address of their own, which tells how the public one does.
pub fn operators(app: Shared, public: Serving) -> Router {
    Router::new()
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready).with_state(public))
        .route("/metrics", get(handlers::metrics::get))
        .fallback(fallback::not_found)
        .method_not_allowed_fallback(fallback::method_not_allowed)
        .with_state(app)
}
