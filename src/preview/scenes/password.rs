//! *Forgot password*, *Reset password* and *Change password*.

use contract::PasswordEntry;
use flow::{CaptchaToken, Effect, Event, RESEND_AFTER_MS, ResetMail, ResetToken, UrlArrival};

use super::{Opening, Scene, Stage, interrupting, log_in, password, refusing, scene};

pub const SCENES: &[Scene] = &[
    scene("forgot-password", "empty", || Opening::new().then(Event::ForgotPassword)),
    scene("forgot-password", "login-id-known", login_id_known),
    scene("forgot-password", "nothing-typed", || asked(Opening::new(), "")),
    scene("forgot-password", "waiting", || asked(Opening::new().silent(is_mail), ADA)),
    scene("forgot-password", "sent", || asked(Opening::new(), ADA)),
    scene("forgot-password", "sent-and-rested", || asked(Opening::new(), ADA).time_passes(RESEND_AFTER_MS)),
    scene("forgot-password", "question", || asked(questioning(), ADA)),
    scene("forgot-password", "answer-wrong", answer_wrong),
    scene("forgot-password", "captcha", || asked(Opening::new().on(refusing(400_021, is_mail)), ADA)),
    scene("forgot-password", "too-many-attempts", || {
        asked(Opening::new().on(refusing(403_048, is_mail)), ADA)
    }),
    scene("forgot-password", "link-expired", || reset(arrived().on(refusing(403_025, is_reset)))),
    scene("reset-password", "empty", || arrived().begin()),
    scene("reset-password", "password-twice", || twice(arrived()).begin()),
    scene("reset-password", "nothing-typed", nothing_typed),
    scene("reset-password", "passwords-differ", passwords_differ),
    scene("reset-password", "waiting", || reset(arrived().silent(is_reset))),
    scene("reset-password", "used-before", || reset(arrived().on(refusing(401_030, is_reset)))),
    scene("reset-password", "service-unavailable", || reset(arrived().on(refusing(500_001, is_reset)))),
    scene("change-password", "empty", || interrupting(403_100).then(log_in())),
    scene("change-password", "password-twice", || twice(interrupting(403_100)).then(log_in())),
    scene("change-password", "nothing-typed", || change(twice(interrupting(403_100)), "", "")),
    scene("change-password", "waiting", || change(interrupting(403_100).silent(is_change), OLD, NEW)),
    scene("change-password", "wrong-password", || changing(403_042)),
    scene("change-password", "used-before", || changing(401_030)),
    scene("change-password", "too-many-attempts", || changing(403_048)),
];

const ADA: &str = "ada@example.com";
const OLD: &str = "secret";
const NEW: &str = "long-Enough-1";

fn is_mail(effect: &Effect) -> bool {
    matches!(effect, Effect::SendResetMail { .. })
}

fn is_reset(effect: &Effect) -> bool {
    matches!(effect, Effect::ResetPassword { .. })
}

fn is_change(effect: &Effect) -> bool {
    matches!(effect, Effect::ChangePassword { .. })
}

fn send(login_id: &str, answer: Option<&str>) -> Event {
    let answer = answer.map(|answer| flow::SecretAnswer::new(answer.to_owned()));
    Event::SendResetMail { login_id: login_id.into(), answer, captcha: None::<CaptchaToken> }
}

fn asked(opening: Opening, login_id: &str) -> Stage {
    opening.then(Event::ForgotPassword).then(send(login_id, None))
}

fn login_id_known() -> Stage {
    Opening::new().then(Event::LoginTyped { login_id: ADA.into() }).then(Event::ForgotPassword)
}

/// Gigya asks, and asks again after a wrong answer.
fn questioning() -> Opening {
    Opening::new().on(|effect| {
        let Effect::SendResetMail { ticket, .. } = effect else { return None };
        let question = ResetMail::Question("What was the name of your first pet?".into());
        Some(Event::ResetMailSent(*ticket, Ok(question)).into())
    })
}

fn answer_wrong() -> Stage {
    asked(questioning(), ADA).then(send(ADA, Some("Rex")))
}

/// The participant followed the link of a mail.
fn arrived() -> Opening {
    Opening::new().config(|config| {
        config.url = UrlArrival {
            reset_token: Some(ResetToken::new("preview".to_owned())),
            email: Some(ADA.into()),
            returned: None,
        };
    })
}

fn twice(opening: Opening) -> Opening {
    opening.campaign(|campaign| campaign.ways.create_account = Some(PasswordEntry::Repeat))
}

fn reset(opening: Opening) -> Stage {
    opening.then(Event::ResetPassword { password: password(NEW), repeat: None })
}

fn nothing_typed() -> Stage {
    twice(arrived()).then(Event::ResetPassword { password: password(""), repeat: Some(password("")) })
}

fn passwords_differ() -> Stage {
    let repeat = Some(password("long-Enough-2"));
    twice(arrived()).then(Event::ResetPassword { password: password(NEW), repeat })
}

fn change(opening: Opening, old: &str, new: &str) -> Stage {
    opening.then(log_in()).then(Event::ChangePassword {
        old: password(old),
        new: password(new),
        repeat: None,
    })
}

fn changing(code: u32) -> Stage {
    change(interrupting(403_100).on(refusing(code, is_change)), OLD, NEW)
}
