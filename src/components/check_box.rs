//! Yes or no.

use contract::Field;

use super::Control;
use super::field::edited;
use crate::dom::{El, el};
use crate::ui::Ui;

/// A field that is a check box.
pub fn check_box(ui: Ui, field: &Field, of: &Control, checked: bool) -> El {
    let variable = field.variable.clone();
    let set = Box::new(move |checked: bool| edited(ui, &variable, checked.to_string()));
    ticked(of, of.labelled(el("span", "cw-option-label")), checked, set)
}

/// A check box with its label beside it; `set` is called at every change of it.
pub fn ticked(of: &Control, label: El, checked: bool, set: Box<dyn Fn(bool)>) -> El {
    let input = of.around(el("input", "cw-check")).attr("type", "checkbox").attr("name", &of.name);
    let box_ = input.input();
    box_.set_checked(checked);
    let input = input.on("change", move |_| set(box_.checked()));
    el("div", "cw-field cw-tickable")
        .attr("data-name", &of.name)
        .child(el("label", "cw-option").child(input).child(label))
        .children(of.below())
}
