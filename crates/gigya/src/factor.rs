//! The second factor: what an account may be secured with (Web SDK, 1.3, `accounts.tfa.*`).

use std::fmt;

use serde::{Deserialize, Serialize};

/// A kind of second factor. Push, which needs an application, is not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactorKind {
    /// A text message or a call.
    #[serde(rename = "gigyaPhone")]
    Phone,
    /// A mail.
    #[serde(rename = "gigyaEmail")]
    Email,
    /// An authenticator application.
    #[serde(rename = "gigyaTotp")]
    Totp,
    /// One of the codes that were written down. That `initTFA` calls it so is UNCONFIRMED.
    #[serde(rename = "gigyaBackupCode")]
    BackupCode,
}

/// What `accounts.tfa.getProviders` says of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Factors {
    /// Set up already.
    pub active: Vec<FactorKind>,
    /// Can be set up.
    pub inactive: Vec<FactorKind>,
    /// Kinds of either that are not known here, as Gigya names them.
    pub others: Vec<String>,
}

/// Where a code can be sent. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Gigya's `phoneID` or `emailID`.
    pub id: String,
    /// The number or the address with most of it hidden, as Gigya writes it.
    pub shown: String,
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Target(***)")
    }
}
