//! The conversation with the participant: pure, synchronous, without a DOM, a clock or chance.
//!
//! Where to start: [`Flow::start`] opens the conversation, [`Flow::update`] takes every [`Event`] and
//! answers with [`Effect`]s, [`Flow::screen`] says what is to be shown. Each screen has its file under
//! `screen/`: how it is entered, what can happen on it, how it ends, and its tests.
//!
//! Three promises hold for every event on every screen: nothing panics; a reply to a call that nobody
//! waits for any more is dropped; and no `Debug` shows a password or a token.

#![cfg_attr(
    test,
    expect(clippy::wildcard_enum_match_arm, reason = "a test looks for one effect or event among many")
)]

mod effect;
mod event;
mod fault;
mod flow;
pub mod screen;
mod secret;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod scenario;

pub use effect::{Announcement, Effect, FocusTarget, PageFill};
pub use event::{Arrival, Event};
pub use fault::{Fault, GigyaFault, PageFormFault, Problem, ProxyFault};
pub use flow::{Config, Flow, Participant};
pub use screen::{Notice, Phase, Screen};
pub use secret::{IdToken, Password, Personal};

/// The number of one wait. Replies carry it back; only the present one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(pub u32);

/// The longest that a participant waits without a sentence and a way on, in milliseconds.
pub const DEADLINE_MS: u32 = 7_000;
