//! `…/session`: from an id_token to a participant token, and out again.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use contract::{LogOut, ParticipantToken, ProblemCode, SessionReply, SessionRequest};

use super::body::Body;
use super::participant::Participant;
use crate::app::Shared;
use crate::identity::{IdTokenError, LIFETIME_SECONDS};
use crate::origin::ForCampaign;
use crate::problem::Problem;

/// `POST`: opens a session for whom the id_token proves.
pub async fn open(
    State(app): State<Shared>,
    ForCampaign(campaign): ForCampaign,
    Body(request): Body<SessionRequest>,
) -> Result<Json<SessionReply>, Problem> {
    let verified = app.id_tokens.verify(&app.gigya, &campaign, &request.id_token).await;
    let uid = verified.map_err(|error| match error {
        IdTokenError::Keys(failure) => Problem::from(failure),
        IdTokenError::Refused(why) => {
            let detail = "take a new one with accounts.getJWT and send it at once";
            Problem::new(ProblemCode::IdTokenRefused, detail).caused_by(why)
        }
    })?;
    let token = app.token_key.issue(&uid, campaign.name()).map_err(Problem::internal)?;
    Ok(Json(SessionReply { token: ParticipantToken::new(token), expires_in: LIFETIME_SECONDS }))
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
