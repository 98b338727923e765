//! *Change password*: the present password and a new one, before the site lets the participant in.

use catalogue::Text;
use flow::{Event, Password, Screen, screen};

use crate::components::button::{self, Look};
use crate::components::summary::{Entry, entry};
use crate::components::{Control, captcha, control, form, heading, new_password, password, summary};
use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// The form with both.
pub fn screen(ui: Ui, change: &screen::ChangePassword) -> El {
    let complaint = move || ui.read(|screen| old_complaint(ui, screen)).unwrap_or_default();
    let label = ui.text(Text::CurrentPassword);
    let of_old = Control::plain(ui, "old-password", &label, Box::new(complaint));
    let old = password::input(&of_old, "current-password");
    let written = old.input();
    let (passwords, drawn) = new_password(ui, Text::NewPassword, change.entry, false);
    let send = move || {
        let (new, repeat) = passwords.typed();
        ui.send(Event::ChangePassword { old: Password::new(written.value()), new, repeat });
    };
    let waiting = move || ui.read(|screen| of(screen).is_some_and(|change| change.phase.is_waiting()));
    let actions = el("div", "cw-actions")
        .child(button::submit(ui, Text::SavePassword, Text::SaveWaiting, waiting))
        .child(button::action(ui, Look::Quiet, &ui.text(Text::BackToLogin), || Event::GoToLogin));
    let known_as = change.login_id.as_ref().map(|login_id| new_password::username(ui, &login_id.0));
    let form = form(ui, send)
        .children(known_as)
        .child(control(&of_old, password(ui, &of_old, old, move || ui.send(Event::Typed))))
        .children(drawn)
        .child(captcha(ui))
        .child(actions);
    el("div", "cw-screen cw-change-password")
        .child(heading(ui, &ui.text(Text::ChangePasswordHeading)))
        .child(el("p", "cw-text").text(&ui.text(Text::ChangePasswordText)))
        .child(summary(ui, complaints))
        .child(form)
}

/// In the order of the inputs.
fn complaints(ui: Ui, screen: &Screen) -> Vec<Entry> {
    let old = entry(ui, "old-password", Text::CurrentPassword, old_complaint(ui, screen));
    old.into_iter().chain(new_password::complaints(ui, screen, Text::NewPassword)).collect()
}

fn old_complaint(ui: Ui, screen: &Screen) -> Option<String> {
    Some(words::old_password(ui, of(screen)?.old_complaint.as_ref()?))
}

fn of(screen: &Screen) -> Option<&screen::ChangePassword> {
    if let Screen::ChangePassword(change) = screen { Some(change) } else { None }
}
