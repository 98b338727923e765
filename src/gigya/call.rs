//! A call of the Web SDK as a future.
//!
//! The methods return nothing and answer through `callback`, once, twice or never (Web SDK, 1.3, 1.5): the
//! promise's own `resolve` is the callback, so a second answer is ignored. The deadline is the
//! conversation's; a window that goes away ends the wait.

use std::rc::Rc;

use flow::{CaptchaToken, GigyaFault};
use gigya::ResponseCode;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::reply::Reply;
use super::request::{Captcha, Request};
use super::sdk::Sdk;
use crate::page::{self, Task};

/// How long to wait, in milliseconds, before what Gigya still works at is asked for again (100001, "retry
/// soon"; Web SDK, 1.7): together well within the participant's seven seconds.
const DATA_PENDING_PAUSES: [u32; 2] = [500, 1_500];

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
        let (mut invoked, mut waiting, gone) = (None, None, self.gone.clone());
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
            waiting = Some(resolve);
        });
        Box::pin(async move {
            let answer = match invoked {
                Some(()) => JsFuture::from(answer).await.unwrap_or(JsValue::UNDEFINED),
                None => JsValue::UNDEFINED,
            };
            // A window stands for long, and asks at every look at its tab.
            if let Some(waiting) = waiting {
                let forgotten = gone.remove_event_listener_with_callback("abort", &waiting);
                debug_assert!(forgotten.is_ok(), "a signal gives every listener back");
            }
            if gone.aborted() {
                return Err(GigyaFault::TimedOut);
            }
            invoked.ok_or(GigyaFault::ScriptIsAStub)?;
            Reply::read(answer)
        })
    }

    /// The same, if the answer is a yes. One that is not ready yet is asked for again soon.
    ///
    /// # Errors
    ///
    /// As [`Bridge::call`], and Gigya's refusal.
    pub(super) async fn ask(&self, request: Request) -> Result<Reply, GigyaFault> {
        for pause in DATA_PENDING_PAUSES {
            let reply = self.call(request.clone()).await?;
            if reply.code() != ResponseCode::DATA_PENDING {
                return reply.accepted();
            }
            let passed = JsFuture::from(page::after(pause)).await;
            debug_assert!(passed.is_ok(), "time passes");
        }
        self.call(request).await?.accepted()
    }

    pub(super) fn captcha<'a>(&'a self, token: Option<&'a CaptchaToken>) -> Captcha<'a> {
        token.map(|token| (token, self.captcha.as_deref()))
    }
}
