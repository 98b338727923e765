//! What a row is answered with, in the shape of `logichub-sap-gigya-actions.txt`: `has_error`, `error`, and the
//! members of Gigya's answer. The samples there give the order; members of objects are sorted.

use gigya::{Reply, ResponseCode};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::rest::Failure;

/// Comes at the end of a success, in this order.
const ENVELOPE: [&str; 6] = ["statusCode", "errorCode", "statusReason", "callId", "time", "apiVersion"];

/// What every answer of Gigya's can hold, so that no column of the input is shown under these names.
pub const COMMON: [&str; 10] = [
    "has_error",
    "error",
    "statusCode",
    "errorCode",
    "statusReason",
    "callId",
    "time",
    "apiVersion",
    "errorDetails",
    "errorMessage",
];

/// What 403003 tells of the call (REST, 1.3): all that was signed, passwords and tokens among it, and the signature
/// that would have been right. A wrong secret would write out the passwords of a whole file.
const OF_THE_CALL: [&str; 2] = ["baseString", "expectedSignature"];

/// An answer. It has no `Debug`: it may hold a whole account.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    error: Option<String>,
    members: Vec<(String, Value)>,
}

/// A row that Gigya is not asked about: what is wrong with it, for whoever made the file.
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    code: ResponseCode,
    message: &'static str,
    details: String,
}

impl Refusal {
    /// It cannot be read.
    pub fn unreadable(details: impl Into<String>) -> Self {
        let code = ResponseCode::INVALID_REQUEST_FORMAT;
        Self { code, message: "Invalid request format", details: details.into() }
    }

    /// It lacks a value; the words are those of the source's error sample.
    pub fn missing(details: impl Into<String>) -> Self {
        let code = ResponseCode::MISSING_REQUIRED_PARAMETER;
        Self { code, message: "Required parameter is missing", details: details.into() }
    }

    /// It has a value that cannot be, or one too many.
    pub fn invalid(details: impl Into<String>) -> Self {
        let code = ResponseCode::INVALID_PARAMETER_VALUE;
        Self { code, message: "Invalid parameter value", details: details.into() }
    }
}

impl Answer {
    /// The answer of Gigya, or what came instead of one; `changes` says whether the call was to change something.
    pub fn of(asked: Result<Reply, Failure>, changes: bool) -> Self {
        match asked {
            Ok(reply) if reply.error_code.is_success() => Self::success(reply),
            Ok(reply) => Self::error_of(reply),
            Err(failure) => Self::failure(&failure, changes),
        }
    }

    /// A changing call that was begun by an earlier run, whose answer nobody has seen.
    pub fn unknown() -> Self {
        let details = "an earlier run was stopped before Gigya's answer came: nobody knows whether this was done. \
                       Look, and run the row again if it was not";
        Self::error(ResponseCode::CLIENT_TIMEOUT, "Request Timeout", details.to_owned())
    }

    /// Whether it is an error.
    pub fn has_error(&self) -> bool {
        self.error.is_some()
    }

    /// All members, `has_error` and `error` first.
    pub fn members(&self) -> impl Iterator<Item = (&str, Value)> {
        let error = self.error.as_deref().map_or(Value::Null, Value::from);
        let first = [("has_error", Value::from(self.has_error())), ("error", error)];
        let rest = self.members.iter().map(|(name, value)| (name.as_str(), value.clone()));
        first.into_iter().chain(rest)
    }

    fn success(reply: Reply) -> Self {
        let mut rest = members(reply);
        let envelope: Vec<_> = ENVELOPE.iter().filter_map(|name| rest.remove_entry(*name)).collect();
        Self { error: None, members: rest.into_iter().chain(envelope).collect() }
    }

    fn error_of(reply: Reply) -> Self {
        let code = reply.error_code;
        let message = reply.error_message.clone().unwrap_or_else(|| "Unknown error".to_owned());
        let details = reply.error_details.clone().unwrap_or_default();
        let mut answer = Self::error(code, &message, details);
        let told =
            |name: &str| OF_THE_CALL.contains(&name) || answer.members.iter().any(|(known, _)| known == name);
        let rest: Vec<_> = members(reply).into_iter().filter(|(name, _)| !told(name)).collect();
        answer.members.extend(rest);
        answer
    }

    /// Codes that are made where the client is (REST, 5). Of a change, 500026 says that it was not made: whoever
    /// repeats all rows with that code repeats nothing that was done.
    fn failure(failure: &Failure, changes: bool) -> Self {
        let (code, message) = match failure {
            Failure::TimedOut => (ResponseCode::CLIENT_TIMEOUT, "Request Timeout"),
            Failure::Unreachable(_) if changes => (ResponseCode::CLIENT_TIMEOUT, "Request Timeout"),
            Failure::NotConnected(_)
            | Failure::Unreachable(_)
            | Failure::Resting(_)
            | Failure::Refused { .. } => (ResponseCode::NETWORK_ERROR, "Network error"),
            Failure::TooLarge | Failure::Garbage { .. } | Failure::Incomplete(_) => {
                (ResponseCode::MISSING_ERROR_CODE, "Missing error code")
            }
        };
        let was_asked = !matches!(failure, Failure::Resting(_) | Failure::NotConnected(_));
        let doubt = if changes && was_asked { ": nobody knows whether this was done" } else { "" };
        Self::error(code, message, format!("{failure}{doubt}"))
    }

    fn error(code: ResponseCode, message: &str, details: String) -> Self {
        let members = [
            ("errorCode", Value::from(code.0)),
            ("errorDetails", Value::from(details)),
            ("errorMessage", Value::from(message)),
        ];
        let members = members.map(|(name, value)| (name.to_owned(), value)).to_vec();
        Self { error: Some(format!("Error Code: {code}. Error Message: {message}")), members }
    }
}

impl From<Refusal> for Answer {
    fn from(Refusal { code, message, details }: Refusal) -> Self {
        Self::error(code, message, details)
    }
}

/// Every member of an answer, known or not.
fn members(reply: Reply) -> Map<String, Value> {
    match serde_json::to_value(reply) {
        Ok(Value::Object(members)) => members,
        Ok(_) | Err(_) => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;

    use super::*;

    fn shown(answer: &Answer) -> Vec<(String, Value)> {
        answer.members().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn pairs(expected: &[(&str, Value)]) -> Vec<(String, Value)> {
        expected.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
    }

    fn reply(value: Value) -> Reply {
        serde_json::from_value(value).unwrap()
    }

    /// "Check Login ID Availability" of the source, in its order.
    #[test]
    fn a_success_is_the_sources_sample_member_by_member() {
        let sample = json!({
            "isAvailable": true, "statusCode": 200, "errorCode": 0, "statusReason": "OK",
            "callId": "b39f31533bb74b96a7cf662afa552155", "time": "2015-03-22T11:42:25.943Z",
        });
        let expected = pairs(&[
            ("has_error", json!(false)),
            ("error", json!(null)),
            ("isAvailable", json!(true)),
            ("statusCode", json!(200)),
            ("errorCode", json!(0)),
            ("statusReason", json!("OK")),
            ("callId", json!("b39f31533bb74b96a7cf662afa552155")),
            ("time", json!("2015-03-22T11:42:25.943Z")),
        ]);
        assert_eq!(shown(&Answer::of(Ok(reply(sample)), false)), expected);
    }

    /// "Error Result Sample" of the source, in its order.
    #[test]
    fn an_error_is_the_sources_sample_member_by_member() {
        let sample = json!({
            "errorCode": 400_002, "errorDetails": "<error_details>",
            "errorMessage": "Required parameter is missing",
        });
        let expected = pairs(&[
            ("has_error", json!(true)),
            ("error", json!("Error Code: 400002. Error Message: Required parameter is missing")),
            ("errorCode", json!(400_002)),
            ("errorDetails", json!("<error_details>")),
            ("errorMessage", json!("Required parameter is missing")),
        ]);
        assert_eq!(shown(&Answer::of(Ok(reply(sample)), false)), expected);
        assert_eq!(shown(&Answer::from(Refusal::missing("<error_details>"))), expected);
    }

    #[test]
    fn what_else_gigya_says_with_an_error_follows_it() {
        let sample = json!({"errorCode": 301_001, "apiDomain": "eu1.gigya.com", "callId": "c"});
        let members = shown(&Answer::of(Ok(reply(sample)), false));
        assert!(members.contains(&("apiDomain".to_owned(), json!("eu1.gigya.com"))));
        assert!(members.contains(&("callId".to_owned(), json!("c"))));
        let error = "Error Code: 301001. Error Message: Unknown error";
        assert_eq!(members[1], ("error".to_owned(), json!(error)));
    }

    #[test]
    fn what_was_signed_is_not_told_again_since_passwords_are_in_it() {
        let sample = json!({
            "errorCode": 403_003, "baseString": "POST&https%3A%2F%2F&newPassword%3Dhunter2",
            "expectedSignature": "c2lnbmF0dXJl", "callId": "c",
        });
        let names: Vec<_> =
            shown(&Answer::of(Ok(reply(sample)), true)).into_iter().map(|(name, _)| name).collect();
        let expected = ["has_error", "error", "errorCode", "errorDetails", "errorMessage", "callId"];
        assert_eq!(names[..expected.len()], expected);
        assert!(!names.iter().any(|name| ["baseString", "expectedSignature"].contains(&name.as_str())));
    }

    #[test]
    fn no_answer_is_an_error_too_and_says_when_a_change_is_in_doubt() {
        let details = |changes| {
            let members = shown(&Answer::of(Err(Failure::TimedOut), changes));
            assert_eq!(members[2], ("errorCode".to_owned(), json!(504_002)));
            members[3].1.as_str().unwrap().to_owned()
        };
        assert!(details(true).ends_with("nobody knows whether this was done"));
        assert!(!details(false).contains("nobody knows"));
    }

    #[test]
    fn a_change_on_a_connection_that_broke_has_the_code_of_what_nobody_knows() {
        let broken = |changes| shown(&Answer::of(Err(Failure::Unreachable("reset".to_owned())), changes));
        let members = broken(true);
        assert_eq!(members[2], ("errorCode".to_owned(), json!(504_002)));
        let details = "the connection to Gigya broke: reset: nobody knows whether this was done";
        assert_eq!(members[3].1, json!(details));
        assert_eq!(broken(false)[2].1, json!(500_026), "reading changes nothing");
    }

    #[test]
    fn what_was_never_sent_is_not_in_doubt() {
        for failure in [Failure::NotConnected("refused".to_owned()), Failure::Resting(Duration::from_secs(1))]
        {
            let members = shown(&Answer::of(Err(failure), true));
            assert_eq!(members[2], ("errorCode".to_owned(), json!(500_026)));
            assert!(!members[3].1.as_str().unwrap().contains("nobody knows"), "{members:?}");
        }
    }

    #[test]
    fn an_answer_comes_back_from_the_journal_as_it_went_in() {
        let sample = json!({"errorCode": 0, "profile": {"age": 34}, "iRank": 57.34, "callId": "c"});
        let answer = Answer::of(Ok(reply(sample)), false);
        let text = serde_json::to_string(&answer).unwrap();
        assert!(serde_json::from_str::<Answer>(&text).unwrap() == answer);
    }
}
