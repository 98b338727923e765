//! What one window shows: the screen that the flow is on, and what is said to those who do not see it.

use flow::Screen;
use leptos::prelude::*;

use crate::screens::{done, form, hello, loading, login, unavailable};
use crate::ui::Ui;
use crate::words;

/// The window. A screen is built once when it is entered; after that only its parts change.
#[component]
pub fn App(
    /// What the window's components share.
    ui: Ui,
) -> impl IntoView {
    let name = ui.part(Screen::name);
    let status = ui.part(move |screen| words::progress(screen).map(|text| ui.text(text)).unwrap_or_default());
    let screen = move || {
        name.track();
        ui.screen.with_untracked(|screen| match screen {
            Screen::Loading(_) => loading::screen(ui),
            Screen::Hello(hello) => hello::screen(ui, hello),
            Screen::Login(login) => login::screen(ui, login),
            Screen::Form(form) => form::screen(ui, form),
            Screen::Done(done) => done::screen(ui, done),
            Screen::Unavailable(unavailable) => unavailable::screen(ui, unavailable),
        })
    };
    view! {
        <section
            class="cw-window"
            aria-labelledby=ui.id("heading")
            aria-busy=move || if name.get() == "loading" { "true" } else { "false" }
        >
            {screen}
        </section>
        <p class="cw-unseen" role="status">
            {status}
        </p>
    }
    .into_any()
}
