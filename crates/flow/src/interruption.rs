//! Interruptions: Gigya answered, and wants something more before it goes on. No error, but a next screen.
//!
//! [`Step::of`] is the table "login/socialLogin/register/finalize result" of Web SDK, 1.8. Every call that
//! ends in [`Event::LoggedIn`](crate::Event::LoggedIn) passes through it, and so does what the proxy
//! answers to the creation of an account.

use gigya::ResponseCode;

use crate::{Personal, RegistrationToken};

/// Gigya wants something more.
#[derive(Clone, Debug, PartialEq)]
pub struct Interruption {
    /// What it wants.
    pub code: ResponseCode,
    /// Gigya's ID of the call.
    pub call_id: Option<String>,
    /// Continues this very registration or login. A newer one replaces an older (Web SDK, 1.8, detail 1).
    pub registration_token: Option<RegistrationToken>,
    /// What is missing, as paths into the account; empty when Gigya did not say.
    pub missing: Vec<String>,
    /// `validationErrors`.
    pub validation_errors: Vec<FieldError>,
    /// The e-mail address in question, when the answer has one.
    pub email: Option<Personal>,
}

/// What is wrong with one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// `fieldName` (`profile.firstName`, `email`, `password`).
    pub path: String,
    /// What kind of error.
    pub code: ResponseCode,
    /// Gigya's words for developers.
    pub message: String,
}

/// What the participant does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Complete,
    VerifyByLink,
    VerifyByCode,
    Link,
    ChangePassword,
    VerifyFactor,
    RegisterFactor,
    LogInAgain,
}

impl Interruption {
    /// An interruption of which nothing is known but its code.
    pub fn bare(code: ResponseCode) -> Self {
        Self {
            code,
            call_id: None,
            registration_token: None,
            missing: vec![],
            validation_errors: vec![],
            email: None,
        }
    }
}

impl Step {
    pub fn of(code: ResponseCode) -> Option<Self> {
        use ResponseCode as C;
        Some(match code {
            C::ACCOUNT_PENDING_REGISTRATION | C::ACCOUNT_MISSING_LOGINID => Self::Complete,
            C::ACCOUNT_PENDING_VERIFICATION => Self::VerifyByLink,
            C::PENDING_CODE_VERIFICATION => Self::VerifyByCode,
            C::LOGIN_IDENTIFIER_EXISTS
            | C::OK_WITH_ERROR_LOGIN_IDENTIFIER_EXISTS
            | C::FORCE_LINK_LOGIN_IDENTIFIER_EXISTS => Self::Link,
            C::PENDING_PASSWORD_CHANGE => Self::ChangePassword,
            C::ACCOUNT_PENDING_TFA_VERIFICATION => Self::VerifyFactor,
            C::ACCOUNT_PENDING_TFA_REGISTRATION => Self::RegisterFactor,
            C::ACCOUNT_PENDING_RECENT_LOGIN => Self::LogInAgain,
            // An open set: everything else is told on the screen where it happened.
            _ => return None,
        })
    }
}
