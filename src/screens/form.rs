//! *Form*: the campaign's questions, prefilled; every answer can be edited.

use catalogue::Text;
use flow::{Event, Screen, screen};

use crate::components::button::{self, Look};
use crate::components::{consent, field, heading, summary};
use crate::dom::{El, el};
use crate::ui::Ui;

/// The form.
pub fn screen(ui: Ui, form: &screen::Form) -> El {
    let waiting = move || ui.read(|screen| of(screen).is_some_and(|form| form.phase.is_waiting()));
    // A refusal may bring up a field that was hidden, so the fields are followed.
    let variables = move || {
        ui.read(|screen| {
            let fields = of(screen).map(|form| form.fields.as_slice()).unwrap_or_default();
            fields.iter().map(|answer| answer.field.variable.as_str()).collect::<Vec<_>>().join(" ")
        })
    };
    let fields = move || {
        let drawn = ui.peek(|screen| {
            let fields = of(screen).map(|form| form.fields.as_slice()).unwrap_or_default();
            fields.iter().map(|answer| field(ui, answer)).collect()
        });
        drawn.unwrap_or_default()
    };
    let asks = form.fields.iter().any(|answer| answer.field.required)
        || form.opt_ins.iter().any(|consent| consent.opt_in.required);
    let note = asks.then(|| el("p", "cw-hint").text(&ui.text(Text::RequiredNote)));
    let actions = el("div", "cw-actions")
        .child(button::submit(ui, Text::Submit, Text::SubmitWaiting, waiting))
        .child(button::action(ui, Look::Quiet, &ui.text(Text::LogOut), || Event::LogOut));
    let questions = el("form", "cw-form")
        .attr("id", &ui.id("form"))
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            // The window may stand inside a form of the page, whose scripts must not see this one.
            event.stop_propagation();
            ui.send(Event::Submit);
        })
        .child(el("div", "cw-fields").follow_children(variables, fields))
        .child(el("div", "cw-opt-ins").children(form.opt_ins.iter().map(|given| consent(ui, given))))
        .child(actions);
    el("div", "cw-screen cw-questions")
        .child(heading(ui, &ui.text(Text::FormHeading)))
        .child(el("p", "cw-text").text(&ui.text(Text::FormText)))
        .children(note)
        .child(summary(ui))
        .child(questions)
}

/// The form's state, while the form is shown.
pub(crate) fn of(screen: &Screen) -> Option<&screen::Form> {
    match screen {
        Screen::Form(form) => Some(form),
        Screen::Loading(_)
        | Screen::Hello(_)
        | Screen::Login(_)
        | Screen::Done(_)
        | Screen::Unavailable(_) => None,
    }
}
