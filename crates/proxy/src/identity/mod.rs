//! Who a participant is: whom a verified id_token names, and after that whom the proxy's own token names.
//! Never whom a request body names.
//!
//! Where to start: [`IdTokens`] verifies what the widget got from Gigya, [`TokenKey`] issues and verifies
//! what the widget shows from then on.

mod id_token;
mod participant_token;
mod public_keys;

use std::fmt;

pub use id_token::{IdTokenError, IdTokens};
pub use participant_token::{LIFETIME_SECONDS, TokenKey, TokenKeyError};

/// A participant's Gigya UID, once it is proved. It does not print.
#[derive(Clone, PartialEq, Eq)]
pub struct Uid(String);

impl Uid {
    /// The UID in Gigya's answer to a call of the proxy's own, which proves whose it is.
    pub fn told_by_gigya(uid: &str) -> Self {
        Self(uid.to_owned())
    }

    /// The UID for a call to Gigya or an answer to the participant.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Uid(***)")
    }
}
