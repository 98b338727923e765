//! How every login ends, whichever method began it: what is pending is told, else a session begins.

use gigya::ResponseCode;
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};

use crate::account::{Stamps, View};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::keys::session_secret;
use crate::methods::{Call, get_jwt};
use crate::parameters::LONGEST_LIFETIME;
use crate::sessions::Session;
use crate::site::{API_KEY, Site};
use crate::standing;

/// In what a method's answer differs from the others'.
pub struct Manner {
    /// What is included when nobody says (REST, 6.1).
    pub include: &'static str,
    /// The unit of three timestamps.
    pub stamps: Stamps,
    /// Whether the account is new.
    pub new_user: bool,
}

/// Lets the owner of an account in: the account block and a session, or what stands in the way. A
/// registration token that the call brought along ends with it, unless it is needed for another attempt.
pub fn enter(site: &mut Site, call: &Call<'_>, uid: &str, manner: &Manner) -> Result<Payload, Fault> {
    let outcome = standing::check(site, call, uid).and_then(|()| begin(site, call, uid, manner));
    let goes_on = matches!(&outcome, Err(fault) if !fault.members.has("regToken"));
    if let (false, Some(token)) = (goes_on, call.parameters.get("regToken")) {
        site.registrations.retire(token);
    }
    outcome
}

fn begin(site: &mut Site, call: &Call<'_>, uid: &str, manner: &Manner) -> Result<Payload, Fault> {
    let parameters = call.parameters;
    let lifetime = parameters.number("sessionExpiration")?;
    let session_info = begin_session(site, parameters.get("targetEnv"), uid, lifetime, call.now)?;
    let account = site.account_mut(uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    account.log_in(call.now);
    let view = View {
        include: parameters.list("include", manner.include),
        extra_profile_fields: Vec::new(),
        stamps: manner.stamps,
    };
    let block = view.of(account, call.wall).with("id_token", get_jwt::included(account, call));
    Ok(block.with("newUser", manner.new_user).with("sessionInfo", session_info))
}

/// The session in the form that the environment asks for (REST, 3.4).
fn begin_session(
    site: &mut Site,
    target: Option<&str>,
    uid: &str,
    lifetime: Option<i64>,
    now: OffsetDateTime,
) -> Result<Value, Fault> {
    let (expires, told) = end(lifetime, now)?;
    let mut session = Session { uid: uid.to_owned(), since: now, expires, secret: None };
    match target {
        Some("jssdk") => {
            Ok(json!({ "login_token": site.sessions.begin(session), "expires_in": told.to_string() }))
        }
        Some("mobile") => {
            let (secret, text) = session_secret();
            session.secret = Some(secret);
            Ok(json!({
                "sessionToken": site.sessions.begin(session),
                "sessionSecret": text,
                "expires_in": told.to_string(),
            }))
        }
        None | Some("browser" | "") => Ok(json!({
            "cookieName": format!("gac_{API_KEY}"),
            "cookieValue": site.sessions.begin(session),
        })),
        Some(_) => Err(Fault::invalid("targetEnv")),
    }
}

/// When a session ends for which `sessionExpiration` says so much, and how its lifetime is told. 0: until the
/// browser closes, which a server cannot know; absent: for ever (REST, 3.4). -1 and -2 are UNCONFIRMED (REST, 9.15): a dynamic session of sixty
/// seconds, and one for ever (Web SDK, 1.1).
pub fn end(lifetime: Option<i64>, now: OffsetDateTime) -> Result<(Option<OffsetDateTime>, i64), Fault> {
    match lifetime {
        None | Some(0) => Ok((None, 0)),
        Some(-2) => Ok((None, -2)),
        Some(-1) => Ok((Some(now + Duration::seconds(60)), 60)),
        Some(seconds @ 1..=LONGEST_LIFETIME) => Ok((Some(now + Duration::seconds(seconds)), seconds)),
        Some(_) => Err(Fault::invalid("sessionExpiration")),
    }
}
