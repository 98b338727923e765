//! What a callback is called with (Web SDK, 1.4), read member by member: nothing but a few members is
//! looked at, so nothing else can be in the way. `requestParams` holds what was sent and is never touched.

use flow::GigyaFault;
use gigya::ResponseCode;
use wasm_bindgen::JsValue;

use super::sdk::member;

/// An answer.
pub struct Reply {
    code: ResponseCode,
    value: JsValue,
}

impl Reply {
    /// Takes the answer, whatever it is.
    ///
    /// # Errors
    ///
    /// When it is no object: then it is not Gigya's.
    pub fn read(value: JsValue) -> Result<Self, GigyaFault> {
        if !value.is_object() {
            return Err(garbage("the answer is no object"));
        }
        let code = member(&value, "errorCode");
        // A redirect turns the number into a text, a success may lack it.
        let number = match code.as_string() {
            Some(text) => text.trim().parse().ok(),
            None if code.is_undefined() || code.is_null() => Some(0),
            None => code.as_f64().and_then(whole),
        };
        let code = number.ok_or_else(|| garbage("its errorCode is no number"))?;
        Ok(Self { code: ResponseCode(code), value })
    }

    /// How the call ended.
    pub fn code(&self) -> ResponseCode {
        self.code
    }

    /// A text that is there and not empty: the SDK fills what it does not know with empty texts
    /// (Web SDK, 1.2).
    pub fn text(&self, path: &[&str]) -> Option<String> {
        let found = path.iter().fold(self.value.clone(), |value, name| member(&value, name));
        found.as_string().filter(|text| !text.is_empty())
    }

    /// Whether Gigya dislikes a parameter rather than the participant.
    pub fn refuses_a_parameter(&self) -> bool {
        matches!(self.code, ResponseCode::INVALID_PARAMETER_VALUE | ResponseCode::PERMISSION_DENIED)
    }

    /// The answer if it is a yes.
    ///
    /// # Errors
    ///
    /// Gigya's refusal, if it is a no.
    pub fn accepted(self) -> Result<Self, GigyaFault> {
        if self.code.is_success() { Ok(self) } else { Err(self.refusal()) }
    }

    /// The answer as a refusal, in the fixed words of its code: `errorDetails` may quote what was sent.
    pub fn refusal(&self) -> GigyaFault {
        let details = self.text(&["errorMessage"]).unwrap_or_default();
        GigyaFault::Refused { code: self.code, call_id: self.text(&["callId"]), details }
    }
}

/// The fault of an answer that is none: it counts as a failure of Gigya's.
pub fn garbage(details: &str) -> GigyaFault {
    GigyaFault::Refused {
        code: ResponseCode::GENERAL_SERVER_ERROR,
        call_id: None,
        details: details.to_owned(),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "only what fits is converted")]
fn whole(number: f64) -> Option<u32> {
    (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
}
