//! Timers of one window, all stopped when it goes.

use std::cell::RefCell;

use flow::Ticket;
use wasm_bindgen::prelude::*;

use crate::page;

/// The timers that run.
#[derive(Default)]
pub struct Timers(RefCell<Vec<Timer>>);

struct Timer {
    ticket: Ticket,
    handle: i32,
    _run_out: Closure<dyn FnMut()>,
}

impl Timers {
    /// Calls `run_out` when the time has passed, once.
    pub fn start(&self, ticket: Ticket, after_ms: u32, run_out: impl FnOnce() + 'static) {
        let run_out = Closure::once(run_out);
        let after_ms = i32::try_from(after_ms).unwrap_or(i32::MAX);
        let function = run_out.as_ref().unchecked_ref();
        let started =
            page::window().set_timeout_with_callback_and_timeout_and_arguments_0(function, after_ms);
        if let Ok(handle) = started {
            self.0.borrow_mut().push(Timer { ticket, handle, _run_out: run_out });
        }
    }

    /// Forgets a timer that has run out.
    pub fn forget(&self, ticket: Ticket) {
        self.0.borrow_mut().retain(|timer| timer.ticket != ticket);
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        page::window().clear_timeout_with_handle(self.handle);
    }
}
