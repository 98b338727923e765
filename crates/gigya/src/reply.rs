//! The envelope around every answer (REST, 1.3; Web SDK, 1.4), and what is read out of single answers: what
//! an interruption brings along, a site's rules, schema and second factors.
//!
//! A member that is not of the form that is known is as good as absent: the code is what counts.

mod factors;
mod interruption;
mod policies;
mod schema;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::ResponseCode;

/// An answer of Gigya. Members that this type does not name are kept in [`Reply::rest`].
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    /// Gigya's ID of the call, for its support.
    #[serde(default, deserialize_with = "if_well_formed", skip_serializing_if = "Option::is_none")]
    pub call_id: Option<String>,
    /// How the call ended. A redirect can turn it into a text; both are read.
    #[serde(deserialize_with = "number_or_text")]
    pub error_code: ResponseCode,
    /// Free text for developers; only with an error.
    #[serde(default, deserialize_with = "if_well_formed", skip_serializing_if = "Option::is_none")]
    pub error_details: Option<String>,
    /// The code in words; only with an error.
    #[serde(default, deserialize_with = "if_well_formed", skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    /// The token of a pending registration or login, alive for an hour.
    #[serde(default, deserialize_with = "if_well_formed", skip_serializing_if = "Option::is_none")]
    pub reg_token: Option<String>,
    /// What is wrong with which field.
    #[serde(default, deserialize_with = "well_formed", skip_serializing_if = "Vec::is_empty")]
    pub validation_errors: Vec<ValidationError>,
    /// The members of the method and what else the envelope holds.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// One entry of `validationErrors`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ValidationError {
    /// What kind of error.
    #[serde(deserialize_with = "number_or_text")]
    pub error_code: ResponseCode,
    /// Free text for developers.
    #[serde(default)]
    pub message: String,
    /// The field, dotted (`profile.firstName`).
    #[serde(default)]
    pub field_name: String,
}

impl Reply {
    /// A member of the method as text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.rest.get(name).and_then(Value::as_str)
    }

    /// A member of the method in a form of its own; `None` when it is absent or of another form.
    pub fn member<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        T::deserialize(self.rest.get(name)?).ok()
    }
}

impl Default for ResponseCode {
    fn default() -> Self {
        Self::OK
    }
}

/// Shows how the call ended and nothing of the account.
impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let call_id = self.call_id.as_deref().unwrap_or("none");
        write!(f, "Reply {{ {:?}, callId {call_id}, {} members }}", self.error_code, self.rest.len())
    }
}

fn number_or_text<'de, D: serde::Deserializer<'de>>(from: D) -> Result<ResponseCode, D::Error> {
    match Value::deserialize(from)? {
        Value::Number(n) => n.as_u64().and_then(|n| u32::try_from(n).ok()).map(ResponseCode),
        Value::String(text) => text.parse().ok().map(ResponseCode),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
    .ok_or_else(|| serde::de::Error::custom("errorCode is no number"))
}

fn if_well_formed<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::String(text) => Some(text),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
    })
}

fn well_formed<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<ValidationError>, D::Error> {
    let Value::Array(errors) = Value::deserialize(from)? else { return Ok(Vec::new()) };
    Ok(errors.into_iter().filter_map(|error| serde_json::from_value(error).ok()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Recorded (REST, 1.3): from hacf-fr/renault-api issue #2132.
    const SECOND_FACTOR: &str = r#"{
  "callId": "019e82dc2f43728e8c1450c4e7ac3f79",
  "errorCode": 403101,
  "errorDetails": "Pending Two-Factor Authentication",
  "errorMessage": "Account Pending TFA Verification",
  "apiVersion": 2,
  "statusCode": 403,
  "statusReason": "Forbidden",
  "time": "2026-06-01T11:05:28.811Z"
}"#;

    #[test]
    fn a_recorded_error_is_read_and_written_without_loss() {
        let reply: Reply = serde_json::from_str(SECOND_FACTOR).unwrap();
        assert_eq!(reply.error_code, ResponseCode::ACCOUNT_PENDING_TFA_VERIFICATION);
        assert_eq!(reply.call_id.as_deref(), Some("019e82dc2f43728e8c1450c4e7ac3f79"));
        let again = serde_json::to_value(&reply).unwrap();
        assert_eq!(again, serde_json::from_str::<Value>(SECOND_FACTOR).unwrap());
    }

    #[test]
    fn a_code_that_a_redirect_turned_into_text_is_read() {
        let reply: Reply = serde_json::from_str(r#"{"errorCode":"206001","regToken":"st2.s.x"}"#).unwrap();
        assert_eq!(reply.error_code, ResponseCode::ACCOUNT_PENDING_REGISTRATION);
        assert_eq!(reply.reg_token.as_deref(), Some("st2.s.x"));
    }

    #[test]
    fn a_code_that_nobody_knows_survives() {
        let reply: Reply = serde_json::from_str(r#"{"errorCode":987654}"#).unwrap();
        assert_eq!(reply.error_code, ResponseCode(987_654));
    }

    #[test]
    fn what_is_no_envelope_is_refused() {
        assert!(serde_json::from_str::<Reply>(r#"{"hello":1}"#).is_err());
        assert!(serde_json::from_str::<Reply>(r#"{"errorCode":null}"#).is_err());
    }

    #[test]
    fn a_member_of_another_form_is_as_good_as_absent() {
        let reply: Reply = serde_json::from_str(
            r#"{"errorCode":400009,"callId":7,"regToken":{},"validationErrors":[3,{"errorCode":"400027","fieldName":"email"}]}"#,
        )
        .unwrap();
        assert_eq!((reply.call_id, reply.reg_token), (None, None));
        let error = ValidationError {
            error_code: ResponseCode::REQUIRED_VALUE_VALIDATION_ERROR,
            message: String::new(),
            field_name: "email".into(),
        };
        assert_eq!(reply.validation_errors, [error]);
        let reply: Reply = serde_json::from_str(r#"{"errorCode":0,"validationErrors":null}"#).unwrap();
        assert_eq!(reply.validation_errors, []);
    }

    #[test]
    fn debug_shows_nothing_of_the_account() {
        let reply: Reply =
            serde_json::from_str(r#"{"errorCode":0,"regToken":"st2.s.x","profile":{"email":"a@b.fr"}}"#)
                .unwrap();
        let shown = format!("{reply:?}");
        assert!(!shown.contains("a@b.fr") && !shown.contains("st2"), "{shown}");
    }
}
