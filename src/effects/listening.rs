//! Listens to the page, until it is dropped.

use wasm_bindgen::prelude::*;
use web_sys::EventTarget;

/// Something of the page that is listened to.
pub struct Listening {
    target: EventTarget,
    name: &'static str,
    heard: Closure<dyn FnMut(JsValue)>,
}

impl Listening {
    /// Calls `heard` at every event of this name.
    pub fn to(target: EventTarget, name: &'static str, heard: impl Fn() + 'static) -> Self {
        let heard = Closure::<dyn FnMut(JsValue)>::new(move |_| heard());
        let added = target.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
        debug_assert!(added.is_ok(), "a page can always be listened to");
        Self { target, name, heard }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let Self { target, name, heard } = self;
        let removed = target.remove_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
        debug_assert!(removed.is_ok(), "what was added can be removed");
    }
}
