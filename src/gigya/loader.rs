//! Waits until the page has a working Web SDK of one site: the page's own, or the one that `element.js`
//! inserts (Web SDK, 1.1).
//!
//! All windows of the page share one wait. It ends with the SDK or with the reason why there is none; after
//! a failure the next call begins another, which gets rid of a script that failed and has it inserted again.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use contract::Site;
use flow::{DEADLINE_MS, GigyaFault};
use js_sys::{Array, Date, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::sdk::{Sdk, Sight, member};
use crate::page;

/// How often to have a look, in milliseconds. `onGigyaServiceReady` is faster, but it is called once only,
/// maybe before there was a window, and a page may overwrite it.
const PAUSE_MS: u32 = 50;

/// How long a wait lasts: shorter than the conversation's, which knows no more than that time has passed.
const PATIENCE_MS: u32 = DEADLINE_MS - 500;

/// Where `element.js` writes down how the script that it inserted fares.
const FATE: &str = "data-connection-window";

/// One wait, shared by those who wait.
struct Attempt {
    over: Promise,
    outcome: Rc<OnceCell<Result<Sdk, GigyaFault>>>,
}

thread_local! {
    static ATTEMPT: RefCell<Option<Attempt>> = const { RefCell::new(None) };
    /// Resolved by `onGigyaServiceReady`, until it was.
    static SERVICE_READY: RefCell<Option<Promise>> = const { RefCell::new(None) };
    static CHAINED: Cell<bool> = const { Cell::new(false) };
}

/// The page's SDK, once it works, if it is this site's. `script` is the loader's function of that name.
///
/// # Errors
///
/// Why there is none.
pub async fn ready(site: &Site, script: &Function) -> Result<Sdk, GigyaFault> {
    let sdk = match Sdk::look() {
        Sight::Ready(sdk) => sdk,
        Sight::Missing | Sight::Starting | Sight::Stub => shared_attempt(site, script).await?,
    };
    of_site(sdk, site)
}

/// The page's SDK, if it works at this moment and is this site's.
///
/// # Errors
///
/// Why there is none.
pub fn present(site: &Site) -> Result<Sdk, GigyaFault> {
    match Sdk::look() {
        Sight::Ready(sdk) => of_site(sdk, site),
        Sight::Missing | Sight::Starting => Err(GigyaFault::TimedOut),
        Sight::Stub => Err(GigyaFault::ScriptIsAStub),
    }
}

fn of_site(sdk: Sdk, site: &Site) -> Result<Sdk, GigyaFault> {
    match sdk.api_key() {
        Some(loaded) if loaded != site.api_key => Err(GigyaFault::OtherSite { loaded }),
        Some(_) | None => Ok(sdk),
    }
}

async fn shared_attempt(site: &Site, script: &Function) -> Result<Sdk, GigyaFault> {
    let (over, outcome) = ATTEMPT.with_borrow_mut(|attempt| {
        let Attempt { over, outcome } =
            attempt.get_or_insert_with(|| begin(site.sdk.clone(), script.clone()));
        (over.clone(), Rc::clone(outcome))
    });
    let ended = JsFuture::from(over).await;
    debug_assert!(ended.is_ok(), "an attempt ends with an outcome, never with an exception");
    outcome.get().cloned().unwrap_or(Err(GigyaFault::TimedOut))
}

fn begin(address: String, script: Function) -> Attempt {
    let outcome = Rc::new(OnceCell::new());
    let kept = Rc::clone(&outcome);
    let over = wasm_bindgen_futures::future_to_promise(async move {
        let ended = watch(&address, &script).await;
        let first = kept.set(ended);
        debug_assert!(first.is_ok(), "one attempt has one end");
        ATTEMPT.set(None);
        Ok(JsValue::UNDEFINED)
    });
    Attempt { over, outcome }
}

/// How the script fares.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It is the page's own, or there is none: nobody watches.
    Unknown,
    Loading,
    Loaded,
    Failed,
}

impl Fate {
    fn of(script: Option<&Element>) -> Self {
        match script.and_then(|script| script.get_attribute(FATE)).as_deref() {
            Some("failed") => Self::Failed,
            Some("loaded") => Self::Loaded,
            Some(_) => Self::Loading,
            None => Self::Unknown,
        }
    }
}

/// Has a look now and then until there is something to say.
async fn watch(address: &str, script: &Function) -> Result<Sdk, GigyaFault> {
    chain_service_ready();
    // `element.js` has told by then what the page refuses.
    let refused = |_| GigyaFault::ScriptBlocked { address: address.to_owned() };
    let script: Option<Element> =
        script.call1(&JsValue::NULL, &address.into()).map_err(refused)?.dyn_into().ok();
    let until = Date::now() + f64::from(PATIENCE_MS);
    loop {
        let fate = Fate::of(script.as_ref());
        let late = Date::now() > until;
        let fault = match Sdk::look() {
            Sight::Ready(sdk) => return Ok(sdk),
            _ if fate == Fate::Failed => GigyaFault::ScriptBlocked { address: address.to_owned() },
            Sight::Missing | Sight::Stub if fate == Fate::Loaded => GigyaFault::ScriptIsAStub,
            Sight::Stub if late => GigyaFault::ScriptIsAStub,
            Sight::Missing if late => script.as_ref().and_then(of_the_page).unwrap_or(GigyaFault::TimedOut),
            Sight::Starting if late => GigyaFault::TimedOut,
            Sight::Missing | Sight::Starting | Sight::Stub => {
                pause().await;
                continue;
            }
        };
        if matches!(fate, Fate::Failed | Fate::Loaded) {
            clear_away(script.as_ref());
        }
        return Err(fault);
    }
}

/// Why a script element of the page's own has not brought the SDK.
fn of_the_page(script: &Element) -> Option<GigyaFault> {
    if script.has_attribute(FATE) {
        return None;
    }
    let address = script.get_attribute("src").unwrap_or_default();
    let script_type = script.get_attribute("type").unwrap_or_default();
    let runs = ["", "module"].contains(&script_type.trim()) || script_type.ends_with("javascript");
    Some(if runs {
        GigyaFault::PagesScriptFailed { address }
    } else {
        GigyaFault::PagesScriptInert { address, script_type }
    })
}

/// Takes a script of ours that came to nothing off the page, and what it left behind, so that the next
/// attempt finds the page as it was.
fn clear_away(script: Option<&Element>) {
    script.inspect(|script| script.remove());
    if matches!(Sdk::look(), Sight::Stub) {
        let cleared = Reflect::delete_property(&js_sys::global(), &"gigya".into());
        debug_assert!(cleared.is_ok(), "the window has members that can be deleted");
    }
}

/// Adds ourselves to `window.onGigyaServiceReady`, once per page, without taking it from the page.
fn chain_service_ready() {
    if CHAINED.replace(true) {
        return;
    }
    let name = JsValue::from("onGigyaServiceReady");
    let page = js_sys::global();
    let ready = Promise::new(&mut |resolve, _| {
        let before = member(&page, "onGigyaServiceReady").dyn_into::<Function>().ok();
        let chained = Closure::<dyn Fn(JsValue)>::new(move |service: JsValue| {
            SERVICE_READY.set(None);
            let woken = resolve.call0(&JsValue::NULL);
            // The SDK swallows what a handler throws, so nobody misses it here.
            let told = before.as_ref().map(|before| before.call1(&js_sys::global(), &service));
            drop((woken, told));
        });
        let set = Reflect::set(&page, &name, &chained.into_js_value());
        debug_assert!(set.is_ok(), "the window takes every member");
    });
    SERVICE_READY.set(Some(ready));
}

/// Until the SDK says that it is ready, but not long.
async fn pause() {
    let wakers = Array::of1(&page::after(PAUSE_MS));
    SERVICE_READY.with_borrow(|ready| ready.as_ref().map(|ready| wakers.push(ready)));
    let woken = JsFuture::from(Promise::race(&wakers)).await;
    debug_assert!(woken.is_ok(), "neither of them fails");
}
