//! Faults on demand: an upstream that answers a code, garbage, too much, too late, or nothing.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{Response, StatusCode, header};
use futures_util::stream;
use gigya::ResponseCode;
use serde::Deserialize;

use super::Control;
use crate::fault::Fault;

/// A fault to come. As JSON: `{"method": "accounts.login", "times": 1, "answer": "code", "code": 500001}`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct InjectedFault {
    /// The method that misbehaves; `*` is every method.
    pub method: String,
    /// For how many calls; `None` until the faults are cleared.
    #[serde(default)]
    pub times: Option<u32>,
    /// What happens.
    #[serde(flatten)]
    pub misbehaviour: Misbehaviour,
}

/// What happens in place of an answer. The call has no effect on the site.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "answer", rename_all = "lowercase")]
pub enum Misbehaviour {
    /// An envelope with this response code.
    Code {
        /// The code; nobody needs to know it.
        code: ResponseCode,
    },
    /// The same with these `errorDetails`, as an extension of the site's own gives them with 400303.
    Said {
        /// The code.
        code: ResponseCode,
        /// The words.
        details: String,
    },
    /// Never an answer: the connection stays open.
    Hang,
    /// The connection breaks off before a byte is sent.
    Drop,
    /// The right answer, but late: in the meantime the call is under way (409030).
    Late {
        /// How late.
        milliseconds: u64,
    },
    /// An HTML page.
    Garbage,
    /// HTTP 500 without a body and without CORS headers, as an unknown or garbled API key is sometimes
    /// answered. What makes Gigya do so is UNCONFIRMED (REST, 1.3 and 9.14), so somebody has to say it.
    Broken,
    /// A well-formed success of this size.
    Huge {
        /// In MB (a million bytes), two hundred at most.
        megabytes: usize,
    },
}

/// A larger answer would be this machine's trouble, not the client's.
const MOST_MEGABYTES: usize = 200;

impl InjectedFault {
    /// A fault of the next call.
    pub fn once(method: impl Into<String>, misbehaviour: Misbehaviour) -> Self {
        Self { method: method.into(), times: Some(1), misbehaviour }
    }

    /// A fault until the faults are cleared.
    pub fn always(method: impl Into<String>, misbehaviour: Misbehaviour) -> Self {
        Self { method: method.into(), times: None, misbehaviour }
    }
}

/// What the gateway does instead of calling the method.
pub enum Deviation {
    /// Answers with an error in the usual envelope.
    Fault(Fault),
    /// Answers with something that is no envelope.
    Response(Response<Body>),
    /// Answers as if nothing were wrong, but later.
    Late(Duration),
    /// Does not answer.
    Silence,
}

impl Control {
    /// Takes the fault that is due for a call of this method.
    pub fn deviation(&mut self, method: &str) -> Option<Deviation> {
        let applies =
            |fault: &InjectedFault| fault.times != Some(0) && (fault.method == method || fault.method == "*");
        let position = self.faults.iter().position(applies)?;
        let fault = self.faults.get_mut(position)?;
        let misbehaviour = fault.misbehaviour.clone();
        if let Some(left) = &mut fault.times {
            *left -= 1;
            if *left == 0 {
                self.faults.remove(position);
            }
        }
        Some(match misbehaviour {
            Misbehaviour::Code { code } => Deviation::Fault(code.into()),
            Misbehaviour::Said { code, details } => Deviation::Fault(Fault::new(code, details)),
            Misbehaviour::Hang => Deviation::Silence,
            Misbehaviour::Drop => Deviation::Response(Response::new(broken_off())),
            Misbehaviour::Late { milliseconds } => Deviation::Late(Duration::from_millis(milliseconds)),
            Misbehaviour::Broken => Deviation::Response(broken()),
            Misbehaviour::Garbage => Deviation::Response(garbage()),
            Misbehaviour::Huge { megabytes } => Deviation::Response(huge(megabytes)),
        })
    }
}

/// A body that fails at once: the server gives the connection up before it has sent the head.
fn broken_off() -> Body {
    let failure = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
    Body::from_stream(stream::iter([Err::<Bytes, _>(failure)]))
}

/// Marks an answer that is to have no CORS headers.
#[derive(Clone)]
struct OutOfReach;

fn broken() -> Response<Body> {
    let response = Response::builder().status(StatusCode::INTERNAL_SERVER_ERROR).extension(OutOfReach);
    response.body(Body::empty()).expect("a constant head is well formed")
}

/// Takes the CORS headers off an answer that is to have none.
pub async fn break_off(mut response: Response<Body>) -> Response<Body> {
    if response.extensions().get::<OutOfReach>().is_some() {
        response.headers_mut().remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
        response.headers_mut().remove(header::ACCESS_CONTROL_ALLOW_CREDENTIALS);
    }
    response
}

fn garbage() -> Response<Body> {
    let page = "<!DOCTYPE html><title>502</title><h1>Bad Gateway</h1>";
    Response::builder()
        .header(header::CONTENT_TYPE, "text/html")
        .body(Body::from(page))
        .expect("a constant head is well formed")
}

fn huge(megabytes: usize) -> Response<Body> {
    let filler = "x".repeat(megabytes.min(MOST_MEGABYTES) * 1_000_000);
    let text = format!(r#"{{"callId": "", "errorCode": 0, "statusCode": 200, "filler": "{filler}"}}"#);
    Response::new(Body::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_that_is_used_up_is_gone() {
        let fault = InjectedFault { times: Some(2), ..InjectedFault::once("*", Misbehaviour::Hang) };
        let mut control = Control { faults: vec![fault], ..Control::default() };
        assert!(control.deviation("accounts.login").is_some() && control.faults.len() == 1);
        assert!(control.deviation("accounts.login").is_some() && control.faults.is_empty());
        assert!(control.deviation("accounts.login").is_none());
    }
}
