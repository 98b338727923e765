//! The envelope around every answer (REST, 1.3).

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use gigya::ResponseCode;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::{Iso8601, iso8601};

use crate::fault::Fault;
use crate::parameters::Parameters;
use crate::words;

/// ISO 8601, UTC, milliseconds, `Z`.
const TIME: Iso8601<{ iso8601::Config::DEFAULT.set_time_precision(MILLISECONDS).encode() }> = Iso8601;
const MILLISECONDS: iso8601::TimePrecision =
    iso8601::TimePrecision::Second { decimal_digits: std::num::NonZero::new(3) };

/// A moment as Gigya writes it.
pub fn iso(moment: OffsetDateTime) -> String {
    moment.format(&TIME).expect("a moment of this era can be written")
}

/// The members of an answer in the order in which they are sent: JSON maps of this workspace are sorted,
/// Gigya's are not.
#[derive(Debug, Default)]
pub struct Payload {
    members: Vec<(&'static str, Value)>,
    /// Cookies that the answer sets, as their headers are written.
    cookies: Vec<String>,
}

impl Payload {
    /// Adds a member, unless it is empty: "a field that does not contain data will not appear" (REST, 1.3).
    /// Empty objects do appear in recordings (`"preferences": {}`).
    pub fn add(&mut self, name: &'static str, value: impl Into<Value>) {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(entries) => entries.is_empty(),
            Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
        };
        if !empty {
            self.add_always(name, value);
        }
    }

    /// Adds a member whatever it holds.
    pub fn add_always(&mut self, name: &'static str, value: impl Into<Value>) {
        self.members.push((name, value.into()));
    }

    /// Whether it has a member of that name.
    pub fn has(&self, name: &str) -> bool {
        self.members.iter().any(|(known, _)| *known == name)
    }

    /// Calls a member by another name, where it is there.
    pub fn rename(&mut self, name: &str, other: &'static str) {
        self.members.iter_mut().filter(|(known, _)| *known == name).for_each(|member| member.0 = other);
    }

    /// The value of a member; null where there is none.
    pub fn take(self, name: &str) -> Value {
        let mut members = self.members.into_iter();
        members.find(|(known, _)| *known == name).map_or(Value::Null, |(_, value)| value)
    }

    /// Sets a cookie, in the words of its header.
    pub fn set_cookie(&mut self, cookie: String) {
        self.cookies.push(cookie);
    }

    /// With one more member, for answers made in one go.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.add(name, value);
        self
    }
}

impl Serialize for Payload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.members.iter().map(|(name, value)| (name, value)))
    }
}

/// What of a request shapes its envelope.
#[derive(Debug, Default)]
pub struct Wishes {
    /// `context`, sent back as it came.
    pub context: Option<String>,
    /// `httpStatusCodes=true`: the HTTP status says what `statusCode` says.
    pub http_status_codes: bool,
    /// Parameters that the method does not know.
    pub ignored_parameters: Vec<String>,
    /// `format=jsonp`: the function that the answer is handed to.
    pub callback: Option<String>,
}

impl Wishes {
    /// Reads them, for a method that takes these parameters of its own.
    pub fn of(parameters: &Parameters, known: Option<&[&str]>) -> Self {
        Self {
            context: parameters.get("context").map(str::to_owned),
            http_status_codes: parameters.is_true("httpStatusCodes"),
            ignored_parameters: known.map(|known| parameters.unknown(known)).unwrap_or_default(),
            callback: callback(parameters).ok().flatten().map(str::to_owned),
        }
    }
}

/// The callback of `format=jsonp` (REST, 1.2). A format that the sandbox does not write (XML, above all), and a
/// callback that is no name of a function, are 400006; so much is UNCONFIRMED.
pub fn callback(parameters: &Parameters) -> Result<Option<&str>, Fault> {
    match parameters.get("format") {
        None | Some("" | "json") => Ok(None),
        Some("jsonp") => {
            let name = parameters.require("callback")?;
            let of_a_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.');
            if name.chars().all(of_a_name) { Ok(Some(name)) } else { Err(Fault::invalid("callback")) }
        }
        Some(_) => Err(Fault::invalid("format")),
    }
}

/// Puts the envelope around a method's answer, and makes HTTP of it.
pub fn seal(
    outcome: Result<Payload, Fault>,
    wishes: &Wishes,
    call_id: &str,
    now: OffsetDateTime,
) -> Response<Body> {
    let code = outcome.as_ref().map_or_else(|fault| fault.code, |_| ResponseCode::OK);
    let sealed = envelope(outcome, wishes, call_id, now);
    let status = if wishes.http_status_codes { words::http_status(code) } else { StatusCode::OK };
    respond(&sealed, wishes.callback.as_deref(), status)
}

/// Puts the envelope around a method's answer.
pub fn envelope(
    outcome: Result<Payload, Fault>,
    wishes: &Wishes,
    call_id: &str,
    now: OffsetDateTime,
) -> Payload {
    let code = outcome.as_ref().map_or_else(|fault| fault.code, |_| ResponseCode::OK);
    let status_code = words::status_code(code);
    let mut sealed = Payload::default().with("callId", call_id);
    // JSONP shows `context` as the second member; assumed to hold for JSON too.
    if let Some(context) = &wishes.context {
        sealed.add_always("context", context.as_str());
    }
    sealed.add_always("errorCode", code.0);
    if let Err(fault) = &outcome {
        sealed.add("errorDetails", fault.details.as_str());
        sealed.add("errorMessage", words::message(code));
        sealed.add("validationErrors", json!(fault.validation_errors));
    }
    sealed.add("apiVersion", 2);
    sealed.add("statusCode", status_code);
    sealed.add("statusReason", words::status_reason(status_code));
    sealed.add("time", iso(now));
    sealed.add("ignoredParams", json!(wishes.ignored_parameters.iter().map(ignored).collect::<Vec<_>>()));
    let payload = outcome.unwrap_or_else(|fault| fault.members);
    sealed.members.extend(payload.members);
    sealed.cookies = payload.cookies;
    sealed
}

fn ignored(name: &String) -> Value {
    json!({
        "paramName": name,
        "warningCode": ResponseCode::PERMISSION_DENIED,
        "message": "This parameter was not recognized as valid for this API method with your security \
                    credentials nor was it recognized as a standard Gigya control parameter.",
    })
}

fn respond(sealed: &Payload, callback: Option<&str>, status: StatusCode) -> Response<Body> {
    let json = serde_json::to_string_pretty(sealed).expect("JSON values can be written");
    let text = match callback {
        None => json,
        Some(callback) => format!("{callback}({json});"),
    };
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    // Clients report `text/javascript` for JSON; the charset is UNCONFIRMED (REST, 9.1).
    let content_type = HeaderValue::from_static("text/javascript; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, content_type);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    for cookie in sealed.cookies.iter().filter_map(|cookie| HeaderValue::from_str(cookie).ok()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
