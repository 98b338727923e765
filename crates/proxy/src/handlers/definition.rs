//! `GET /v1/campaigns/{campaign}`: the campaign as a browser may see it.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use headers::{ETag, HeaderMapExt, IfNoneMatch};
use sha2::{Digest, Sha256};

use crate::origin::ForCampaign;
use crate::problem::Problem;

/// The definition, or 304 when the browser has it.
pub async fn get(ForCampaign(campaign): ForCampaign, request: HeaderMap) -> Result<Response, Problem> {
    let body = serde_json::to_vec(&campaign.definition).map_err(Problem::internal)?;
    let digest = URL_SAFE_NO_PAD.encode(&Sha256::digest(&body)[..12]);
    let tag: ETag = format!("\"{digest}\"").parse().map_err(Problem::internal)?;
    let fresh = request.typed_get::<IfNoneMatch>().is_some_and(|known| !known.precondition_passes(&tag));
    // A campaign file changes with a restart, so the browser asks each time and is mostly told 304.
    let caching = [(header::CACHE_CONTROL, "no-cache"), (header::CONTENT_TYPE, "application/json")];
    let mut response = if fresh { StatusCode::NOT_MODIFIED.into_response() } else { body.into_response() };
    for (name, value) in caching {
        response.headers_mut().insert(name, header::HeaderValue::from_static(value));
    }
    response.headers_mut().typed_insert(tag);
    Ok(response)
}
