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
    shared: StoredValue<Rc<Shared>, LocalStorage>,
}

struct Shared {
    texts: Texts,
    serial: u32,
    dispatch: Box<dyn Fn(Event)>,
}

impl Ui {
    /// The share of the window with this serial number (unique on the page).
    pub fn new(screen: Screen, texts: Texts, serial: u32, dispatch: impl Fn(Event) + 'static) -> Self {
        let shared = Shared { texts, serial, dispatch: Box::new(dispatch) };
        Self { screen: RwSignal::new(screen), shared: StoredValue::new_local(Rc::new(shared)) }
    }

    /// Hands an event to the flow.
    pub fn send(self, event: Event) {
        (self.shared.get_value().dispatch)(event);
    }

    /// Reads from the screen; a follower that does so runs again when the screen has changed.
    pub fn read<T: Default>(self, read: impl FnOnce(&Screen) -> T) -> T {
        let (mut read, mut found) = (Some(read), T::default());
        self.look(&mut |screen| found = read.take().map(|read| read(screen)).unwrap_or_default());
        found
    }

    /// Not generic, so that the signal's code is there once.
    fn look(self, read: &mut dyn FnMut(&Screen)) {
        self.screen.with(read);
    }

    /// A text of the catalogue in the window's language.
    pub fn text(self, text: Text) -> String {
        self.shared.get_value().texts.get(text).to_owned()
    }

    /// A text of the catalogue with its placeholders filled.
    pub fn fill(self, text: Text, values: &[(&str, &str)]) -> String {
        catalogue::fill(self.shared.get_value().texts.get(text), values)
    }

    /// The window's language tag.
    pub fn language(self) -> String {
        self.shared.get_value().texts.language().to_owned()
    }

    /// An id that no other window of the page uses.
    pub fn id(self, name: &str) -> String {
        format!("cw{}-{name}", self.shared.get_value().serial)
    }
}
