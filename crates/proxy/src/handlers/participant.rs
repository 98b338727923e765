//! Who a request is from: the participant whom its token names.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use contract::ProblemCode;
use headers::authorization::Bearer;
use headers::{Authorization, HeaderMapExt};

use crate::app::Shared;
use crate::campaign::Campaign;
use crate::identity::Uid;
use crate::operation::Operation;
use crate::origin::ForCampaign;
use crate::problem::Problem;

/// The participant of a request, and the campaign that their token is for.
pub struct Participant {
    /// The campaign.
    pub campaign: Arc<Campaign>,
    /// The participant's Gigya UID.
    pub uid: Uid,
}

impl FromRequestParts<Shared> for Participant {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Problem> {
        let ForCampaign(campaign) = ForCampaign::from_request_parts(parts, app).await?;
        let bearer = parts.headers.typed_get::<Authorization<Bearer>>();
        let uid = bearer.and_then(|bearer| app.token_key.verify(bearer.token(), campaign.name()));
        let uid = uid.ok_or_else(|| {
            let detail = "open a session first, and again when its token has expired";
            Problem::new(ProblemCode::ParticipantTokenRefused, detail)
        })?;
        let operation = parts.extensions.get::<Operation>().copied();
        let operation =
            operation.ok_or_else(|| Problem::internal("a route of a participant has no quota"))?;
        app.gate.admit_participant(operation, &uid)?;
        Ok(Self { campaign, uid })
    }
}
