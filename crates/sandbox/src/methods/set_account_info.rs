//! `accounts.setAccountInfo` (REST, 4.8): changes an account, for a server, for a session, or for whoever
//! has a registration token and completes what is pending. `muteWebhooks` is taken and changes nothing: the
//! sandbox has no webhooks.

use gigya::ResponseCode;
use serde_json::{Map, Value};

use super::login_ids::{LoginId, new_login_ids};
use super::own_fields::OwnFields;
use super::{Call, Method, client, lite};
use crate::account::Account;
use crate::caller::Caller;
use crate::captcha;
use crate::envelope::Payload;
use crate::fault::{Fault, FieldFault};
use crate::password;
use crate::registration::Holder;
use crate::site::Site;
use crate::subscription;

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
        "rba",
        "isActive",
        "isVerified",
        "requirePasswordChange",
        "phoneNumber",
        "customIdentifiers",
        "regSource",
        "securityOverride",
        "muteWebhooks",
        "communications",
    ],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    if let Some(answer) = lite::set(site, call)? {
        return Ok(answer);
    }
    let uid = call.subject_or_registrant(site, "UID")?;
    if !call.writes_as_server() {
        captcha::check_request(site, call)?;
    }
    let changes = client::changes(call)?;
    let risk_policy = risk_policy(call)?;
    let account = site.account(&uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    let own_fields = OwnFields::of(call, call.writes_as_server(), account)?;
    let login_ids = new_login_ids(account, call, &changes)?;
    let given_up = call.parameters.texts("removeLoginEmails")?;
    let question = question(call)?;
    let faults = faults(site, call, account, &changes, &login_ids)?;
    if !faults.is_empty() {
        return Err(Fault::invalid_fields(faults));
    }
    if let Some(token) = call.parameters.get("regToken")
        && let Some(other) = login_ids.iter().find_map(|login_id| login_id.owner(site))
    {
        let conflicting = other.uid().to_owned();
        return Err(conflict(site, call, token, Holder::Linking { candidate: uid, conflicting }, &changes));
    }
    change_password(site, call, &uid)?;
    let account = site.account_mut(&uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    account.change(&changes, call.now)?;
    own_fields.set(call, account);
    if let Some(change) = &risk_policy {
        account.change_risk_policy(change);
    }
    change_login_ids(account, &given_up, &login_ids);
    if let Some((question, answer)) = question {
        question.clone_into(&mut account.hidden.secret_question);
        answer.clone_into(&mut account.hidden.secret_answer);
    }
    for login_id in &login_ids {
        if let LoginId::Email { address, .. } = login_id {
            crate::lite::adopt(site, &uid, address);
        }
    }
    crate::lite::follow(site, &uid, &changes, call.now)?;
    subscription::begin_of(site, &uid, &changes, call.now)?;
    Ok(Payload::default())
}

/// The account's own risk policy. Whose risk it is does not judge it: UNCONFIRMED that only a server may.
fn risk_policy(call: &Call<'_>) -> Result<Option<Map<String, Value>>, Fault> {
    let change = call.parameters.object("rba")?;
    if change.is_some() && !call.writes_as_server() {
        return Err(ResponseCode::PERMISSION_DENIED.into());
    }
    Ok(change)
}

/// Everything that is wrong with a change, so that it can be mended at once.
fn faults(
    site: &Site,
    call: &Call<'_>,
    account: &Account,
    changes: &Map<String, Value>,
    login_ids: &[LoginId],
) -> Result<Vec<FieldFault>, Fault> {
    let mut faults = if call.writes_as_server() {
        client::server_faults(site, changes)
    } else {
        client::require_language(call)?;
        client::faults(site, changes, account.record())
    };
    faults.extend(login_ids.iter().filter_map(LoginId::malformed));
    // With a registration token it is a conflict, which linking ends.
    if call.parameters.get("regToken").is_none() {
        faults.extend(login_ids.iter().filter_map(|login_id| login_id.taken(site)));
    }
    Ok(faults)
}

fn change_login_ids(account: &mut Account, given_up: &[String], new: &[LoginId]) {
    for address in given_up {
        account.remove_email(address);
    }
    for login_id in new {
        account.hidden.conflicts_with = None;
        match login_id {
            LoginId::Username(name) => account.set_username(name),
            LoginId::Email { address, .. } => account.add_email(address),
        }
    }
}

/// A security question, with the answer that must come with it.
fn question<'a>(call: &Call<'a>) -> Result<Option<(&'a str, &'a str)>, Fault> {
    let Some(question) = call.parameters.get("secretQuestion") else { return Ok(None) };
    Ok(Some((question, call.parameters.require("secretAnswer")?)))
}

/// The login ID is another account's: both may be linked, with the token that comes in place of the one of
/// the call. `conflictHandling=saveProfileAndFail` keeps what the call says of the
/// account (200010): profile, data, preferences and subscriptions.
fn conflict(
    site: &mut Site,
    call: &Call<'_>,
    token: &str,
    linking: Holder,
    changes: &Map<String, Value>,
) -> Fault {
    let mut code = ResponseCode::LOGIN_IDENTIFIER_EXISTS;
    if call.parameters.get("conflictHandling") == Some("saveProfileAndFail")
        && let Holder::Linking { candidate, conflicting } = &linking
        && let Some(account) = site.account_mut(candidate)
    {
        if let Err(fault) = account.change(changes, call.now) {
            return fault;
        }
        account.hidden.conflicts_with = Some(conflicting.clone());
        code = ResponseCode::OK_WITH_ERROR_LOGIN_IDENTIFIER_EXISTS;
    }
    site.registrations.retire(token);
    Fault::from(code).with("regToken", site.registrations.issue(linking, call.now))
}

/// A new password takes the old one, but for a server that says `securityOverride` ("Set Account Info" of
/// `logichub-sap-gigya-actions.txt`) and for a registration token, whose owner has just shown it. It logs out all
/// other devices (REST, 4.8). The answer to a wrong one is UNCONFIRMED.
fn change_password(site: &mut Site, call: &Call<'_>, uid: &str) -> Result<(), Fault> {
    let Some(new) = call.parameters.get("newPassword") else { return Ok(()) };
    let overrides = call.parameters.is_true("securityOverride");
    if overrides && !call.writes_as_server() {
        return Err(ResponseCode::PERMISSION_DENIED.into());
    }
    let account = site.account(uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    let old = match call.parameters.get("regToken") {
        None if !overrides => Some(call.parameters.require("password")?),
        None | Some(_) => call.parameters.get("password"),
    };
    if old.is_some_and(|old| !account.has_password(old)) {
        let fault = FieldFault::new(ResponseCode::INVALID_PARAMETER_VALUE, "Invalid password", "password");
        return Err(Fault::invalid_fields(vec![fault]));
    }
    password::change(site, uid, new, call.now)?;
    match &call.caller {
        Caller::Session { token, .. } => site.sessions.end_others_of(uid, token),
        Caller::Server | Caller::Anonymous => {
            site.sessions.end_all_of(uid);
        }
    }
    Ok(())
}
