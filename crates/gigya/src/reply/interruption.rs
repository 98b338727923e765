//! What an answer brings along that wants something more of the participant (206xxx, 4031xx, 403043,
//! 200010, 409003; Web SDK, 1.4).

use serde::Deserialize;
use serde_json::Value;

use super::Reply;
use crate::Conflict;

/// What stands before the paths in the details of a 206001, as recorded (REST, 4.4).
const MISSING: &str = "Missing required fields for registration:";

impl Reply {
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
    use crate::ResponseCode;

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
    fn a_conflicting_account_may_be_missing() {
        let known = r#"{"errorCode":0,"conflictingAccount":{"loginProviders":["site","facebook"],"loginID":"a@example.com"}}"#;
        assert_eq!(reply(known).conflict().login_providers, ["site", "facebook"]);
        for json in [r#"{"errorCode":0,"conflictingAccount":null}"#, r#"{"errorCode":0}"#] {
            assert_eq!(reply(json).conflict(), Conflict::default());
        }
    }
}
