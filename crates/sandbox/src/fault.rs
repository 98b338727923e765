//! Why a method did not do what it was asked.

use gigya::ResponseCode;
use serde::Serialize;
use serde_json::Value;

use crate::envelope::Payload;
use crate::words;

/// An error answer, before the envelope is put around it.
#[derive(Debug)]
pub struct Fault {
    /// The response code.
    pub code: ResponseCode,
    /// Free text for developers; where none was recorded, the code's own message.
    pub details: String,
    /// What is wrong with which field.
    pub validation_errors: Vec<FieldFault>,
    /// What else the answer carries: a registration token, flags, another address.
    pub members: Payload,
}

/// One entry of `validationErrors` (REST, 4.2).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldFault {
    /// What kind of error.
    pub error_code: ResponseCode,
    /// Free text for developers.
    pub message: String,
    /// The field, dotted (`profile.birthDay`).
    pub field_name: String,
}

impl FieldFault {
    /// A fault in the code's own words.
    pub fn of(error_code: ResponseCode, field_name: &str) -> Self {
        Self::new(error_code, words::message(error_code), field_name)
    }

    /// What is wrong with a field.
    pub fn new(error_code: ResponseCode, message: &str, field_name: &str) -> Self {
        Self { error_code, message: message.to_owned(), field_name: field_name.to_owned() }
    }
}

impl Fault {
    /// A fault whose details were recorded.
    pub fn new(code: ResponseCode, details: impl Into<String>) -> Self {
        Self { code, details: details.into(), validation_errors: Vec::new(), members: Payload::default() }
    }

    /// With one more member in the answer.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.members.add(name, value);
        self
    }

    /// A value outside what is permitted, with the fields that are wrong (REST, 4.8 and 5).
    pub fn invalid_fields(validation_errors: Vec<FieldFault>) -> Self {
        let code = ResponseCode::INVALID_PARAMETER_VALUE;
        Self { validation_errors, ..Self::from(code) }
    }

    /// A parameter is not there. Gigya writes a space before the colon (REST, 5: 400002).
    pub fn missing(parameter: &str) -> Self {
        let code = ResponseCode::MISSING_REQUIRED_PARAMETER;
        Self::new(code, format!("Missing required parameter : {parameter}"))
    }

    /// A parameter has a value that cannot be.
    pub fn invalid(parameter: &str) -> Self {
        Self::new(ResponseCode::INVALID_PARAMETER_VALUE, format!("Invalid argument: {parameter}"))
    }
}

impl From<ResponseCode> for Fault {
    fn from(code: ResponseCode) -> Self {
        Self::new(code, words::message(code))
    }
}
