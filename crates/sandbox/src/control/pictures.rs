//! Pictures of seeded participants, so that a demo needs no network.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

const PINKY: &str = include_str!("../seed/pinky.svg");

/// `GET /sandbox/pictures/pinky.svg`.
pub async fn serve(Path(name): Path<String>) -> Response {
    match name.as_str() {
        "pinky.svg" => ([(header::CONTENT_TYPE, "image/svg+xml")], PINKY).into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
