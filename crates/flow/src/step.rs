//! The data of the steps to an account: what is handed to Gigya or the proxy, and what comes back.

use std::fmt;

use contract::{OptIns, Values};
use gigya::Target;

use crate::{Assertion, CaptchaToken, Password, Personal, RegistrationToken, VerificationToken};

/// An account that is to be created. `Debug` shows names only.
#[derive(Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// The e-mail address, which becomes the login ID.
    pub email: Personal,
    /// The password.
    pub password: Password,
    /// Values by variable.
    pub values: Values,
    /// Opt-ins by name.
    pub opt_ins: OptIns,
    /// The captcha's answer, when one was asked for.
    pub captcha: Option<CaptchaToken>,
}

impl fmt::Debug for NewAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.values.keys().chain(self.opt_ins.keys())).finish()
    }
}

/// How one logs in (`loginMode`; Web SDK, 1.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogInMode {
    /// A session is begun.
    Standard,
    /// The account is linked with the one whose registration is pending.
    Link(RegistrationToken),
    /// The participant proves again who they are.
    ReAuth,
}

/// Where a social provider asks the participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SocialMode {
    /// In a window of its own.
    PopUp,
    /// In this tab, which comes back.
    Redirect,
}

/// One value for an account that is being completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path (`profile.firstName`).
    pub path: String,
    /// The value in the schema's type.
    pub value: Scalar,
}

/// A value of an account. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub enum Scalar {
    /// Text, or a date as `YYYY-MM-DD`.
    Text(Personal),
    /// An integer.
    Number(i64),
    /// Yes or no.
    Boolean(bool),
}

impl fmt::Debug for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scalar(***)")
    }
}

/// How asking for a reset mail ended. An unknown login ID (403047) looks like any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResetMail {
    /// Sent, if there is such an account.
    Sent,
    /// The account's security question must be answered first (400050).
    Question(Personal),
}

/// Whether a second factor is asked for or set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorMode {
    /// Asked for (403101).
    Verify,
    /// Set up (403102).
    Register,
}

/// A second factor has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorBegun {
    /// Goes with the calls that follow.
    pub assertion: Assertion,
    /// Where a code can be sent; empty for an authenticator, a backup code, and a new phone number.
    pub targets: Vec<Target>,
    /// What sets up an authenticator, in [`FactorMode::Register`].
    pub qr: Option<Qr>,
    /// What the authenticator's first code is checked against (`sctToken`).
    pub verification: Option<VerificationToken>,
}

/// What sets up an authenticator application. The members of the answer are UNCONFIRMED.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// The picture, as a data URL.
    pub picture: Personal,
    /// The same as text, for who cannot take a picture of their own screen.
    pub text: Option<Personal>,
}

/// Where a code is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeTo {
    /// To one of [`FactorBegun::targets`], by its ID.
    Known(String),
    /// To a phone number or an address that is being set up.
    New(Personal),
}

/// How a code reaches a phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CodeBy {
    /// As a text message.
    #[default]
    Message,
    /// Read out.
    Call,
}
