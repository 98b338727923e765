//! The Rust side of `<connection-window>`: what `element.js` hands over, and the handle it holds.
//!
//! Entered when the wasm, the texts and the style sheet are there; ends when the handle is freed, which the
//! JS class does when the element leaves the page or an attribute changes.

use js_sys::{Function, Object, Promise, WeakSet};
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, HtmlElement};

use crate::runtime::Runtime;

#[wasm_bindgen]
extern "C" {
    /// What `element.js` hands over for one window.
    pub type Opening;

    /// The element `<connection-window>`.
    #[wasm_bindgen(method, getter)]
    pub fn element(this: &Opening) -> HtmlElement;

    /// The `div` inside it that the window is drawn into.
    #[wasm_bindgen(method, getter)]
    pub fn place(this: &Opening) -> HtmlElement;

    /// The proxy's origin, which is where the script came from.
    #[wasm_bindgen(method, getter)]
    pub fn proxy(this: &Opening) -> String;

    /// The tag of the language chosen, one of the catalogue's.
    #[wasm_bindgen(method, getter)]
    pub fn language(this: &Opening) -> String;

    /// The texts of that language by their names, in the order of the catalogue.
    #[wasm_bindgen(method, getter)]
    pub fn texts(this: &Opening) -> Object;

    /// The promise of the definition's `Response`, asked for before the wasm was there; none without a
    /// `campaign` attribute.
    #[wasm_bindgen(method, getter)]
    pub fn definition(this: &Opening) -> Option<Promise>;

    /// Aborted when the window goes: ends every call that is still under way.
    #[wasm_bindgen(method, getter)]
    pub fn abort(this: &Opening) -> AbortController;

    /// `(address) => promise of texts, or null`: the texts in that address (`formal`, `informal`), null where
    /// the window has them already.
    #[wasm_bindgen(method, getter, js_name = textsIn)]
    pub fn texts_in(this: &Opening) -> Function;

    /// What Gigya's mails and returns from social providers put into the page's address, by the names that it
    /// had there.
    #[wasm_bindgen(method, getter)]
    pub fn arrival(this: &Opening) -> JsValue;

    /// `() => void`: takes out of the address what was left there for the SDK, which has read it by now.
    #[wasm_bindgen(method, getter, js_name = cleanAddress)]
    pub fn clean_address(this: &Opening) -> Function;

    /// Whether the page has still to say that Gigya may be asked.
    #[wasm_bindgen(method, getter, js_name = consentPending)]
    pub fn consent_pending(this: &Opening) -> bool;

    /// For how many milliseconds the participant has been waiting for the window's files.
    #[wasm_bindgen(method, getter, js_name = waitedMs)]
    pub fn waited_ms(this: &Opening) -> u32;

    /// `(address) => script or null`: the page's script element of Gigya, inserted if there is none yet.
    #[wasm_bindgen(method, getter, js_name = gigyaScript)]
    pub fn gigya_script(this: &Opening) -> Function;

    /// `(address) => trusted address`: the address of another script, for pages too that take only what a policy
    /// has looked at (Trusted Types).
    #[wasm_bindgen(method, getter)]
    pub fn trusted(this: &Opening) -> Function;

    /// The controls of the page that somebody has typed into since the page's script is there.
    #[wasm_bindgen(method, getter)]
    pub fn typed(this: &Opening) -> WeakSet;

    /// `(shown) => void`: shows or hides the author's own children of the element.
    #[wasm_bindgen(method, getter, js_name = showFallback)]
    pub fn show_fallback(this: &Opening) -> Function;
}

/// One window of the page. Freeing it takes it off the page and cancels what is under way.
#[wasm_bindgen]
pub struct ConnectionWindow {
    runtime: Runtime,
}

#[wasm_bindgen]
impl ConnectionWindow {
    /// Opens the conversation and draws its first screen.
    ///
    /// # Errors
    ///
    /// When the texts are not those of this build: a file of another version.
    #[wasm_bindgen(constructor)]
    pub fn new(opening: &Opening) -> Result<Self, JsError> {
        let runtime = Runtime::start(opening)
            .ok_or_else(|| JsError::new("the texts are of another version than the wasm: reload the page"))?;
        Ok(Self { runtime })
    }

    /// What *Log out* does.
    pub fn log_out(&self) {
        self.runtime.dispatch(flow::Event::LogOut);
    }

    /// The page says that Gigya may be asked.
    pub fn give_consent(&self) {
        self.runtime.dispatch(flow::Event::ConsentGiven);
    }
}
