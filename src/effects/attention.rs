//! The participant comes back to this tab, where a session may have begun or ended meanwhile in another
//! (Web SDK, 1.8, detail 9).

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, VisibilityState};

use crate::page;

/// Listens until it is dropped.
pub struct Attention {
    listening: Vec<Listening>,
}

struct Listening {
    target: EventTarget,
    name: &'static str,
    heard: Closure<dyn FnMut(JsValue)>,
}

impl Attention {
    /// Calls `regained` when the tab is looked at again. One return may be told twice: by the tab and by its
    /// window.
    pub fn watch(regained: impl Fn() + 'static) -> Self {
        let regained = Rc::new(regained);
        let mut attention = Self { listening: Vec::new() };
        let places: [(EventTarget, _); 2] =
            [(page::window().into(), "focus"), (page::document().into(), "visibilitychange")];
        for (target, name) in places {
            let regained = Rc::clone(&regained);
            let heard = Closure::<dyn FnMut(JsValue)>::new(move |_| {
                if page::document().visibility_state() == VisibilityState::Visible {
                    regained();
                }
            });
            let added = target.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
            debug_assert!(added.is_ok(), "a page can always be listened to");
            attention.listening.push(Listening { target, name, heard });
        }
        attention
    }
}

impl Drop for Attention {
    fn drop(&mut self) {
        for Listening { target, name, heard } in &self.listening {
            let removed = target.remove_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
            debug_assert!(removed.is_ok(), "what was added can be removed");
        }
    }
}
