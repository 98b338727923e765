//! *Verify e-mail*: by following the link of a mail and coming back, or by typing the code of a mail.

use catalogue::Text;
use flow::screen::VerificationWay;
use flow::{CoolDown, Event, Screen, screen};

use crate::components::button::{self, Look};
use crate::components::code::{self, code};
use crate::components::{captcha, form, heading, problem, resend, sent_again};
use crate::dom::{El, el};
use crate::ui::Ui;

/// What to do about the mail.
pub fn screen(ui: Ui, _: &screen::VerifyEmail) -> El {
    let step = el("div", "cw-step").follow_children(
        move || ui.read(|screen| of(screen).map(|verify| key(verify.way)).unwrap_or_default().to_owned()),
        move || match ui.peek(|screen| of(screen).map(|verify| verify.way)).flatten() {
            None => Vec::new(),
            Some(VerificationWay::Link) => by_link(ui),
            Some(VerificationWay::Code { sent: false }) => send_code(ui),
            Some(VerificationWay::Code { sent: true }) => by_code(ui),
        },
    );
    el("div", "cw-screen cw-verify-email").child(heading(ui, &ui.text(Text::VerifyEmailHeading))).child(step)
}

fn key(way: VerificationWay) -> &'static str {
    match way {
        VerificationWay::Link => "link",
        VerificationWay::Code { sent: false } => "unsent",
        VerificationWay::Code { sent: true } => "code",
    }
}

fn by_link(ui: Ui) -> Vec<El> {
    let go_on =
        button::progress(ui, Text::IHaveVerified, Text::VerifyWaiting, verifying(ui), || Event::HaveVerified);
    let actions = el("div", "cw-actions").child(go_on).child(resend(ui, rest, sending)).child(back(ui));
    vec![
        sentence(ui, Text::VerifyEmailLinkText, Text::VerifyEmailLinkTextUnnamed),
        sent_again(ui, rest),
        problem(ui, |screen| of(screen)?.problem.as_ref()),
        actions,
    ]
}

fn send_code(ui: Ui) -> Vec<El> {
    let sending = move || ui.read(sending);
    let send = button::progress(ui, Text::SendCode, Text::SendWaiting, sending, || Event::Resend);
    vec![
        el("p", "cw-text").text(&ui.text(Text::VerifyEmailSendText)),
        problem(ui, |screen| of(screen)?.problem.as_ref()),
        captcha(ui),
        el("div", "cw-actions").child(send).child(back(ui)),
    ]
}

fn by_code(ui: Ui) -> Vec<El> {
    let (code, input) = code(ui);
    let actions = el("div", "cw-actions")
        .child(button::submit(ui, Text::Verify, Text::VerifyWaiting, verifying(ui)))
        .child(resend(ui, rest, sending))
        .child(back(ui));
    let form = form(ui, move || ui.send(Event::ConfirmCode { code: code::typed(&input) }))
        .child(code)
        .child(problem(ui, code::other_problem))
        .child(captcha(ui))
        .child(actions);
    vec![sentence(ui, Text::VerifyEmailCodeText, Text::VerifyEmailCodeTextUnnamed), form]
}

fn sentence(ui: Ui, named: Text, unnamed: Text) -> El {
    let email = ui.peek(|screen| of(screen)?.email.clone()).flatten();
    let sentence = match email {
        Some(email) => ui.fill(named, &[("email", &email.0)]),
        None => ui.text(unnamed),
    };
    el("p", "cw-text").text(&sentence)
}

fn verifying(ui: Ui) -> impl Fn() -> bool + 'static {
    move || ui.read(|screen| !sending(screen) && of(screen).is_some_and(|verify| verify.phase.is_waiting()))
}

fn sending(screen: &Screen) -> bool {
    of(screen).is_some_and(screen::VerifyEmail::is_sending)
}

fn back(ui: Ui) -> El {
    button::action(ui, Look::Quiet, &ui.text(Text::BackToLogin), || Event::Back)
}

fn rest(screen: &Screen) -> Option<CoolDown> {
    of(screen).map(|verify| verify.resend)
}

fn of(screen: &Screen) -> Option<&screen::VerifyEmail> {
    if let Screen::VerifyEmail(verify) = screen { Some(verify) } else { None }
}
