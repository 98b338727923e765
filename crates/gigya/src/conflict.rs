//! The account that another one stands in the way of: `accounts.getConflictingAccount` (REST, 4.13).

use std::fmt;

use serde::{Deserialize, Serialize};

/// How the other account is logged in to. Its `Debug` does not show the login ID.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Conflict {
    /// `loginProviders`: Gigya's keys, and [`Conflict::SITE`] for a password.
    pub login_providers: Vec<String>,
    /// The login ID, when Gigya tells it.
    #[serde(rename = "loginID", skip_serializing_if = "Option::is_none")]
    pub login_id: Option<String>,
}

impl Conflict {
    /// The name that stands for a password among the providers (Web SDK, 1.3).
    pub const SITE: &'static str = "site";
}

impl fmt::Debug for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Conflict {{ {:?} }}", self.login_providers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflicting_account_is_read_and_its_login_id_is_not_shown() {
        let json = r#"{"loginProviders":["site","facebook"],"loginID":"ada@example.com"}"#;
        let conflict: Conflict = serde_json::from_str(json).unwrap();
        assert_eq!(conflict.login_providers, [Conflict::SITE, "facebook"]);
        assert!(!format!("{conflict:?}").contains("ada@"));
    }
}
