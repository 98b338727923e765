//! A form of the window: a real one, so that password managers and the Enter key work.

use crate::dom::{El, el};
use crate::ui::Ui;

/// The form of the screen, still empty; `send` is called when it is sent. There is one at a time, and its id is
/// the one that every control of the window names.
pub fn form(ui: Ui, send: impl Fn() + 'static) -> El {
    el("form", "cw-form").attr("id", &ui.id("form")).attr("novalidate", "").on("submit", move |event| {
        event.prevent_default();
        // The window may stand inside a form of the page, whose scripts must not see this one.
        event.stop_propagation();
        send();
    })
}
