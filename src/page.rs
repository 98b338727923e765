//! The page around the windows.

use std::pin::Pin;

use js_sys::Promise;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlDocument, Window};

/// Work that is awaited in several places: in a box, so that its code is there once.
pub type Task<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The page's window.
///
/// # Panics
///
/// Outside a page, where nothing of this crate can run.
pub fn window() -> Window {
    web_sys::window().expect("the widget runs in a page")
}

/// The page's document.
///
/// # Panics
///
/// Outside a page.
pub fn document() -> Document {
    window().document().expect("a page has a document")
}

/// The cookies that scripts may read; none where the page may have none, as in a sandboxed frame.
pub fn cookies() -> String {
    document().unchecked_into::<HtmlDocument>().cookie().unwrap_or_default()
}

/// A promise that resolves after this time.
pub fn after(milliseconds: u32) -> Promise {
    let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
    Promise::new(&mut |resolve, _| {
        let timer = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        debug_assert!(timer.is_ok(), "a page can always be woken");
    })
}

/// Lets work go on by itself. In a box, so that there is one kind of task in the wasm.
pub fn spawn(task: Task<'static, ()>) {
    wasm_bindgen_futures::spawn_local(task);
}
