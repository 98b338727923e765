//! Seconds that are counted down where they can be seen. What ends with them is the flow's own timer; screen
//! readers hear the sentence once, and never a single second.

use std::time::Duration;

use leptos::prelude::*;

use crate::dom::{El, el};

/// A sentence with a number of seconds in it that grows smaller; `sentence` makes it of the number.
pub fn counted_down(from: u32, sentence: impl Fn(u32) -> String + 'static) -> El {
    let left = RwSignal::new(from);
    // "In 0 seconds" would be a promise.
    let tick = move || left.update(|left| *left = left.saturating_sub(1).max(1));
    if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || ticking.clear());
    }
    el("span", "").attr("aria-hidden", "true").follow_text(move || sentence(left.get()))
}
