//! The account's own members that `accounts.setAccountInfo` sets beside its profile and data (REST, 4.8).
//!
//! UNCONFIRMED: that only servers may set the others than `isActive` and `phoneNumber`, and that a browser which
//! tries gets 403007; 400006 for a value that cannot be, and for a second `regSource`.

use gigya::ResponseCode;
use serde_json::{Map, Value};

use super::Call;
use crate::account::Account;
use crate::fault::Fault;

const NAMES: &[&str] =
    &["isActive", "isVerified", "requirePasswordChange", "phoneNumber", "customIdentifiers", "regSource"];

/// What a call sets.
pub struct OwnFields {
    is_active: Option<bool>,
    is_verified: bool,
    require_password_change: bool,
    phone_number: Option<String>,
    custom_identifiers: Option<Map<String, Value>>,
    reg_source: Option<String>,
}

impl OwnFields {
    /// Reads and checks them.
    pub fn of(call: &Call<'_>, by_server: bool, account: &Account) -> Result<Self, Fault> {
        let parameters = call.parameters;
        if !by_server && NAMES.iter().any(|name| parameters.get(name).is_some()) {
            return Err(ResponseCode::PERMISSION_DENIED.into());
        }
        let reg_source = parameters.get("regSource").map(str::to_owned);
        let stored = account.text("regSource");
        // Good once.
        if !stored.is_empty() && reg_source.as_ref().is_some_and(|source| source != stored) {
            return Err(Fault::invalid("regSource"));
        }
        Ok(Self {
            is_active: parameters.boolean("isActive")?,
            is_verified: only_true(call, "isVerified")?,
            require_password_change: only_true(call, "requirePasswordChange")?,
            phone_number: phone_number(call)?,
            custom_identifiers: parameters.object("customIdentifiers")?,
            reg_source,
        })
    }

    /// Sets them.
    pub fn set(self, call: &Call<'_>, account: &mut Account) {
        if let Some(active) = self.is_active {
            account.set("isActive", active);
        }
        if self.is_verified {
            account.verify(call.now);
        }
        if self.require_password_change {
            account.hidden.must_change_password = true;
        }
        if let Some(number) = self.phone_number {
            account.set("phoneNumber", number);
        }
        if let Some(identifiers) = self.custom_identifiers {
            account.merge_into("customIdentifiers", identifiers);
        }
        if let Some(source) = self.reg_source {
            account.set("regSource", source);
        }
    }
}

/// What was once so does not become otherwise: `false` is no value.
fn only_true(call: &Call<'_>, name: &str) -> Result<bool, Fault> {
    match call.parameters.boolean(name)? {
        Some(false) => Err(Fault::invalid(name)),
        set => Ok(set.is_some()),
    }
}

/// As E.164 has them: a plus sign and up to fifteen digits.
fn phone_number(call: &Call<'_>) -> Result<Option<String>, Fault> {
    let Some(number) = call.parameters.get("phoneNumber") else { return Ok(None) };
    let digits = number.strip_prefix('+').unwrap_or_default();
    let fits = (7..=15).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
    if fits { Ok(Some(number.to_owned())) } else { Err(Fault::invalid("phoneNumber")) }
}
