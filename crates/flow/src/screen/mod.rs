//! The screens, one file each.

pub mod done;
pub mod form;
pub mod hello;
pub mod loading;
mod log_out;
pub mod login;
mod opening;
pub mod unavailable;

pub use done::{Done, Outcome};
pub use form::Form;
pub use hello::Hello;
pub use loading::{Half, Loading, LoggingOut};
pub use login::Login;
pub use unavailable::Unavailable;

use crate::Ticket;

/// What is to be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// The skeleton.
    Loading(Loading),
    /// A connected participant is greeted.
    Hello(Hello),
    /// A participant who is not connected logs in.
    Login(Login),
    /// The campaign's form.
    Form(Form),
    /// The end.
    Done(Done),
    /// The window cannot go on by itself.
    Unavailable(Unavailable),
}

impl Screen {
    /// The screen's name: in the element's events, in class names and in the preview.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Loading(_) => "loading",
            Self::Hello(_) => "hello",
            Self::Login(_) => "login",
            Self::Form(_) => "form",
            Self::Done(_) => "done",
            Self::Unavailable(_) => "unavailable",
        }
    }
}

/// Whether the participant can act or waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// The participant can act.
    #[default]
    Editing,
    /// A call is under way.
    Waiting(Ticket),
}

impl Phase {
    /// Whether a call is under way.
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::Waiting(_))
    }

    pub(crate) fn ticket(self) -> Option<Ticket> {
        match self {
            Self::Editing => None,
            Self::Waiting(ticket) => Some(ticket),
        }
    }
}

/// What *Login* says about how one came there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Logged out, as asked.
    LoggedOut,
    /// Logged out on the other devices, but not on this one.
    StillConnectedHere,
    /// Logged out on this device, but not on the others.
    StillConnectedElsewhere,
    /// Not logged out at all.
    StillConnected,
    /// The session ended by itself; what was typed is kept for the same participant.
    SessionEnded,
}
