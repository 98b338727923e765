//! *Form*: the campaign's questions, prefilled; every answer can be edited.

use catalogue::Text;
use flow::{Event, Screen, screen};
use leptos::prelude::*;

use crate::components::button::{self, Look};
use crate::components::{consent, field, heading, summary};
use crate::ui::Ui;

/// The form.
pub fn screen(ui: Ui, form: &screen::Form) -> AnyView {
    let waiting = ui.part(|screen| of(screen).is_some_and(|form| form.phase.is_waiting()));
    // A refusal may bring up a field that was hidden, so the fields are followed.
    let variables = ui.part(|screen| {
        let fields = of(screen).map(|form| form.fields.as_slice()).unwrap_or_default();
        fields.iter().map(|answer| answer.field.variable.clone()).collect::<Vec<_>>()
    });
    let fields = move || {
        // Read, not only tracked: a memo that nobody has read follows nothing yet.
        variables.with(|_| ());
        ui.screen.with_untracked(|screen| {
            let fields = of(screen).map(|form| form.fields.as_slice()).unwrap_or_default();
            fields.iter().map(|answer| field(ui, answer)).collect_view()
        })
    };
    let opt_ins = form.opt_ins.iter().map(|given| consent(ui, given)).collect_view();
    let asks = form.fields.iter().any(|answer| answer.field.required)
        || form.opt_ins.iter().any(|consent| consent.opt_in.required);
    let note = asks.then(|| view! { <p class="cw-hint">{ui.text(Text::RequiredNote)}</p> });
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        // The window may stand inside a form of the page, whose scripts must not see this one.
        event.stop_propagation();
        ui.send(Event::Submit);
    };
    view! {
        <div class="cw-screen cw-questions">
            {heading(ui, ui.text(Text::FormHeading))} <p class="cw-text">{ui.text(Text::FormText)}</p> {note}
            {summary(ui)}
            <form class="cw-form" id=ui.id("form") novalidate on:submit=send>
                <div class="cw-fields">{fields}</div>
                <div class="cw-opt-ins">{opt_ins}</div>
                <div class="cw-actions">
                    {button::submit(ui, Text::Submit, Text::SubmitWaiting, waiting)}
                    {button::action(ui, Look::Quiet, ui.text(Text::LogOut), Event::LogOut)}
                </div>
            </form>
        </div>
    }
    .into_any()
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
