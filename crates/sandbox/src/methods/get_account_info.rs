//! `accounts.getAccountInfo` (REST, 4.7). UNCONFIRMED (REST, 9.18): that a session which does not say what to include
//! gets the same as a server.

use gigya::ResponseCode;
use serde_json::{Map, Value, json};

use super::{Call, Method, get_jwt, lite};
use crate::account::{Account, Stamps, View};
use crate::envelope::{Payload, iso};
use crate::fault::Fault;
use crate::site::Site;
use crate::standing;

pub const METHOD: Method = Method {
    name: "accounts.getAccountInfo",
    parameters: &["UID", "regToken", "findBy", "extraProfileFields", "includeCommunications"],
    keyless: false,
    run,
};

pub(super) fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let account = match lite::read(site, call)? {
        Some(account) => account,
        None => site.person(&subject(site, call)?).ok_or(ResponseCode::UNAUTHORIZED_USER)?,
    };
    let view = View {
        include: call.parameters.list("include", "profile,data"),
        extra_profile_fields: call.parameters.list("extraProfileFields", ""),
        stamps: Stamps::Milliseconds,
    };
    let mut block = view.of(account, call.wall);
    // SAP's document has it come whenever there is a password, included or not.
    if !block.has("password") {
        block.add("password", account.record().get("password").and_then(created).unwrap_or_default());
    }
    if view.include.contains(&"irank") {
        block.add("iRank", 0);
    }
    if ["isLockedOut", "lockedUntil"].iter().any(|name| view.include.contains(name)) {
        block.add("lockedUntil", site.lockouts.locked_until(account.uid(), call.now).map(iso));
    }
    if view.include.contains(&"missing-required-fields") {
        block.add("missingRequiredFields", json!(standing::missing_fields(site, account)));
    }
    Ok(block.with("id_token", get_jwt::included(account, call)))
}

/// Whose account is asked for: a server may also look for it by its identifiers.
fn subject(site: &Site, call: &Call<'_>) -> Result<String, Fault> {
    let Some(identifiers) = call.parameters.object("findBy")? else {
        return call.subject_or_registrant(site, "UID");
    };
    call.require_server()?;
    let account = find_by(site, &identifiers).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    Ok(account.uid().to_owned())
}

/// `_uid` wins over the others. That of several others each must fit is UNCONFIRMED.
fn find_by<'a>(site: &'a Site, identifiers: &Map<String, Value>) -> Option<&'a Account> {
    if let Some(uid) = identifiers.get("_uid") {
        return site.account(uid.as_str()?);
    }
    let fits =
        |account: &Account| identifiers.iter().all(|(name, value)| is_identified(account, name, value));
    site.accounts().iter().find(|account| !identifiers.is_empty() && fits(account))
}

/// Names are case-sensitive; one that is not known identifies nobody.
fn is_identified(account: &Account, name: &str, value: &Value) -> bool {
    let Some(text) = value.as_str() else { return false };
    match name {
        "_email" => !account.is_username(text) && account.has_login_id(text),
        "_username" => account.is_username(text),
        "_phoneNumber" => account.text("phoneNumber") == text && !text.is_empty(),
        custom => account.record().get("customIdentifiers").and_then(|all| all.get(custom)) == Some(value),
    }
}

fn created(password: &Value) -> Option<Value> {
    password.get("created").map(|created| json!({ "created": created }))
}
