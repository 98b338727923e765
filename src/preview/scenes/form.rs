//! *Form* and *AutoSubmitting*.

use contract::{AutoSubmit, Complaint, Localised, Prefill, ProblemCode, ProblemDetails};
use flow::{Effect, Event, ProxyFault};

use super::{Opening, Scene, Stage, scene};
use crate::preview::script::{self, DOWN, Reply};

pub const SCENES: &[Scene] = &[
    scene("form", "prefilled", || opened(Opening::connected())),
    scene("form", "empty", || opened(knowing_nothing())),
    scene("form", "complaints", || opened(knowing_nothing()).then(Event::Submit)),
    scene("form", "waiting", || submitted(Opening::connected().silent(is_submit))),
    scene("form", "service-down", || submitted(Opening::connected().on(down))),
    scene("form", "answers-refused", || submitted(Opening::connected().on(answers_refused))),
    scene("form", "session-lost", session_lost),
    scene("form", "undone", || opened(sure()).then(Event::Undo)),
    scene("form", "long-texts", long_texts),
    scene("auto-submitting", "counting", || opened(sure())),
    scene("auto-submitting", "sending", || opened(sure().silent(is_submit)).time_passes(8_000)),
];

fn is_submit(effect: &Effect) -> bool {
    matches!(effect, Effect::Submit { .. })
}

fn opened(opening: Opening) -> Stage {
    opening.then(Event::Continue)
}

fn submitted(opening: Opening) -> Stage {
    opened(opening).then(Event::Submit)
}

fn knowing_nothing() -> Opening {
    Opening::connected().on(|effect| {
        let Effect::FetchPrefill { ticket, .. } = effect else { return None };
        let nothing = Prefill { gigya_id: "ada".to_owned(), ..Prefill::default() };
        Some(Event::Prefilled(*ticket, Ok(nothing)).into())
    })
}

/// Everything that is asked is known, and the campaign asks for no more.
fn sure() -> Opening {
    Opening::connected().campaign(|campaign| {
        let known = script::prefill();
        campaign.form.fields.retain(|field| known.values.contains_key(&field.variable));
        campaign.auto_submit = Some(AutoSubmit { seconds: 8 });
    })
}

fn down(effect: &Effect) -> Option<Reply> {
    let Effect::Submit { ticket, .. } = effect else { return None };
    Some(Event::Submitted(*ticket, Err(DOWN)).into())
}

fn answers_refused(effect: &Effect) -> Option<Reply> {
    let Effect::Submit { ticket, .. } = effect else { return None };
    let complaints =
        [("phone", Complaint::Refused), ("zipcode", Complaint::NotLikeMask { mask: "9999".to_owned() })];
    let complaints = complaints.map(|(name, complaint)| (name.to_owned(), complaint)).into();
    let details = ProblemDetails { complaints, ..ProblemDetails::new(ProblemCode::InvalidParticipation) };
    Some(Event::Submitted(*ticket, Err(ProxyFault::Refused(Box::new(details)))).into())
}

fn session_lost() -> Stage {
    let typed = Event::Edited { variable: "phone".to_owned(), value: "+32 2 123 45 67".into() };
    opened(Opening::connected()).then(typed).then(Event::SessionEnded)
}

fn long_texts() -> Stage {
    let text = |text: &str| Localised([("en".to_owned(), text.to_owned())].into());
    opened(Opening::connected().campaign(|campaign| {
        for field in &mut campaign.form.fields {
            field.label = text("Please tell us, as far as you know it and as far as you are willing to");
            field.hint = text("It is printed on the back of the card, below the Donaudampfschifffahrtsgesellschaftsnummer.");
        }
        for opt_in in &mut campaign.form.opt_ins {
            opt_in.label = text(
                "I have read and understood the [terms, the conditions, the rules of the draw and the list of \
                 prizes](https://example.com/rules), and I agree *freely and until I say otherwise* that what I \
                 have typed here is used for them.",
            );
        }
    }))
}
