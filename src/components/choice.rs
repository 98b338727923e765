//! One of a list: a few choices stand side by side, more go into a list that opens. So do those that need not be
//! answered: the list has an empty line, and what was chosen side by side could not be taken back.

use catalogue::Text;
use contract::{Choice, Field};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use super::field::{autocomplete, edited};
use super::{Control, control};
use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// The most choices that are all shown at once.
const SIDE_BY_SIDE: usize = 4;

/// The input.
pub fn choice(ui: Ui, field: &Field, options: &[Choice], of: &Control, value: &str) -> El {
    if options.len() > SIDE_BY_SIDE || !field.required {
        list(ui, field, options, of, value)
    } else {
        radios(ui, field, options, of, value)
    }
}

fn list(ui: Ui, field: &Field, options: &[Choice], of: &Control, value: &str) -> El {
    let variable = field.variable.clone();
    let option = |value_of: &str, label: &str| {
        let selected = (value_of == value).then_some("");
        el("option", "").attr("value", value_of).maybe("selected", selected).text(label)
    };
    let input = of
        .around(el("select", "cw-input cw-select"))
        .attr("name", &field.variable)
        .maybe("autocomplete", autocomplete(&field.variable))
        .child(option("", &ui.text(Text::Choose)))
        .children(options.iter().map(|choice| option(&choice.value, &words::choice(ui, choice))));
    let select: HtmlSelectElement = input.element().clone().unchecked_into();
    control(of, input.on("change", move |_| edited(ui, &variable, select.value())))
}

fn radios(ui: Ui, field: &Field, options: &[Choice], of: &Control, value: &str) -> El {
    let radio = |(at, choice): (usize, &Choice)| {
        let (variable, value_of) = (field.variable.clone(), choice.value.clone());
        // The first carries the field's id: the summary leads there.
        let id = if at == 0 { of.id.clone() } else { format!("{}-{at}", of.id) };
        let input = el("input", "cw-radio")
            .attr("type", "radio")
            .attr("name", &ui.id(&field.variable))
            .attr("value", &choice.value)
            .attr("id", &id)
            .attr("form", &ui.id("form"))
            .on("change", move |_| edited(ui, &variable, value_of.clone()));
        input.input().set_checked(choice.value == value);
        let label = el("span", "cw-option-label").text(&words::choice(ui, choice));
        el("label", "cw-option").child(input).child(label)
    };
    let radios = el("div", "cw-options").children(options.iter().enumerate().map(radio));
    of.described(el("fieldset", "cw-field cw-group"))
        .attr("data-name", &field.variable)
        .attr("role", "radiogroup")
        .child(of.labelled(el("legend", "cw-label")))
        .child(radios)
        .children(of.below())
}
