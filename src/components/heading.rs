//! The one heading of a screen. It takes the focus when the screen is entered, so that a screen reader
//! begins there.

use leptos::prelude::*;

use crate::ui::Ui;

/// The heading.
pub fn heading(ui: Ui, title: String) -> AnyView {
    view! {
        <h2 class="cw-heading" id=ui.id("heading") tabindex="-1">
            {title}
        </h2>
    }
    .into_any()
}
