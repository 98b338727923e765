//! What the conversation asks of the world, as plain data.

use contract::{CampaignId, OptIns, ParticipantToken, Participation, Values};

use crate::{Fault, IdToken, Password, Personal, Ticket};

/// One thing to do. Those with a [`Ticket`] answer with the [`Event`](crate::Event) named.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Fetch the campaign's definition → `DefinitionArrived`.
    LoadDefinition {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Which campaign.
        campaign: CampaignId,
    },
    /// Make sure that the Web SDK is there and ask it who is connected → `SessionDetected`.
    DetectSession {
        /// Comes back with the answer.
        ticket: Ticket,
    },
    /// Log in through the Web SDK → `LoggedIn`.
    LogIn {
        /// Comes back with the answer.
        ticket: Ticket,
        /// E-mail address or what else identifies the account.
        login_id: Personal,
        /// The password.
        password: Password,
    },
    /// Ask the Web SDK for an id_token → `Proved`.
    Prove {
        /// Comes back with the answer.
        ticket: Ticket,
    },
    /// Hand the id_token to the proxy → `SessionOpened`.
    OpenSession {
        /// Comes back with the answer.
        ticket: Ticket,
        /// The proof.
        id_token: IdToken,
    },
    /// Fetch what Gigya knows → `Prefilled`.
    FetchPrefill {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Who asks.
        token: ParticipantToken,
    },
    /// Send the form → `Submitted`.
    Submit {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Who sends it.
        token: ParticipantToken,
        /// The form.
        participation: Participation,
    },
    /// Fill the page's own form → `PageFormFilled`.
    FillPageForm {
        /// Comes back with the answer.
        ticket: Ticket,
        /// What goes into it.
        fill: PageFill,
    },
    /// End the session of this browser, through the Web SDK → `LoggedOutHere`.
    LogOutHere {
        /// Comes back with the answer.
        ticket: Ticket,
    },
    /// End all sessions, through the proxy → `LoggedOutEverywhere`.
    LogOutEverywhere {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Whose sessions.
        token: ParticipantToken,
    },
    /// Say so when this time has passed → `TimePassed`.
    StartTimer {
        /// Comes back with the answer.
        ticket: Ticket,
        /// In milliseconds.
        after_ms: u32,
    },
    /// Move the focus, once the screen is drawn.
    Focus(FocusTarget),
    /// Tell the page.
    Announce(Announcement),
    /// Tell the integrator, on the console.
    Report(Fault),
}

/// Where the focus goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FocusTarget {
    /// The screen's heading.
    Heading,
    /// The login ID's input.
    LoginId,
    /// The password's input.
    Password,
    /// The summary of what is wrong.
    Summary,
}

/// What goes into the page's own form. `Debug` shows names only.
#[derive(Clone, PartialEq, Eq)]
pub struct PageFill {
    /// The participant's Gigya UID.
    pub gigya_id: String,
    /// Values by variable.
    pub values: Values,
    /// Opt-ins by name.
    pub opt_ins: OptIns,
}

impl std::fmt::Debug for PageFill {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.values.keys().chain(self.opt_ins.keys())).finish()
    }
}

/// What the page is told, as an event of the element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Announcement {
    /// The first screen is there.
    Ready,
    /// A participant is connected.
    Connected {
        /// Their Gigya UID.
        gigya_id: String,
    },
    /// The participation was taken.
    Participated {
        /// Their Gigya UID.
        gigya_id: String,
    },
    /// The page's own form was filled.
    FormFilled {
        /// Their Gigya UID.
        gigya_id: String,
        /// How many fields were filled.
        filled: u32,
    },
    /// The participant logged out.
    LoggedOut,
    /// The window cannot go on by itself.
    Unavailable,
}
