//! The loop before the second part of the wasm is here ([`crate::second`]).
//!
//! Until then it takes only what leads to *Login*; everything else is held back, in its order, and done when
//! the second part has come. When that could not be loaded, the window says so and offers to try again: the
//! screen stays with what was typed, only a login that waited is forgotten, since nobody should be logged in
//! by a click of long ago.
//!
//! The windows of a page share the second part, and so its way here: whichever asks, all of them go on when it
//! comes, those too that have given it up.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use flow::{Announcement, Effect, Event, FocusTarget};
use wasm_bindgen::JsValue;

use super::Window;
use crate::effects::focus;
use crate::effects::host::UNAVAILABLE;
use crate::page;
use crate::second;
use crate::ui::Rest;

thread_local! {
    /// The windows that go on when the second part comes.
    static WAITING: RefCell<Vec<Weak<Window>>> = const { RefCell::new(Vec::new()) };
    /// Whether it is on its way.
    static ASKED_FOR: Cell<bool> = const { Cell::new(false) };
}

/// What waits for the second part.
#[derive(Default)]
pub(super) struct Held {
    effects: Vec<Effect>,
    events: VecDeque<Event>,
    /// Whether the page has been told that the window cannot go on.
    told: bool,
}

impl Window {
    /// The flow's answer to an event; nothing when the event has to wait.
    pub(super) fn update(&self, event: Event) -> Option<Vec<Effect>> {
        let begun = match second::here() {
            Some(second) => return Some((second.update)(&mut self.flow.borrow_mut(), event)),
            None => self.flow.borrow_mut().begin(event),
        };
        begun.map_err(|event| self.hold(event)).ok()
    }

    /// Keeps an event until the second part has come.
    fn hold(&self, event: Event) {
        let is_login = matches!(event, Event::LogIn { .. });
        self.held.borrow_mut().events.push_back(event);
        if is_login {
            self.show_rest(Rest::Awaited);
        }
    }

    /// Does what the flow asks for, or keeps it until the second part has come: all of it, because a timer must
    /// not run while the call that it is for has to wait.
    pub(super) fn run_all(self: &Rc<Self>, effects: Vec<Effect>) {
        match second::here() {
            Some(second) => effects.into_iter().for_each(|effect| (second.run)(self, effect)),
            None if effects.iter().all(begins) => effects.into_iter().for_each(|effect| self.begin(effect)),
            None => self.held.borrow_mut().effects.extend(effects),
        }
    }

    fn begin(self: &Rc<Self>, effect: Effect) {
        if let Effect::LoadDefinition { ticket, .. } = effect {
            self.load_definition(ticket);
        } else if let Effect::StartTimer { ticket, after_ms } = effect {
            self.start_timer(ticket, after_ms);
        } else if let Effect::Focus(target) = effect {
            self.focus(&target);
        }
    }

    /// Asks for the second part once more if the participant wants something that needs it.
    pub(super) fn ask_again(self: &Rc<Self>, event: &Event) {
        if self.is_standing() {
            return;
        }
        if matches!(event, Event::TryAgain) {
            // The button that was pressed goes away.
            self.focus(&FocusTarget::Heading);
        }
        if matches!(event, Event::LogIn { .. } | Event::TryAgain) {
            self.ask_for_second();
        }
    }

    /// Asks for the second part, unless it is here or on its way.
    pub(super) fn ask_for_second(self: &Rc<Self>) {
        if self.is_standing() {
            return;
        }
        if second::here().is_some() {
            return self.go_on();
        }
        self.show_rest(Rest::Unnoticed);
        self.queue_up();
        if ASKED_FOR.replace(true) {
            return;
        }
        page::spawn(Box::pin(async {
            let came = second::load().await;
            ASKED_FOR.set(false);
            for window in WAITING.with_borrow(Clone::clone).iter().filter_map(Weak::upgrade) {
                if came { window.go_on() } else { window.give_up() }
            }
        }));
    }

    fn queue_up(self: &Rc<Self>) {
        let own = Rc::downgrade(self);
        WAITING.with_borrow_mut(|waiting| {
            waiting.retain(|other| other.strong_count() > 0 && !other.ptr_eq(&own));
            waiting.push(own);
        });
    }

    fn go_on(self: &Rc<Self>) {
        if let Some(second) = second::here() {
            (second.stand)(self);
        }
        WAITING.with_borrow_mut(|waiting| waiting.retain(|other| !other.ptr_eq(&Rc::downgrade(self))));
        let focused = focus::is_in(self.host.place());
        self.show_rest(Rest::Unnoticed);
        let Held { mut effects, events, told } = self.held.take();
        effects.retain(|effect| !(told && matches!(effect, Effect::Announce(Announcement::Unavailable))));
        self.run_all(effects);
        let later = self.events.replace(events);
        self.events.borrow_mut().extend(later);
        self.take_events();
        if let (Some(ui), true) = (self.ui.get(), focused) {
            focus::keep(*ui, self.host.place());
        }
    }

    fn give_up(&self) {
        if self.ui.get().is_some_and(|ui| ui.peek_rest() == Rest::Missing) {
            return; // the attempt was another window's
        }
        let mut held = self.held.borrow_mut();
        held.events.retain(|event| !matches!(event, Event::LogIn { .. }));
        held.told = true;
        drop(held);
        self.show_rest(Rest::Missing);
        self.host.tell(UNAVAILABLE, &JsValue::NULL);
    }

    fn show_rest(&self, rest: Rest) {
        if let Some(ui) = self.ui.get() {
            ui.set_rest(rest);
            self.show();
        }
    }
}

/// Whether it leads to *Login*: what [`Window::begin`] does.
fn begins(effect: &Effect) -> bool {
    matches!(effect, Effect::LoadDefinition { .. } | Effect::StartTimer { .. } | Effect::Focus(_))
}
