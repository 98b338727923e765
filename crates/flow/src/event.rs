//! What happens to the conversation: replies to effects, and what the participant does.

use contract::{Definition, ParticipantToken, Participated, Prefill};

use crate::{GigyaFault, IdToken, PageFormFault, Participant, Password, Personal, ProxyFault, Ticket};

/// One thing that happened. Every event is taken on every screen; what does not apply is ignored.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The definition is here, or not.
    DefinitionArrived(Ticket, Result<Box<Arrival>, ProxyFault>),
    /// Who is connected; nobody is `None`.
    SessionDetected(Ticket, Result<Option<Participant>, GigyaFault>),
    /// How the login ended.
    LoggedIn(Ticket, Result<Participant, GigyaFault>),
    /// The proof of who the participant is.
    Proved(Ticket, Result<IdToken, GigyaFault>),
    /// The proxy believes it.
    SessionOpened(Ticket, Result<ParticipantToken, ProxyFault>),
    /// What Gigya knows.
    Prefilled(Ticket, Result<Prefill, ProxyFault>),
    /// How sending the form ended.
    Submitted(Ticket, Result<Participated, ProxyFault>),
    /// How many fields of the page's form were filled.
    PageFormFilled(Ticket, Result<u32, PageFormFault>),
    /// The session of this browser is over.
    LoggedOutHere(Ticket, Result<(), GigyaFault>),
    /// All sessions are over.
    LoggedOutEverywhere(Ticket, Result<(), ProxyFault>),
    /// A timer ran out.
    TimePassed(Ticket),

    /// *Continue*, on *Hello* or as the offer on *Login*.
    Continue,
    /// *Log out*.
    LogOut,
    /// *Log in*.
    LogIn {
        /// What stands in the login ID's input.
        login_id: Personal,
        /// What stands in the password's input.
        password: Password,
    },
    /// Something was typed on *Login*.
    LoginTyped {
        /// What stands in the login ID's input now.
        login_id: Personal,
    },
    /// A field of the form has another value.
    Edited {
        /// The field's variable.
        variable: String,
        /// The value as text; `true` or `false` for a check box.
        value: Personal,
    },
    /// An opt-in was ticked or cleared.
    OptInSet {
        /// The opt-in's name.
        name: String,
        /// Whether it is ticked.
        given: bool,
    },
    /// *Submit*.
    Submit,
    /// *Try again*.
    TryAgain,
}

/// The definition and what its API key tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The campaign.
    pub definition: Definition,
    /// Whether the browser holds a sign of a session (the cookie `glt_<apiKey>`; Web SDK, 1.1).
    pub session_hint: bool,
}
