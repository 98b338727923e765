//! What every component of one window shares: the screen, the texts, unique ids, and the way back to the
//! flow.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use catalogue::{Text, Texts};
use contract::Definition;
use flow::{Event, Screen};
use leptos::prelude::*;

/// One window's share of the page, for its components. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Ui {
    changed: Trigger,
    shared: StoredValue<Rc<Shared>, LocalStorage>,
}

/// How the participant notices that the second part of the wasm is not here yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rest {
    /// It is here, or nobody has asked for anything that needs it.
    #[default]
    Unnoticed,
    /// A login waits for it.
    Awaited,
    /// It could not be loaded.
    Missing,
}

/// Shows the screen, and the campaign once it is known, to whoever wants to look at them.
type Look = dyn Fn(&mut dyn FnMut(&Screen, Option<&Definition>));

struct Shared {
    look: Box<Look>,
    texts: RefCell<Texts>,
    serial: u32,
    rest: Cell<Rest>,
    dispatch: Box<dyn Fn(Event)>,
}

impl Ui {
    /// The share of the window with this serial number (unique on the page). `look` shows the screen that the
    /// flow is on and its campaign; the flow keeps them, nothing here is a copy.
    pub fn new(
        look: impl Fn(&mut dyn FnMut(&Screen, Option<&Definition>)) + 'static,
        texts: Texts,
        serial: u32,
        dispatch: impl Fn(Event) + 'static,
    ) -> Self {
        let shared = Shared {
            look: Box::new(look),
            texts: RefCell::new(texts),
            serial,
            rest: Cell::default(),
            dispatch: Box::new(dispatch),
        };
        Self { changed: Trigger::new(), shared: StoredValue::new_local(Rc::new(shared)) }
    }

    /// Hands an event to the flow.
    pub fn send(self, event: Event) {
        (self.shared.get_value().dispatch)(event);
    }

    /// Lets those who follow the screen look again.
    pub fn screen_changed(self) {
        self.changed.notify();
    }

    /// Reads from the screen; a follower that does so runs again when the screen has changed.
    pub fn read<T: Default>(self, read: impl FnOnce(&Screen) -> T) -> T {
        self.changed.track();
        self.peek(read).unwrap_or_default()
    }

    /// Reads from the screen as it is now; `None` when the window has gone.
    pub fn peek<T>(self, read: impl FnOnce(&Screen) -> T) -> Option<T> {
        self.look(|screen, _| read(screen))
    }

    /// Reads from the campaign; `None` when it is not known yet.
    pub fn campaign<T>(self, read: impl FnOnce(&Definition) -> T) -> Option<T> {
        self.look(|_, campaign| campaign.map(read)).flatten()
    }

    fn look<T>(self, read: impl FnOnce(&Screen, Option<&Definition>) -> T) -> Option<T> {
        let (mut read, mut found) = (Some(read), None);
        let mut show = |screen: &Screen, campaign: Option<&Definition>| {
            found = read.take().map(|read| read(screen, campaign));
        };
        (self.shared.get_value().look)(&mut show);
        found
    }

    /// How it stands with the second part of the wasm; a follower that reads it runs again as with
    /// [`Ui::read`].
    pub fn rest(self) -> Rest {
        self.changed.track();
        self.peek_rest()
    }

    /// How it stands with the second part of the wasm now.
    pub fn peek_rest(self) -> Rest {
        self.shared.get_value().rest.get()
    }

    /// Notes how it stands with the second part of the wasm; [`Ui::screen_changed`] lets it be seen.
    pub fn set_rest(self, rest: Rest) {
        self.shared.get_value().rest.set(rest);
    }

    /// A text of the catalogue in the window's language.
    pub fn text(self, text: Text) -> String {
        self.shared.get_value().texts.borrow().get(text).to_owned()
    }

    /// A text of the catalogue with its placeholders filled.
    pub fn fill(self, text: Text, values: &[(&str, &str)]) -> String {
        catalogue::fill(self.shared.get_value().texts.borrow().get(text), values)
    }

    /// The window's language tag.
    pub fn language(self) -> String {
        self.shared.get_value().texts.borrow().language().to_owned()
    }

    /// What the campaign says in its own words, under this name of `Definition::texts`. In this language only:
    /// before another one's words the catalogue's are better.
    pub fn own_words(self, name: &str) -> Option<String> {
        self.campaign(|campaign| campaign.texts.get(name)?.0.get(&self.language()).cloned())?
    }

    /// Speaks in these texts from now on: what is drawn already stays as it is.
    pub fn set_texts(self, texts: Texts) {
        self.shared.get_value().texts.replace(texts);
    }

    /// Changes some of these texts, in the same way.
    pub fn change_texts(self, change: impl FnOnce(&mut Texts)) {
        change(&mut self.shared.get_value().texts.borrow_mut());
    }

    /// An id that no other window of the page uses.
    pub fn id(self, name: &str) -> String {
        format!("cw{}-{name}", self.shared.get_value().serial)
    }
}
