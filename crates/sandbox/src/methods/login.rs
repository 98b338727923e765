//! `accounts.login` (REST, 4.4): login ID and password against a session.

use gigya::ResponseCode;

use super::{Call, Method};
use crate::account::{Account, Stamps};
use crate::caller::Caller;
use crate::entry::{Manner, enter};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;
use crate::{captcha, linking, lockout};

pub const METHOD: Method = Method {
    name: "accounts.login",
    parameters: &[
        "loginID",
        "aToken",
        "password",
        "sessionExpiration",
        "loginMode",
        "regToken",
        "includeUserInfo",
        "captchaToken",
        "captchaType",
        "captchaText",
        "blackBoxToken",
        "riskContext",
        "dataCenter",
        "clientContext",
        "actionAttributes",
    ],
    keyless: false,
    run,
};

/// What a login is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// To come in.
    Standard,
    /// To show again who one is (403110): nobody else may (403027).
    ReAuth,
    /// To make two accounts one.
    Link,
}

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let mode = match call.parameters.get("loginMode") {
        Some("link") => Mode::Link,
        None | Some("" | "standard") => Mode::Standard,
        Some("reAuth") => Mode::ReAuth,
        Some(_) => return Err(Fault::invalid("loginMode")),
    };
    by_password(site, call, mode)
}

/// A login by login ID and password.
pub fn by_password(site: &mut Site, call: &Call<'_>, mode: Mode) -> Result<Payload, Fault> {
    let parameters = call.parameters;
    let login_id = login_id(site, call)?;
    let login_id = login_id.as_str();
    let password = parameters.require("password")?;
    let known = account(site, login_id).map(|account| account.uid().to_owned());
    lockout::check(site, call, known.as_deref())?;
    captcha::check_login(site, call, known.as_deref())?;
    // Unknown login ID and wrong password are told in the same words, so that nobody can try out addresses.
    let account = account(site, login_id);
    let Some(account) = account.filter(|account| account.has_password(password)) else {
        let changed = account.is_some_and(|account| account.had_password(password));
        lockout::fail(site, call, known.as_deref());
        return Err(if changed {
            Fault::new(ResponseCode::OLD_PASSWORD_USED, "Old Password Used")
        } else {
            Fault::new(ResponseCode::INVALID_LOGINID, "invalid loginID or password")
        });
    };
    let uid = account.uid().to_owned();
    site.lockouts.succeed(&uid);
    let manner = Manner { include: "profile", stamps: Stamps::Seconds, new_user: false };
    match mode {
        Mode::ReAuth if matches!(&call.caller, Caller::Session { uid: owner, .. } if *owner != uid) => {
            Err(ResponseCode::DIFFERENT_USER_FOR_REAUTH.into())
        }
        Mode::Standard | Mode::ReAuth => enter(site, call, &uid, &manner),
        Mode::Link => linking::link(site, call, parameters.require("regToken")?, &uid, &manner),
    }
}

/// What somebody logs in with, or what a token stands for.
fn login_id(site: &Site, call: &Call<'_>) -> Result<String, Fault> {
    match call.parameters.get("aToken") {
        Some(token) => Ok(site.login_ids.get(token, call.now).ok_or(ResponseCode::INVALID_TOKEN)?.clone()),
        None => call.parameters.require("loginID").map(str::to_owned),
    }
}

/// The account that one logs in to with this login ID, as the site has set what one logs in with.
fn account<'a>(site: &'a Site, login_id: &str) -> Option<&'a Account> {
    let policies = &site.settings.policies;
    site.account_by_login_id(login_id).filter(|account| policies.take(login_id, account))
}
