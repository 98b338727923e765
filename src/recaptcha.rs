//! Google's reCAPTCHA, version 2, with a check box: the one captcha that is shown here. Everything that is
//! the vendor's stands in this file.
//!
//! The page's policy must allow the script and the frame that it opens. Inside the frame of another site,
//! Google does not support it (Web SDK, 1.6).

use std::cell::RefCell;

use contract::Captcha;
use js_sys::{Date, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use crate::dom::el;
use crate::page;

/// How long the script may take, in milliseconds: it loads a second one before it can show anything.
const PATIENCE_MS: u32 = 10_000;

/// How often to have a look, in milliseconds.
const PAUSE_MS: u32 = 100;

/// The width of the vendor's box, in pixels of CSS.
const NORMAL_WIDTH: i32 = 304;

/// Marks a script of ours that could not be loaded.
const FAILED: &str = "data-failed";

thread_local! {
    /// What the page's policy makes of the address of a script (Trusted Types); `element.js` has it.
    static TRUSTED: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// The address of the script goes through this from now on.
pub fn insert_by(trusted: &Function) {
    TRUSTED.set(Some(trusted.clone()));
}

/// A captcha that is shown.
pub struct Widget {
    vendor: JsValue,
    number: JsValue,
}

impl Widget {
    /// Begins again: an answer is good once.
    pub fn reset(&self) {
        // The vendor complains about a captcha that the page has removed, and there is nothing to reset then.
        let _gone = call(&self.vendor, "reset", &[&self.number]);
    }
}

/// Shows a captcha in an empty element; `answered` is told its answer, and an empty one when that has expired
/// or failed. `None` when the script does not come or does not do what it should.
pub async fn show(
    captcha: &Captcha,
    within: &Element,
    answered: impl Fn(String) + 'static,
) -> Option<Widget> {
    let vendor = load(&captcha.script).await?;
    // Not dropped with the window: the vendor may call after it has gone.
    let answered = Closure::<dyn Fn(JsValue)>::new(move |token: JsValue| {
        answered(token.as_string().unwrap_or_default());
    });
    let answered = answered.into_js_value();
    let options = Object::new();
    // It has no size between these.
    let size = if within.client_width() < NORMAL_WIDTH { "compact" } else { "normal" };
    let members = [
        ("size", JsValue::from(size)),
        ("sitekey", JsValue::from(&captcha.site_key)),
        ("callback", answered.clone()),
        ("expired-callback", answered.clone()),
        ("error-callback", answered),
    ];
    for (name, value) in members {
        let set = Reflect::set(&options, &name.into(), &value);
        debug_assert!(set.is_ok(), "a fresh object takes every member");
    }
    let number = call(&vendor, "render", &[within, &options])?;
    Some(Widget { vendor, number })
}

/// `window.grecaptcha`, once it can show something: its script says that it is loaded before that.
async fn load(address: &str) -> Option<JsValue> {
    let until = Date::now() + f64::from(PATIENCE_MS);
    let mut inserted = None;
    loop {
        let vendor = member(&js_sys::global(), "grecaptcha");
        if member(&vendor, "render").is_function() {
            return Some(vendor);
        }
        let script: Element = match inserted {
            Some(script) => script,
            None => insert(address)?,
        };
        if script.has_attribute(FAILED) || Date::now() > until {
            script.remove();
            return None;
        }
        let woken = JsFuture::from(page::after(PAUSE_MS)).await;
        debug_assert!(woken.is_ok(), "a page can always be woken");
        inserted = Some(script);
    }
}

/// The page's script element of this address: one that somebody waits for already, else a new one. `None` when
/// the page's policy refuses it.
fn insert(address: &str) -> Option<Element> {
    let scripts = page::document().scripts();
    let known = (0..scripts.length())
        .filter_map(|at| scripts.item(at))
        .find(|script| script.get_attribute("src").as_deref() == Some(address));
    known.or_else(|| {
        let source = match TRUSTED.with_borrow(Clone::clone) {
            Some(trusted) => trusted.call1(&JsValue::NULL, &address.into()).ok()?,
            None => address.into(),
        };
        let script = el("script", "").attr("async", "");
        // A property: what a policy has looked at is no text, and an attribute would take it as one.
        Reflect::set(script.element(), &"src".into(), &source).ok()?;
        let failed = script.element().clone();
        let failed = Closure::once_into_js(move || failed.set_attribute(FAILED, ""));
        let script = script.element().clone();
        let listening = script.add_event_listener_with_callback("error", failed.unchecked_ref());
        debug_assert!(listening.is_ok(), "an element takes every listener");
        page::document().head()?.append_child(&script).ok()?;
        Some(script)
    })
}

fn call(of: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let function: Function = member(of, method).dyn_into().ok()?;
    function.apply(of, &arguments.iter().copied().collect()).ok()
}

/// A member of anything; undefined where there is none.
fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
