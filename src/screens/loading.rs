//! *Loading*: a quiet skeleton, as high as the screen that will most likely come, so that nothing jumps.
//!
//! Nothing is announced while the window opens; a log-out is, by the status line of the window.

use catalogue::Text;
use leptos::prelude::*;

use crate::components::heading;
use crate::ui::Ui;

/// The skeleton.
pub fn screen(ui: Ui) -> AnyView {
    view! {
        <div class="cw-screen cw-loading">
            <div class="cw-unseen">{heading(ui, ui.text(Text::Loading))}</div>
            <div class="cw-skeleton" aria-hidden="true"></div>
        </div>
    }
    .into_any()
}
