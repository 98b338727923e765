//! `window.gigya`, found out about with suspicion: it may be missing, another site's, half started, or a
//! blocker's surrogate that swallows every call (Web SDK, 1.1).

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A `window.gigya` that works, as far as that can be seen from outside.
#[derive(Clone, PartialEq)]
pub struct Sdk(JsValue);

/// What `window.gigya` looks like at one moment.
pub enum Sight {
    /// There is none.
    Missing,
    /// It is genuine and has not started up yet.
    Starting,
    /// It does nothing.
    Stub,
    /// It is ready.
    Ready(Sdk),
}

impl Sdk {
    /// Has a look.
    pub fn look() -> Sight {
        let gigya = member(&js_sys::global(), "gigya");
        if gigya.is_undefined() || gigya.is_null() {
            return Sight::Missing;
        }
        if !member(&gigya, "isGigya").is_truthy() {
            return Sight::Stub;
        }
        if !member(&gigya, "isReady").is_truthy() {
            return Sight::Starting;
        }
        let sdk = Self(gigya);
        if sdk.method("accounts.login").is_some() { Sight::Ready(sdk) } else { Sight::Stub }
    }

    /// The API key that it works for.
    pub fn api_key(&self) -> Option<String> {
        let script = member(&member(&self.0, "thisScript"), "APIKey").as_string();
        script.or_else(|| member(&self.0, "apiKey").as_string()).filter(|key| !key.is_empty())
    }

    /// Calls a method (`accounts.login`), which answers through the parameters' `callback`. `None` when there
    /// is no such method or it fails at once.
    pub(super) fn invoke(&self, method: &str, parameters: &Object) -> Option<()> {
        let (this, function) = self.method(method)?;
        function.call1(&this, parameters).ok().map(drop)
    }

    fn method(&self, path: &str) -> Option<(JsValue, Function)> {
        let mut steps = path.split('.');
        let name = steps.next_back()?;
        let this = steps.fold(self.0.clone(), |namespace, step| member(&namespace, step));
        let function = member(&this, name).dyn_into().ok()?;
        Some((this, function))
    }
}

/// A member of anything; undefined where there is none or it cannot be read.
pub(super) fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
