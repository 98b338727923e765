//! *Forgot password*: the login ID, for some accounts a security question, and in the end the same answer to
//! everybody.

use catalogue::Text;
use contract::{Complaint, Kind};
use flow::screen::{self, ResetMailStage};
use flow::{CoolDown, Event, Personal, Screen, SecretAnswer};

use crate::components::button::{self, Look};
use crate::components::resend::resend_by;
use crate::components::summary::{Entry, entry};
use crate::components::{Control, captcha, control, form, heading, identity, login_id, summary};
use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// The present stage.
pub fn screen(ui: Ui) -> El {
    let stage = move || {
        let name = |screen: &Screen| {
            Some(match of(screen)?.stage {
                ResetMailStage::Asking => "asking",
                ResetMailStage::Question(_) => "question",
                ResetMailStage::Sent(_) => "sent",
            })
        };
        ui.read(name).unwrap_or_default().to_owned()
    };
    let drawn =
        move || ui.peek(|screen| of(screen).map(|forgot| draw(ui, forgot))).flatten().unwrap_or_default();
    el("div", "cw-screen cw-forgot-password").follow_children(stage, drawn)
}

fn draw(ui: Ui, forgot: &screen::ForgotPassword) -> Vec<El> {
    match &forgot.stage {
        ResetMailStage::Asking => asking(ui, &forgot.login_id.0),
        ResetMailStage::Question(question) => asking_question(ui, &question.0),
        ResetMailStage::Sent(_) => sent(ui, &forgot.login_id.0),
    }
}

fn asking(ui: Ui, known: &str) -> Vec<El> {
    let complaint = complaint(ui, of_login_id);
    let known_as = Control::plain(ui, "login-id", &ui.text(Text::LoginId), complaint);
    let login_id = login_id(&known_as, known);
    let (written, typed) = (login_id.input(), login_id.input());
    let login_id =
        login_id.on("input", move |_| ui.send(Event::LoginTyped { login_id: Personal(typed.value()) }));
    let captcha = captcha(ui);
    let shown = captcha.clone();
    let send = move || {
        let (login_id, captcha) = (Personal(written.value()), captcha::answer(shown.element()));
        ui.send(Event::SendResetMail { login_id, answer: None, captcha });
    };
    let actions = el("div", "cw-actions")
        .child(button::submit(ui, Text::SendLink, Text::SendWaiting, waiting(ui)))
        .child(back_to_login(ui));
    let form = form(ui, send).child(control(&known_as, login_id)).child(captcha).child(actions);
    vec![
        heading(ui, &ui.text(Text::ForgotPasswordHeading)),
        el("p", "cw-text").text(&ui.text(Text::ForgotPasswordText)),
        summary(ui, complaints),
        form,
    ]
}

fn asking_question(ui: Ui, question: &str) -> Vec<El> {
    let complaint = complaint(ui, of_answer);
    let asked = Control::plain(ui, "answer", question, complaint);
    let input = asked
        .around(el("input", "cw-input"))
        .attr("type", "text")
        .attr("name", "answer")
        .attr("autocomplete", "off");
    let written = input.input();
    let captcha = captcha(ui);
    let shown = captcha.clone();
    let send = move || send_mail(ui, Some(SecretAnswer::new(written.value())), &shown);
    let actions = el("div", "cw-actions")
        .child(button::submit(ui, Text::Send, Text::SendWaiting, waiting(ui)))
        .child(button::action(ui, Look::Quiet, &ui.text(Text::Back), || Event::Back));
    let form = form(ui, send).child(control(&asked, input)).child(captcha).child(actions);
    vec![
        heading(ui, &ui.text(Text::ForgotPasswordHeading)),
        el("p", "cw-text").text(&ui.text(Text::SecurityQuestionText)),
        summary(ui, complaints),
        form,
    ]
}

fn sent(ui: Ui, login_id: &str) -> Vec<El> {
    let captcha = captcha(ui);
    let shown = captcha.clone();
    let again = resend_by(ui, rest, sending, move || send_mail(ui, None, &shown));
    let actions = el("div", "cw-actions").child(again).child(back_to_login(ui));
    vec![
        heading(ui, &ui.text(Text::ResetSentHeading)),
        el("p", "cw-text").text(&ui.text(Text::ResetSentText)),
        identity(login_id),
        el("p", "cw-hint").text(&ui.text(Text::ResetSentHint)),
        summary(ui, complaints),
        captcha,
        actions,
    ]
}

fn sending(screen: &Screen) -> bool {
    of(screen).is_some_and(|forgot| forgot.phase.is_waiting())
}

fn rest(screen: &Screen) -> Option<CoolDown> {
    match of(screen)?.stage {
        ResetMailStage::Sent(rest) => Some(rest),
        ResetMailStage::Asking | ResetMailStage::Question(_) => None,
    }
}

/// For the login ID that was given before.
fn send_mail(ui: Ui, answer: Option<SecretAnswer>, captcha: &El) {
    let captcha = captcha::answer(captcha.element());
    if let Some(login_id) = ui.peek(|screen| of(screen).map(|forgot| forgot.login_id.clone())).flatten() {
        ui.send(Event::SendResetMail { login_id, answer, captcha });
    }
}

fn back_to_login(ui: Ui) -> El {
    button::action(ui, Look::Quiet, &ui.text(Text::BackToLogin), || Event::GoToLogin)
}

fn complaints(ui: Ui, screen: &Screen) -> Vec<Entry> {
    let login_id = entry(ui, "login-id", Text::LoginId, said(ui, screen, of_login_id));
    let answer = entry(ui, "answer", Text::SecurityAnswer, said(ui, screen, of_answer));
    login_id.into_iter().chain(answer).collect()
}

fn of_login_id(forgot: &screen::ForgotPassword) -> Option<&Complaint> {
    forgot.login_id_complaint.as_ref()
}

fn of_answer(forgot: &screen::ForgotPassword) -> Option<&Complaint> {
    forgot.answer_complaint.as_ref()
}

type OfInput = fn(&screen::ForgotPassword) -> Option<&Complaint>;

fn said(ui: Ui, screen: &Screen, of_input: OfInput) -> Option<String> {
    Some(words::complaint(ui, &Kind::Text, of_input(of(screen)?)?))
}

fn complaint(ui: Ui, of_input: OfInput) -> Box<dyn Fn() -> String> {
    Box::new(move || ui.read(|screen| said(ui, screen, of_input)).unwrap_or_default())
}

fn waiting(ui: Ui) -> impl Fn() -> bool + 'static {
    move || ui.read(|screen| of(screen).is_some_and(|forgot| forgot.phase.is_waiting()))
}

fn of(screen: &Screen) -> Option<&screen::ForgotPassword> {
    if let Screen::ForgotPassword(forgot) = screen { Some(forgot) } else { None }
}
