//! The script that pages name in place of Gigya's: `GET /js/gigya.js?apikey=…` (Web SDK, 1.1).

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::control::ScriptMode;
use crate::gateway;
use crate::parameters::Parameters;
use crate::server::Shared;

/// The stand-in in parts, which see each other as those of one function do.
const STAND_IN: [&str; 9] = [
    include_str!("stand_in/methods.js"),
    include_str!("stand_in/calls.js"),
    include_str!("stand_in/requests.js"),
    include_str!("stand_in/answers.js"),
    include_str!("stand_in/social.js"),
    include_str!("stand_in/interruptions.js"),
    include_str!("stand_in/events.js"),
    include_str!("stand_in/storage.js"),
    include_str!("stand_in/start.js"),
];
const STUB: &str = include_str!("stub.js");
const SILENT: &str = include_str!("silent.js");

/// Serves the stand-in, or what the control plane put in its place. An unknown API key gets the script
/// like any other: the SDK notices when it asks for the site's settings.
pub async fn serve(
    State(shared): State<Arc<Shared>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let mode = shared.control().script;
    let scheme = if shared.site().is_secure() { "https" } else { "http" };
    let text = match mode {
        ScriptMode::Normal => prologue(query.as_deref().unwrap_or_default(), scheme, &headers) + &stand_in(),
        ScriptMode::Empty => String::new(),
        ScriptMode::Stub => STUB.to_owned(),
        ScriptMode::Silent => SILENT.to_owned(),
        ScriptMode::Hang => {
            shared.stopped().await;
            String::new()
        }
        ScriptMode::Missing => return StatusCode::NOT_FOUND.into_response(),
    };
    // Asked for again by every page: the control plane may have changed it between two.
    let headers =
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, text).into_response()
}

/// The parts as one script. A page that names it twice has one SDK.
fn stand_in() -> String {
    format!("if (!window.gigya.isGigya) (() => {{\n'use strict';\n\n{}}})();\n", STAND_IN.join("\n"))
}

/// The real file begins with the site's own values (Web SDK, 1.10). The parameter is named in any case.
fn prologue(query: &str, scheme: &str, headers: &HeaderMap) -> String {
    let parameters = Parameters::read(query, &[]);
    let site = json!({
        "apiKey": parameters.get("apiKey").unwrap_or_default(),
        "lang": parameters.get("lang").unwrap_or("en"),
        "dataCenter": "sandbox",
        "defaultApiDomain": format!("{scheme}://{}", gateway::host(headers)),
        "build": { "number": 18148, "version": "sandbox" },
        "partnerSettings": {},
        "providersConfig": {},
    });
    format!("window.gigya = window.gigya?.isGigya ? window.gigya : {site};\n")
}
