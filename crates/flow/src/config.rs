//! What the window is opened with: what the page's author set, and what stood in the page's address.

use gigya::ResponseCode;
use time::Date;

use crate::{Personal, RegistrationToken, ResetToken};

/// What the page's author set, and where the page stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The `campaign` attribute as it is written; empty when it is missing.
    pub campaign: String,
    /// Whether the page's own form is to be filled instead of showing one.
    pub page_form: bool,
    /// For how long the participant has been waiting for the window already, in milliseconds: it counts
    /// towards [`DEADLINE_MS`](crate::DEADLINE_MS).
    pub waited_ms: u32,
    /// The day on which the window opened, where the browser is.
    pub today: Date,
    /// Whether nothing may be asked of Gigya before the page says so.
    pub consent_pending: bool,
    /// Whether the page stands in a frame.
    pub framed: Framed,
    /// What the page's address brought along.
    pub url: UrlArrival,
}

/// Whether the page stands in a frame (Web SDK, 1.6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Framed {
    /// It is the top of its tab.
    #[default]
    No,
    /// In a frame of a page of the same site.
    SameSite,
    /// In a frame of another site: the SDK can redirect nobody from there, and the browser may keep no
    /// session.
    ForeignSite,
}

/// What was taken out of the page's address before anything else was loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UrlArrival {
    /// `pwrt`: the participant followed the link of a reset mail.
    pub reset_token: Option<ResetToken>,
    /// `gig_email`: whose mail it was.
    pub email: Option<Personal>,
    /// The participant comes back from a social provider, in this tab.
    pub returned: Option<Returned>,
}

/// How a social login that went by redirect ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// `errorCode`.
    pub code: ResponseCode,
    /// `regToken`.
    pub registration_token: Option<RegistrationToken>,
    /// Whether this tab began that login. An address can be prepared by anybody, and what it brings would be
    /// gone on with: somebody else's account be completed, or be tied to the participant's own.
    pub begun_here: bool,
}

/// Who is connected, as far as the Web SDK says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The Gigya UID.
    pub uid: String,
    /// Empty when Gigya does not know it.
    pub first_name: Personal,
    /// The address of a picture (https, or http on loopback), if there is one.
    pub picture: Option<Personal>,
}
