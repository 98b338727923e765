//! Into which controls of the page the participant has typed. `element.js` notes them, because people type
//! before the wasm is there, and all windows of the page read the same notes.
//!
//! A value that differs from the one in the page's source says so as well, but not in every page: some
//! frameworks write what is typed into the source, too.

use js_sys::WeakSet;

use super::Control;

/// The notes.
pub struct Typed(WeakSet);

impl Typed {
    /// What `element.js` writes into.
    pub fn new(notes: WeakSet) -> Self {
        Self(notes)
    }

    /// Whether something stands there that was typed.
    pub fn reached(&self, control: &Control) -> bool {
        self.0.has(control.element()) && !control.is_empty()
    }
}
