//! Buttons. One that waits keeps its size and its focus: both of its texts lie in one cell, and the one
//! that does not apply is hidden from everybody. It is never disabled; the flow takes the second click for
//! nothing.

use catalogue::Text;
use flow::Event;

use crate::dom::{El, el};
use crate::ui::Ui;

/// How much a button asks to be pressed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The one thing to do.
    Primary,
    /// Another way on.
    Secondary,
    /// A way out.
    Quiet,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "cw-button cw-primary",
            Self::Secondary => "cw-button cw-secondary",
            Self::Quiet => "cw-button cw-quiet",
        }
    }
}

/// A button that sends an event.
pub fn action(ui: Ui, look: Look, label: &str, event: impl Fn() -> Event + 'static) -> El {
    sending(ui, look, Box::new(event)).text(label)
}

/// The primary button that sends an event and waits for what comes of it.
pub fn progress(
    ui: Ui,
    label: Text,
    waiting_label: Text,
    waiting: impl Fn() -> bool + 'static,
    event: impl Fn() -> Event + 'static,
) -> El {
    labelled(ui, sending(ui, Look::Primary, Box::new(event)), label, waiting_label, Box::new(waiting))
}

/// One of several buttons, of which each waits for what comes of it.
pub fn alternative(
    ui: Ui,
    label: Text,
    waiting_label: Text,
    waiting: impl Fn() -> bool + 'static,
    event: impl Fn() -> Event + 'static,
) -> El {
    labelled(ui, sending(ui, Look::Secondary, Box::new(event)), label, waiting_label, Box::new(waiting))
}

/// The button that sends the form it stands in.
pub fn submit(ui: Ui, label: Text, waiting_label: Text, waiting: impl Fn() -> bool + 'static) -> El {
    labelled(ui, button(ui, Look::Primary, "submit"), label, waiting_label, Box::new(waiting))
}

fn button(ui: Ui, look: Look, kind: &str) -> El {
    el("button", look.class()).attr("type", kind).attr("form", &ui.id("form"))
}

/// A button in a sentence. No link: an address with `#` would confuse a page's router.
pub fn link(ui: Ui, label: &str, event: impl Fn() -> Event + 'static) -> El {
    el("button", "cw-link")
        .attr("type", "button")
        .attr("form", &ui.id("form"))
        .on("click", move |_| ui.send(event()))
        .text(label)
}

/// A button that does something here and now, without the flow.
pub fn press(ui: Ui, look: Look, pressed: impl Fn() + 'static) -> El {
    button(ui, look, "button").on("click", move |_| pressed())
}

/// Takes what makes the event: to clone one, there would have to be code that clones any.
fn sending(ui: Ui, look: Look, event: Box<dyn Fn() -> Event>) -> El {
    button(ui, look, "button").on("click", move |_| ui.send(event()))
}

fn labelled(ui: Ui, button: El, label: Text, waiting_label: Text, waiting: Box<dyn Fn() -> bool>) -> El {
    button
        .follow_attr("aria-disabled", move || waiting().then_some("true"))
        .child(el("span", "cw-label-idle").text(&ui.text(label)))
        .child(el("span", "cw-label-waiting").text(&ui.text(waiting_label)))
}
