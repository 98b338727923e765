//! *Unavailable*: a plain sentence and *Try again*. The page author's fallback is shown by the element.

use catalogue::Text;
use flow::{Event, screen};
use leptos::prelude::*;

use crate::components::button::{self, Look};
use crate::components::heading;
use crate::ui::Ui;
use crate::words;

/// The apology.
pub fn screen(ui: Ui, unavailable: &screen::Unavailable) -> AnyView {
    view! {
        <div class="cw-screen cw-unavailable">
            {heading(ui, ui.text(Text::UnavailableHeading))}
            <p class="cw-text" role="alert">
                {words::problem(ui, &unavailable.problem)}
            </p>
            <div class="cw-actions">
                {button::action(ui, Look::Primary, ui.text(Text::TryAgain), Event::TryAgain)}
            </div>
        </div>
    }
    .into_any()
}
