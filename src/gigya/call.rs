//! A call of the Web SDK as a future.
//!
//! The methods return nothing and answer through `callback`, once, twice or never (Web SDK, 1.3, 1.5): the
//! promise's own `resolve` is the callback, so a second answer is ignored. The deadline is the
//! conversation's; a window that goes away ends the wait.

use std::rc::Rc;

use flow::{CaptchaToken, GigyaFault};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::reply::Reply;
use super::request::{Captcha, Request};
use super::sdk::Sdk;
use crate::page::Task;

/// A working SDK, as one window calls it.
#[derive(Clone)]
pub struct Bridge {
    /// The SDK.
    pub sdk: Sdk,
    /// The window has gone.
    pub gone: AbortSignal,
    /// What mails are written and consents are given in.
    pub language: Rc<str>,
    /// Which captcha the campaign's site has (`captchaType`).
    pub captcha: Option<Rc<str>>,
}

impl Bridge {
    /// Calls at once, and waits for the answer whenever the future is awaited.
    ///
    /// # Errors
    ///
    /// When the method is not there, fails at once, or what it answers is no answer.
    pub(super) fn call(&self, request: Request) -> Task<'static, Result<Reply, GigyaFault>> {
        let (mut invoked, gone) = (None, self.gone.clone());
        // Else the SDK opens its own dialogs over the page before it answers (Web SDK, 1.5).
        let request = request.with("ignoreInterruptions", true);
        let answer = Promise::new(&mut |resolve, _| {
            let set = js_sys::Reflect::set(&request.parameters, &"callback".into(), &resolve);
            debug_assert!(set.is_ok(), "a plain object takes every member");
            // The window may go before the answer comes: whoever waits is then let go.
            let listening = gone.add_event_listener_with_callback("abort", &resolve);
            debug_assert!(listening.is_ok(), "a signal takes every listener");
            if !gone.aborted() {
                invoked = self.sdk.invoke(request.method, &request.parameters);
            }
        });
        Box::pin(async move {
            if gone.aborted() {
                return Err(GigyaFault::TimedOut);
            }
            invoked.ok_or(GigyaFault::ScriptIsAStub)?;
            let answer = JsFuture::from(answer).await.unwrap_or(JsValue::UNDEFINED);
            if gone.aborted() { Err(GigyaFault::TimedOut) } else { Reply::read(answer) }
        })
    }

    /// The same, if the answer is a yes.
    ///
    /// # Errors
    ///
    /// As [`Bridge::call`], and Gigya's refusal.
    pub(super) async fn ask(&self, request: Request) -> Result<Reply, GigyaFault> {
        self.call(request).await?.accepted()
    }

    pub(super) fn captcha<'a>(&'a self, token: Option<&'a CaptchaToken>) -> Captcha<'a> {
        token.map(|token| (token, self.captcha.as_deref()))
    }
}
