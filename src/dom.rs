//! Elements of the page, and followers that keep them up to date.
//!
//! [`el`] makes an element; what never changes is set on it at once, what changes is followed: the closure
//! runs again when a signal that it reads has changed (a leptos `RenderEffect`), and the page is touched only
//! when its answer is another one. Followers and listeners belong to the leptos owner they are made under
//! and go with it.
//!
//! Why not `view!`: it makes a type of its own of every piece of every screen, and code for each. This is one
//! type for all (`docs/decisions/0007-one-type-of-element.md`).

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlInputElement, Node};

use crate::page;

/// An element of the page. Cloning it clones the handle.
#[derive(Clone)]
pub struct El(Element);

/// An element with these classes.
///
/// # Panics
///
/// When the name is none that an element can have.
pub fn el(name: &str, class: &str) -> El {
    let element = El(page::document().create_element(name).expect("a name of HTML"));
    if class.is_empty() { element } else { element.attr("class", class) }
}

impl El {
    /// Sets an attribute.
    #[must_use]
    pub fn attr(self, name: &str, value: &str) -> Self {
        set_attribute(&self.0, name, Some(value));
        self
    }

    /// Sets an attribute if there is a value for it.
    #[must_use]
    pub fn maybe(self, name: &str, value: Option<&str>) -> Self {
        set_attribute(&self.0, name, value);
        self
    }

    /// Appends text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.append(&page::document().create_text_node(text));
        self
    }

    /// Appends an element.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "an element is given to its parent")]
    pub fn child(self, child: El) -> Self {
        self.append(&child.0);
        self
    }

    /// Appends elements.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().for_each(|child| self.append(&child.0));
        self
    }

    /// Listens to an event.
    #[must_use]
    pub fn on(self, event: &str, listener: impl FnMut(Event) + 'static) -> Self {
        listen(&self.0, event, Box::new(listener));
        self
    }

    /// Does something now, and again when a signal that it reads has changed.
    #[must_use]
    pub fn follow(self, update: impl Fn() + 'static) -> Self {
        follow(Box::new(update));
        self
    }

    /// Follows what an attribute is to be; without a value it is taken away.
    #[must_use]
    pub fn follow_attr(self, name: &'static str, value: impl Fn() -> Option<&'static str> + 'static) -> Self {
        let (element, value): (_, Box<dyn Fn() -> Option<&'static str>>) = (self.0.clone(), Box::new(value));
        let shown = RefCell::new(None);
        follow(Box::new(move || {
            let value = value();
            if shown.replace(Some(value)) != Some(value) {
                set_attribute(&element, name, value);
            }
        }));
        self
    }

    /// Follows what the element's text is to be.
    #[must_use]
    pub fn follow_text(self, text: impl Fn() -> String + 'static) -> Self {
        let (element, text): (_, Box<dyn Fn() -> String>) = (self.0.clone(), Box::new(text));
        let shown = RefCell::new(String::new());
        follow(Box::new(move || {
            let text = text();
            // Set again, the same text would be announced again.
            if *shown.borrow() != text {
                element.set_text_content(Some(&text));
                shown.replace(text);
            }
        }));
        self
    }

    /// Follows what the element's children are to be: they are made anew when the key is another one.
    #[must_use]
    pub fn follow_children(
        self,
        key: impl Fn() -> String + 'static,
        children: impl Fn() -> Vec<El> + 'static,
    ) -> Self {
        follow_children(self.0.clone(), Box::new(key), Box::new(children));
        self
    }

    /// The element for the browser's own interface.
    pub fn element(&self) -> &Element {
        &self.0
    }

    /// The element as an input.
    pub fn input(&self) -> HtmlInputElement {
        self.0.clone().unchecked_into()
    }

    fn append(&self, node: &Node) {
        let appended = self.0.append_child(node);
        debug_assert!(appended.is_ok(), "a fresh node can stand in any element");
    }
}

fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    let set = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
    debug_assert!(set.is_ok(), "a name of HTML");
}

fn listen(element: &Element, event: &str, listener: Box<dyn FnMut(Event)>) {
    let listener = Closure::wrap(listener);
    let listening = element.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    debug_assert!(listening.is_ok(), "an element takes every listener");
    keep(listener);
}

fn follow(update: Box<dyn Fn()>) {
    keep(RenderEffect::new(move |_: Option<()>| update()));
}

fn follow_children(element: Element, key: Box<dyn Fn() -> String>, children: Box<dyn Fn() -> Vec<El>>) {
    // The effect's own owner is cleaned at each run; what the children follow must outlive those runs that
    // do not change them. Held weakly, because the closure belongs to that owner.
    let home = Owner::current().map(|home| home.downgrade());
    let shown: RefCell<Option<(String, Owner)>> = RefCell::default();
    follow(Box::new(move || {
        let key = key();
        if shown.borrow().as_ref().is_some_and(|(shown, _)| *shown == key) {
            return;
        }
        let Some(owner) = home.as_ref().and_then(|home| Some(home.upgrade()?.child())) else { return };
        let children = owner.with(|| untrack(&*children));
        element.set_text_content(None);
        for child in children {
            let appended = element.append_child(&child.0);
            debug_assert!(appended.is_ok(), "a fresh node can stand in any element");
        }
        if let Some((_, before)) = shown.replace(Some((key, owner))) {
            before.cleanup();
        }
    }));
}

/// Keeps a thing for as long as the present owner lives.
fn keep<T: 'static>(thing: T) {
    StoredValue::new_local(thing);
}
