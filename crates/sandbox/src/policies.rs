//! The site's policies and schema, as far as they decide about accounts (REST, 4.12): what a password must
//! be like, which fields are required and who may write them, how an address is verified.

use std::collections::BTreeMap;

use gigya::ResponseCode;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::account::Account;
use crate::fault::FieldFault;
use crate::field::{FieldType, Format};
use crate::subscription;

/// The policies. As JSON, what is not named is as at the start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "switches that have nothing to do with each other")]
pub struct Policies {
    /// Characters of a password, at least.
    pub password_min_length: usize,
    /// Kinds of characters in a password (capitals, small letters, digits, others), at least.
    pub password_min_char_groups: usize,
    /// What a password must look like besides (`passwordComplexity.regExp`).
    #[serde(rename = "passwordRegExp")]
    pub password_pattern: Option<Format>,
    /// What one logs in with.
    pub login_identifiers: Vec<LoginIdentifier>,
    /// How those who register prove that their address is theirs.
    pub email_verification: EmailVerification,
    /// Whether one may log in before one has proved it: the mail is sent all the same.
    pub allow_unverified_login: bool,
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
    /// What a new account takes over from the lite account of its address.
    pub progression: Progression,
    /// The subscriptions that their owner confirms by a link in a mail (double opt-in).
    pub double_opt_in: Vec<String>,
    /// The fields of `data`, dotted, and their types (400023).
    pub data: BTreeMap<String, FieldType>,
    /// Whether a server makes a field of `data` by writing it; otherwise what the schema lacks is refused
    /// (400020), as it is to browsers in any case.
    pub dynamic_schema: bool,
    /// What the text of a field must look like (400026), dotted: `profile.zip`.
    pub formats: BTreeMap<String, Format>,
    /// The page that a link in a mail about a lost password leads to.
    #[serde(rename = "resetURL")]
    pub reset_url: String,
    /// The page that an invitation to a lite account leads to.
    #[serde(rename = "liteURL")]
    pub lite_url: String,
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

/// What a new full account takes over from a lite one besides subscriptions, which are shared (REST, 6.5.7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Progression {
    /// Nothing.
    #[default]
    None,
    /// What it has no value of its own for.
    Auto,
}

/// What somebody logs in with. A provider's address counts as verified and is one in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LoginIdentifier {
    /// An e-mail address.
    Email,
    /// A name that somebody has chosen.
    Username,
}

/// The fields of `data` that the site's schema names at the start.
const DATA: &[(&str, FieldType)] = &[
    ("customerNumber", FieldType::String),
    ("hair", FieldType::String),
    ("loyalty", FieldType::Long),
    ("memberSince", FieldType::Date),
    ("optIns.newsletter", FieldType::Boolean),
    ("optIns.partners", FieldType::Boolean),
    ("summerQuiz.favouriteTeam", FieldType::String),
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
            password_pattern: None,
            login_identifiers: vec![LoginIdentifier::Email, LoginIdentifier::Username],
            email_verification: EmailVerification::Off,
            allow_unverified_login: false,
            prevent_login_id_harvesting: false,
            enforce_coppa: true,
            required: Vec::new(),
            server_only: vec!["data.customerNumber".to_owned(), "data.loyalty".to_owned()],
            client_create: vec!["data.memberSince".to_owned()],
            progression: Progression::None,
            double_opt_in: Vec::new(),
            data: DATA.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect(),
            dynamic_schema: true,
            formats: BTreeMap::new(),
            reset_url: page.to_owned(),
            lite_url: page.to_owned(),
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
        let fits = self.password_pattern.as_ref().is_none_or(|pattern| pattern.fits(password));
        let long_enough = password.chars().count() >= self.password_min_length;
        fits && long_enough && used >= self.password_min_char_groups
    }

    /// What is wrong with a change by the schema: fields that it lacks, types and formats. Null deletes and is
    /// always right.
    pub fn faults(&self, changes: &Map<String, Value>, by_server: bool) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        if let Some(data) = changes.get("data").and_then(Value::as_object) {
            self.check_data("", data, by_server, &mut faults);
        }
        for section in ["preferences", "subscriptions"] {
            if let Some(members) = changes.get(section).and_then(Value::as_object) {
                check_answers(section, members, &mut faults);
            }
        }
        for (field, format) in &self.formats {
            let text = gigya::account::get(changes, field).and_then(Value::as_str);
            if text.is_some_and(|text| !format.fits(text)) {
                faults.push(FieldFault::of(ResponseCode::INVALID_FORMAT_VALIDATION_ERROR, field));
            }
        }
        faults.extend(subscription::faults(changes));
        faults
    }

    fn check_data(
        &self,
        above: &str,
        members: &Map<String, Value>,
        by_server: bool,
        faults: &mut Vec<FieldFault>,
    ) {
        for (name, value) in members.iter().filter(|(_, value)| !value.is_null()) {
            let path = format!("{above}{name}");
            let below = format!("{path}.");
            let code = match (self.data.get(&path), value) {
                (Some(kind), _) if kind.accepts(value) => continue,
                (None, Value::Object(members)) => {
                    self.check_data(&below, members, by_server, faults);
                    continue;
                }
                (Some(_), _) => ResponseCode::INVALID_TYPE_VALIDATION_ERROR,
                (None, _) if self.data.keys().any(|field| field.starts_with(&below)) => {
                    ResponseCode::INVALID_TYPE_VALIDATION_ERROR
                }
                (None, _) if by_server && self.dynamic_schema => continue,
                (None, _) => ResponseCode::SCHEMA_VALIDATION_FAILED,
            };
            faults.push(FieldFault::of(code, &format!("data.{path}")));
        }
    }

    /// Whether somebody logs in to an account with this login ID.
    pub fn take(&self, login_id: &str, account: &Account) -> bool {
        let kind =
            if account.is_username(login_id) { LoginIdentifier::Username } else { LoginIdentifier::Email };
        self.login_identifiers.contains(&kind)
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

/// A consent is given or not, and so is a subscription (REST, 6.4): neither is a text (400023).
fn check_answers(above: &str, members: &Map<String, Value>, faults: &mut Vec<FieldFault>) {
    for (name, value) in members {
        let path = format!("{above}.{name}");
        if let Value::Object(members) = value {
            check_answers(&path, members, faults);
        } else if ["isConsentGranted", "isSubscribed"].contains(&name.as_str())
            && !(value.is_boolean() || value.is_null())
        {
            faults.push(FieldFault::of(ResponseCode::INVALID_TYPE_VALIDATION_ERROR, &path));
        }
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

    fn faults(policies: &Policies, data: &Value, by_server: bool) -> Vec<(u32, String)> {
        let changes = json!({ "data": data });
        let found = policies.faults(changes.as_object().unwrap(), by_server).into_iter();
        found.map(|fault| (fault.error_code.0, fault.field_name)).collect()
    }

    #[test]
    fn data_has_the_types_of_the_schema_and_null_is_of_every_type() {
        let policies = Policies::default();
        let right = json!({"loyalty": 3, "optIns": {"newsletter": true}, "memberSince": null, "hair": "red"});
        assert_eq!(faults(&policies, &right, false), []);
        let wrong = json!({"loyalty": "3", "optIns": true});
        let expected = ["loyalty", "optIns"].map(|name| (400_023, format!("data.{name}")));
        assert_eq!(faults(&policies, &wrong, true), expected);
    }

    #[test]
    fn a_field_that_the_schema_lacks_is_made_by_a_server_where_the_site_lets_it() {
        let unknown = json!({"quiz": {"team": "red"}, "hair": "red"});
        let refused = vec![(400_020, "data.quiz.team".to_owned())];
        let mut policies = Policies::default();
        assert_eq!(faults(&policies, &unknown, true), []);
        assert_eq!(faults(&policies, &unknown, false), refused);
        policies.dynamic_schema = false;
        assert_eq!(faults(&policies, &unknown, true), refused);
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
