//! One line of text, an e-mail address or a phone number.

use contract::Field;

use super::field::{autocomplete, edited};
use super::{Control, control};
use crate::dom::{El, el};
use crate::ui::Ui;

/// The input; `kind` is its type, and the keyboard that a phone shows for it.
pub fn text(ui: Ui, field: &Field, of: &Control, value: &str, kind: &str) -> El {
    let variable = field.variable.clone();
    let input = of
        .around(el("input", "cw-input"))
        .attr("type", kind)
        .attr("inputmode", kind)
        .attr("name", &field.variable)
        .maybe("autocomplete", autocomplete(&field.variable));
    let written = input.input();
    written.set_value(value);
    control(of, input.on("input", move |_| edited(ui, &variable, written.value())))
}
