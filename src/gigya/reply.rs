//! What a callback is called with (Web SDK, 1.4), read member by member: nothing but a few members is
//! looked at, so nothing else can be in the way. Answers that have more to say are read by the types of
//! `crates/gigya`.

use flow::{FieldError, GigyaFault, Interruption, Personal, ProviderSession, RegistrationToken};
use gigya::ResponseCode;
use js_sys::{JSON, Object, Reflect};
use serde_json::{Map, Value};
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

    /// The whole answer, in the types of `crates/gigya`. What of it cannot be read is left out.
    pub fn typed(&self) -> gigya::Reply {
        let copy = Object::new();
        for name in Reflect::own_keys(&self.value).unwrap_or_default() {
            // It repeats what was sent, secrets too: it gets no further.
            if name != "requestParams" {
                let member = Reflect::get(&self.value, &name).unwrap_or(JsValue::NULL);
                let set = Reflect::set(&copy, &name, &member);
                debug_assert!(set.is_ok(), "a plain object takes every member");
            }
        }
        let text = JSON::stringify(&copy).ok().and_then(|text| text.as_string()).unwrap_or_default();
        gigya::Reply { error_code: self.code, ..serde_json::from_str(&text).unwrap_or_default() }
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

    /// The answer as a refusal, in the fixed words of its code: other `errorDetails` may quote what was sent. One
    /// that can be continued, or that says what is wrong with which field, is an interruption.
    pub fn refusal(&self) -> GigyaFault {
        let typed = self.typed();
        let token = typed.reg_token.as_deref().filter(|token| !token.is_empty());
        if token.is_some() || !typed.validation_errors.is_empty() {
            return GigyaFault::Interrupted(Box::new(self.interruption(&typed, token)));
        }
        // What the site's own extension says is meant for the participant (Web SDK, 1.7).
        let is_the_sites = self.code == ResponseCode::EXTENSION_POINT_CUSTOM_ERROR;
        let words = if is_the_sites { "errorDetails" } else { "errorMessage" };
        let mut details = self.text(&[words]).unwrap_or_default();
        if let Some(domain) =
            typed.text("apiDomain").filter(|_| self.code == ResponseCode::INVALID_DATA_CENTER)
        {
            details = format!("{details}; the site is at {domain}");
        }
        GigyaFault::Refused { code: self.code, call_id: self.text(&["callId"]), details }
    }

    fn interruption(&self, typed: &gigya::Reply, token: Option<&str>) -> Interruption {
        let errors = typed.validation_errors.iter().map(|error| FieldError {
            path: error.field_name.clone(),
            code: error.error_code,
            message: error.message.clone(),
        });
        Interruption {
            code: self.code,
            call_id: self.text(&["callId"]),
            registration_token: token.map(|token| RegistrationToken::new(token.to_owned())),
            missing: typed.missing_fields(),
            validation_errors: errors.collect(),
            email: typed.email().map(Personal::from),
            person: typed.person().map(Personal),
            identity: self.identity(),
        }
    }

    /// What the provider gave of somebody who is to be linked first (409003; Web SDK, 1.7), as
    /// `accounts.notifySocialLogin` takes it. The form of `providerSessions` is UNCONFIRMED, and this is the one
    /// place that knows it.
    fn identity(&self) -> Option<ProviderSession> {
        if self.code != ResponseCode::FORCE_LINK_LOGIN_IDENTIFIER_EXISTS {
            return None;
        }
        let provider = self.text(&["provider"])?;
        let names = [
            ("authToken", "access_token"),
            ("idToken", "id_token"),
            ("code", "code"),
            ("providerUID", "provider_uid"),
        ];
        let given =
            names.into_iter().filter_map(|(name, told)| Some((name.to_owned(), self.text(&[told])?.into())));
        let sessions = Map::from_iter([(provider, Value::Object(given.collect()))]);
        Some(ProviderSession::new(Value::Object(sessions).to_string()))
    }
}

/// The fault of an answer that is none.
pub fn garbage(because: &'static str) -> GigyaFault {
    GigyaFault::Garbage { because }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "only what fits is converted")]
fn whole(number: f64) -> Option<u32> {
    (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
}
