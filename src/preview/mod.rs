//! The designers' preview: every screen and state in every language and theme, without any server.
//!
//! `trunk serve` builds it (feature `preview`; nothing of it is in what goes out). [`scenes`] lists what can
//! be seen, [`stage`] plays it on the real flow with the answers of [`script`], [`voice`] gives it words,
//! [`bar`] chooses. The address says what is shown: `?screen=login&state=locked-out&lang=nl&theme=dark&width=phone`;
//! with `bar=no` the window stands alone, as for a picture.

mod bar;
mod choice;
mod scenes;
mod script;
mod stage;
mod voice;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use choice::Choice;

/// Draws the page.
#[wasm_bindgen(start)]
pub fn start() {
    let choice = Choice::of_address();
    leptos::mount::mount_to_body(move || {
        let bar = choice.bar.then(|| bar::bar(&choice));
        view! { {bar} {stage::stage(&choice)} }.into_any()
    });
}
