//! What stands between an account and a session (REST, 4.4 and 5; Web SDK, 1.8): the pending states, one
//! after the other. Every answer of this kind brings a registration token to go on with.
//!
//! Which state Gigya tells first when there are several is UNCONFIRMED: here what cannot be mended comes
//! first, then the second factor, the password, the fields, the identity, the address.

use gigya::ResponseCode;
use serde_json::{Value, json};

use crate::account::{Account, Stamps, View};
use crate::fault::Fault;
use crate::methods::Call;
use crate::policies::{EmailVerification, lacks};
use crate::registration::Holder;
use crate::site::Site;
use crate::{second_factor, words};

/// Below this age nobody may have an account, where the site says so (COPPA).
const GROWN_UP: i64 = 13;

/// Checks that the account may have a session now.
pub fn check(site: &mut Site, call: &Call<'_>, uid: &str) -> Result<(), Fault> {
    let account = site.account(uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    if !account.is_active() {
        return Err(Fault::new(ResponseCode::ACCOUNT_DISABLED, "Account Disabled"));
    }
    check_age(site, account)?;
    let shown = second_factor::was_shown(site, call, uid);
    let asked_for = if shown { None } else { second_factor::obstacle(account, call) };
    let Some(fault) = asked_for.or_else(|| obstacle(site, account, call)) else { return Ok(()) };
    let holder = match &account.hidden.conflicts_with {
        Some(conflicting) if fault.code == ResponseCode::LOGIN_IDENTIFIER_EXISTS => {
            Holder::Linking { candidate: uid.to_owned(), conflicting: conflicting.clone() }
        }
        Some(_) | None => Holder::Account { uid: uid.to_owned(), second_factor: shown },
    };
    Err(fault.with("regToken", site.registrations.issue(holder, call.now)))
}

/// Refuses children, where the site does (403044).
pub fn check_age(site: &Site, account: &Account) -> Result<(), Fault> {
    if site.settings.policies.enforce_coppa && is_child(account) {
        return Err(ResponseCode::UNDERAGE_USER.into());
    }
    Ok(())
}

/// How the owner of an account still has to prove to have the address.
pub fn pending_verification(site: &Site, account: &Account) -> EmailVerification {
    if account.is_verified() {
        return EmailVerification::Off;
    }
    account.hidden.verification.unwrap_or(site.settings.policies.email_verification)
}

/// The fields that an account must have and has not.
pub fn missing_fields(site: &Site, account: &Account) -> Vec<String> {
    let required = site.settings.policies.required.iter().chain(&account.hidden.requires);
    required.filter(|field| lacks(account.record(), field)).cloned().collect()
}

fn obstacle(site: &Site, account: &Account, call: &Call<'_>) -> Option<Fault> {
    let missing = missing_fields(site, account);
    if account.hidden.must_change_password {
        Some(ResponseCode::PENDING_PASSWORD_CHANGE.into())
    } else if !account.has_login_ids() {
        Some(pending(ResponseCode::ACCOUNT_MISSING_LOGINID, "Account missing loginID", account, call))
    } else if !missing.is_empty() {
        Some(incomplete(&missing, account, call))
    } else if !account.is_registered() {
        Some(pending(
            ResponseCode::ACCOUNT_PENDING_REGISTRATION,
            "Registration was not finalized",
            account,
            call,
        ))
    } else if account.hidden.conflicts_with.is_some() {
        Some(ResponseCode::LOGIN_IDENTIFIER_EXISTS.into())
    } else {
        unverified(site, account, call)
    }
}

/// 206001 in the recorded words (REST, 4.4).
fn incomplete(missing: &[String], account: &Account, call: &Call<'_>) -> Fault {
    let details = format!("Missing required fields for registration: {}", missing.join(", "));
    let fault = pending(ResponseCode::ACCOUNT_PENDING_REGISTRATION, &details, account, call);
    if call.parameters.list("include", "").contains(&"missing-required-fields") {
        fault.with("missingRequiredFields", json!(missing))
    } else {
        fault
    }
}

fn unverified(site: &Site, account: &Account, call: &Call<'_>) -> Option<Fault> {
    if site.settings.policies.allow_unverified_login {
        return None;
    }
    let code = match pending_verification(site, account) {
        EmailVerification::Off => return None,
        EmailVerification::Link => ResponseCode::ACCOUNT_PENDING_VERIFICATION,
        EmailVerification::Code => ResponseCode::PENDING_CODE_VERIFICATION,
    };
    let fault = pending(code, words::message(code), account, call);
    Some(fault.with("unverifiedEmails", json!(account.emails("unverified"))))
}

/// A pending answer with what was recorded beside the registration token.
fn pending(code: ResponseCode, details: &str, account: &Account, call: &Call<'_>) -> Fault {
    let view =
        View { include: vec!["profile"], extra_profile_fields: Vec::new(), stamps: Stamps::Milliseconds };
    Fault::new(code, details)
        .with("isRegistered", account.is_registered())
        .with("profile", view.of(account, call.wall).take("profile"))
        .with("sessionInfo", json!({ "expires_in": "3600" }))
}

fn is_child(account: &Account) -> bool {
    let age = account.record().get("profile").and_then(|profile| profile.get("age"));
    age.and_then(Value::as_i64).is_some_and(|age| age < GROWN_UP)
}
