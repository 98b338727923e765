//! `…/session`: from an id_token or a UID signature to a participant token, and out again.

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use contract::{LogOut, ParticipantToken, ProblemCode, SessionReply, SessionRequest, SignedSessionRequest};
use serde::Deserialize;

use super::body::Body;
use super::participant::Participant;
use crate::app::Shared;
use crate::identity::{LIFETIME_SECONDS, ProofError, verify_uid};
use crate::operation::Operation;
use crate::origin::ForCampaign;
use crate::problem::Problem;
use crate::rest::SignedUid;

/// What proves who is there.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Proof {
    /// The widget's.
    IdToken(SessionRequest),
    /// That of a page of its own making.
    Signature(SignedSessionRequest),
}

/// `POST`: opens a session for whom the proof names.
pub async fn open(
    State(app): State<Shared>,
    ForCampaign(campaign): ForCampaign,
    Body(proof): Body<Proof>,
) -> Result<impl IntoResponse, Problem> {
    let (verified, remedy) = match &proof {
        Proof::IdToken(SessionRequest { id_token }) => {
            let verified = app.id_tokens.verify(&app.gigya, &campaign, id_token).await;
            (verified, "take a new one with accounts.getJWT and send it at once")
        }
        Proof::Signature(SignedSessionRequest { uid, signature, timestamp }) => {
            let verified =
                verify_uid(&app.gigya, &campaign.site, SignedUid { uid, signature, timestamp }).await;
            (verified, "take a new signature with accounts.getAccountInfo and send it at once")
        }
    };
    let uid = verified.map_err(|error| match error {
        ProofError::Gigya(failure) => Problem::from(failure),
        ProofError::Refused(why) => Problem::new(ProblemCode::IdTokenRefused, remedy).caused_by(why),
    })?;
    app.gate.admit_participant(Operation::Session, &uid)?;
    let token = app.token_key.issue(&uid, campaign.name()).map_err(Problem::internal)?;
    app.metrics.session_opened(campaign.name());
    let reply = SessionReply { token: ParticipantToken::new(token), expires_in: LIFETIME_SECONDS };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(reply)))
}

/// `DELETE`: logs the participant out on all devices where the campaign says so; the widget logs out of this
/// browser, whatever the answer here.
pub async fn close(State(app): State<Shared>, participant: Participant) -> Result<StatusCode, Problem> {
    match participant.campaign.definition.log_out {
        LogOut::Here => {}
        LogOut::Everywhere => app.gigya.log_out(&participant.campaign.site, &participant.uid).await?,
    }
    Ok(StatusCode::NO_CONTENT)
}
