//! Logins and log-outs that happen outside a window (`onLogin`, `onLogout`; Web SDK, 1.1).
//!
//! Handlers cannot be removed from the SDK. One pair is registered for all windows of the page, ever, and
//! hands on to those windows that are there.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use super::reply::Reply;
use super::sdk::Sdk;

/// What the SDK tells.
#[derive(Clone)]
pub enum Change {
    /// Somebody logged in; the event is like the answer of a login.
    Began(Rc<Reply>),
    /// The session is over.
    Ended,
}

type Listener = Rc<dyn Fn(Change)>;

thread_local! {
    static LISTENERS: RefCell<Vec<(u32, Listener)>> = const { RefCell::new(Vec::new()) };
    static LAST: Cell<u32> = const { Cell::new(0) };
    /// The SDK that has our handlers. Another one comes when a script that failed is loaded again.
    static REGISTERED: RefCell<Option<Sdk>> = const { RefCell::new(None) };
}

/// A window that listens; it does no more once this is dropped.
pub struct Listening(u32);

/// Listens from now on. A login that the SDK restored meanwhile is told at once (Web SDK, 1.1).
pub fn listen(sdk: &Sdk, tell: impl Fn(Change) + 'static) -> Listening {
    let number = LAST.get().wrapping_add(1);
    LAST.set(number);
    LISTENERS.with_borrow_mut(|listeners| listeners.push((number, Rc::new(tell))));
    let registered = REGISTERED.with_borrow(|known| known.as_ref() == Some(sdk));
    if !registered {
        REGISTERED.set(Some(sdk.clone()));
        register(sdk);
    }
    Listening(number)
}

impl Drop for Listening {
    fn drop(&mut self) {
        LISTENERS.with_borrow_mut(|listeners| listeners.retain(|(number, _)| *number != self.0));
    }
}

fn register(sdk: &Sdk) {
    let began = Closure::<dyn Fn(JsValue)>::new(|event| {
        if let Ok(reply) = Reply::read(event) {
            tell(&Change::Began(Rc::new(reply)));
        }
    });
    let ended = Closure::<dyn Fn(JsValue)>::new(|_| tell(&Change::Ended));
    let handlers = Object::new();
    for (name, handler) in [("onLogin", began), ("onLogout", ended)] {
        let set = Reflect::set(&handlers, &name.into(), &handler.into_js_value());
        debug_assert!(set.is_ok(), "a plain object takes every member");
    }
    // A stub that has no such method tells nothing; the window works without.
    sdk.invoke("accounts.addEventHandlers", &handlers);
}

fn tell(change: &Change) {
    // Who is told may stop listening, or another may begin.
    let listeners: Vec<Listener> = LISTENERS
        .with_borrow(|listeners| listeners.iter().map(|(_, listener)| Rc::clone(listener)).collect());
    for listener in listeners {
        listener(change.clone());
    }
}
