//! The envelope around every answer (REST, 1.3; Web SDK, 1.4), and what is read out of single answers: what
//! an interruption brings along, a site's rules, schema and second factors.
//!
//! A member that is not of the form that is known is as good as absent: the code is what counts.

mod factors;
mod interruption;
mod policies;
mod schema;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::ResponseCode;

pub use interruption::{Interruption, Outcome};

const CALL_ID: &str = "callId";
const ERROR_CODE: &str = "errorCode";
const ERROR_DETAILS: &str = "errorDetails";
const ERROR_MESSAGE: &str = "errorMessage";
const REG_TOKEN: &str = "regToken";
const VALIDATION_ERRORS: &str = "validationErrors";

/// An answer of Gigya. Members that this type does not name are kept in [`Reply::rest`], and so are those that
/// are not of the form that is known: what is read and written again is the same answer.
#[derive(Clone, Default, PartialEq)]
pub struct Reply {
    /// `callId`: Gigya's ID of the call, for its support.
    pub call_id: Option<String>,
    /// `errorCode`: how the call ended. A redirect can turn it into a text; both are read.
    pub error_code: ResponseCode,
    /// `errorDetails`: free text for developers; only with an error.
    pub error_details: Option<String>,
    /// `errorMessage`: the code in words; only with an error.
    pub error_message: Option<String>,
    /// `regToken`: the token of a pending registration or login, alive for an hour.
    pub reg_token: Option<String>,
    /// `validationErrors`: what is wrong with which field.
    pub validation_errors: Vec<ValidationError>,
    /// The members of the method and what else the envelope holds.
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

impl<'de> Deserialize<'de> for Reply {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut rest = Map::deserialize(from)?;
        let error_code = rest.remove(ERROR_CODE).as_ref().and_then(code).ok_or_else(no_number)?;
        Ok(Self {
            call_id: take_text(&mut rest, CALL_ID),
            error_code,
            error_details: take_text(&mut rest, ERROR_DETAILS),
            error_message: take_text(&mut rest, ERROR_MESSAGE),
            reg_token: take_text(&mut rest, REG_TOKEN),
            validation_errors: take_validation_errors(&mut rest),
            rest,
        })
    }
}

impl Serialize for Reply {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut members = self.rest.clone();
        members.insert(ERROR_CODE.to_owned(), self.error_code.0.into());
        let texts = [
            (CALL_ID, &self.call_id),
            (ERROR_DETAILS, &self.error_details),
            (ERROR_MESSAGE, &self.error_message),
            (REG_TOKEN, &self.reg_token),
        ];
        for (name, text) in texts {
            members.extend(text.iter().map(|text| (name.to_owned(), text.as_str().into())));
        }
        if !self.validation_errors.is_empty() && !members.contains_key(VALIDATION_ERRORS) {
            let errors = serde_json::to_value(&self.validation_errors).map_err(serde::ser::Error::custom)?;
            members.insert(VALIDATION_ERRORS.to_owned(), errors);
        }
        members.serialize(to)
    }
}

fn number_or_text<'de, D: Deserializer<'de>>(from: D) -> Result<ResponseCode, D::Error> {
    code(&Value::deserialize(from)?).ok_or_else(no_number)
}

fn no_number<E: serde::de::Error>() -> E {
    E::custom("errorCode is no number")
}

fn code(value: &Value) -> Option<ResponseCode> {
    match value {
        Value::Number(n) => n.as_u64().and_then(|n| u32::try_from(n).ok()).map(ResponseCode),
        Value::String(text) => text.parse().ok().map(ResponseCode),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn take_text(rest: &mut Map<String, Value>, name: &str) -> Option<String> {
    let text = rest.get(name)?.as_str()?.to_owned();
    rest.remove(name);
    Some(text)
}

/// Entries that are not of the known form are left out here; the list then stays in the rest as it came.
fn take_validation_errors(rest: &mut Map<String, Value>) -> Vec<ValidationError> {
    let Some(list) = rest.get(VALIDATION_ERRORS).and_then(Value::as_array) else { return Vec::new() };
    let errors: Vec<_> = list.iter().filter_map(|error| ValidationError::deserialize(error).ok()).collect();
    let whole = serde_json::to_value(&errors).is_ok_and(|again| again.as_array() == Some(list));
    if whole && !errors.is_empty() {
        rest.remove(VALIDATION_ERRORS);
    }
    errors
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::hash_map("[a-zA-Z]{1,9}", inner, 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn nothing_of_an_answer_is_lost_whatever_its_members_are(
            code: u32,
            mut members in prop::collection::btree_map(
                prop_oneof![
                    Just(CALL_ID), Just(ERROR_DETAILS), Just(ERROR_MESSAGE), Just(REG_TOKEN),
                    Just(VALIDATION_ERRORS), Just("UID"), Just("profile"),
                ],
                any_json(),
                0..8,
            ),
        ) {
            members.insert(ERROR_CODE, code.into());
            let answer = json!(members);
            let reply: Reply = serde_json::from_value(answer.clone()).unwrap();
            prop_assert_eq!(serde_json::to_value(&reply).unwrap(), answer);
        }
    }

    #[test]
    fn an_entry_of_another_form_stays_in_the_rest_with_the_list_it_is_in() {
        let answer = json!({"errorCode": 400_009, "validationErrors": [
            {"errorCode": 400_003, "message": "email already exists", "fieldName": "email", "hint": "?"}, 7,
        ]});
        let reply: Reply = serde_json::from_value(answer.clone()).unwrap();
        assert_eq!(reply.validation_errors.len(), 1);
        assert_eq!(serde_json::to_value(&reply).unwrap(), answer);
    }

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
