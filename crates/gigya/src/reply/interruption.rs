//! What an answer brings along that wants something more of the participant (206xxx, 4031xx, 403043,
//! 200010, 409003; Web SDK, 1.4).

use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use super::Reply;
use crate::{Conflict, ResponseCode};

/// What stands before the paths in the details of a 206001, as recorded (REST, 4.4).
const MISSING: &str = "Missing required fields for registration:";

/// How a call ended, for whoever does one thing after success, another after an interruption.
#[derive(Debug)]
pub enum Outcome {
    /// It did what it was asked.
    Done(Reply),
    /// Something is to be done first; then it goes on with the token.
    Interrupted(Interruption),
    /// It did not do it, and there is nothing to go on with.
    Refused(Reply),
}

/// A state that waits for a step. Its `Debug` shows neither the token nor the account.
#[derive(Clone, PartialEq)]
pub struct Interruption {
    /// Continues what waits; lives for an hour (REST, 3.4).
    pub reg_token: String,
    /// The whole answer, which says what is to be done.
    pub reply: Reply,
}

impl fmt::Debug for Interruption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Interruption({:?})", self.reply)
    }
}

impl ResponseCode {
    /// Whether the code asks for a step before the call can be done: what SAP's mobile SDKs call an
    /// interruption (REST, 5, at the end), and the rest of their ranges. The two of 200xxx are successes that
    /// may leave something to link.
    pub fn is_interruption(self) -> bool {
        match self {
            Self::OK_WITH_ERROR_LOGIN_IDENTIFIER_EXISTS
            | Self::LOGIN_FAILED_CAPTCHA_REQUIRED
            | Self::LOGIN_IDENTIFIER_EXISTS
            | Self::FORCE_LINK_LOGIN_IDENTIFIER_EXISTS => true,
            Self(code) => matches!(code, 206_000..=206_999 | 403_100..=403_199),
        }
    }
}

impl Reply {
    /// Parts states from errors: a state has a code that asks for a step and a token to go on with.
    pub fn outcome(self) -> Outcome {
        let token = self.reg_token.as_ref().filter(|token| !token.is_empty());
        match token {
            _ if self.error_code.is_success() => Outcome::Done(self),
            Some(token) if self.error_code.is_interruption() => {
                Outcome::Interrupted(Interruption { reg_token: token.clone(), reply: self })
            }
            Some(_) | None => Outcome::Refused(self),
        }
    }

    /// The paths of what the account lacks: `missingRequiredFields`, which comes only where `include` names
    /// it, else what the details of a 206001 list. Empty when Gigya does not say.
    pub fn missing_fields(&self) -> Vec<String> {
        let named: Vec<String> = self.member("missingRequiredFields").unwrap_or_default();
        if !named.is_empty() {
            return named;
        }
        let details = self.error_details.as_deref().unwrap_or_default();
        let listed = details.trim_start().strip_prefix(MISSING).unwrap_or_default();
        listed.split(',').map(str::trim).filter(|path| !path.is_empty()).map(str::to_owned).collect()
    }

    /// The e-mail address that is to be verified, else the profile's.
    pub fn email(&self) -> Option<&str> {
        let unverified = match self.rest.get("unverifiedEmails") {
            Some(Value::Array(addresses)) => addresses.first().and_then(Value::as_str),
            // Whether it is a list is UNCONFIRMED.
            Some(Value::String(address)) => Some(address.as_str()),
            Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_)) | None => None,
        };
        let profile = || self.rest.get("profile")?.get("email")?.as_str();
        unverified
            .filter(|address| !address.is_empty())
            .or_else(profile)
            .filter(|address| !address.is_empty())
    }

    /// What the answer tells of the person, as one text: whose account is pending, where there is no address to
    /// know it by (206003). Only to be compared.
    pub fn person(&self) -> Option<String> {
        let profile = self.rest.get("profile")?.as_object()?;
        let tells = |value: &Value| !value.is_null() && value.as_str() != Some("");
        profile.values().any(tells).then(|| self.rest["profile"].to_string())
    }

    /// `accounts.getConflictingAccount`; without one, an account of which nothing is known.
    pub fn conflict(&self) -> Conflict {
        // Null when there is none, and the shape of what there is else varies.
        self.rest
            .get("conflictingAccount")
            .and_then(|account| Conflict::deserialize(account).ok())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(json: &str) -> Reply {
        serde_json::from_str(json).unwrap()
    }

    /// Recorded (REST, 4.4): a pending registration as the Bluelink clients saw it.
    const PENDING: &str = r#"{"errorCode":206001,"errorDetails":"Missing required fields for registration: name",
        "errorMessage":"Account Pending Registration","statusCode":206,"statusReason":"Partial Content",
        "isRegistered":true,"regToken":"…","profile":{"firstName":"…","lastName":"…","email":"…"},
        "sessionInfo":{"expires_in":"3600"}}"#;

    /// Recorded (REST, 4.4): the details of a registration that lacks two consents.
    const CONSENTS: &str = r#"{"errorCode":206001,"errorDetails":"Missing required fields for registration: preferences.terms.connectlife_terms_conditions.isConsentGranted, preferences.privacy.connectlife_privacy_policy.isConsentGranted"}"#;

    #[test]
    fn a_recorded_pending_registration_says_what_is_missing_and_whose_it_is() {
        let reply = reply(PENDING);
        assert_eq!(reply.error_code, ResponseCode::ACCOUNT_PENDING_REGISTRATION);
        assert_eq!(reply.missing_fields(), ["name"]);
        assert_eq!(reply.email(), Some("…"));
        assert!(reply.rest.contains_key("sessionInfo"), "members that nobody asks for survive");
    }

    #[test]
    fn an_interruption_is_a_state_that_carries_its_token_and_does_not_print_it() {
        for code in [206_001, 206_002, 206_003, 206_006, 403_043, 409_003, 403_100, 403_101, 403_102, 401_020]
        {
            let outcome = reply(&format!(r#"{{"errorCode":{code},"regToken":"st2.s.x"}}"#)).outcome();
            let shown = format!("{outcome:?}");
            assert!(shown.contains(&code.to_string()) && !shown.contains("st2"), "{shown}");
            let Outcome::Interrupted(interruption) = outcome else { panic!("{code}: {shown}") };
            assert_eq!(interruption.reg_token, "st2.s.x");
        }
    }

    #[test]
    fn an_error_with_a_token_and_a_state_without_one_are_refusals() {
        for json in [
            r#"{"errorCode":400009,"regToken":"st2.s.x"}"#,
            r#"{"errorCode":206001}"#,
            r#"{"errorCode":206001,"regToken":""}"#,
        ] {
            assert!(matches!(reply(json).outcome(), Outcome::Refused(_)), "{json}");
        }
    }

    #[test]
    fn a_success_is_one_though_it_carries_a_token() {
        for json in [r#"{"errorCode":0,"regToken":"st2.s.x"}"#, r#"{"errorCode":200009}"#] {
            assert!(matches!(reply(json).outcome(), Outcome::Done(_)), "{json}");
        }
    }

    #[test]
    fn recorded_details_list_several_paths() {
        assert_eq!(
            reply(CONSENTS).missing_fields(),
            [
                "preferences.terms.connectlife_terms_conditions.isConsentGranted",
                "preferences.privacy.connectlife_privacy_policy.isConsentGranted",
            ]
        );
    }

    #[test]
    fn the_list_of_missing_fields_comes_before_the_details() {
        let both = r#"{"errorCode":206001,"errorDetails":"Missing required fields for registration: a","missingRequiredFields":["profile.city"]}"#;
        assert_eq!(reply(both).missing_fields(), ["profile.city"]);
    }

    #[test]
    fn details_of_another_kind_name_no_field() {
        for details in ["Account Pending Registration", "Missing required fields for registration:", ""] {
            let json = format!(r#"{{"errorCode":206001,"errorDetails":"{details}"}}"#);
            assert_eq!(reply(&json).missing_fields(), [""; 0], "{details}");
        }
    }

    #[test]
    fn the_address_that_is_to_be_verified_comes_before_the_profiles() {
        for unverified in [r#"["new@example.com"]"#, r#""new@example.com""#] {
            let json = format!(
                r#"{{"errorCode":206002,"unverifiedEmails":{unverified},"profile":{{"email":"old@example.com"}}}}"#
            );
            assert_eq!(reply(&json).email(), Some("new@example.com"));
        }
        for unverified in ["[]", r#""""#, "null", "[3]"] {
            let json = format!(
                r#"{{"errorCode":206002,"unverifiedEmails":{unverified},"profile":{{"email":"old@example.com"}}}}"#
            );
            assert_eq!(reply(&json).email(), Some("old@example.com"), "{unverified}");
        }
    }

    #[test]
    fn a_person_is_told_by_a_profile_that_says_anything() {
        let gust = reply(r#"{"errorCode":206003,"profile":{"firstName":"Gust","age":40}}"#).person();
        let same =
            reply(r#"{"errorCode":206003,"profile":{"firstName":"Gust","age":40},"time":"later"}"#).person();
        let other = reply(r#"{"errorCode":206003,"profile":{"firstName":"Lotte","age":40}}"#).person();
        assert!(gust.is_some() && gust == same && gust != other);
        for nothing in ["{}", r#"{"firstName":"","lastName":null}"#, "null", r#""Gust""#] {
            let json = format!(r#"{{"errorCode":206003,"profile":{nothing}}}"#);
            assert_eq!(reply(&json).person(), None, "{nothing}");
        }
    }

    #[test]
    fn a_conflicting_account_may_be_missing() {
        let known = r#"{"errorCode":0,"conflictingAccount":{"loginProviders":["site","facebook"],"loginID":"a@example.com"}}"#;
        assert_eq!(reply(known).conflict().login_providers, ["site", "facebook"]);
        for json in [r#"{"errorCode":0,"conflictingAccount":null}"#, r#"{"errorCode":0}"#] {
            assert_eq!(reply(json).conflict(), Conflict::default());
        }
    }
}
