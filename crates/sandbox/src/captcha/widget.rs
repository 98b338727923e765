//! What a page needs to show a captcha: `/recaptcha/api.js` with the interface of Google's script, and the
//! frame with the checkbox that it puts into the page.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value, json};

use crate::server::Shared;

const SCRIPT: &str = include_str!("api.js");
const FRAME: &str = include_str!("frame.html");

/// `GET /recaptcha/api.js?onload=…&render=explicit`.
pub async fn script() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], SCRIPT).into_response()
}

/// `GET /recaptcha/api2/anchor`: the checkbox.
pub async fn frame() -> Html<&'static str> {
    Html(FRAME)
}

/// `POST /recaptcha/solve`: what ticking the checkbox does.
pub async fn solve(State(shared): State<Arc<Shared>>) -> Json<Value> {
    Json(json!({ "token": shared.solve_captcha() }))
}
