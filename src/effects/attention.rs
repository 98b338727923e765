//! The participant comes back to this tab, where a session may have begun or ended meanwhile in another
//! (Web SDK, 1.8, detail 9).

use std::rc::Rc;

use web_sys::{EventTarget, VisibilityState};

use super::listening::Listening;
use crate::page;

/// Listens until it is dropped.
pub struct Attention {
    _listening: [Listening; 2],
}

impl Attention {
    /// Calls `regained` when the tab is looked at again. One return may be told twice: by the tab and by its
    /// window.
    pub fn watch(regained: impl Fn() + 'static) -> Self {
        let regained = Rc::new(regained);
        let places: [(EventTarget, _); 2] =
            [(page::window().into(), "focus"), (page::document().into(), "visibilitychange")];
        let listening = places.map(|(target, name)| {
            let regained = Rc::clone(&regained);
            Listening::to(target, name, move || {
                if page::document().visibility_state() == VisibilityState::Visible {
                    regained();
                }
            })
        });
        Self { _listening: listening }
    }
}
