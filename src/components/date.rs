//! A calendar date, in the browser's own date input: it knows the participant's order of day and month.

use contract::Field;
use leptos::prelude::*;

use super::field::{autocomplete, edited};
use super::{Control, control};
use crate::ui::Ui;

/// What stands for a date that was begun and not finished, such as 31 February. The input's own value is
/// empty then, and an empty date would be taken for an answer that was not given.
const UNFINISHED: &str = "unfinished";

/// The input.
pub fn date(ui: Ui, field: &Field, of: &Control, value: String) -> AnyView {
    let variable = field.variable.clone();
    let judge = move |input: web_sys::HtmlInputElement| {
        let value = if input.validity().bad_input() { UNFINISHED.to_owned() } else { input.value() };
        edited(ui, &variable, value);
    };
    // Leaving an unfinished date changes no value, so the browser sends no other event for it.
    let left = judge.clone();
    let input = view! {
        <input
            class="cw-input"
            type="date"
            min="1900-01-01"
            max=today()
            name=field.variable.clone()
            autocomplete=autocomplete(&field.variable)
            id=of.id.clone()
            form=ui.id("form")
            aria-required=of.aria_required()
            aria-invalid=of.invalid()
            aria-describedby=of.described_by()
            prop:value=value
            on:input=move |event| judge(event_target(&event))
            on:blur=move |event| left(event_target(&event))
        />
    };
    control(of, input.into_any())
}

fn today() -> String {
    let today = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", today.get_full_year(), today.get_month() + 1, today.get_date())
}
