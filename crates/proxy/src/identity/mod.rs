//! Who a participant is: whom a verified id_token or UID signature names, and after that whom the proxy's own
//! token names. Never whom a request body names.
//!
//! Where to start: [`IdTokens`] verifies what the widget got from Gigya, [`verify_uid`] what a page got that has a
//! signature instead, [`TokenKey`] issues and verifies what they show from then on.

mod id_token;
mod participant_token;
mod public_keys;
mod uid_signature;

use std::fmt;

use crate::rest::Failure;

pub use id_token::{CLOCK_LEEWAY_SECONDS, IdTokens};
pub use participant_token::{LIFETIME_SECONDS, TokenKey, TokenKeyError};
pub use uid_signature::verify as verify_uid;

/// Why nobody is proved to be there.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    /// Gigya did not give what the proof is verified with.
    #[error(transparent)]
    Gigya(#[from] Failure),
    /// It is not signed by the site, or not for it, or too old; the reason is for the log.
    #[error("{0}")]
    Refused(String),
}

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
