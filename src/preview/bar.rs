//! The bar above the window: what to look at. Each choice is a link, so every view has an address.

use leptos::prelude::*;

use super::choice::{Choice, THEMES, WIDTHS};
use super::scenes;
use super::voice::Voice;

/// The bar.
pub fn bar(now: &Choice) -> AnyView {
    let mut screens: Vec<_> = scenes::all().collect();
    screens.dedup_by_key(|scene| scene.screen);
    let screens = screens
        .into_iter()
        .map(|scene| link(scene.screen, scene.screen == now.scene.screen, &Choice { scene, ..now.clone() }));
    let states = scenes::all()
        .filter(|scene| scene.screen == now.scene.screen)
        .map(|scene| link(scene.state, scene.state == now.scene.state, &Choice { scene, ..now.clone() }));
    let voices = Voice::all()
        .map(|voice| link(voice.name(), voice.name() == now.voice.name(), &Choice { voice, ..now.clone() }));
    let themes =
        THEMES.map(|theme| link(theme, theme == now.theme, &Choice { theme, ..now.clone() })).into_iter();
    let widths =
        WIDTHS.map(|width| link(width, width == now.width, &Choice { width, ..now.clone() })).into_iter();
    view! {
        <nav class="bar" aria-label="Preview">
            {row("Screen", screens.collect())} {row("State", states.collect())}
            {row("Language", voices.collect())} {row("Theme", themes.collect())}
            {row("Width", widths.collect())}
        </nav>
    }
    .into_any()
}

fn row(title: &'static str, links: Vec<AnyView>) -> AnyView {
    view! {
        <p class="bar-row">
            <span class="bar-title">{title}</span>
            <span class="bar-links">{links}</span>
        </p>
    }
    .into_any()
}

fn link(label: impl Into<String>, chosen: bool, to: &Choice) -> AnyView {
    view! {
        <a class="bar-link" href=to.address() aria-current=chosen.then_some("page")>
            {label.into()}
        </a>
    }
    .into_any()
}
