//! `accounts.register` (REST, 4.2): an account for a newcomer. Like every client it writes no field that
//! only a server may write, even when a server calls.

use gigya::ResponseCode;
use serde_json::{Map, Value};

use super::{Call, Method, client, finalize_registration};
use crate::account::{Account, Stamps};
use crate::captcha;
use crate::entry::{Manner, enter};
use crate::envelope::Payload;
use crate::fault::{Fault, FieldFault};
use crate::lite;
use crate::password::too_simple;
use crate::registration::Holder;
use crate::site::Site;
use crate::standing;
use crate::subscription;

pub const METHOD: Method = Method {
    name: "accounts.register",
    parameters: &[
        "regToken",
        "email",
        "username",
        "password",
        "profile",
        "data",
        "preferences",
        "subscriptions",
        "secretQuestion",
        "secretAnswer",
        "siteUID",
        "regSource",
        "finalizeRegistration",
        "sessionExpiration",
        "includeUserInfo",
        "captchaToken",
        "captchaType",
        "communications",
        "captchaProvider",
        "clientContext",
        "displayedPreferences",
        "skipVerification",
    ],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let parameters = call.parameters;
    check_token(site, call)?;
    captcha::check_request(site, call)?;
    client::require_language(call)?;
    let changes = client::changes(call)?;
    let mut faults = credential_faults(site, call);
    faults.extend(client::faults(site, &changes, &Map::new()));
    if !faults.is_empty() {
        let fault = Fault::new(ResponseCode::VALIDATION_ERROR, "Validation failed");
        return Err(Fault { validation_errors: faults, ..fault });
    }
    let mut account = new_account(call, &changes)?;
    // Before anything is stored: nothing is to be known of a child.
    standing::check_age(site, &account)?;
    if let Some(email) = account.address().map(str::to_owned) {
        lite::promote(site, &mut account, &email);
    }
    let uid = account.uid().to_owned();
    site.add_account(account);
    subscription::begin_of(site, &uid, &changes, call.now)?;
    if parameters.is_true("finalizeRegistration") {
        finalize_registration::complete(site, &uid, call.now);
    }
    let manner = Manner { include: "profile", stamps: Stamps::Milliseconds, new_user: true };
    // Without `finalizeRegistration` the registration remains pending, whatever is there. That the code is
    // 206001 even when nothing is missing is UNCONFIRMED (REST, 9.5).
    enter(site, call, &uid, &manner)
}

/// A token of a newcomer, or of the owner of the lite account of that address (REST, 4.2: "progression").
fn check_token(site: &Site, call: &Call<'_>) -> Result<(), Fault> {
    let Some(token) = call.parameters.get("regToken") else { return Ok(()) };
    let fits = match site.registrations.holder(token, call.now)? {
        Holder::Newcomer => true,
        Holder::Lite { email: Some(owned), reads: true } => {
            call.parameters.get("email").is_some_and(|email| email.eq_ignore_ascii_case(owned))
        }
        Holder::Lite { .. } | Holder::Account { .. } | Holder::Linking { .. } => false,
    };
    if fits { Ok(()) } else { Err(ResponseCode::INVALID_TOKEN.into()) }
}

/// What is wrong with login IDs and password, in the words documented (REST, 4.2).
fn credential_faults(site: &Site, call: &Call<'_>) -> Vec<FieldFault> {
    let given = |name: &str| call.parameters.get(name).filter(|value| !value.is_empty());
    let required = |field: &str| {
        FieldFault::new(ResponseCode::REQUIRED_VALUE_VALIDATION_ERROR, "This field is required", field)
    };
    let (email, username) = (given("email"), given("username"));
    let login_id = match (email, username) {
        (None, None) => Some(required("email")),
        (Some(email), _) => client::address_fault(site, email, "email"),
        (None, Some(_)) => None,
    };
    let taken = username.filter(|username| site.account_by_login_id(username).is_some());
    let username = taken.map(|_| {
        FieldFault::new(ResponseCode::UNIQUE_IDENTIFIER_EXISTS, "Username already exists", "username")
    });
    let site_uid = given("siteUID").and_then(|uid| site_uid_fault(site, uid));
    let password = match given("password") {
        None => Some(required("password")),
        Some(password) => too_simple(site, password, "password"),
    };
    [login_id, username, password, site_uid].into_iter().flatten().collect()
}

/// A site may choose the UID itself: up to 252 signs of ASCII. The words are UNCONFIRMED.
fn site_uid_fault(site: &Site, uid: &str) -> Option<FieldFault> {
    if uid.len() > 252 || !uid.is_ascii() {
        return Some(FieldFault::new(ResponseCode::INVALID_PARAMETER_VALUE, "Invalid siteUID", "siteUID"));
    }
    let code = ResponseCode::UNIQUE_IDENTIFIER_EXISTS;
    site.account(uid).map(|_| FieldFault::new(code, "siteUID already exists", "siteUID"))
}

fn new_account(call: &Call<'_>, changes: &Map<String, Value>) -> Result<Account, Fault> {
    let text = |name: &str| call.parameters.get(name).unwrap_or_default();
    let mut account = Account::begin("site", None, call.now);
    let mut changes = changes.clone();
    if let Some(email) = call.parameters.get("email").filter(|email| !email.is_empty()) {
        account.add_email(email);
        gigya::account::set(&mut changes, "profile.email", email.into());
    }
    if let Some(username) = call.parameters.get("username").filter(|username| !username.is_empty()) {
        account.set_username(username);
    }
    if let Some(uid) = call.parameters.get("siteUID").filter(|uid| !uid.is_empty()) {
        account.set("UID", uid);
    }
    account.set("regSource", text("regSource"));
    account.set_password(text("password"), call.now);
    text("secretQuestion").clone_into(&mut account.hidden.secret_question);
    text("secretAnswer").clone_into(&mut account.hidden.secret_answer);
    account.change(&changes, call.now)?;
    Ok(account)
}
