//! Whether the proxy is alive and whether it can serve, for whatever watches it.

use axum::extract::State;
use axum::http::StatusCode;

use crate::listen::Serving;

/// `GET /health/live`: the process answers.
pub async fn live() -> &'static str {
    "live\n"
}

/// `GET /health/ready`: the campaigns are read, or this address would not be open, and the public address takes
/// requests. Gigya is no part of it: when it is out of order it is so for every proxy alike, and participants still
/// get a sentence and a way on, which a load balancer without a proxy has not.
pub async fn ready(State(public): State<Serving>) -> (StatusCode, &'static str) {
    if public.takes_requests() {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "stopping\n")
    }
}
