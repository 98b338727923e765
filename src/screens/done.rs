//! *Done*: thanks, and what there is to know at the end.

use catalogue::Text;
use contract::Field;
use flow::Event;
use flow::screen::{self, Outcome};
use leptos::prelude::*;

use crate::components::button::{self, Look};
use crate::components::heading;
use crate::ui::Ui;
use crate::words;

/// The end.
pub fn screen(ui: Ui, done: &screen::Done) -> AnyView {
    let (title, text, changed_meanwhile): (_, _, &[Field]) = match &done.outcome {
        Outcome::Participated { changed_meanwhile } => (Text::DoneHeading, Text::DoneText, changed_meanwhile),
        Outcome::FilledPageForm => (Text::PageFormFilledHeading, Text::PageFormFilledText, &[]),
    };
    let fields: Vec<_> = changed_meanwhile.iter().map(|field| words::label(ui, field)).collect();
    let meanwhile = (!fields.is_empty()).then(|| {
        let text = ui.fill(Text::ChangedMeanwhile, &[("fields", &fields.join(", "))]);
        view! { <p class="cw-note">{text}</p> }.into_any()
    });
    view! {
        <div class="cw-screen cw-done">
            <div class="cw-greeting">
                <div class="cw-tick" aria-hidden="true"></div>
                {heading(ui, ui.text(title))}
                <p class="cw-text">{ui.text(text)}</p>
            </div>
            {meanwhile}
            <div class="cw-actions">
                {button::action(ui, Look::Quiet, ui.text(Text::LogOut), Event::LogOut)}
            </div>
        </div>
    }
    .into_any()
}
