//! *Complete account*, *Verify e-mail* and *Link accounts*.

use flow::{CODE_LIVES_MS, Effect, Event, OneTimeCode, RESEND_AFTER_MS};
use gigya::{Conflict, Schema, SchemaField, SchemaKind};

use super::{Opening, Scene, Stage, interrupting, log_in, password, refusing, scene};
use crate::preview::script;

pub const SCENES: &[Scene] = &[
    scene("complete-account", "preparing", || unnamed().silent(is_schema).then(log_in())),
    scene("complete-account", "questions", || lacking(&SOME).then(log_in())),
    scene("complete-account", "consents", || lacking(&CONSENTS).then(log_in())),
    scene("complete-account", "questions-of-the-site", || of_the_site().then(log_in())),
    scene("complete-account", "nothing-typed", || lacking(&SOME).then(log_in()).then(Event::Complete)),
    scene("complete-account", "waiting", || completed(lacking(&SOME).silent(is_save))),
    scene("complete-account", "site-refuses", || completed(lacking(&SOME).on(refusing(400_303, is_save)))),
    scene("complete-account", "service-unavailable", || {
        completed(lacking(&SOME).on(refusing(500_001, is_save)))
    }),
    scene("complete-account", "cannot-be-prepared", || {
        unnamed().on(refusing(500_001, is_schema)).then(log_in())
    }),
    scene("verify-email", "link", || interrupting(206_002).then(log_in())),
    scene("verify-email", "link-to-unknown-address", to_unknown_address),
    scene("verify-email", "link-sent-again", || interrupting(206_002).then(log_in()).then(Event::Resend)),
    scene("verify-email", "link-being-sent", || {
        interrupting(206_002).silent(is_resend).then(log_in()).then(Event::Resend)
    }),
    scene("verify-email", "link-waiting", || checked(interrupting(206_002).silent(is_finalize))),
    scene("verify-email", "not-verified-yet", not_verified_yet),
    scene("verify-email", "too-many-attempts", || {
        checked(interrupting(206_002).on(refusing(403_048, is_finalize)))
    }),
    scene("verify-email", "code", || interrupting(206_006).then(log_in())),
    scene("verify-email", "code-and-rested", || {
        interrupting(206_006).then(log_in()).time_passes(RESEND_AFTER_MS)
    }),
    scene("verify-email", "code-being-sent", || interrupting(206_006).silent(is_send).then(log_in())),
    scene("verify-email", "code-not-sent", || {
        interrupting(206_006).on(refusing(500_001, is_send)).then(log_in())
    }),
    scene("verify-email", "code-waiting", || typed(interrupting(206_006).silent(is_confirm))),
    scene("verify-email", "code-wrong", || typed(interrupting(206_006).on(refusing(400_006, is_confirm)))),
    scene("verify-email", "code-too-late", code_too_late),
    scene("link-account", "preparing", || interrupting(403_043).silent(is_conflict).then(log_in())),
    scene("link-account", "password-or-provider", || interrupting(403_043).then(log_in())),
    scene("link-account", "password", || held_by(&["site"]).then(log_in())),
    scene("link-account", "provider", || held_by(&["google"]).then(log_in())),
    scene("link-account", "providers", || held_by(&["facebook", "google", "apple"]).then(log_in())),
    scene("link-account", "nothing-typed", || link("", "")),
    scene("link-account", "waiting", || {
        linking(|effect| matches!(effect, Effect::LogIn { .. }).then_some(script::Reply::Silence))
    }),
    scene("link-account", "wrong-password", || {
        linking(refusing(403_042, |effect| matches!(effect, Effect::LogIn { .. })))
    }),
    scene("link-account", "social-waiting", social_waiting),
];

const SOME: [&str; 3] = ["profile.firstName", "profile.birthYear", "preferences.terms.isConsentGranted"];
const CONSENTS: [&str; 2] = ["preferences.terms.isConsentGranted", "preferences.privacy.isConsentGranted"];

fn is_schema(effect: &Effect) -> bool {
    matches!(effect, Effect::FetchSchema { .. })
}

fn is_save(effect: &Effect) -> bool {
    matches!(effect, Effect::SaveAccount { .. })
}

fn is_finalize(effect: &Effect) -> bool {
    matches!(effect, Effect::Finalize { .. })
}

fn is_resend(effect: &Effect) -> bool {
    matches!(effect, Effect::ResendVerification { .. })
}

fn is_send(effect: &Effect) -> bool {
    matches!(effect, Effect::SendCode { .. })
}

fn is_confirm(effect: &Effect) -> bool {
    matches!(effect, Effect::ConfirmCode { .. })
}

fn is_conflict(effect: &Effect) -> bool {
    matches!(effect, Effect::FetchConflict { .. })
}

/// Gigya does not say what is missing.
fn unnamed() -> Opening {
    interrupting(206_001)
}

fn lacking(missing: &'static [&'static str]) -> Opening {
    Opening::new().on(|effect| {
        let Effect::LogIn { ticket, .. } = effect else { return None };
        let missing = missing.iter().map(|path| (*path).to_owned()).collect();
        Some(script::interrupted(*ticket, flow::Interruption { missing, ..script::interruption(206_001) }))
    })
}

fn of_the_site() -> Opening {
    let field = |path: &str, kind, options: &[&str]| SchemaField {
        path: path.to_owned(),
        kind,
        required: true,
        known: false,
        options: options.iter().map(|option| (*option).to_owned()).collect(),
    };
    let fields = vec![
        field("data.shoeSize", SchemaKind::Number, &[]),
        field("data.hairColour", SchemaKind::Text, &["black", "brown", "blond", "red", "grey"]),
        field("data.memberSince", SchemaKind::Date, &[]),
    ];
    unnamed().on(move |effect| {
        let Effect::FetchSchema { ticket, .. } = effect else { return None };
        Some(Event::SchemaFetched(*ticket, Ok(Schema { fields: fields.clone() })).into())
    })
}

fn completed(opening: Opening) -> Stage {
    let answer =
        |variable: &str, value: &str| Event::Edited { variable: variable.to_owned(), value: value.into() };
    opening
        .then(log_in())
        .then(answer("firstname", "Ada"))
        .then(answer("birthday", "1990-12-10"))
        .then(Event::OptInSet { name: "terms".to_owned(), given: true })
        .then(Event::Complete)
}

/// The step's hour was over when the answers were sent.
pub(super) fn answers_expired() -> Stage {
    completed(lacking(&["profile.firstName"]).on(refusing(403_025, is_save)))
}

fn checked(opening: Opening) -> Stage {
    opening.then(log_in()).then(Event::HaveVerified)
}

fn to_unknown_address() -> Stage {
    let opening = Opening::new().on(|effect| {
        let Effect::LogIn { ticket, .. } = effect else { return None };
        Some(script::interrupted(
            *ticket,
            flow::Interruption { email: None, ..script::interruption(206_002) },
        ))
    });
    opening.then(Event::LogIn { login_id: "ada".into(), password: password("secret"), captcha: None })
}

fn not_verified_yet() -> Stage {
    let still = |effect: &Effect| {
        let Effect::Finalize { ticket, .. } = effect else { return None };
        Some(script::interrupted(*ticket, script::interruption(206_002)))
    };
    checked(interrupting(206_002).on(still))
}

fn typed(opening: Opening) -> Stage {
    opening.then(log_in()).then(Event::ConfirmCode { code: OneTimeCode::new("123456".to_owned()) })
}

fn code_too_late() -> Stage {
    let late =
        interrupting(206_006).on(refusing(400_006, is_confirm)).then(log_in()).time_passes(CODE_LIVES_MS);
    late.then(Event::ConfirmCode { code: OneTimeCode::new("123456".to_owned()) })
}

fn held_by(providers: &'static [&'static str]) -> Opening {
    interrupting(403_043).on(|effect| {
        let Effect::FetchConflict { ticket, .. } = effect else { return None };
        let login_providers = providers.iter().map(|key| (*key).to_owned()).collect();
        Some(Event::ConflictFetched(*ticket, Ok(Conflict { login_providers, ..script::conflict() })).into())
    })
}

fn log_in_with(login_id: &str, secret: &str) -> Event {
    Event::LogIn { login_id: login_id.into(), password: password(secret), captcha: None }
}

fn link(login_id: &str, secret: &str) -> Stage {
    interrupting(403_043).then(log_in()).then(log_in_with(login_id, secret))
}

fn linking(twist: impl Fn(&Effect) -> Option<script::Reply> + 'static) -> Stage {
    interrupting(403_043).then(log_in()).on(twist).then(log_in_with("ada@example.com", "secret"))
}

fn social_waiting() -> Stage {
    let provider = "google".parse().expect("a provider's key");
    held_by(&["google"])
        .silent(|effect| matches!(effect, Effect::SocialLogin { .. }))
        .then(log_in())
        .then(Event::SocialLogin { provider })
}
