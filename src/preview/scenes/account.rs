//! *Create account*.

use contract::{Complaint, PasswordEntry, ProblemCode, ProblemDetails};
use flow::{Effect, Event, LOGIN_ID_PAUSE_MS, Personal, ProxyFault};

use super::{Opening, Scene, Stage, password, scene};
use crate::preview::script::{DOWN, Reply};

pub const SCENES: &[Scene] = &[
    scene("create-account", "empty", || opened(Opening::new())),
    scene("create-account", "filled", || filled(Opening::new())),
    scene("create-account", "password-twice", || opened(twice())),
    scene("create-account", "checking-address", || typed(Opening::new().silent(is_check))),
    scene("create-account", "address-free", || typed(Opening::new())),
    scene("create-account", "address-taken", || typed(Opening::new().on(taken))),
    scene("create-account", "nothing-typed", || opened(twice()).then(nothing())),
    scene("create-account", "passwords-differ", passwords_differ),
    scene("create-account", "waiting", waiting),
    scene("create-account", "already-an-account", || refused(Some(403_043))),
    scene("create-account", "answers-refused", answers_refused),
    scene("create-account", "site-refuses", || refused(Some(400_303))),
    scene("create-account", "captcha", || refused(Some(401_021))),
    scene("create-account", "too-many-attempts", || refused(Some(403_048))),
    scene("create-account", "service-down", service_down),
];

/// *Create account* with what the preview's participant types.
pub fn create(chosen: &str, repeated: Option<&str>) -> Event {
    Event::CreateAccount {
        email: "ada@example.com".into(),
        password: password(chosen),
        repeat: repeated.map(password),
        captcha: None,
    }
}

fn is_check(effect: &Effect) -> bool {
    matches!(effect, Effect::CheckLoginId { .. })
}

fn taken(effect: &Effect) -> Option<Reply> {
    let Effect::CheckLoginId { ticket, .. } = effect else { return None };
    Some(Event::LoginIdChecked(*ticket, Ok(false)).into())
}

fn opened(opening: Opening) -> Stage {
    opening.then(Event::GoToCreateAccount)
}

fn twice() -> Opening {
    Opening::new().campaign(|campaign| campaign.ways.create_account = Some(PasswordEntry::Repeat))
}

fn typed(opening: Opening) -> Stage {
    let typed = opened(opening).then(Event::EmailTyped { email: "ada@example.com".into() });
    typed.time_passes(LOGIN_ID_PAUSE_MS)
}

fn nothing() -> Event {
    Event::CreateAccount {
        email: "".into(),
        password: password(""),
        repeat: Some(password("")),
        captcha: None,
    }
}

fn filled(opening: Opening) -> Stage {
    let answers =
        [("firstname", "Ada"), ("lastname", "Lovelace"), ("birthday", "1990-12-10"), ("team", "north")];
    let answered = answers.into_iter().fold(opened(opening), |stage, (variable, value)| {
        stage.then(Event::Edited { variable: variable.to_owned(), value: Personal(value.to_owned()) })
    });
    answered
        .then(Event::OptInSet { name: "terms".to_owned(), given: true })
        .then(Event::EmailTyped { email: "ada@example.com".into() })
}

fn passwords_differ() -> Stage {
    filled(twice()).then(create("long-Enough-1", Some("long-Enough-2")))
}

fn waiting() -> Stage {
    let silent = Opening::new().silent(|effect| matches!(effect, Effect::CreateAccount { .. }));
    filled(silent).then(create("long-Enough-1", None))
}

fn answering(answer: impl Fn() -> ProxyFault + 'static) -> Stage {
    let opening = Opening::new().on(move |effect| {
        let Effect::CreateAccount { ticket, .. } = effect else { return None };
        Some(Event::AccountCreated(*ticket, Err(answer())).into())
    });
    filled(opening).then(create("long-Enough-1", None))
}

fn refused(response_code: Option<u32>) -> Stage {
    answering(move || {
        let details = ProblemDetails { response_code, ..ProblemDetails::new(ProblemCode::AccountNotCreated) };
        ProxyFault::Refused(Box::new(details))
    })
}

fn answers_refused() -> Stage {
    answering(|| {
        let complaints = [
            ("email", Complaint::Taken),
            ("password", Complaint::WeakPassword),
            ("zipcode", Complaint::Refused),
        ];
        let complaints = complaints.map(|(name, complaint)| (name.to_owned(), complaint)).into();
        let details = ProblemDetails { complaints, ..ProblemDetails::new(ProblemCode::AccountNotCreated) };
        ProxyFault::Refused(Box::new(details))
    })
}

fn service_down() -> Stage {
    answering(|| DOWN)
}
