//! The password's input, with a button that makes it readable: on a phone one types it wrong too easily.

use catalogue::Text;

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

/// The input with its button; `typed` is called at every change of it.
pub fn password(ui: Ui, of: &Control, input: El, typed: impl Fn() + 'static) -> El {
    let written = input.input();
    let label = el("span", "cw-unseen").text(&ui.text(Text::ShowPassword));
    let said = label.clone();
    let button = el("button", "cw-reveal")
        .attr("type", "button")
        .attr("form", &of.form)
        .attr("aria-controls", &of.id)
        .attr("aria-pressed", "false")
        .child(label);
    let pressed = button.clone();
    let button = button.on("click", move |_| {
        let hidden = written.type_() == "password";
        written.set_type(if hidden { "text" } else { "password" });
        let text = if hidden { Text::HidePassword } else { Text::ShowPassword };
        said.element().set_text_content(Some(&ui.text(text)));
        let _ = pressed.clone().attr("aria-pressed", if hidden { "true" } else { "false" });
    });
    el("div", "cw-password").child(input.on("input", move |_| typed())).child(button)
}
