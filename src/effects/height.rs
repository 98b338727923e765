//! The window's height, told to the page as `cw-resize` and to a page that frames it by message, whenever it
//! changes: a frame can then be as high as what is in it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

use crate::page;
use crate::runtime::Window;

/// The `type` of the message.
const MESSAGE: &str = "connection-window:height";

/// Watches until it is dropped.
pub struct Height {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut(JsValue)>,
}

impl Height {
    /// Tells the height now and whenever it changes. `None` where it cannot be watched.
    pub fn watch(window: &Rc<Window>) -> Option<Self> {
        let (last, element) = (Cell::new(None), window.host.element().clone());
        // The author's fallback stands in the element beside the window.
        let watched = [element.clone(), window.host.place().clone()];
        let window = Rc::downgrade(window);
        let changed = Closure::new(move |_| {
            // Whole pixels, rounded up: no scroll bar for the sake of a fraction.
            let height = element.get_bounding_client_rect().height().ceil();
            if last.replace(Some(height)) != Some(height)
                && let Some(window) = window.upgrade()
            {
                window.host.tell("cw-resize", &page::object(&[("height", height.into())]));
                page::tell_framing_page(&page::object(&[
                    ("type", MESSAGE.into()),
                    ("height", height.into()),
                ]));
            }
        });
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        for watched in &watched {
            observer.observe(watched);
        }
        Some(Self { observer, _changed: changed })
    }
}

impl Drop for Height {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
