//! The page around the windows.

use std::pin::Pin;

use flow::Framed;
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlDocument, Storage, Url, Window};

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

/// What is kept for this tab. None where the page's settings or the browser's forbid it: asking for it throws then.
pub fn session_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// What a cookie holds; none that is empty.
pub fn cookie<'a>(cookies: &'a str, name: &str) -> Option<&'a str> {
    let value = |cookie: &'a str| cookie.trim_start().strip_prefix(name)?.strip_prefix('=');
    cookies.split(';').find_map(value).filter(|value| !value.is_empty())
}

/// Whether an address leads to https, or to http on this very machine, as the browser itself reads it.
pub fn is_safe(address: &str) -> bool {
    Url::new(address).is_ok_and(|url| {
        let is_here = || ["localhost", "127.0.0.1", "[::1]"].contains(&url.hostname().as_str());
        match url.protocol().as_str() {
            "https:" => true,
            "http:" => is_here(),
            _ => false,
        }
    })
}

/// Whether the page stands in a frame. A page of another site does not let its document be seen, and that is
/// what stops the SDK's redirect as well (Web SDK, 1.6).
pub fn framed() -> Framed {
    let own = JsValue::from(window());
    match window().top().ok().flatten().map(JsValue::from) {
        Some(top) if top == own => Framed::No,
        Some(top) if Reflect::get(&top, &"document".into()).is_ok_and(|document| document.is_object()) => {
            Framed::SameSite
        }
        Some(_) | None => Framed::ForeignSite,
    }
}

/// Sends a message to the page that frames this one, and to no other: where its origin is not known, nothing
/// is sent.
pub fn tell_framing_page(message: &JsValue) {
    let parent = window().parent().ok().flatten().filter(|parent| *parent != window());
    if let (Some(parent), Some(origin)) = (parent, framing_origin()) {
        let sent = parent.post_message(message, &origin);
        debug_assert!(sent.is_ok(), "an origin of a page can be sent to");
    }
}

/// The origin of the page that frames this one. Firefox knows the page that led here instead, which is the
/// same one unless the frame has moved on since.
fn framing_origin() -> Option<String> {
    let ancestors = Reflect::get(&window().location(), &"ancestorOrigins".into()).unwrap_or_default();
    let known = if ancestors.is_object() {
        Reflect::get_u32(ancestors.unchecked_ref(), 0).ok()?.as_string()
    } else {
        let led_here = Url::new(&document().referrer()).ok()?.origin();
        (led_here != window().location().origin().ok()?).then_some(led_here)
    };
    // Of a sandboxed page.
    known.filter(|origin| origin != "null")
}

/// The page's address.
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// Opens this page in a tab of its own; says whether there is one. A frame whose host allows no pop-ups (`sandbox`
/// without `allow-popups`) has none.
pub fn open_in_new_tab() -> bool {
    // With `noopener` there would be no telling. It is this very page, and it is cut off at once.
    let Ok(Some(tab)) = window().open_with_url_and_target(&address(), "_blank") else { return false };
    let cut_off = tab.set_opener(&JsValue::NULL);
    debug_assert!(cut_off.is_ok(), "a page of our own can be cut off");
    true
}

/// A plain object with these members.
pub fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        let set = Reflect::set(&object, &(*name).into(), value);
        debug_assert!(set.is_ok(), "a plain object takes every member");
    }
    object.into()
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

/// Does something before the next frame is painted: by then, what is being drawn is in the page.
pub fn when_drawn(task: impl FnOnce() + 'static) {
    let asked = window().request_animation_frame(Closure::once_into_js(task).unchecked_ref());
    debug_assert!(asked.is_ok(), "a page can always ask for a frame");
}
