//! *Reset password*: a new password, on the page that a reset mail's link leads to.

use catalogue::Text;
use flow::{Event, Screen, screen};

use crate::components::button::{self, Look};
use crate::components::new_password::{self, username};
use crate::components::summary::Entry;
use crate::components::{captcha, form, heading, identity, summary};
use crate::dom::{El, el};
use crate::ui::Ui;

/// The new password's form.
pub fn screen(ui: Ui, reset: &screen::ResetPassword) -> El {
    let (passwords, drawn) = new_password::new_password(ui, Text::NewPassword, reset.entry, false);
    let send = move || {
        let (password, repeat) = passwords.typed();
        ui.send(Event::ResetPassword { password, repeat });
    };
    let waiting = move || ui.read(|screen| screen.state().is_some_and(|(phase, _)| phase.is_waiting()));
    let email = reset.email.as_ref().map(|email| email.0.as_str());
    let actions = el("div", "cw-actions")
        .child(button::submit(ui, Text::SavePassword, Text::SaveWaiting, waiting))
        .child(button::action(ui, Look::Quiet, &ui.text(Text::BackToLogin), || Event::GoToLogin));
    let form = form(ui, send)
        .children(email.map(|email| username(ui, email)))
        .children(drawn)
        .child(captcha(ui))
        .child(actions);
    el("div", "cw-screen cw-reset-password")
        .child(heading(ui, &ui.text(Text::ResetPasswordHeading)))
        .child(el("p", "cw-text").text(&ui.text(Text::ResetPasswordText)))
        .children(email.map(identity))
        .child(summary(ui, complaints))
        .child(form)
}

fn complaints(ui: Ui, screen: &Screen) -> Vec<Entry> {
    new_password::complaints(ui, screen, Text::NewPassword).collect()
}
