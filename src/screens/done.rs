//! *Done*: thanks, and what there is to know at the end. Who goes on with the page's own form is sent there.

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
    let (title, text) = match &done.outcome {
        Outcome::Participated { .. } => (Text::DoneHeading, Text::DoneText),
        Outcome::FilledPageForm => (Text::PageFormFilledHeading, Text::PageFormFilledText),
        Outcome::PlainForm => (Text::PlainFormHeading, Text::PlainFormText),
    };
    let (changed_meanwhile, tick): (&[Field], _) = match &done.outcome {
        Outcome::Participated { changed_meanwhile } => (changed_meanwhile, true),
        Outcome::FilledPageForm => (&[], true),
        // Nothing is achieved yet.
        Outcome::PlainForm => (&[], false),
    };
    let fields: Vec<_> = changed_meanwhile.iter().map(|field| words::label(ui, field)).collect();
    let meanwhile = (!fields.is_empty()).then(|| {
        let text = ui.fill(Text::ChangedMeanwhile, &[("fields", &fields.join(", "))]);
        el("p", "cw-note").text(&text)
    });
    let greeting = el("div", "cw-greeting")
        .children(tick.then(|| el("div", "cw-tick").attr("aria-hidden", "true")))
        .child(heading(ui, &ui.text(title)))
        .child(el("p", "cw-text").text(&ui.text(text)));
    let way_out = if done.gigya_id.is_some() {
        button::action(ui, Look::Quiet, &ui.text(Text::LogOut), || Event::LogOut)
    } else {
        button::action(ui, Look::Quiet, &ui.text(Text::TryAgain), || Event::TryAgain)
    };
    el("div", "cw-screen cw-done")
        .child(greeting)
        .children(meanwhile)
        .child(el("div", "cw-actions").child(way_out))
}
