//! *Loading*: a quiet skeleton, as high as the screen that will most likely come, so that nothing jumps.
//!
//! Nothing is announced while the window opens; a log-out is, by the status line of the window.

use catalogue::Text;

use crate::components::heading;
use crate::dom::{El, el};
use crate::ui::Ui;

/// The skeleton.
pub fn screen(ui: Ui) -> El {
    el("div", "cw-screen cw-loading")
        .child(el("div", "cw-unseen").child(heading(ui, &ui.text(Text::Loading))))
        .child(el("div", "cw-skeleton").attr("aria-hidden", "true"))
}
