//! `accounts.resetPassword` (REST, 4.9): first a mail with a token for a login ID, then a new password for
//! the token.

use gigya::ResponseCode;
use serde_json::{Value, json};

use super::{Call, Method};
use crate::account::Account;
use crate::caller::Caller;
use crate::captcha;
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::mailbox;
use crate::password;
use crate::policies::EmailVerification;
use crate::site::Site;
use crate::standing;

pub const METHOD: Method = Method {
    name: "accounts.resetPassword",
    parameters: &[
        "loginID",
        "passwordResetToken",
        "newPassword",
        "secretAnswer",
        "securityFields",
        "sendEmail",
        "captchaToken",
        "captchaType",
        "email",
        "clientContext",
    ],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    match call.parameters.get("passwordResetToken") {
        None => ask(site, call),
        Some(token) => choose(site, call, token),
    }
}

fn ask(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let login_id = call.parameters.require("loginID")?;
    captcha::check_request(site, call)?;
    let Some(account) = site.account_by_login_id(login_id) else {
        // A success is told to everybody where nobody may try out addresses. UNCONFIRMED (REST, 9.8).
        let silent = site.settings.policies.prevent_login_id_harvesting;
        let unknown = || {
            Fault::new(ResponseCode::LOGINID_DOES_NOT_EXIST, "There is no user with that username or email")
        };
        return if silent { Ok(Payload::default()) } else { Err(unknown()) };
    };
    if standing::pending_verification(site, account) != EmailVerification::Off {
        return Err(ResponseCode::EMAIL_NOT_VERIFIED.into());
    }
    // Whoever has a username alone has nowhere to send it to.
    let address = account.address().ok_or(ResponseCode::EMAIL_NOT_VERIFIED)?.to_owned();
    check_fields(account, call)?;
    check_answer(account, call.parameters.get("secretAnswer"))?;
    let told = json!({ "verified": account.emails("verified"), "unverified": account.emails("unverified") });
    let uid = account.uid().to_owned();
    let token = site.resets.issue(&uid, call.now);
    if call.caller == Caller::Server && call.parameters.get("sendEmail") == Some("false") {
        return Ok(Payload::default().with("passwordResetToken", token).with("emails", told));
    }
    mailbox::send_reset(site, &address, &token, call.now);
    Ok(Payload::default())
}

/// What the form asks beside the login ID must be the account's (400050). That the fields are named by their
/// dotted paths is UNCONFIRMED.
fn check_fields(account: &Account, call: &Call<'_>) -> Result<(), Fault> {
    let fields = call.parameters.object("securityFields")?.unwrap_or_default();
    let known = |(path, value): (&String, &Value)| gigya::account::get(account.record(), path) == Some(value);
    if fields.iter().all(known) { Ok(()) } else { Err(ResponseCode::SECURITY_VERIFICATION_FAILED.into()) }
}

/// An account with a security question sends its mail to who knows the answer. Whether Gigya compares
/// capitals is UNCONFIRMED: here it does not.
fn check_answer(account: &Account, answer: Option<&str>) -> Result<(), Fault> {
    let hidden = &account.hidden;
    let known = |answer: &str| answer.trim().to_lowercase() == hidden.secret_answer.to_lowercase();
    if hidden.secret_question.is_empty() || answer.is_some_and(known) {
        return Ok(());
    }
    Err(Fault::from(ResponseCode::SECURITY_VERIFICATION_FAILED)
        .with("secretQuestion", hidden.secret_question.as_str()))
}

fn choose(site: &mut Site, call: &Call<'_>, token: &str) -> Result<Payload, Fault> {
    let uid = site.resets.uid(token, call.now)?.to_owned();
    captcha::check_request(site, call)?;
    password::change(site, &uid, call.parameters.require("newPassword")?, call.now)?;
    site.resets.retire(&uid);
    site.sessions.end_all_of(&uid);
    Ok(Payload::default().with("UID", uid))
}
