//! `POST …/accounts`: a new account.

use std::time::Duration;

use axum::Json;
use axum::extract::{Extension, State};
use axum::http::header;
use axum::response::IntoResponse;
use contract::{AccountRequest, ProblemCode};

use super::body::Body;
use super::fallback::Deadline;
use crate::app::Shared;
use crate::campaign::{Campaign, is_language_tag};
use crate::origin::ForCampaign;
use crate::problem::Problem;
use crate::rest::Failure;
use crate::secret::Password;
use crate::{clock, registration};

/// The most bytes of a captcha's answer: they have some thousands.
const MAX_CAPTCHA: usize = 8 * 1024;

/// What is left of a request's time when what follows a registration is given up: enough to answer.
const MARGIN: Duration = Duration::from_millis(300);

/// `POST`: judges what was given, creates the account, and says whether it can be used or what is to be done first.
/// The browser then logs in by itself: no session passes through here.
pub async fn create(
    State(app): State<Shared>,
    ForCampaign(campaign): ForCampaign,
    Extension(deadline): Extension<Deadline>,
    Body(mut request): Body<AccountRequest>,
) -> Result<impl IntoResponse, Problem> {
    let password = Password::new(std::mem::take(&mut request.password));
    if campaign.definition.ways.create_account.is_none() {
        let detail = "the campaign offers no new accounts: add `[create_account]` to its file, or log in";
        return Err(Problem::new(ProblemCode::NotOffered, detail));
    }
    if !is_language_tag(&request.language) {
        return Err(Problem::new(
            ProblemCode::BadRequest,
            "`language` is no language tag: write `en` or `fr-BE`",
        ));
    }
    if request.captcha.as_ref().is_some_and(|answer| answer.len() > MAX_CAPTCHA) {
        return Err(Problem::new(
            ProblemCode::BadRequest,
            "`captcha` is longer than the answer of a captcha",
        ));
    }
    let today = clock::today();
    registration::judge(&campaign, &request, &password, today).map_err(Problem::account_not_created)?;
    let until = deadline.0 - MARGIN;
    let created = registration::create(&app, &campaign, &request, &password, today, until).await;
    let reply = created.map_err(|failure| refused_by_gigya(&campaign, &failure))?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(reply)))
}

/// What Gigya says about what was given goes back to it, and so does what the participant can act on; anything else
/// is a failure of the call.
fn refused_by_gigya(campaign: &Campaign, failure: &Failure) -> Problem {
    let Failure::Refused { code, validation_errors, .. } = failure else { return unavailable(failure) };
    let complaints = registration::complaints(campaign, *code, validation_errors);
    if complaints.is_empty() && !failure.concerns_the_participant() {
        return unavailable(failure);
    }
    Problem::account_not_created(complaints).of_gigya(failure)
}

fn unavailable(failure: &Failure) -> Problem {
    Problem::gigya_unavailable().of_gigya(failure)
}
