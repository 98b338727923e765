//! `accounts.login` (REST, 4.4): login ID and password against a session.

use gigya::ResponseCode;
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};

use super::{Call, Method};
use crate::account::{Stamps, View};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::{API_KEY, Session, Site, token};

pub const METHOD: Method = Method {
    name: "accounts.login",
    parameters: &["loginID", "password", "sessionExpiration", "loginMode", "includeUserInfo"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let parameters = call.parameters;
    let (login_id, password) = (parameters.require("loginID")?, parameters.require("password")?);
    // Unknown login ID and wrong password are told in the same words, so that nobody can try out addresses.
    let account = site.account_by_login_id(login_id).filter(|account| account.has_password(password));
    let uid = match account {
        None => return Err(Fault::new(ResponseCode::INVALID_LOGINID, "invalid loginID or password")),
        Some(account) if !account.is_active() => {
            return Err(Fault::new(ResponseCode::ACCOUNT_DISABLED, "Account Disabled"));
        }
        Some(account) => account.uid().to_owned(),
    };
    let lifetime = parameters.number("sessionExpiration")?;
    let session_info = begin_session(site, parameters.get("targetEnv"), &uid, lifetime, call.now)?;
    let account = site.account_mut(&uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    account.log_in(call.now);
    let view = View {
        include: parameters.list("include", "profile"),
        extra_profile_fields: Vec::new(),
        stamps: Stamps::Seconds,
    };
    Ok(view.of(account, call.wall).with("newUser", false).with("sessionInfo", session_info))
}

/// The session in the form that the environment asks for (REST, 3.4).
fn begin_session(
    site: &mut Site,
    target: Option<&str>,
    uid: &str,
    lifetime: Option<i64>,
    now: OffsetDateTime,
) -> Result<Value, Fault> {
    // 0 and absent: until the browser closes, which a server cannot know. -1 and -2 are UNCONFIRMED
    // (REST, 9.15): a dynamic session of sixty seconds, and one for ever (Web SDK, 1.1).
    let (expires, told) = match lifetime {
        None | Some(0) => (None, 0),
        Some(-2) => (None, -2),
        Some(-1) => (Some(now + Duration::seconds(60)), 60),
        Some(seconds @ 1..) => (Some(now + Duration::seconds(seconds)), seconds),
        Some(_) => return Err(Fault::invalid("sessionExpiration")),
    };
    let session = Session { uid: uid.to_owned(), expires };
    match target {
        Some("jssdk") => {
            Ok(json!({ "login_token": site.begin_session(session), "expires_in": told.to_string() }))
        }
        // A mobile session token is no login token, and calls signed with its secret are not imitated.
        Some("mobile") => Ok(json!({ "sessionToken": token(), "sessionSecret": token() })),
        None | Some("browser" | "") => Ok(json!({
            "cookieName": format!("gac_{API_KEY}"),
            "cookieValue": site.begin_session(session),
        })),
        Some(_) => Err(Fault::invalid("targetEnv")),
    }
}
