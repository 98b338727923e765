//! The participant's picture, else their initial, else a figure (drawn by the style sheet).

use flow::Participant;
use leptos::prelude::*;

/// The picture. It says nothing that the greeting does not say, so it has no text of its own.
pub fn avatar(participant: &Participant) -> AnyView {
    let initial: String = participant.first_name.0.chars().take(1).flat_map(char::to_uppercase).collect();
    // A page's policy may forbid pictures of other sites; then the initial stands there.
    let picture = RwSignal::new(participant.picture.clone().map(|picture| picture.0));
    let content = move || match picture.get() {
        Some(address) => view! {
            <img
                class="cw-picture"
                src=address
                alt=""
                referrerpolicy="no-referrer"
                on:error=move |_| picture.set(None)
            />
        }
        .into_any(),
        None => view! { <span class="cw-initial">{initial.clone()}</span> }.into_any(),
    };
    view! {
        <div class="cw-avatar" aria-hidden="true">
            {content}
        </div>
    }
    .into_any()
}
