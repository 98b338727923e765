//! *Login*: login ID and password, in a real form, so that password managers and the Enter key work.
//!
//! The password stands in its input only: it goes to the flow when the form is sent, and the input is
//! emptied when a login has failed.

use std::cell::Cell;

use catalogue::Text;
use contract::{Complaint, Kind};
use flow::{Event, Participant, Password, Personal, Screen, screen};
use web_sys::HtmlInputElement;

use crate::components::button::{self, Look};
use crate::components::{Control, control, heading, notice, password, problem};
use crate::dom::{El, el};
use crate::ui::{Rest, Ui};
use crate::words;

/// The login form.
pub fn screen(ui: Ui, login: &screen::Login) -> El {
    let of_login_id = complaint(ui, |login| login.login_id_complaint.as_ref());
    let of_password = complaint(ui, |login| login.password_complaint.as_ref());
    let of_login_id = Control::plain(ui, "login-id", &ui.text(Text::LoginId), of_login_id);
    let of_password = Control::plain(ui, "password", &ui.text(Text::Password), of_password);
    // Not of type e-mail: a login ID may be a user name as well.
    let login_id = of_login_id
        .around(el("input", "cw-input"))
        .attr("type", "text")
        .attr("name", "username")
        .attr("inputmode", "email")
        .attr("autocomplete", "username")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false");
    let (written, secret) = (login_id.input(), password::input(&of_password, "current-password"));
    written.set_value(&login.login_id.0);
    // Typing a password counts as typing: a session found later must not change the screen under it.
    let typed = {
        let written = written.clone();
        move || ui.send(Event::LoginTyped { login_id: Personal(written.value()) })
    };
    let login_id = login_id.on("input", {
        let typed = typed.clone();
        move |_| typed()
    });
    let waiting = move || {
        let under_way = ui.read(|screen| of(screen).is_some_and(|login| login.phase.is_waiting()));
        under_way || ui.rest() == Rest::Awaited
    };
    let form = el("form", "cw-form")
        .attr("id", &ui.id("form"))
        .attr("novalidate", "")
        .follow(empty_at_failure(ui, secret.input()))
        .on("submit", send(ui, written, secret.input()))
        .child(control(&of_login_id, login_id))
        .child(control(&of_password, password(ui, &of_password, secret, typed)))
        .child(problem(ui, |screen| of(screen)?.problem.as_ref()))
        .child(el("div", "cw-actions").child(button::submit(ui, Text::LogIn, Text::LogInWaiting, waiting)));
    let offered = move || ui.read(|screen| Some(of(screen)?.offer.as_ref()?.uid.clone())).unwrap_or_default();
    el("div", "cw-screen cw-login")
        .child(heading(ui, &ui.text(Text::LoginHeading)))
        .child(el("p", "cw-text").text(&ui.text(Text::LoginText)))
        .child(notice(ui, |screen| of(screen)?.notice))
        .child(el("div", "cw-offers").follow_children(offered, move || offer(ui).into_iter().collect()))
        .child(form)
}

fn of(screen: &Screen) -> Option<&screen::Login> {
    match screen {
        Screen::Login(login) => Some(login),
        Screen::Loading(_)
        | Screen::Hello(_)
        | Screen::Form(_)
        | Screen::Done(_)
        | Screen::Unavailable(_) => None,
    }
}

fn send(ui: Ui, login_id: HtmlInputElement, password: HtmlInputElement) -> impl Fn(web_sys::Event) {
    move |event| {
        event.prevent_default();
        // The window may stand inside a form of the page, whose scripts must not see this one.
        event.stop_propagation();
        let password = Password::new(password.value());
        ui.send(Event::LogIn { login_id: Personal(login_id.value()), password });
    }
}

/// Empties the password's input at each login that fails.
fn empty_at_failure(ui: Ui, password: HtmlInputElement) -> impl Fn() {
    let before = Cell::new(0);
    move || {
        let failures = ui.read(|screen| of(screen).map_or(0, |login| login.failures));
        if failures > before.replace(failures) {
            password.set_value("");
        }
    }
}

fn complaint(ui: Ui, of_input: fn(&screen::Login) -> Option<&Complaint>) -> Box<dyn Fn() -> String> {
    Box::new(move || {
        ui.read(|screen| Some(words::complaint(ui, &Kind::Text, of_input(of(screen)?)?))).unwrap_or_default()
    })
}

/// Somebody turned out to be connected while something was being typed.
fn offer(ui: Ui) -> Option<El> {
    let Participant { first_name, .. } = ui.peek(|screen| of(screen)?.offer.clone())??;
    let label = if first_name.0.is_empty() {
        ui.text(Text::ContinueAsUnnamed)
    } else {
        ui.fill(Text::ContinueAs, &[("first_name", &first_name.0)])
    };
    let note = el("div", "cw-note cw-offer")
        .attr("role", "status")
        .child(el("p", "cw-text").text(&ui.text(Text::OfferText)))
        .child(button::action(ui, Look::Secondary, &label, || Event::Continue));
    Some(note)
}
