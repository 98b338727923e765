//! The bar above the window: what to look at. Each choice is a link, so every view has an address.

use catalogue::LANGUAGES;
use leptos::prelude::*;

use super::choice::{Choice, THEMES, WIDTHS};
use super::scenes::SCENES;

/// The bar.
pub fn bar(now: &Choice) -> AnyView {
    let mut screens: Vec<_> = SCENES.iter().map(|scene| scene.screen).collect();
    screens.dedup();
    let screens = screens.into_iter().filter_map(|screen| {
        let scene = SCENES.iter().find(|scene| scene.screen == screen)?;
        Some(link(screen, screen == now.scene.screen, &Choice { scene, ..now.clone() }))
    });
    let states = SCENES
        .iter()
        .filter(|scene| scene.screen == now.scene.screen)
        .map(|scene| link(scene.state, scene.state == now.scene.state, &Choice { scene, ..now.clone() }));
    let languages = LANGUAGES.iter().map(|language| {
        link(language.tag, language.tag == now.language.tag, &Choice { language, ..now.clone() })
    });
    let themes =
        THEMES.map(|theme| link(theme, theme == now.theme, &Choice { theme, ..now.clone() })).into_iter();
    let widths =
        WIDTHS.map(|width| link(width, width == now.width, &Choice { width, ..now.clone() })).into_iter();
    view! {
        <nav class="bar" aria-label="Preview">
            {row("Screen", screens.collect())} {row("State", states.collect())}
            {row("Language", languages.collect())} {row("Theme", themes.collect())}
            {row("Width", widths.collect())}
        </nav>
    }
    .into_any()
}

fn row(title: &'static str, links: Vec<AnyView>) -> AnyView {
    view! {
        <p class="bar-row">
            <span class="bar-title">{title}</span>
            {links}
        </p>
    }
    .into_any()
}

fn link(label: &'static str, chosen: bool, to: &Choice) -> AnyView {
    view! {
        <a class="bar-link" href=to.address() aria-current=chosen.then_some("page")>
            {label}
        </a>
    }
    .into_any()
}
