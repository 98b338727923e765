//! *Second factor*.

use flow::{ASSERTION_LIVES_MS, CodeBy, CodeTo, Effect, Event, OneTimeCode, RESEND_AFTER_MS};
use gigya::{FactorKind, Factors};

use super::{Opening, Scene, Stage, interrupting, log_in, refusing, scene};
use crate::preview::script::Reply;

pub const SCENES: &[Scene] = &[
    scene("second-factor", "preparing", || asked().silent(is_factors).then(log_in())),
    scene("second-factor", "choose", || asked().then(log_in())),
    scene("second-factor", "choose-to-set-up", || set_up().then(log_in())),
    scene("second-factor", "beginning", || chosen(asked().silent(is_begin), FactorKind::Phone)),
    scene("second-factor", "cannot-begin", || {
        chosen(asked().on(refusing(500_001, is_begin)), FactorKind::Phone)
    }),
    scene("second-factor", "cannot-be-prepared", || asked().on(refusing(500_001, is_factors)).then(log_in())),
    scene("second-factor", "none-offered", || only(asked(), &[]).then(log_in())),
    scene("second-factor", "phones", || chosen(asked(), FactorKind::Phone)),
    scene("second-factor", "addresses", || chosen(asked(), FactorKind::Email)),
    scene("second-factor", "new-phone", || chosen(set_up(), FactorKind::Phone)),
    scene("second-factor", "new-phone-missing", || new_phone(set_up(), "")),
    scene("second-factor", "new-phone-refused", || {
        new_phone(set_up().on(refusing(400_006, is_send)), "07700 900123")
    }),
    scene("second-factor", "code-being-sent", || sent(asked().silent(is_send), CodeBy::Message)),
    scene("second-factor", "code-sent", || sent(asked(), CodeBy::Message)),
    scene("second-factor", "code-and-rested", || sent(asked(), CodeBy::Message).time_passes(RESEND_AFTER_MS)),
    scene("second-factor", "code-called", || sent(asked(), CodeBy::Call)),
    scene("second-factor", "code-to-new-phone", || new_phone(set_up(), "+44 7700 900123")),
    scene("second-factor", "code-not-sent", || sent(asked().on(refusing(500_001, is_send)), CodeBy::Message)),
    scene("second-factor", "code-too-late", || sent(asked().on(refusing(400_006, is_send)), CodeBy::Message)),
    scene("second-factor", "code-waiting", || typed(sent(asked().silent(is_confirm), CodeBy::Message))),
    scene("second-factor", "code-wrong", code_wrong),
    scene("second-factor", "app-code-wrong", || typed(chosen(asked().on(wrong()), FactorKind::Totp))),
    scene("second-factor", "app-code-too-late", || too_late(asked(), FactorKind::Totp)),
    scene("second-factor", "too-many-attempts", too_many_attempts),
    scene("second-factor", "authenticator", || chosen(asked(), FactorKind::Totp)),
    scene("second-factor", "authenticator-only", || only(asked(), &[FactorKind::Totp]).then(log_in())),
    scene("second-factor", "authenticator-to-set-up", || chosen(set_up(), FactorKind::Totp)),
    scene("second-factor", "authenticator-too-late", || too_late(set_up(), FactorKind::Totp)),
    scene("second-factor", "backup-code", || chosen(asked(), FactorKind::BackupCode)),
];

fn asked() -> Opening {
    interrupting(403_101)
}

fn set_up() -> Opening {
    interrupting(403_102)
}

fn is_factors(effect: &Effect) -> bool {
    matches!(effect, Effect::FetchFactors { .. })
}

fn is_begin(effect: &Effect) -> bool {
    matches!(effect, Effect::BeginFactor { .. })
}

fn is_send(effect: &Effect) -> bool {
    matches!(effect, Effect::SendFactorCode { .. })
}

fn is_confirm(effect: &Effect) -> bool {
    matches!(effect, Effect::ConfirmFactor { .. })
}

fn only(opening: Opening, active: &'static [FactorKind]) -> Opening {
    opening.on(|effect| {
        let Effect::FetchFactors { ticket, .. } = effect else { return None };
        Some(
            Event::FactorsFetched(*ticket, Ok(Factors { active: active.into(), ..Factors::default() }))
                .into(),
        )
    })
}

fn chosen(opening: Opening, kind: FactorKind) -> Stage {
    opening.then(log_in()).then(Event::ChooseFactor { kind })
}

fn sent(opening: Opening, by: CodeBy) -> Stage {
    chosen(opening, FactorKind::Phone).then(Event::SendFactorCode { to: CodeTo::Known("1".to_owned()), by })
}

fn new_phone(opening: Opening, number: &str) -> Stage {
    let to = CodeTo::New(number.into());
    chosen(opening, FactorKind::Phone).then(Event::SendFactorCode { to, by: CodeBy::Message })
}

fn typed(stage: Stage) -> Stage {
    stage.then(Event::ConfirmFactor { code: OneTimeCode::new("123456".to_owned()), remember_device: false })
}

fn code_wrong() -> Stage {
    typed(sent(asked().on(wrong()), CodeBy::Message))
}

fn wrong() -> impl Fn(&Effect) -> Option<Reply> {
    refusing(400_006, is_confirm)
}

/// The code comes when what was begun is too old, so it is begun anew.
fn too_late(opening: Opening, kind: FactorKind) -> Stage {
    typed(chosen(opening.on(wrong()), kind).time_passes(ASSERTION_LIVES_MS))
}

fn too_many_attempts() -> Stage {
    typed(sent(asked().on(refusing(403_048, is_confirm)), CodeBy::Message))
}
