//! What a browser, or whoever comes with a registration token, may write into an account (REST, 4.2 and
//! 4.8): the same rules for a registration and for a change.

use gigya::ResponseCode;
use serde_json::{Map, Value};

use super::Call;
use crate::account::{self, CHANGEABLE, is_email};
use crate::fault::{Fault, FieldFault};
use crate::site::Site;

/// The objects of a call that change an account.
pub fn changes(call: &Call<'_>) -> Result<Map<String, Value>, Fault> {
    let mut changes = Map::new();
    for name in CHANGEABLE {
        if let Some(change) = call.parameters.object(name)? {
            changes.insert((*name).to_owned(), Value::Object(change));
        }
    }
    Ok(changes)
}

/// Consents are given in a language: `preferences` come with `lang` (Web SDK, 1.8, number 13).
pub fn require_language(call: &Call<'_>) -> Result<(), Fault> {
    if call.parameters.get("preferences").is_some() {
        call.parameters.require("lang")?;
    }
    Ok(())
}

/// What is wrong with a change that a browser makes to `stored`: types and formats, and who may write what.
/// Which code Gigya has for a field that is not the browser's to write is UNCONFIRMED: its table says 400020
/// for it, and 400025 for credentials.
pub fn faults(site: &Site, changes: &Map<String, Value>, stored: &Map<String, Value>) -> Vec<FieldFault> {
    let policies = &site.settings.policies;
    let mut faults = account::check(changes);
    faults.extend(policies.faults(changes, false));
    let refused = policies.refused(changes, stored).into_iter();
    faults.extend(refused.map(|field| FieldFault::of(ResponseCode::SCHEMA_VALIDATION_FAILED, field)));
    faults
}

/// The same for a change that a server makes: it writes every field.
pub fn server_faults(site: &Site, changes: &Map<String, Value>) -> Vec<FieldFault> {
    let mut faults = account::check(changes);
    faults.extend(site.settings.policies.faults(changes, true));
    faults
}

/// What is wrong with an address that somebody wants to log in with.
pub fn address_fault(site: &Site, address: &str, field: &str) -> Option<FieldFault> {
    if !is_email(address) {
        Some(FieldFault::new(ResponseCode::INVALID_PARAMETER_VALUE, &format!("Invalid {field}"), field))
    } else if site.account_by_login_id(address).is_some() {
        Some(FieldFault::new(ResponseCode::UNIQUE_IDENTIFIER_EXISTS, "email already exists", field))
    } else {
        None
    }
}
