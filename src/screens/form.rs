//! *Form*: the campaign's questions, prefilled; every answer can be edited.

use catalogue::Text;
use flow::{Event, Screen, screen};

use crate::components::button::{self, Look};
use crate::components::{any_required, form as form_of, heading, questions, summary};
use crate::dom::{El, el};
use crate::ui::Ui;

/// The form.
pub fn screen(ui: Ui, form: &screen::Form) -> El {
    let waiting = move || ui.read(|screen| of(screen).is_some_and(|form| form.phase.is_waiting()));
    let linked = form
        .linked
        .then(|| el("p", "cw-note").attr("role", "status").text(&ui.text(Text::NoticeAccountLinked)));
    let asks = ui.peek(any_required).unwrap_or_default();
    let note = asks.then(|| el("p", "cw-hint").text(&ui.text(Text::RequiredNote)));
    let actions = el("div", "cw-actions")
        .child(button::submit(ui, Text::Submit, Text::SubmitWaiting, waiting))
        .child(button::action(ui, Look::Quiet, &ui.text(Text::LogOut), || Event::LogOut));
    el("div", "cw-screen cw-questions")
        .child(heading(ui, &ui.text(Text::FormHeading)))
        .children(linked)
        .child(el("p", "cw-text").text(&ui.text(Text::FormText)))
        .children(note)
        .child(summary::of_questions(ui))
        .child(form_of(ui, move || ui.send(Event::Submit)).children(questions(ui)).child(actions))
}

fn of(screen: &Screen) -> Option<&screen::Form> {
    if let Screen::Form(form) = screen { Some(form) } else { None }
}
