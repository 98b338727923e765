//! `GET …/prefill`: what Gigya knows of what the campaign asks.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use super::participant::Participant;
use crate::app::Shared;
use crate::problem::Problem;
use crate::{clock, prefill};

/// `GET`: the participant's own values.
pub async fn get(State(app): State<Shared>, participant: Participant) -> Result<impl IntoResponse, Problem> {
    let Participant { campaign, uid } = participant;
    let account = app.gigya.account(&campaign.site, &uid, &campaign.wanted()).await?;
    let prefill = prefill::from_account(&campaign, &uid, &account, clock::today());
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(prefill)))
}
