//! Second factors (REST, 4.5; Web SDK, 1.3): what an account has registered, and how far somebody has come
//! with showing one.
//!
//! A login ends with 403101, or 403102 where a factor must be registered first. `initTFA` gives an
//! assertion for one provider; the provider's own methods turn it, with a code, into a second one;
//! `finalizeTFA` takes both, and the registration token leads to a session. The assertions are JWTs at
//! Gigya; clients hand them on unread, and here they are plain tokens.

mod authenticator;
mod factors;
mod progress;

pub use authenticator::{current_code, is_right, new_secret, picture};
pub use factors::{Factors, Phone, obfuscated};
pub use progress::{Assertion, INVALID_JWT, Mode, Proof, Provider, Register, SecondFactors};

use gigya::ResponseCode;
use serde_json::json;

use crate::account::Account;
use crate::fault::Fault;
use crate::methods::{Call, get_jwt};
use crate::registration::Holder;
use crate::site::Site;

/// Whether the caller needs no second factor any more: the registration token has seen one, or the device
/// is trusted.
pub fn was_shown(site: &Site, call: &Call<'_>, uid: &str) -> bool {
    let holder =
        call.parameters.get("regToken").and_then(|token| site.registrations.holder(token, call.now).ok());
    let by_token =
        matches!(holder, Some(Holder::Account { uid: owner, second_factor: true }) if owner == uid);
    let device = call.gmid.unwrap_or_default();
    by_token || site.second_factors.trusts(uid, device, call.now)
}

/// What stands in the way of an account with, or without, a second factor (REST, 4.4). It comes with an id_token where
/// one is asked for: the password was right.
pub fn obstacle(account: &Account, call: &Call<'_>) -> Option<Fault> {
    let factors = &account.hidden.factors;
    let fault = if factors.any() {
        let code = ResponseCode::ACCOUNT_PENDING_TFA_VERIFICATION;
        Fault::new(code, "Pending Two-Factor Authentication")
    } else if factors.required {
        let code = ResponseCode::ACCOUNT_PENDING_TFA_REGISTRATION;
        Fault::new(code, "Pending Two-Factor Registration")
    } else {
        return None;
    };
    let fault = fault.with("UID", account.uid()).with("id_token", get_jwt::included(account, call));
    Some(fault.with("sessionInfo", json!({ "expires_in": "3600" })))
}
