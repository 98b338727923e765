//! Buttons. One that waits keeps its size and its focus: both of its texts lie in one cell, and the one
//! that does not apply is hidden from everybody. It is never disabled; the flow takes the second click for
//! nothing.

use catalogue::Text;
use flow::Event;
use leptos::prelude::*;

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
pub fn action(ui: Ui, look: Look, label: String, event: Event) -> AnyView {
    view! {
        <button class=look.class() type="button" form=ui.id("form") on:click=move |_| ui.send(event.clone())>
            {label}
        </button>
    }
    .into_any()
}

/// The primary button that sends an event and waits for what comes of it.
pub fn progress(ui: Ui, label: Text, waiting_label: Text, waiting: Memo<bool>, event: Event) -> AnyView {
    view! {
        <button
            class=Look::Primary.class()
            type="button"
            form=ui.id("form")
            aria-disabled=move || waiting.get().then_some("true")
            on:click=move |_| ui.send(event.clone())
        >
            {labels(ui, label, waiting_label)}
        </button>
    }
    .into_any()
}

/// The button that sends the form it stands in.
pub fn submit(ui: Ui, label: Text, waiting_label: Text, waiting: Memo<bool>) -> AnyView {
    view! {
        <button
            class=Look::Primary.class()
            type="submit"
            form=ui.id("form")
            aria-disabled=move || waiting.get().then_some("true")
        >
            {labels(ui, label, waiting_label)}
        </button>
    }
    .into_any()
}

fn labels(ui: Ui, label: Text, waiting_label: Text) -> AnyView {
    view! {
        <span class="cw-label-idle">{ui.text(label)}</span>
        <span class="cw-label-waiting">{ui.text(waiting_label)}</span>
    }
    .into_any()
}
