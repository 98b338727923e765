//! Remembers into which controls of the page the participant typed.
//!
//! A value that differs from the one in the page's source says so as well, but not in every page: some
//! frameworks write what is typed into the source, too.

use js_sys::WeakSet;
use wasm_bindgen::prelude::*;

use super::Control;
use crate::page;

/// Listens to the page while it lives.
pub struct Typed {
    controls: WeakSet,
    listener: Closure<dyn Fn(web_sys::Event)>,
}

impl Typed {
    /// Begins to listen.
    pub fn watch() -> Self {
        let controls = WeakSet::new();
        let noted = controls.clone();
        let listener = Closure::new(move |event: web_sys::Event| {
            // What scripts do, ours among them, is not trusted.
            if event.is_trusted() {
                event.target().map(|target| noted.add(&target.into()));
            }
        });
        let function: &js_sys::Function = listener.as_ref().unchecked_ref();
        // On the way down, so that no handler of the page can keep it from us.
        let listening = page::document().add_event_listener_with_callback_and_bool("input", function, true);
        debug_assert!(listening.is_ok(), "a document takes every listener");
        Self { controls, listener }
    }

    /// Whether something stands there that was typed.
    pub fn reached(&self, control: &Control) -> bool {
        self.controls.has(control.element()) && !control.is_empty()
    }
}

impl Drop for Typed {
    fn drop(&mut self) {
        let function = self.listener.as_ref().unchecked_ref();
        let removed = page::document().remove_event_listener_with_callback_and_bool("input", function, true);
        debug_assert!(removed.is_ok(), "what was added can be removed");
    }
}
