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

/// The parameters of one call: named here and nowhere else, since the SDK drops a misspelt one without a
/// word (Web SDK, 1.3).
pub trait Call {
    const NAMESPACE: &'static str;
    const METHOD: &'static str;

    fn fill(&self, parameters: &Parameters);
}

/// Who is connected. Nobody is an answer as well.
pub struct GetUserInfo;

impl Call for GetUserInfo {
    const NAMESPACE: &'static str = "socialize";
    const METHOD: &'static str = "getUserInfo";

    fn fill(&self, _: &Parameters) {}
}

/// Log in with a password.
pub struct Login<'a> {
    pub login_id: &'a Personal,
    pub password: &'a Password,
}

impl Call for Login<'_> {
    const NAMESPACE: &'static str = "accounts";
    const METHOD: &'static str = "login";

    fn fill(&self, parameters: &Parameters) {
        parameters.set("loginID", &self.login_id.0.as_str().into());
        parameters.set("password", &self.password.expose().into());
    }
}

/// An id_token of whoever is connected.
pub struct GetJwt<'a> {
    /// In seconds.
    pub expiration: u32,
    pub audience: Option<&'a str>,
}

impl Call for GetJwt<'_> {
    const NAMESPACE: &'static str = "accounts";
    const METHOD: &'static str = "getJWT";

    fn fill(&self, parameters: &Parameters) {
        parameters.set("expiration", &self.expiration.into());
        if let Some(audience) = self.audience {
            parameters.set("audience", &audience.into());
        }
    }
}

/// End the session of this browser.
pub struct Logout;

impl Call for Logout {
    const NAMESPACE: &'static str = "accounts";
    const METHOD: &'static str = "logout";

    fn fill(&self, _: &Parameters) {}
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
pub async fn call<C: Call>(sdk: &Sdk, call: &C, gone: &AbortSignal) -> Result<Reply, GigyaFault> {
    let mut invoked = None;
    let answer = Promise::new(&mut |resolve, _| {
        let parameters = Parameters::new(&resolve);
        call.fill(&parameters);
        invoked = sdk.invoke(C::NAMESPACE, C::METHOD, &parameters.0);
        // The window may go before the answer comes: whoever waits is then let go.
        let listening = gone.add_event_listener_with_callback("abort", &resolve);
        debug_assert!(listening.is_ok(), "a signal takes every listener");
    });
    invoked.ok_or(GigyaFault::ScriptIsAStub)?;
    let answer = JsFuture::from(answer).await.unwrap_or(JsValue::UNDEFINED);
    Reply::read(answer)
}
