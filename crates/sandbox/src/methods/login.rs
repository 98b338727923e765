//! `accounts.login` (REST, 4.4): login ID and password against a session.

use gigya::ResponseCode;

use super::{Call, Method};
use crate::account::Stamps;
use crate::entry::{Manner, enter};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;
use crate::{captcha, lockout};

pub const METHOD: Method = Method {
    name: "accounts.login",
    parameters: &[
        "loginID",
        "password",
        "sessionExpiration",
        "loginMode",
        "includeUserInfo",
        "captchaToken",
        "captchaType",
    ],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let parameters = call.parameters;
    let (login_id, password) = (parameters.require("loginID")?, parameters.require("password")?);
    let known = site.account_by_login_id(login_id).map(|account| account.uid().to_owned());
    lockout::check(site, call, known.as_deref())?;
    captcha::check_login(site, call, known.as_deref())?;
    // Unknown login ID and wrong password are told in the same words, so that nobody can try out addresses.
    let account = site.account_by_login_id(login_id).filter(|account| account.has_password(password));
    let Some(account) = account else {
        site.lockouts.fail(known.as_deref(), call.address, call.now);
        return Err(Fault::new(ResponseCode::INVALID_LOGINID, "invalid loginID or password"));
    };
    let uid = account.uid().to_owned();
    site.lockouts.succeed(&uid);
    let manner = Manner { include: "profile", stamps: Stamps::Seconds, new_user: false };
    enter(site, call, &uid, &manner)
}
