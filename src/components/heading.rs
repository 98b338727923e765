//! The one heading of a screen. It takes the focus when the screen is entered, so that a screen reader
//! begins there.

use crate::dom::{El, el};
use crate::ui::Ui;

/// The heading.
pub fn heading(ui: Ui, title: &str) -> El {
    el("h2", "cw-heading").attr("id", &ui.id("heading")).attr("tabindex", "-1").text(title)
}
