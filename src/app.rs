//! What one window shows: the screen that the flow is on, and what is said to those who do not see it.

use flow::Screen;
use web_sys::Element;

use crate::dom::{El, el};
use crate::screens::{done, form, hello, loading, login, unavailable};
use crate::ui::Ui;
use crate::words;

/// Draws the window into an element. A screen is built once when it is entered; after that only its parts
/// change.
pub fn draw(ui: Ui, place: &Element) {
    let window = el("section", "cw-window")
        .attr("aria-labelledby", &ui.id("heading"))
        .follow_attr("aria-busy", move || Some(if name(ui) == "loading" { "true" } else { "false" }))
        .follow_children(move || name(ui).to_owned(), move || screen(ui).into_iter().collect());
    let status = el("p", "cw-unseen")
        .attr("role", "status")
        .follow_text(move || ui.read(words::progress).map(|text| ui.text(text)).unwrap_or_default());
    for part in [window, status] {
        let appended = place.append_child(part.element());
        debug_assert!(appended.is_ok(), "a fresh element can stand in the window's place");
    }
}

fn name(ui: Ui) -> &'static str {
    ui.read(Screen::name)
}

fn screen(ui: Ui) -> Option<El> {
    ui.peek(|screen| match screen {
        Screen::Loading(_) => loading::screen(ui),
        Screen::Hello(hello) => hello::screen(ui, hello),
        Screen::Login(login) => login::screen(ui, login),
        Screen::Form(form) => form::screen(ui, form),
        Screen::Done(done) => done::screen(ui, done),
        Screen::Unavailable(unavailable) => unavailable::screen(ui, unavailable),
    })
}
