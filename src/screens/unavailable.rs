//! *Unavailable*: a plain sentence and *Try again*. The page author's fallback is shown by the element.

use catalogue::Text;
use flow::{Event, screen};

use crate::components::button::{self, Look};
use crate::components::heading;
use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// The apology.
pub fn screen(ui: Ui, unavailable: &screen::Unavailable) -> El {
    let sentence = words::problem(ui, &unavailable.problem);
    let try_again = button::action(ui, Look::Primary, &ui.text(Text::TryAgain), || Event::TryAgain);
    el("div", "cw-screen cw-unavailable")
        .child(heading(ui, &ui.text(Text::UnavailableHeading)))
        .child(el("p", "cw-text").attr("role", "alert").text(&sentence))
        .child(el("div", "cw-actions").child(try_again))
}
