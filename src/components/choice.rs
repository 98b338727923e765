//! One of a list: a few choices stand side by side, more go into a list that opens.

use contract::{Choice, Field};
use leptos::prelude::*;

use super::field::{autocomplete, edited};
use super::{Control, control};
use crate::ui::Ui;
use crate::words;
use catalogue::Text;

/// The most choices that are all shown at once.
const SIDE_BY_SIDE: usize = 4;

/// The input.
pub fn choice(ui: Ui, field: &Field, options: &[Choice], of: &Control, value: &str) -> AnyView {
    if options.len() > SIDE_BY_SIDE {
        list(ui, field, options, of, value)
    } else {
        radios(ui, field, options, of, value)
    }
}

fn list(ui: Ui, field: &Field, options: &[Choice], of: &Control, value: &str) -> AnyView {
    let variable = field.variable.clone();
    let option = |value_of: &str, label: String, selected: bool| {
        view! {
            <option value=value_of.to_owned() selected=selected>
                {label}
            </option>
        }
        .into_any()
    };
    let choices: Vec<_> = options
        .iter()
        .map(|choice| option(&choice.value, words::choice(ui, choice), choice.value == value))
        .collect();
    let input = view! {
        <select
            class="cw-input cw-select"
            name=field.variable.clone()
            autocomplete=autocomplete(&field.variable)
            id=of.id.clone()
            form=ui.id("form")
            aria-required=of.aria_required()
            aria-invalid=of.invalid()
            aria-describedby=of.described_by()
            on:change=move |event| edited(ui, &variable, event_target_value(&event))
        >
            {option("", ui.text(Text::Choose), value.is_empty())}
            {choices}
        </select>
    };
    control(of, input.into_any())
}

fn radios(ui: Ui, field: &Field, options: &[Choice], of: &Control, value: &str) -> AnyView {
    let radio = |(at, choice): (usize, &Choice)| {
        let (variable, value_of) = (field.variable.clone(), choice.value.clone());
        // The first carries the field's id: the summary leads there.
        let id = if at == 0 { of.id.clone() } else { format!("{}-{at}", of.id) };
        view! {
            <label class="cw-option">
                <input
                    class="cw-radio"
                    type="radio"
                    name=ui.id(&field.variable)
                    value=choice.value.clone()
                    id=id
                    form=ui.id("form")
                    prop:checked=choice.value == value
                    on:change=move |_| edited(ui, &variable, value_of.clone())
                />
                <span class="cw-option-label">{words::choice(ui, choice)}</span>
            </label>
        }
        .into_any()
    };
    let radios: Vec<_> = options.iter().enumerate().map(radio).collect();
    view! {
        <fieldset
            class="cw-field cw-group"
            data-name=field.variable.clone()
            role="radiogroup"
            aria-required=of.aria_required()
            aria-invalid=of.invalid()
            aria-describedby=of.described_by()
        >
            <legend class="cw-label">{of.label_text()}</legend>
            <div class="cw-options">{radios}</div>
            {of.below()}
        </fieldset>
    }
    .into_any()
}
