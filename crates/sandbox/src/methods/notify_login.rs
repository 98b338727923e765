//! `socialize.notifyLogin` (REST, 4.17): a session for somebody who has logged in elsewhere. A browser brings the code
//! that a redirect gave it, or the `cookieValue` that a server was given; a server names the account by `siteUID`.
//!
//! UNCONFIRMED: 403005 for a `siteUID` that nobody has (Gigya may make an account of it), and `cookieDomain`.

use gigya::ResponseCode;
use url::Url;

use super::{Call, Method};
use crate::account::Stamps;
use crate::caller::{Caller, check_session};
use crate::entry::{self, Manner, enter};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::keys::session_secret;
use crate::sessions::Session;
use crate::site::{API_KEY, Site};
use crate::standing;

pub const METHOD: Method = Method {
    name: "socialize.notifyLogin",
    parameters: &[
        "authCode",
        "siteUID",
        "sessionExpiration",
        "includeUserInfo",
        "providerSessions",
        "newUser",
        "userInfo",
        "regSource",
    ],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    match call.parameters.get("siteUID") {
        Some(uid) => of_server(site, call, uid),
        None => of_browser(site, call),
    }
}

fn of_browser(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let code = call.parameters.require("authCode")?;
    let Caller::Session { uid, .. } = check_session(code, call.now, site)? else {
        return Err(ResponseCode::UNAUTHORIZED_USER.into());
    };
    // Good once: whoever finds the address in a history finds nothing.
    site.sessions.end(code);
    enter(site, call, &uid, &Manner { include: "profile", stamps: Stamps::Seconds, new_user: false })
}

/// A session in the forms of a browser and of an app at once.
fn of_server(site: &mut Site, call: &Call<'_>, uid: &str) -> Result<Payload, Fault> {
    call.require_server()?;
    let (expires, _) = entry::end(call.parameters.number("sessionExpiration")?, call.now)?;
    standing::check(site, call, uid)?;
    site.account_mut(uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?.log_in(call.now);
    let session = |secret| Session { uid: uid.to_owned(), since: call.now, expires, secret };
    let (secret, text) = session_secret();
    let cookie = site.sessions.begin(session(None));
    let token = site.sessions.begin(session(Some(secret)));
    let host = Url::parse(site.url()).ok().and_then(|url| url.host_str().map(str::to_owned));
    let signed_at = call.wall.unix_timestamp().to_string();
    Ok(Payload::default()
        .with("cookieName", format!("gac_{API_KEY}"))
        .with("cookieValue", cookie)
        .with("cookieDomain", host)
        .with("cookiePath", "/")
        .with("UID", uid)
        .with("UIDSignature", Site::sign_uid(uid, &signed_at))
        .with("signatureTimestamp", signed_at)
        .with("sessionToken", token)
        .with("sessionSecret", text))
}
