//! The participant's picture, else their initial, else a figure (drawn by the style sheet).

use flow::Participant;
use wasm_bindgen::prelude::*;

use crate::dom::{El, el};

/// The picture. It says nothing that the greeting does not say, so it has no text of its own.
pub fn avatar(participant: &Participant) -> El {
    // The style sheet makes it a capital: Unicode's tables for that are 13 kB.
    let initial: String = participant.first_name.0.chars().take(1).collect();
    let initial = el("span", "cw-initial").text(&initial);
    let content = match &participant.picture {
        None => initial,
        Some(address) => {
            let picture = el("img", "cw-picture").attr("alt", "").attr("referrerpolicy", "no-referrer");
            // A page's policy may forbid pictures of other sites; then the initial stands there. A picture is loaded
            // to the end when the screen has gone long since, so what hears of it must not go with the screen.
            let shown = picture.element().clone();
            let failed = Closure::once_into_js(move || {
                let replaced = shown.replace_with_with_node_1(initial.element());
                debug_assert!(replaced.is_ok(), "an element can take another's place");
            });
            let heard = picture.element().add_event_listener_with_callback("error", failed.unchecked_ref());
            debug_assert!(heard.is_ok(), "an element takes every listener");
            picture.attr("src", &address.0)
        }
    };
    el("div", "cw-avatar").attr("aria-hidden", "true").child(content)
}
