//! *Login*: login ID and password, in a real form, so that password managers and the Enter key work.
//!
//! The password stands in its input only: it goes to the flow when the form is sent, and the input is
//! emptied when a login has failed.

use catalogue::Text;
use contract::{Complaint, Kind};
use flow::{Event, Participant, Password, Personal, Screen, screen};
use leptos::html;
use leptos::prelude::*;

use crate::components::button::{self, Look};
use crate::components::{Control, control, heading, notice, password, problem};
use crate::ui::Ui;
use crate::words;

/// The login form.
pub fn screen(ui: Ui, login: &screen::Login) -> AnyView {
    let login_id = NodeRef::<html::Input>::new();
    let secret = NodeRef::<html::Input>::new();
    let value_of =
        |input: NodeRef<html::Input>| input.get_untracked().map(|input| input.value()).unwrap_or_default();
    let waiting = ui.part(|screen| of(screen).is_some_and(|login| login.phase.is_waiting()));
    let failures = ui.part(|screen| of(screen).map_or(0, |login| login.failures));
    Effect::new(move |before: Option<u32>| {
        let failures = failures.get();
        if let (Some(input), true) = (secret.get_untracked(), before.is_some_and(|before| failures > before))
        {
            input.set_value("");
        }
        failures
    });
    // Typing a password counts as typing: a session found later must not change the screen under it.
    let typed = move || ui.send(Event::LoginTyped { login_id: Personal(value_of(login_id)) });
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        // The window may stand inside a form of the page, whose scripts must not see this one.
        event.stop_propagation();
        let password = Password::new(value_of(secret));
        ui.send(Event::LogIn { login_id: Personal(value_of(login_id)), password });
    };
    let of_login_id = complaint(ui, |login| login.login_id_complaint.clone());
    let of_password = complaint(ui, |login| login.password_complaint.clone());
    let login_id_control = Control::plain(ui, "login-id", ui.text(Text::LoginId), of_login_id);
    let password_control = Control::plain(ui, "password", ui.text(Text::Password), of_password);
    // Not of type e-mail: a login ID may be a user name as well.
    let login_id_input = view! {
        <input
            node_ref=login_id
            class="cw-input"
            type="text"
            name="username"
            inputmode="email"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            id=login_id_control.id.clone()
            form=ui.id("form")
            aria-required="true"
            aria-invalid=login_id_control.invalid()
            aria-describedby=login_id_control.described_by()
            prop:value=login.login_id.0.clone()
            on:input=move |_| typed()
        />
    };
    let shown_notice = ui.part(|screen| of(screen).and_then(|login| login.notice));
    let shown_problem = ui.part(|screen| of(screen).and_then(|login| login.problem.clone()));
    let offered = ui.part(|screen| of(screen).and_then(|login| login.offer.clone()));
    view! {
        <div class="cw-screen cw-login">
            {heading(ui, ui.text(Text::LoginHeading))} <p class="cw-text">{ui.text(Text::LoginText)}</p>
            {notice(ui, shown_notice)} {move || offered.get().map(|participant| offer(ui, &participant))}
            <form class="cw-form" id=ui.id("form") novalidate on:submit=send>
                {control(&login_id_control, login_id_input.into_any())}
                {password(ui, &password_control, secret, typed)} {problem(ui, shown_problem)}
                <div class="cw-actions">
                    {button::submit(ui, Text::LogIn, Text::LogInWaiting, waiting)}
                </div>
            </form>
        </div>
    }
    .into_any()
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

fn complaint(ui: Ui, of_input: fn(&screen::Login) -> Option<Complaint>) -> Memo<String> {
    ui.part(move |screen| {
        let complaint = of(screen).and_then(of_input);
        complaint.map(|complaint| words::complaint(ui, &Kind::Text, &complaint)).unwrap_or_default()
    })
}

/// Somebody turned out to be connected while something was being typed.
fn offer(ui: Ui, participant: &Participant) -> AnyView {
    let first_name = &participant.first_name.0;
    let label = if first_name.is_empty() {
        ui.text(Text::ContinueAsUnnamed)
    } else {
        ui.fill(Text::ContinueAs, &[("first_name", first_name)])
    };
    view! {
        <div class="cw-note cw-offer" role="status">
            <p class="cw-text">{ui.text(Text::OfferText)}</p>
            {button::action(ui, Look::Secondary, label, Event::Continue)}
        </div>
    }
    .into_any()
}
