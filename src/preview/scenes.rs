//! Everything there is to see, each reached as a participant reaches it.

use contract::{Participated, Prefill, ProblemCode, ProblemDetails};
use flow::{Effect, Event, GigyaFault, Participant, Password, ProxyFault};
use gigya::ResponseCode;

use super::script::{self, DOWN, Reply};
use super::stage::Stage;

/// One state of one screen.
pub struct Scene {
    pub screen: &'static str,
    pub state: &'static str,
    pub open: fn() -> Stage,
}

const fn scene(screen: &'static str, state: &'static str, open: fn() -> Stage) -> Scene {
    Scene { screen, state, open }
}

/// All of them, screen by screen.
pub const SCENES: &[Scene] = &[
    scene("login", "empty", || Stage::open(false, as_ever)),
    scene("login", "nothing-typed", || log_in("", "", as_ever)),
    scene("login", "waiting", || log_in("ada@example.com", "secret", silent_login)),
    scene("login", "wrong-password", || log_in("ada@example.com", "wrong", wrong_password)),
    scene("login", "locked-out", || log_in("ada@example.com", "wrong", locked_out)),
    scene("login", "unknown-code", || log_in("ada@example.com", "secret", unknown_code)),
    scene("login", "found-connected", found_while_typing),
    scene("login", "logged-out", || log_out(as_connected)),
    scene("login", "still-connected-elsewhere", || log_out(proxy_down_at_log_out)),
    scene("login", "session-ended", session_ended),
    scene("hello", "named", || Stage::open(false, as_connected)),
    scene("hello", "unnamed", || Stage::open(false, unnamed)),
    scene("hello", "picture", || Stage::open(false, pictured)),
    scene("hello", "waiting", || go_on(silent_prefill)),
    scene("hello", "failed", || go_on(no_prefill)),
    scene("form", "prefilled", || go_on(as_connected)),
    scene("form", "empty", || go_on(nothing_known)),
    scene("form", "complaints", || submit(nothing_known)),
    scene("form", "waiting", || submit(silent_submit)),
    scene("form", "failed", || submit(proxy_down_at_submit)),
    scene("done", "participated", || submit(as_connected)),
    scene("done", "changed-meanwhile", || submit(changed_meanwhile)),
    scene("done", "form-of-the-page", page_form),
    scene("unavailable", "service", || Stage::open(false, proxy_down)),
    scene("unavailable", "gigya-blocked", || Stage::open(false, blocked)),
    scene("unavailable", "page-not-ready", || Stage::open(false, other_site)),
    scene("loading", "opening", || Stage::open(false, nothing_arrives)),
    scene("loading", "logging-out", || log_out(silent_log_out)),
];

fn log_in(login_id: &str, password: &str, twist: fn(&Effect) -> Option<Reply>) -> Stage {
    let mut stage = Stage::open(false, twist);
    stage.then(Event::LogIn { login_id: login_id.into(), password: Password::new(password.to_owned()) });
    stage
}

fn go_on(twist: fn(&Effect) -> Option<Reply>) -> Stage {
    let mut stage = Stage::open(false, twist);
    stage.then(Event::Continue);
    stage
}

fn submit(twist: fn(&Effect) -> Option<Reply>) -> Stage {
    let mut stage = go_on(twist);
    stage.then(Event::Submit);
    stage
}

fn log_out(twist: fn(&Effect) -> Option<Reply>) -> Stage {
    let mut stage = Stage::open(false, twist);
    stage.then(Event::LogOut);
    stage
}

fn page_form() -> Stage {
    let mut stage = Stage::open(true, as_connected);
    stage.then(Event::Continue);
    stage
}

fn session_ended() -> Stage {
    let mut stage = go_on(as_connected);
    stage.twist(session_over);
    stage.then(Event::Submit);
    stage
}

/// Gigya answers only after something was typed.
fn found_while_typing() -> Stage {
    let mut stage = Stage::open(false, silent_detection);
    stage.then(Event::LoginTyped { login_id: "ad".into() });
    // The second ticket of a visit is the question who is connected.
    stage.then(Event::SessionDetected(flow::Ticket(2), Ok(Some(script::ada()))));
    stage
}

// The twists: what differs from the script.

fn as_ever(_: &Effect) -> Option<Reply> {
    None
}

fn connected(effect: &Effect, participant: Participant) -> Option<Reply> {
    if let Effect::LoadDefinition { ticket, .. } = effect {
        return Some(script::arrival(*ticket, true));
    }
    let Effect::DetectSession { ticket } = effect else { return None };
    Some(Event::SessionDetected(*ticket, Ok(Some(participant))).into())
}

fn as_connected(effect: &Effect) -> Option<Reply> {
    connected(effect, script::ada())
}

fn unnamed(effect: &Effect) -> Option<Reply> {
    connected(effect, Participant { first_name: "".into(), ..script::ada() })
}

fn pictured(effect: &Effect) -> Option<Reply> {
    connected(effect, Participant { picture: Some("/participant.svg".into()), ..script::ada() })
}

fn silent_detection(effect: &Effect) -> Option<Reply> {
    matches!(effect, Effect::DetectSession { .. }).then_some(Reply::Silence)
}

fn silent_login(effect: &Effect) -> Option<Reply> {
    matches!(effect, Effect::LogIn { .. }).then_some(Reply::Silence)
}

fn silent_prefill(effect: &Effect) -> Option<Reply> {
    matches!(effect, Effect::FetchPrefill { .. }).then_some(Reply::Silence).or_else(|| as_connected(effect))
}

fn silent_submit(effect: &Effect) -> Option<Reply> {
    matches!(effect, Effect::Submit { .. }).then_some(Reply::Silence).or_else(|| as_connected(effect))
}

fn silent_log_out(effect: &Effect) -> Option<Reply> {
    matches!(effect, Effect::LogOutHere { .. }).then_some(Reply::Silence).or_else(|| as_connected(effect))
}

fn nothing_arrives(effect: &Effect) -> Option<Reply> {
    matches!(effect, Effect::LoadDefinition { .. }).then_some(Reply::Silence)
}

fn login_refused(effect: &Effect, code: ResponseCode) -> Option<Reply> {
    let Effect::LogIn { ticket, .. } = effect else { return None };
    Some(Event::LoggedIn(*ticket, Err(script::refused(code))).into())
}

fn wrong_password(effect: &Effect) -> Option<Reply> {
    login_refused(effect, ResponseCode::INVALID_LOGINID)
}

fn locked_out(effect: &Effect) -> Option<Reply> {
    login_refused(effect, ResponseCode::ACCOUNT_TEMPORARILY_LOCKED_OUT)
}

fn unknown_code(effect: &Effect) -> Option<Reply> {
    login_refused(effect, ResponseCode(987_654))
}

fn session_over(effect: &Effect) -> Option<Reply> {
    // The token has run out, and the participant logged out elsewhere, so Gigya proves nothing any more.
    if let Effect::Submit { ticket, .. } = effect {
        let details = ProblemDetails::new(ProblemCode::ParticipantTokenRefused);
        return Some(Event::Submitted(*ticket, Err(ProxyFault::Refused(details.into()))).into());
    }
    let Effect::Prove { ticket } = effect else { return None };
    Some(Event::Proved(*ticket, Err(script::refused(ResponseCode::UNAUTHORIZED_USER))).into())
}

fn no_prefill(effect: &Effect) -> Option<Reply> {
    let Effect::FetchPrefill { ticket, .. } = effect else { return as_connected(effect) };
    Some(Event::Prefilled(*ticket, Err(DOWN)).into())
}

fn nothing_known(effect: &Effect) -> Option<Reply> {
    let Effect::FetchPrefill { ticket, .. } = effect else { return as_connected(effect) };
    Some(Event::Prefilled(*ticket, Ok(Prefill { gigya_id: "ada".to_owned(), ..Prefill::default() })).into())
}

fn proxy_down_at_submit(effect: &Effect) -> Option<Reply> {
    let Effect::Submit { ticket, .. } = effect else { return as_connected(effect) };
    Some(Event::Submitted(*ticket, Err(DOWN)).into())
}

fn changed_meanwhile(effect: &Effect) -> Option<Reply> {
    let Effect::Submit { ticket, .. } = effect else { return as_connected(effect) };
    let changed_meanwhile = vec!["phone".to_owned(), "locality".to_owned()];
    Some(Event::Submitted(*ticket, Ok(Participated { gigya_id: "ada".to_owned(), changed_meanwhile })).into())
}

fn proxy_down_at_log_out(effect: &Effect) -> Option<Reply> {
    let Effect::LogOutEverywhere { ticket, .. } = effect else { return as_connected(effect) };
    Some(Event::LoggedOutEverywhere(*ticket, Err(DOWN)).into())
}

fn proxy_down(effect: &Effect) -> Option<Reply> {
    let Effect::LoadDefinition { ticket, .. } = effect else { return None };
    Some(Event::DefinitionArrived(*ticket, Err(DOWN)).into())
}

fn blocked(effect: &Effect) -> Option<Reply> {
    let Effect::DetectSession { ticket } = effect else { return None };
    Some(Event::SessionDetected(*ticket, Err(GigyaFault::ScriptIsAStub)).into())
}

fn other_site(effect: &Effect) -> Option<Reply> {
    let Effect::DetectSession { ticket } = effect else { return None };
    let fault = GigyaFault::OtherSite { loaded: "3_other".to_owned() };
    Some(Event::SessionDetected(*ticket, Err(fault)).into())
}
