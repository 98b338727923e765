//! One line of text, an e-mail address or a phone number.

use contract::Field;
use leptos::prelude::*;

use super::field::{autocomplete, edited};
use super::{Control, control};
use crate::ui::Ui;

/// The input; `keys` are its type and the keyboard that a phone shows for it.
pub fn text(
    ui: Ui,
    field: &Field,
    of: &Control,
    value: String,
    (kind, keyboard): (&'static str, &'static str),
) -> AnyView {
    let variable = field.variable.clone();
    let input = view! {
        <input
            class="cw-input"
            type=kind
            inputmode=keyboard
            name=field.variable.clone()
            autocomplete=autocomplete(&field.variable)
            id=of.id.clone()
            form=ui.id("form")
            aria-required=of.aria_required()
            aria-invalid=of.invalid()
            aria-describedby=of.described_by()
            prop:value=value
            on:input=move |event| edited(ui, &variable, event_target_value(&event))
        />
    };
    control(of, input.into_any())
}
