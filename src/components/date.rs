//! A calendar date, in the browser's own date input: it knows the participant's order of day and month.

use contract::Field;

use super::field::{autocomplete, edited};
use super::{Control, control};
use crate::dom::{El, el};
use crate::ui::Ui;

/// What stands for a date that was begun and not finished, such as 31 February. The input's own value is
/// empty then, and an empty date would be taken for an answer that was not given.
const UNFINISHED: &str = "unfinished";

/// The input.
pub fn date(ui: Ui, field: &Field, of: &Control, value: &str) -> El {
    let variable = field.variable.clone();
    let input = of
        .around(el("input", "cw-input"))
        .attr("type", "date")
        .attr("min", "1900-01-01")
        .attr("max", &today())
        .attr("name", &field.variable)
        .maybe("autocomplete", autocomplete(&field.variable));
    let written = input.input();
    written.set_value(value);
    let judge = move |_| {
        let value = if written.validity().bad_input() { UNFINISHED.to_owned() } else { written.value() };
        edited(ui, &variable, value);
    };
    // Leaving an unfinished date changes no value, so the browser sends no other event for it.
    control(of, input.on("input", judge.clone()).on("blur", judge))
}

fn today() -> String {
    let today = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", today.get_full_year(), today.get_month() + 1, today.get_date())
}
