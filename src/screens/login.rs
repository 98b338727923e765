//! *Login*: login ID and password, in a real form, so that password managers and the Enter key work.
//!
//! The password stands in its input only: it goes to the flow when the form is sent, and the input is
//! emptied when it was wrong.
//!
//! What a participant needs to begin is here. The rest, in `rooms`, comes with the second part of the wasm.

mod rooms;

use std::cell::Cell;

use catalogue::Text;
use contract::{Complaint, Definition, Kind, Ways};
use flow::{Event, Password, Personal, Screen, screen};
use web_sys::HtmlInputElement;

use crate::components::{Control, button, captcha, control, form, heading, login_id, password};
use crate::dom::{El, el};
use crate::second;
use crate::ui::{Rest, Ui};
use crate::words;

pub use rooms::furnish;

/// A place on *Login* for what the second part of the wasm draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Above the form: what is to be known first.
    News,
    /// Below the password: why a login failed, and a captcha when Gigya asks for one.
    Below,
    /// Below the form: the other ways in.
    Ways,
}

impl Room {
    fn class(self) -> &'static str {
        match self {
            Self::News => "cw-news",
            Self::Below => "cw-below",
            Self::Ways => "cw-ways",
        }
    }
}

/// The login form.
pub fn screen(ui: Ui, login: &screen::Login) -> El {
    let of_login_id = complaint(ui, |login| login.login_id_complaint.as_ref());
    let of_password = complaint(ui, |login| login.password_complaint.as_ref());
    let of_login_id = Control::plain(ui, "login-id", &ui.text(Text::LoginId), of_login_id);
    let of_password = Control::plain(ui, "password", &ui.text(Text::Password), of_password);
    let login_id = login_id(&of_login_id, &login.login_id.0);
    let (written, secret) = (login_id.input(), password::input(&of_password, "current-password"));
    // Typing a password counts as typing: a session found later must not change the screen under it.
    let typed = {
        let written = written.clone();
        move || ui.send(Event::LoginTyped { login_id: Personal(written.value()) })
    };
    let login_id = login_id.on("input", {
        let typed = typed.clone();
        move |_| typed()
    });
    let below = room(ui, Room::Below);
    let waiting = move || {
        let under_way = ui.read(|screen| of(screen).is_some_and(|login| login.phase.is_waiting()));
        under_way || ui.rest() == Rest::Awaited
    };
    let form = form(ui, send(ui, written, secret.input(), below.clone()))
        .follow(empty_when_wrong(ui, secret.input()))
        .child(control(&of_login_id, login_id))
        .child(control(&of_password, password(ui, &of_password, secret, typed)))
        .child(below)
        .child(el("div", "cw-actions").child(button::submit(ui, Text::LogIn, Text::LogInWaiting, waiting)));
    el("div", "cw-screen cw-login")
        .child(heading(ui, &ui.text(Text::LoginHeading)))
        .child(el("p", "cw-text").text(&ui.text(Text::LoginText)))
        .child(room(ui, Room::News))
        .child(form)
        .child(room(ui, Room::Ways))
}

/// A place for what the second part of the wasm draws; until it is here, lines are kept free for that, so
/// that nothing below them jumps.
fn room(ui: Ui, room: Room) -> El {
    let furnished = move || {
        let _again_when_it_is_here = ui.rest();
        if second::here().is_some() { "furnished".to_owned() } else { String::new() }
    };
    let drawn = move || match second::here() {
        Some(second) => (second.furnish)(ui, room),
        None if room == Room::Ways => ui.campaign(lines).unwrap_or_default(),
        None => Vec::new(),
    };
    el("div", room.class()).follow_children(furnished, drawn)
}

/// *Forgot password?*, the providers with a line above them, *Create an account*.
fn lines(campaign: &Definition) -> Vec<El> {
    let Ways { forgot_password, providers, create_account, .. } = &campaign.ways;
    let line = || el("div", "cw-line");
    let mut lines = Vec::new();
    if *forgot_password {
        lines.push(line());
    }
    if !providers.is_empty() {
        lines.push(el("div", "cw-social").children((0..=providers.len()).map(|_| line())));
    }
    if create_account.is_some() {
        lines.push(line());
    }
    lines
}

fn of(screen: &Screen) -> Option<&screen::Login> {
    if let Screen::Login(login) = screen { Some(login) } else { None }
}

fn send(ui: Ui, login_id: HtmlInputElement, password: HtmlInputElement, captcha: El) -> impl Fn() {
    move || {
        let password = Password::new(password.value());
        let captcha = captcha::answer(captcha.element());
        ui.send(Event::LogIn { login_id: Personal(login_id.value()), password, captcha });
    }
}

/// Empties the password's input each time that it was wrong.
fn empty_when_wrong(ui: Ui, password: HtmlInputElement) -> impl Fn() {
    let before = Cell::new(0);
    move || {
        let wrong_passwords = ui.read(|screen| of(screen).map_or(0, |login| login.wrong_passwords));
        if wrong_passwords > before.replace(wrong_passwords) {
            password.set_value("");
        }
    }
}

fn complaint(ui: Ui, of_input: fn(&screen::Login) -> Option<&Complaint>) -> Box<dyn Fn() -> String> {
    Box::new(move || {
        ui.read(|screen| Some(words::complaint(ui, &Kind::Text, of_input(of(screen)?)?))).unwrap_or_default()
    })
}
