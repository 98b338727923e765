//! How the answer of a social login goes back to the page that asked: as a message from the pop-up, or in
//! the address that a redirect leads to (Web SDK, 1.6).

use axum::http::header;
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde_json::Value;
use url::{Url, form_urlencoded};

use crate::parameters::Parameters;

/// Where the answer goes.
pub enum Way {
    /// To the window that opened the pop-up, if it is still that page.
    Message {
        /// The page's origin.
        origin: String,
        /// Which of the page's logins is answered.
        id: String,
    },
    /// To a page of the campaign, which is loaded anew.
    Address(Url),
}

impl Way {
    /// Reads it from what the SDK asked; the error says what the address lacks.
    pub fn of(asked: &Parameters) -> Result<Self, &'static str> {
        let state = Parameters::read(asked.get("state").unwrap_or_default(), &[]);
        if asked.get("x_authFlow") == Some("redirect") {
            let target = asked.get("x_redirectURL").and_then(|target| Url::parse(target).ok());
            let target = target.filter(|target| matches!(target.scheme(), "http" | "https"));
            return target.map(Self::Address).ok_or("x_redirectURL must be an address of a web page.");
        }
        let domain = state.get("domain").and_then(|domain| Url::parse(domain).ok());
        let (Some(domain), Some(id)) = (domain, state.get("id")) else {
            return Err("state must name the page's origin as domain, and an id.");
        };
        Ok(Self::Message { origin: domain.origin().ascii_serialization(), id: id.to_owned() })
    }

    /// The form of session that can travel this way (REST, 3.4).
    pub fn environment(&self) -> &'static str {
        match self {
            Self::Message { .. } => "jssdk",
            Self::Address(_) => "browser",
        }
    }

    /// The answer.
    pub fn answer(self, envelope: &Value) -> Response {
        match self {
            Self::Message { origin, id } => message(&origin, &id, envelope),
            Self::Address(page) => redirect(page, envelope),
        }
    }
}

fn message(origin: &str, id: &str, envelope: &Value) -> Response {
    let data = serde_json::json!({ "gigya": "socialLogin", "id": id, "response": envelope });
    let text = |value: &Value| value.to_string().replace('<', "\\u003c");
    let (data, origin) = (text(&data), text(&origin.into()));
    let page = format!(
        "<!DOCTYPE html><title>Done</title>\
         <script>opener?.postMessage({data}, {origin}); window.close();</script>"
    );
    ([(header::CACHE_CONTROL, "no-store")], Html(page)).into_response()
}

/// A failure brings its code, what it says and its registration token. How a session comes is UNCONFIRMED:
/// here as a code that the SDK exchanges with `socialize.notifyLogin`, as it does with what a login on a
/// server leaves behind (Web SDK, 1.1; REST, 4.17).
fn redirect(mut page: Url, envelope: &Value) -> Response {
    let told = |name: &'static str| {
        let value = envelope.get(name)?;
        Some((name, value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
    };
    let session = envelope.pointer("/sessionInfo/cookieValue").and_then(Value::as_str);
    let members: Vec<_> = match session {
        Some(code) => {
            vec![("gig_events", "socialLogin".to_owned()), ("authCode", code.to_owned())]
        }
        None => ["errorCode", "errorMessage", "regToken"].into_iter().filter_map(told).collect(),
    };
    // What an earlier return has left in the address is not taken along.
    let old = ["gig_events", "authCode", "errorCode", "errorMessage", "regToken"];
    let kept: Vec<_> = page.query_pairs().into_owned().filter(|(name, _)| !old.contains(&&**name)).collect();
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(kept).extend_pairs(members);
    page.set_query(Some(&query.finish()));
    Redirect::to(page.as_str()).into_response()
}
