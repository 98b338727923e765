//! The site's policies and schema, as far as they decide about accounts (REST, 4.12): what a password must
//! be like, which fields are required and who may write them, how an address is verified.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The policies. As JSON, what is not named is as at the start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Policies {
    /// Characters of a password, at least.
    pub password_min_length: usize,
    /// Kinds of characters in a password (capitals, small letters, digits, others), at least.
    pub password_min_char_groups: usize,
    /// How those who register prove that their address is theirs.
    pub email_verification: EmailVerification,
    /// Whether nobody may learn that a login ID is taken (403026).
    #[serde(rename = "preventLoginIDHarvesting")]
    pub prevent_login_id_harvesting: bool,
    /// Whether children below thirteen are refused (403044).
    pub enforce_coppa: bool,
    /// Fields that every account must have (206001), dotted: `profile.lastName`,
    /// `preferences.terms.tos.isConsentGranted`.
    pub required: Vec<String>,
    /// Fields that only a server may write.
    pub server_only: Vec<String>,
    /// Fields that a browser may write once.
    pub client_create: Vec<String>,
    /// The page that a link in a mail about a lost password leads to.
    #[serde(rename = "resetURL")]
    pub reset_url: String,
    /// The page that is offered after the address was verified.
    #[serde(rename = "verifiedURL")]
    pub verified_url: String,
}

/// How an e-mail address is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EmailVerification {
    /// Not at all.
    Off,
    /// By the link in a mail (206002).
    Link,
    /// By a code in a mail (206006).
    Code,
}

/// The fields of `data` that the site's schema names, and their types.
pub const DATA: &[(&str, &str)] = &[
    ("customerNumber", "string"),
    ("hair", "string"),
    ("loyalty", "long"),
    ("memberSince", "date"),
    ("optIns.newsletter", "boolean"),
    ("optIns.partners", "boolean"),
    ("summerQuiz.favouriteTeam", "string"),
];

/// The statements that the site asks to agree to, below `preferences`.
pub const CONSENTS: &[&str] = &["terms.tos", "terms.summerQuiz", "privacy.policy"];

/// What one can subscribe to.
pub const SUBSCRIPTIONS: &[&str] = &["newsletter"];

impl Default for Policies {
    fn default() -> Self {
        let page = "http://localhost:8700/";
        Self {
            password_min_length: 8,
            password_min_char_groups: 2,
            email_verification: EmailVerification::Off,
            prevent_login_id_harvesting: false,
            enforce_coppa: true,
            required: Vec::new(),
            server_only: vec!["data.customerNumber".to_owned(), "data.loyalty".to_owned()],
            client_create: vec!["data.memberSince".to_owned()],
            reset_url: page.to_owned(),
            verified_url: page.to_owned(),
        }
    }
}

impl Policies {
    /// Whether a new password is complex enough.
    pub fn accept_password(&self, password: &str) -> bool {
        let groups: [fn(char) -> bool; 4] =
            [|c| c.is_uppercase(), |c| c.is_lowercase(), |c| c.is_numeric(), |c| !c.is_alphanumeric()];
        let used = groups.into_iter().filter(|in_group| password.chars().any(in_group)).count();
        password.chars().count() >= self.password_min_length && used >= self.password_min_char_groups
    }

    /// The fields of a change that a browser may not write into an account (REST, 4.2 and 4.8).
    pub fn refused<'a>(&'a self, changes: &Map<String, Value>, account: &Map<String, Value>) -> Vec<&'a str> {
        let named = |field: &&String| gigya::account::get(changes, field).is_some();
        let server_only = self.server_only.iter().filter(named);
        let created = self.client_create.iter().filter(named);
        let created = created.filter(|field| gigya::account::get(account, field).is_some());
        server_only.chain(created).map(String::as_str).collect()
    }
}

/// Whether an account lacks a required field: a consent must be given, everything else must be there.
pub fn lacks(account: &Map<String, Value>, field: &str) -> bool {
    match gigya::account::get(account, field) {
        None => true,
        Some(Value::Bool(given)) => field.ends_with(".isConsentGranted") && !given,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Array(entries)) => entries.is_empty(),
        Some(Value::Null | Value::Number(_) | Value::Object(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_password_has_a_length_and_kinds_of_characters() {
        let policies = Policies { password_min_char_groups: 3, ..Policies::default() };
        for accepted in ["blonde-Ray", "nineteen-80", "Prénom80"] {
            assert!(policies.accept_password(accepted), "{accepted}");
        }
        for refused in ["Short-1", "all-small-letters", "12345678"] {
            assert!(!policies.accept_password(refused), "{refused}");
        }
    }

    #[test]
    fn a_consent_that_was_refused_is_lacking_and_a_no_elsewhere_is_an_answer() {
        let account = json!({
            "preferences": {"terms": {"tos": {"isConsentGranted": false}}},
            "data": {"optIns": {"newsletter": false}},
            "profile": {"lastName": ""},
        });
        let lacking = |field| lacks(account.as_object().unwrap(), field);
        assert!(lacking("preferences.terms.tos.isConsentGranted") && lacking("profile.lastName"));
        assert!(lacking("profile.firstName") && !lacking("data.optIns.newsletter"));
    }
}
