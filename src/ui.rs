//! What every component of one window shares: the screen, the texts, unique ids, and the way back to the
//! flow.

use std::rc::Rc;

use catalogue::{Text, Texts};
use flow::{Event, Screen};
use leptos::prelude::*;

/// One window's share of the page, for its components. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Ui {
    /// What is to be shown.
    pub screen: RwSignal<Screen>,
    texts: StoredValue<Texts>,
    dispatch: StoredValue<Rc<dyn Fn(Event)>, LocalStorage>,
    serial: u32,
}

impl Ui {
    /// The share of the window with this serial number (unique on the page).
    pub fn new(screen: Screen, texts: Texts, serial: u32, dispatch: impl Fn(Event) + 'static) -> Self {
        Self {
            screen: RwSignal::new(screen),
            texts: StoredValue::new(texts),
            dispatch: StoredValue::new_local(Rc::new(dispatch)),
            serial,
        }
    }

    /// Hands an event to the flow.
    pub fn send(self, event: Event) {
        let dispatch = self.dispatch.get_value();
        dispatch(event);
    }

    /// A part of the screen that is drawn again only when it changes.
    pub fn part<T>(self, part: impl Fn(&Screen) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.screen.with(&part))
    }

    /// A text of the catalogue in the window's language.
    pub fn text(self, text: Text) -> String {
        self.texts.with_value(|texts| texts.get(text).to_owned())
    }

    /// A text of the catalogue with its placeholders filled.
    pub fn fill(self, text: Text, values: &[(&str, &str)]) -> String {
        self.texts.with_value(|texts| catalogue::fill(texts.get(text), values))
    }

    /// The window's language tag.
    pub fn language(self) -> String {
        self.texts.with_value(|texts| texts.language().to_owned())
    }

    /// An id that no other window of the page uses.
    pub fn id(self, name: &str) -> String {
        format!("cw{}-{name}", self.serial)
    }
}
