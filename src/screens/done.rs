//! *Done*: thanks, and what there is to know at the end.

use catalogue::Text;
use contract::Field;
use flow::Event;
use flow::screen::{self, Outcome};

use crate::components::button::{self, Look};
use crate::components::heading;
use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// The end.
pub fn screen(ui: Ui, done: &screen::Done) -> El {
    let (title, text, changed_meanwhile): (_, _, &[Field]) = match &done.outcome {
        Outcome::Participated { changed_meanwhile } => (Text::DoneHeading, Text::DoneText, changed_meanwhile),
        Outcome::FilledPageForm => (Text::PageFormFilledHeading, Text::PageFormFilledText, &[]),
    };
    let fields: Vec<_> = changed_meanwhile.iter().map(|field| words::label(ui, field)).collect();
    let meanwhile = (!fields.is_empty()).then(|| {
        let text = ui.fill(Text::ChangedMeanwhile, &[("fields", &fields.join(", "))]);
        el("p", "cw-note").text(&text)
    });
    let greeting = el("div", "cw-greeting")
        .child(el("div", "cw-tick").attr("aria-hidden", "true"))
        .child(heading(ui, &ui.text(title)))
        .child(el("p", "cw-text").text(&ui.text(text)));
    let log_out = button::action(ui, Look::Quiet, &ui.text(Text::LogOut), || Event::LogOut);
    el("div", "cw-screen cw-done")
        .child(greeting)
        .children(meanwhile)
        .child(el("div", "cw-actions").child(log_out))
}
