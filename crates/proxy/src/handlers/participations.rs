//! `POST …/participations`: the form, sent.

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::IntoResponse;
use contract::{Participated, Participation};

use super::body::Body;
use super::participant::Participant;
use crate::app::Shared;
use crate::campaign::{Campaign, is_language_tag};
use crate::participation;
use crate::problem::Problem;
use crate::{clock, rest::Failure};

/// `POST`: judges the form, writes what changed to the account, and says what somebody else changed meanwhile.
///
/// The query may name the `lang` in which consents were given: Gigya wants it where a consent has several
/// languages (REST, 4.8).
pub async fn send(
    State(app): State<Shared>,
    RawQuery(query): RawQuery,
    participant: Participant,
    Body(form): Body<Participation>,
) -> Result<impl IntoResponse, Problem> {
    let Participant { campaign, uid } = participant;
    let today = clock::today();
    participation::judge(&campaign, &form, today).map_err(Problem::complaints)?;
    let account = app.gigya.account(&campaign.site, &uid, &campaign.wanted()).await?;
    participation::judge_hidden(&campaign, &form, &account, today).map_err(Problem::complaints)?;
    let outcome = participation::outcome(&campaign, &form, &account, today);
    if !outcome.changes.is_empty() {
        let language = query.as_deref().and_then(language);
        let written = app.gigya.update_account(&campaign.site, &uid, &outcome.changes, language.as_deref());
        written.await.map_err(|failure| refused_by_gigya(&campaign, failure))?;
    }
    app.metrics.participated(campaign.name());
    let gigya_id = uid.as_str().to_owned();
    let reply = Participated { gigya_id, changed_meanwhile: outcome.changed_meanwhile };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(reply)))
}

fn language(query: &str) -> Option<String> {
    let mut parameters = url::form_urlencoded::parse(query.as_bytes());
    let (_, tag) = parameters.find(|(name, _)| name == "lang")?;
    is_language_tag(&tag).then(|| tag.into_owned())
}

/// What Gigya says about fields goes back to the fields, and so does what the participant can act on; anything else is
/// a failure of the call.
fn refused_by_gigya(campaign: &Campaign, failure: Failure) -> Problem {
    let Failure::Refused { code, validation_errors, .. } = &failure else { return failure.into() };
    let complaints = participation::complaints(campaign, *code, validation_errors);
    if complaints.is_empty() && (failure.is_of_the_account() || !failure.concerns_the_participant()) {
        return failure.into();
    }
    Problem::complaints(complaints).of_gigya(&failure)
}
