//! *Unavailable*: a plain sentence and *Try again*, and where the campaign allows it a way on without logging
//! in. The page author's fallback is shown by the element.

use catalogue::Text;
use flow::{Event, screen};

use crate::components::button::{self, Look};
use crate::components::heading;
use crate::dom::{El, el};
use crate::ui::Ui;

/// The apology. `sentence` says why: the second part of the wasm knows how to draw links in it.
pub fn screen(ui: Ui, unavailable: &screen::Unavailable, sentence: El) -> El {
    let reason = el("p", "cw-text").attr("role", "alert").child(sentence);
    let way_on = unavailable.plain_form.then(|| el("p", "cw-text").text(&ui.text(Text::UsePlainFormText)));
    let plain_form = unavailable
        .plain_form
        .then(|| button::action(ui, Look::Secondary, &ui.text(Text::UsePlainForm), || Event::UsePlainForm));
    let actions = el("div", "cw-actions")
        .child(button::action(ui, Look::Primary, &ui.text(Text::TryAgain), || Event::TryAgain))
        .children(plain_form);
    el("div", "cw-screen cw-unavailable")
        .child(heading(ui, &ui.text(Text::UnavailableHeading)))
        .child(reason)
        .children(way_on)
        .child(actions)
}
