//! *Link accounts*: the participant logs in to the account that has the e-mail address already, with its
//! password or with its provider, and both become one.

use std::cell::Cell;

use catalogue::{Text, provider};
use contract::{Complaint, Kind};
use flow::{Event, Password, Personal, Screen, screen};
use web_sys::HtmlInputElement;

use crate::components::button::{self, Look};
use crate::components::{
    Control, captcha, control, form, heading, login_id, password, preparing, problem, social,
};
use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// The ways into the other account.
pub fn screen(ui: Ui, _: &screen::LinkAccount) -> El {
    let key = |link: &screen::LinkAccount| if link.is_preparing() { "preparing" } else { "ways" };
    let step = el("div", "cw-step").follow_children(
        move || ui.read(|screen| of(screen).map(key)).unwrap_or_default().to_owned(),
        move || ui.peek(|screen| of(screen).map(|link| step(ui, link))).flatten().unwrap_or_default(),
    );
    el("div", "cw-screen cw-link-account").child(heading(ui, &ui.text(Text::LinkAccountHeading))).child(step)
}

fn step(ui: Ui, link: &screen::LinkAccount) -> Vec<El> {
    if link.is_preparing() {
        return vec![preparing()];
    }
    let text = if link.login_id.0.is_empty() {
        ui.text(Text::LinkAccountTextUnnamed)
    } else {
        ui.fill(Text::LinkAccountText, &[("email", &link.login_id.0)])
    };
    let by_provider =
        (!link.providers.is_empty()).then(|| social(ui, &label(ui, link), link.providers.clone(), None));
    let back = button::action(ui, Look::Quiet, &ui.text(Text::BackToLogin), || Event::Back);
    let text = el("p", "cw-text").text(&text);
    let mut step = vec![text];
    if link.by_password {
        step.push(by_password(ui, link));
    } else {
        step.push(problem(ui, |screen| of(screen)?.problem.as_ref()));
    }
    step.extend(by_provider);
    step.push(el("div", "cw-actions").child(back));
    step
}

/// Above the providers' buttons: only where there is something to tell them from.
fn label(ui: Ui, link: &screen::LinkAccount) -> String {
    match link.providers.as_slice() {
        _ if !link.by_password => String::new(),
        [only] => ui.fill(Text::LinkByProvider, &[("provider", provider(only.as_str()))]),
        [..] => ui.text(Text::SocialLabel),
    }
}

fn by_password(ui: Ui, link: &screen::LinkAccount) -> El {
    let of_login_id = complaint(ui, |link| link.login_id_complaint.as_ref());
    let of_password = complaint(ui, |link| link.password_complaint.as_ref());
    let of_login_id = Control::plain(ui, "login-id", &ui.text(Text::LoginId), of_login_id);
    let of_password = Control::plain(ui, "password", &ui.text(Text::Password), of_password);
    let login_id = login_id(&of_login_id, &link.login_id.0);
    let (written, secret) = (login_id.input(), password::input(&of_password, "current-password"));
    let (typed, typed_secret) = (written.clone(), secret.input());
    let captcha = captcha(ui);
    let asked = captcha.clone();
    let send = move || {
        let password = Password::new(typed_secret.value());
        let captcha = captcha::answer(asked.element());
        ui.send(Event::LogIn { login_id: Personal(typed.value()), password, captcha });
    };
    let login_id =
        login_id.on("input", move |_| ui.send(Event::LoginTyped { login_id: Personal(written.value()) }));
    let waiting = move || ui.read(|screen| of(screen).is_some_and(|link| link.phase.is_waiting()));
    form(ui, send)
        .follow(empty_when_wrong(ui, secret.input()))
        .child(control(&of_login_id, login_id))
        .child(control(&of_password, password(ui, &of_password, secret, move || ui.send(Event::Typed))))
        .child(captcha)
        .child(problem(ui, |screen| of(screen)?.problem.as_ref()))
        .child(el("div", "cw-actions").child(button::submit(
            ui,
            Text::LinkAccounts,
            Text::LogInWaiting,
            waiting,
        )))
}

/// Empties the password's input each time that it was wrong.
fn empty_when_wrong(ui: Ui, password: HtmlInputElement) -> impl Fn() {
    let before = Cell::new(0);
    move || {
        let wrong_passwords = ui.read(|screen| of(screen).map_or(0, |link| link.wrong_passwords));
        if wrong_passwords > before.replace(wrong_passwords) {
            password.set_value("");
        }
    }
}

fn complaint(ui: Ui, of_input: fn(&screen::LinkAccount) -> Option<&Complaint>) -> Box<dyn Fn() -> String> {
    Box::new(move || {
        ui.read(|screen| Some(words::complaint(ui, &Kind::Text, of_input(of(screen)?)?))).unwrap_or_default()
    })
}

fn of(screen: &Screen) -> Option<&screen::LinkAccount> {
    if let Screen::LinkAccount(link) = screen { Some(link) } else { None }
}
