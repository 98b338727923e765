//! The loop before the second part of the wasm is here ([`crate::second`]).
//!
//! Until then it takes only what leads to *Login*; everything else is held back, in its order, and done when
//! the second part has come. When that could not be loaded, the window says so and offers to try again: the
//! screen stays with what was typed, only a login that waited is forgotten, since nobody should be logged in
//! by a click of long ago.

use std::collections::VecDeque;
use std::mem;
use std::rc::Rc;

use flow::{Effect, Event, FocusTarget};
use wasm_bindgen::JsValue;

use super::Window;
use crate::effects::host::UNAVAILABLE;
use crate::page;
use crate::second;
use crate::ui::Rest;

/// What waits for the second part.
#[derive(Default)]
pub(super) struct Held {
    effects: Vec<Effect>,
    events: VecDeque<Event>,
    /// Whether the second part is on its way.
    asked: bool,
}

impl Window {
    /// The flow's answer to an event; the event itself when it has to wait.
    pub(super) fn update(&self, event: Event) -> Result<Vec<Effect>, Event> {
        let mut flow = self.flow.borrow_mut();
        match second::here() {
            Some(second) => Ok((second.update)(&mut flow, event)),
            None => flow.begin(event),
        }
    }

    /// Keeps an event until the second part has come.
    pub(super) fn hold(&self, event: Event) {
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
        if second::here().is_some() && !self.is_standing() {
            return self.go_on();
        }
        if self.is_standing() || mem::replace(&mut self.held.borrow_mut().asked, true) {
            return;
        }
        self.show_rest(Rest::Unnoticed);
        let window = Rc::downgrade(self);
        page::spawn(Box::pin(async move {
            let came = second::load().await;
            if let Some(window) = window.upgrade() {
                window.held.borrow_mut().asked = false;
                if came { window.go_on() } else { window.give_up() }
            }
        }));
    }

    fn go_on(self: &Rc<Self>) {
        if let Some(second) = second::here() {
            (second.stand)(self);
        }
        self.show_rest(Rest::Unnoticed);
        let Held { effects, events, asked: _ } = self.held.take();
        self.run_all(effects);
        let later = self.events.replace(events);
        self.events.borrow_mut().extend(later);
        self.take_events();
    }

    fn give_up(&self) {
        self.held.borrow_mut().events.retain(|event| !matches!(event, Event::LogIn { .. }));
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
