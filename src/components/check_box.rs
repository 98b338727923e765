//! Yes or no.

use contract::Field;
use leptos::prelude::*;

use super::Control;
use super::field::edited;
use crate::ui::Ui;

/// A field that is a check box.
pub fn check_box(ui: Ui, field: &Field, of: &Control, checked: bool) -> AnyView {
    let variable = field.variable.clone();
    let set = Box::new(move |checked: bool| edited(ui, &variable, checked.to_string()));
    ticked(ui, of, of.label_text(), checked, set)
}

/// A check box with its label beside it; `set` is called at every change of it.
pub fn ticked(ui: Ui, of: &Control, label: AnyView, checked: bool, set: Box<dyn Fn(bool)>) -> AnyView {
    view! {
        <div class="cw-field cw-tickable" data-name=of.name.clone()>
            <label class="cw-option">
                <input
                    class="cw-check"
                    type="checkbox"
                    name=of.name.clone()
                    id=of.id.clone()
                    form=ui.id("form")
                    aria-required=of.aria_required()
                    aria-invalid=of.invalid()
                    aria-describedby=of.described_by()
                    prop:checked=checked
                    on:change=move |event| set(event_target_checked(&event))
                />
                <span class="cw-option-label">{label}</span>
            </label>
            {of.below()}
        </div>
    }
    .into_any()
}
