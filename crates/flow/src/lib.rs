//! The conversation with the participant: pure, synchronous, without a DOM, a clock or chance.
//!
//! Where to start: [`Flow::start`] opens the conversation, [`Flow::update`] takes every [`Event`] and
//! answers with [`Effect`]s, [`Flow::screen`] says what is to be shown. Each screen has its file under
//! `screen/`: how it is entered, what can happen on it, how it ends, and its tests. `interruption.rs` is the
//! table of what Gigya may want before a login succeeds; the diagram of it all is in `ARCHITECTURE.md`.
//!
//! Three promises hold for every event on every screen: nothing panics; a reply to a call that nobody
//! waits for any more is dropped; and no `Debug` shows a password or a token.

#![cfg_attr(
    test,
    expect(clippy::wildcard_enum_match_arm, reason = "a test looks for one effect or event among many")
)]

mod config;
mod draft;
mod effect;
mod event;
mod fault;
mod flow;
mod interruption;
mod page;
mod problem;
pub mod screen;
mod secret;
mod step;
mod timeouts;

#[cfg(test)]
mod diagram;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod scenario;
#[cfg(test)]
mod walk;

pub use config::{Config, Framed, Participant, Returned, UrlArrival};
pub use draft::Draft;
pub use effect::{Effect, FocusTarget};
pub use event::{Arrival, Event};
pub use fault::{Fault, GigyaFault, PageFormFault, ProxyFault};
pub use flow::Flow;
pub use interruption::{FieldError, Interruption};
pub use page::{Announcement, PageFill};
pub use problem::Problem;
pub use screen::{CoolDown, Notice, Phase, Screen};
pub use secret::{
    Assertion, CaptchaToken, IdToken, OneTimeCode, Password, Personal, ProviderSession, RegistrationToken,
    ResetToken, SecretAnswer, VerificationToken,
};
pub use step::{
    CodeBy, CodeTo, Entry, FactorBegun, FactorMode, LogInMode, NewAccount, Qr, ResetMail, Scalar, SocialMode,
};

/// The number of one wait. Replies carry it back; only the present one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(pub u32);

/// The longest that a participant waits without a sentence and a way on, in milliseconds.
pub const DEADLINE_MS: u32 = 7_000;

/// The longest that a social provider's window is waited for, in milliseconds (Web SDK, 1.6).
pub const SOCIAL_DEADLINE_MS: u32 = 120_000;

/// How long before a mail or a message can be sent again, in milliseconds.
pub const RESEND_AFTER_MS: u32 = 30_000;

/// How long a second factor that was begun can be confirmed, in milliseconds: its assertion lives for five
/// minutes (REST, 4.18).
pub const ASSERTION_LIVES_MS: u32 = 300_000;

/// How long a code is good that verifies an e-mail address, in milliseconds. UNCONFIRMED: taken to be as long as
/// a second factor's; one that Gigya takes for longer is taken here too.
pub const CODE_LIVES_MS: u32 = ASSERTION_LIVES_MS;

/// How long typing must have paused before it is asked whether somebody has a login ID, in milliseconds.
pub const LOGIN_ID_PAUSE_MS: u32 = 600;
