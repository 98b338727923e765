//! The password's input, with a button that makes it readable: on a phone one types it wrong too easily.

use catalogue::Text;
use leptos::prelude::*;

use super::Control;
use crate::dom::{El, el};
use crate::ui::Ui;

/// The input alone; `autocomplete` says to a password manager whether it is the present one.
pub fn input(of: &Control, autocomplete: &str) -> El {
    of.around(el("input", "cw-input"))
        .attr("type", "password")
        .attr("name", &of.name)
        .attr("autocomplete", autocomplete)
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
}

/// The input with its button; `typed` is called at every change of it. The button says what it will do, by its
/// name alone: to say at once that it is pressed would be to say the opposite.
pub fn password(ui: Ui, of: &Control, input: El, typed: impl Fn() + 'static) -> El {
    let (written, toggled) = (input.input(), Trigger::new());
    let seen = written.clone();
    let is_shown = move || {
        toggled.track();
        seen.type_() == "text"
    };
    let will_hide = is_shown.clone();
    let label = move || ui.text(if will_hide() { Text::HidePassword } else { Text::ShowPassword });
    let button = el("button", "cw-reveal")
        .attr("type", "button")
        .attr("form", &of.form)
        .attr("aria-controls", &of.id)
        .follow_attr("data-shown", move || Some(if is_shown() { "true" } else { "false" }))
        .child(el("span", "cw-unseen").follow_text(label))
        .on("click", move |_| {
            written.set_type(if written.type_() == "password" { "text" } else { "password" });
            toggled.notify();
        });
    el("div", "cw-password").child(input.on("input", move |_| typed())).child(button)
}
