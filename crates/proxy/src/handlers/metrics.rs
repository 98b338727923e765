//! `GET /metrics`, for operators.

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use crate::app::Shared;
use crate::problem::Problem;

/// The text form that Prometheus reads.
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// `GET`: what was counted up to now.
pub async fn get(State(app): State<Shared>) -> Result<impl IntoResponse, Problem> {
    let text = app.metrics.text(app.gigya.circuits()).map_err(Problem::internal)?;
    Ok(([(header::CONTENT_TYPE, OPEN_METRICS)], text))
}
