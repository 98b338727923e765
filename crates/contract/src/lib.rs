//! What the widget and the proxy say to each other, and the rules they share.
//!
//! Where to start: [`Definition`] is the campaign as a browser may see it; [`Prefill`] is what the proxy
//! knows of the participant; [`Participation`] is what comes back; [`ProblemDetails`] is how anything is
//! refused. [`rules::check`] judges one value and is the same code on both sides.
//!
//! Nothing here knows HTTP, a browser or a clock.

mod definition;
mod exchange;
mod problem;
pub mod rules;

pub use definition::{
    Address, AutoSubmit, CampaignId, CampaignIdError, Captcha, Choice, Definition, Field, Form, GENDERS,
    Kind, Localised, LogOut, OptIn, PasswordEntry, Provider, ProviderError, Site, Ways,
};
pub use exchange::{
    AccountReply, AccountRequest, OptIns, ParticipantToken, Participated, Participation, Prefill,
    SessionReply, SessionRequest, SignedSessionRequest, Values,
};
pub use problem::{ProblemCode, ProblemDetails};
pub use rules::Complaint;
