//! What an account has that no answer of `accounts.getAccountInfo` shows.

use serde::Deserialize;

use crate::policies::EmailVerification;
use crate::second_factor::Factors;

/// What stands in the way of a session, and the secrets beside the password. A seeded account writes it as
/// its member `sandbox`.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Hidden {
    /// Fields that this account must have, besides what the site requires of all. The site itself
    /// requires nothing at the start, so that an account without any field can log in.
    pub requires: Vec<String>,
    /// How the owner proves the address, whatever the site asks of others.
    pub verification: Option<EmailVerification>,
    /// Whether the next login ends with 403100.
    pub must_change_password: bool,
    /// Passwords that were changed (401030).
    pub old_passwords: Vec<String>,
    /// Asked before a password is reset; empty where there is none.
    pub secret_question: String,
    /// The answer to it.
    pub secret_answer: String,
    /// The UID of the account that has one of this account's login identifiers (403043).
    pub conflicts_with: Option<String>,
    /// The second factors.
    pub factors: Factors,
}
