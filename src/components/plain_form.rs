//! The way on without Gigya, where it cannot be had by now and the campaign takes participants all the same.

use catalogue::Text;
use flow::{Event, Screen};

use super::button::{self, Look};
use crate::dom::{El, el};
use crate::ui::Ui;

/// The offer; empty while the screen does not make it.
pub fn plain_form(ui: Ui, offers: fn(&Screen) -> bool) -> El {
    let offered = move || ui.read(offers);
    let way_on = move || {
        let take =
            || button::action(ui, Look::Secondary, &ui.text(Text::UsePlainForm), || Event::UsePlainForm);
        if offered() {
            vec![el("p", "cw-text").text(&ui.text(Text::UsePlainFormText)), take()]
        } else {
            Vec::new()
        }
    };
    el("div", "cw-offers cw-offer")
        .follow_children(move || if offered() { "offered" } else { "" }.to_owned(), way_on)
}
