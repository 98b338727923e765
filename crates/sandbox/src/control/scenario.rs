//! `/sandbox/scenario/<name>`: `GET` tells what to log in with, `POST` sets it and tells the same.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;

use crate::scenario::{Description, Scenario, UnknownScenario};
use crate::server::Shared;

type Answer = Result<Json<Description>, (StatusCode, String)>;

/// Tells about a scenario and changes nothing.
pub async fn describe(Path(name): Path<String>) -> Answer {
    name.parse().map(|scenario: Scenario| Json(scenario.describe())).map_err(unknown)
}

/// Sets a scenario.
pub async fn set(State(shared): State<Arc<Shared>>, Path(name): Path<String>) -> Answer {
    let scenario: Scenario = name.parse().map_err(unknown)?;
    shared.set_scenario(scenario);
    Ok(Json(scenario.describe()))
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn unknown(error: UnknownScenario) -> (StatusCode, String) {
    (StatusCode::NOT_FOUND, error.to_string())
}
