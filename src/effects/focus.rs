//! Moves the focus to where the new screen begins or where something is wrong.

use flow::FocusTarget;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::page;
use crate::ui::Ui;

/// Focuses the target before the next frame is painted: by then the screen is drawn.
pub fn focus(ui: Ui, place: &HtmlElement, target: &FocusTarget) {
    focus_if(ui, place, target, || true);
}

/// Whether the focus is in the window.
pub fn is_in(place: &HtmlElement) -> bool {
    place.matches(":focus-within").unwrap_or_default()
}

/// The focus was in the window: when what had it has gone with the last screen, the new one's heading takes
/// it, unless it is somewhere else on the page by then.
pub fn keep(ui: Ui, place: &HtmlElement) {
    focus_if(ui, place, &FocusTarget::Heading, || {
        let document = page::document();
        let nowhere = document.body().map(Element::from);
        document.active_element().is_none_or(|focused| Some(focused) == nowhere)
    });
}

fn focus_if(ui: Ui, place: &HtmlElement, target: &FocusTarget, wanted: fn() -> bool) {
    let name = match target {
        FocusTarget::Heading => "heading",
        FocusTarget::LoginId => "login-id",
        FocusTarget::Password => "password",
        FocusTarget::Code => "code",
        FocusTarget::Summary => "summary",
        FocusTarget::Waiting => "waiting",
    };
    // By selector within the window: in a shadow root of the page, the document does not find it.
    let selector = format!("#{}", ui.id(name));
    let place = place.clone();
    let drawn = Closure::once_into_js(move || {
        let found = place.query_selector(&selector).ok().flatten().filter(|_| wanted());
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let focused = element.focus();
            debug_assert!(focused.is_ok(), "focus() never fails");
        }
    });
    let asked = page::window().request_animation_frame(drawn.unchecked_ref());
    debug_assert!(asked.is_ok(), "a page can always ask for a frame");
}
