//! A call of the Web SDK as a future.
//!
//! The methods return nothing and answer through `callback`, once, twice or never (Web SDK, 1.3, 1.5): the
//! promise's own `resolve` is the callback, so a second answer is ignored. The deadline is the
//! conversation's; a window that goes away ends the wait.

use flow::{GigyaFault, Password, Personal};
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::reply::Reply;
use super::sdk::Sdk;
use crate::page::Task;

/// A call with its parameters: named here and nowhere else, since the SDK drops a misspelt one without a word
/// (Web SDK, 1.3).
pub enum Call<'a> {
    /// Who is connected. Nobody is an answer as well.
    GetUserInfo,
    /// Log in with a password.
    Login {
        /// Who.
        login_id: &'a Personal,
        /// The proof.
        password: &'a Password,
    },
    /// An id_token of whoever is connected.
    GetJwt {
        /// How long it lives, in seconds.
        expiration: u32,
        /// Whom it is for.
        audience: Option<&'a str>,
    },
    /// End the session of this browser.
    Logout,
}

impl Call<'_> {
    fn method(&self) -> (&'static str, &'static str) {
        match self {
            Self::GetUserInfo => ("socialize", "getUserInfo"),
            Self::Login { .. } => ("accounts", "login"),
            Self::GetJwt { .. } => ("accounts", "getJWT"),
            Self::Logout => ("accounts", "logout"),
        }
    }

    fn fill(&self, parameters: &Parameters) {
        match self {
            Self::GetUserInfo | Self::Logout => {}
            Self::Login { login_id, password } => {
                parameters.set("loginID", &login_id.0.as_str().into());
                parameters.set("password", &password.expose().into());
            }
            Self::GetJwt { expiration, audience } => {
                parameters.set("expiration", &(*expiration).into());
                if let Some(audience) = *audience {
                    parameters.set("audience", &audience.into());
                }
            }
        }
    }
}

/// The object that a call is made with.
pub struct Parameters(Object);

impl Parameters {
    fn new(callback: &JsValue) -> Self {
        let parameters = Self(Object::new());
        // Else the SDK opens its own dialogs over the page before it answers (Web SDK, 1.5).
        parameters.set("ignoreInterruptions", &JsValue::TRUE);
        parameters.set("callback", callback);
        parameters
    }

    fn set(&self, name: &str, value: &JsValue) {
        let set = Reflect::set(&self.0, &name.into(), value);
        debug_assert!(set.is_ok(), "a plain object takes every member");
    }
}

/// Calls and waits for the answer.
///
/// # Errors
///
/// When the method is not there, fails at once, or what it answers is no answer.
pub fn call<'a>(sdk: &Sdk, call: &Call, gone: &'a AbortSignal) -> Task<'a, Result<Reply, GigyaFault>> {
    let mut invoked = None;
    let answer = Promise::new(&mut |resolve, _| {
        let parameters = Parameters::new(&resolve);
        call.fill(&parameters);
        let (namespace, method) = call.method();
        invoked = sdk.invoke(namespace, method, &parameters.0);
        // The window may go before the answer comes: whoever waits is then let go.
        let listening = gone.add_event_listener_with_callback("abort", &resolve);
        debug_assert!(listening.is_ok(), "a signal takes every listener");
    });
    Box::pin(async move {
        invoked.ok_or(GigyaFault::ScriptIsAStub)?;
        let answer = JsFuture::from(answer).await.unwrap_or(JsValue::UNDEFINED);
        Reply::read(answer)
    })
}
