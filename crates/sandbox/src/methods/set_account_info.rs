//! `accounts.setAccountInfo` (REST, 4.8): changes an account, for a server, for a session, or for whoever
//! has a registration token and completes what is pending.

use gigya::ResponseCode;
use serde_json::{Map, Value};

use super::{Call, Method, client};
use crate::account::{self, is_email};
use crate::caller::Caller;
use crate::envelope::Payload;
use crate::fault::{Fault, FieldFault};
use crate::password;
use crate::registration::Holder;
use crate::site::Site;
use crate::words::SAVED_BUT_LOGIN_IDENTIFIER_EXISTS;

pub const METHOD: Method = Method {
    name: "accounts.setAccountInfo",
    parameters: &[
        "UID",
        "regToken",
        "profile",
        "data",
        "preferences",
        "subscriptions",
        "conflictHandling",
        "username",
        "addLoginEmails",
        "removeLoginEmails",
        "password",
        "newPassword",
        "secretQuestion",
        "secretAnswer",
        "captchaToken",
        "captchaType",
    ],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let uid = call.subject_or_registrant(site, "UID")?;
    let changes = client::changes(call)?;
    let account = site.account(&uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    let mut faults = if writes_as_server(call) {
        account::check(&changes)
    } else {
        client::require_language(call)?;
        client::faults(site, &changes, account.record())
    };
    let login_ids = new_login_ids(site, call, &uid, &changes);
    faults.extend(login_ids.iter().filter_map(LoginId::fault));
    if !faults.is_empty() {
        return Err(Fault::invalid_fields(faults));
    }
    if let Some(other) = login_ids.iter().find_map(|login_id| owner(site, login_id, &uid)) {
        return Err(conflict(site, call, &uid, other, &changes));
    }
    change_password(site, call, &uid)?;
    let account = site.account_mut(&uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    account.change(&changes, call.now)?;
    for address in call.parameters.list("removeLoginEmails", "") {
        account.remove_email(address);
    }
    for login_id in &login_ids {
        account.hidden.conflicts_with = None;
        match login_id {
            LoginId::Username(name) => account.set_username(name),
            LoginId::Email { address, .. } => account.add_email(address),
        }
    }
    if let Some(question) = call.parameters.get("secretQuestion") {
        question.clone_into(&mut account.hidden.secret_question);
        call.parameters.require("secretAnswer")?.clone_into(&mut account.hidden.secret_answer);
    }
    Ok(Payload::default())
}

/// A call with a registration token is a client's, whoever makes it (REST, 4.8).
fn writes_as_server(call: &Call<'_>) -> bool {
    call.caller == Caller::Server && call.parameters.get("regToken").is_none()
}

/// Something new to log in with.
enum LoginId {
    Username(String),
    Email {
        /// Where it stands in the call.
        field: &'static str,
        address: String,
    },
}

impl LoginId {
    fn text(&self) -> &str {
        match self {
            Self::Username(text) | Self::Email { address: text, .. } => text,
        }
    }

    fn fault(&self) -> Option<FieldFault> {
        match self {
            Self::Email { field, address } if !is_email(address) => {
                Some(FieldFault::new(ResponseCode::INVALID_PARAMETER_VALUE, "Invalid email", field))
            }
            Self::Username(_) | Self::Email { .. } => None,
        }
    }
}

/// The login IDs that a call adds. The address in the profile becomes one where there is none to log in with,
/// or only one that another account has.
fn new_login_ids(site: &Site, call: &Call<'_>, uid: &str, changes: &Map<String, Value>) -> Vec<LoginId> {
    let Some(account) = site.account(uid) else { return Vec::new() };
    let email = |field, address: &str| LoginId::Email { field, address: address.to_owned() };
    let needs_one = !account.has_login_ids() || account.hidden.conflicts_with.is_some();
    let in_profile = gigya::account::get(changes, "profile.email").and_then(Value::as_str);
    let in_profile = in_profile.filter(|_| needs_one).map(|address| email("profile.email", address));
    let added = call.parameters.list("addLoginEmails", "");
    let added = added.into_iter().map(|address| email("addLoginEmails", address));
    let username = call.parameters.get("username").map(|name| LoginId::Username(name.to_owned()));
    let all = in_profile.into_iter().chain(added).chain(username);
    all.filter(|login_id| !account.has_login_id(login_id.text())).collect()
}

/// Who else logs in with it.
fn owner(site: &Site, login_id: &LoginId, uid: &str) -> Option<String> {
    let owner = site.account_by_login_id(login_id.text())?.uid();
    (owner != uid).then(|| owner.to_owned())
}

/// The login ID is another account's: both may be linked. `conflictHandling=saveProfileAndFail` keeps
/// everything else (200010).
fn conflict(
    site: &mut Site,
    call: &Call<'_>,
    uid: &str,
    other: String,
    changes: &Map<String, Value>,
) -> Fault {
    let saves = call.parameters.get("conflictHandling") == Some("saveProfileAndFail");
    if saves && let Some(account) = site.account_mut(uid) {
        if let Err(fault) = account.change(changes, call.now) {
            return fault;
        }
        account.hidden.conflicts_with = Some(other.clone());
    }
    if let Some(token) = call.parameters.get("regToken") {
        site.registrations.retire(token);
    }
    let holder = Holder::Linking { candidate: uid.to_owned(), conflicting: other };
    let token = site.registrations.issue(holder, call.now);
    let code = if saves { SAVED_BUT_LOGIN_IDENTIFIER_EXISTS } else { ResponseCode::LOGIN_IDENTIFIER_EXISTS };
    Fault::from(code).with("regToken", token)
}

/// A new password takes the old one, but for a server and for a registration token, whose owner has just
/// shown it. It logs out all other devices (REST, 4.8). The answer to a wrong one is UNCONFIRMED.
fn change_password(site: &mut Site, call: &Call<'_>, uid: &str) -> Result<(), Fault> {
    let Some(new) = call.parameters.get("newPassword") else { return Ok(()) };
    let account = site.account(uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    let old = match (&call.caller, call.parameters.get("regToken")) {
        (Caller::Session { .. }, None) => Some(call.parameters.require("password")?),
        (Caller::Session { .. } | Caller::Anonymous | Caller::Server, _) => call.parameters.get("password"),
    };
    if old.is_some_and(|old| !account.has_password(old)) {
        let fault = FieldFault::new(ResponseCode::INVALID_PARAMETER_VALUE, "Invalid password", "password");
        return Err(Fault::invalid_fields(vec![fault]));
    }
    password::change(site, uid, new, call.now)?;
    match &call.caller {
        Caller::Session { token, .. } => site.end_other_sessions_of(uid, token),
        Caller::Server | Caller::Anonymous => {
            site.end_sessions_of(uid);
        }
    }
    Ok(())
}
