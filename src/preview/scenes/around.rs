//! *Loading*, *Hello*, *Done* and *Unavailable*.

use contract::Participated;
use flow::{Effect, Event, GigyaFault, Participant};

use super::{Opening, Scene, Stage, scene};
use crate::preview::script::{self, DOWN, Reply};

pub const SCENES: &[Scene] = &[
    scene("loading", "opening", || Opening::new().silent(is_load).begin()),
    scene("loading", "logging-out", || Opening::connected().silent(is_log_out).then(Event::LogOut)),
    scene("hello", "named", || Opening::connected().begin()),
    scene("hello", "unnamed", || greeted(|ada| ada.first_name = "".into())),
    scene("hello", "picture", || greeted(|ada| ada.picture = Some("/participant.svg".into()))),
    scene("hello", "long-name", || {
        greeted(|ada| ada.first_name = "Wolfeschlegelsteinhausenbergerdorff".into())
    }),
    scene("hello", "waiting", || Opening::connected().silent(is_prefill).then(Event::Continue)),
    scene("hello", "plain-form", || Opening::connected().on(no_proof).then(Event::Continue)),
    scene("hello", "service-down", || Opening::connected().on(no_prefill).then(Event::Continue)),
    scene("done", "participated", || submitted(Opening::connected())),
    scene("done", "changed-meanwhile", || submitted(Opening::connected().on(changed_meanwhile))),
    scene("done", "form-of-the-page", form_of_the_page),
    scene("done", "plain-form", || blocked(true).then(Event::UsePlainForm)),
    scene("unavailable", "service-down", service_down),
    scene("unavailable", "gigya-blocked", || blocked(false).begin()),
    scene("unavailable", "plain-form", || blocked(true).begin()),
    scene("unavailable", "page-not-ready", || without_gigya(other_site).begin()),
    scene("unavailable", "page-form-missing", page_form_missing),
];

fn is_load(effect: &Effect) -> bool {
    matches!(effect, Effect::LoadDefinition { .. })
}

fn is_log_out(effect: &Effect) -> bool {
    matches!(effect, Effect::LogOutHere { .. })
}

fn is_prefill(effect: &Effect) -> bool {
    matches!(effect, Effect::FetchPrefill { .. })
}

fn greeted(edit: fn(&mut Participant)) -> Stage {
    let opening = Opening::connected().on(move |effect| {
        let Effect::DetectSession { ticket } = effect else { return None };
        let mut ada = script::ada();
        edit(&mut ada);
        Some(Event::SessionDetected(*ticket, Ok(Some(ada))).into())
    });
    opening.begin()
}

fn no_proof(effect: &Effect) -> Option<Reply> {
    let Effect::Prove { .. } = effect else { return None };
    script::failure(effect, GigyaFault::TimedOut)
}

fn no_prefill(effect: &Effect) -> Option<Reply> {
    let Effect::FetchPrefill { ticket, .. } = effect else { return None };
    Some(Event::Prefilled(*ticket, Err(DOWN)).into())
}

fn submitted(opening: Opening) -> Stage {
    opening.then(Event::Continue).then(Event::Submit)
}

fn changed_meanwhile(effect: &Effect) -> Option<Reply> {
    let Effect::Submit { ticket, .. } = effect else { return None };
    let changed_meanwhile = vec!["phone".to_owned(), "locality".to_owned()];
    Some(Event::Submitted(*ticket, Ok(Participated { gigya_id: "ada".to_owned(), changed_meanwhile })).into())
}

fn form_of_the_page() -> Stage {
    Opening::connected().config(|config| config.page_form = true).then(Event::Continue)
}

fn service_down() -> Stage {
    let down = |effect: &Effect| {
        let Effect::LoadDefinition { ticket, .. } = effect else { return None };
        Some(Event::DefinitionArrived(*ticket, Err(DOWN)).into())
    };
    Opening::new().on(down).begin()
}

fn without_gigya(fault: fn() -> GigyaFault) -> Opening {
    Opening::new().on(move |effect| {
        if matches!(effect, Effect::DetectSession { .. }) { script::failure(effect, fault()) } else { None }
    })
}

fn blocked(plain_form: bool) -> Opening {
    without_gigya(|| GigyaFault::ScriptIsAStub).campaign(|campaign| campaign.ways.plain_form = plain_form)
}

fn other_site() -> GigyaFault {
    GigyaFault::OtherSite { loaded: "3_other".to_owned() }
}

fn page_form_missing() -> Stage {
    let missing = |effect: &Effect| {
        let Effect::FillPageForm { ticket, .. } = effect else { return None };
        let fault = flow::PageFormFault::NotFound { given: "#entry".to_owned() };
        Some(Event::PageFormFilled(*ticket, Err(fault)).into())
    };
    let opening = Opening::connected().config(|config| config.page_form = true);
    opening.on(missing).then(Event::Continue)
}
