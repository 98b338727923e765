//! `accounts.notifySocialLogin` (Web SDK, 1.3 and 1.7): connects the identity that a login ended at 409003 with to
//! the account of the session. Other modes than `connect` are not imitated.

use serde_json::{Map, Value};

use super::{Call, Method};
use crate::account::Stamps;
use crate::entry::{Manner, enter};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::linking::connect;
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.notifySocialLogin",
    parameters: &["loginMode", "providerSessions", "sessionExpiration", "includeUserInfo"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    if call.parameters.require("loginMode")? != "connect" {
        return Err(Fault::invalid("loginMode"));
    }
    let uid = call.subject("UID")?;
    let sessions = call.parameters.require("providerSessions")?;
    let sessions: Map<String, Value> =
        serde_json::from_str(sessions).map_err(|_| Fault::invalid("providerSessions"))?;
    let given = sessions.values().find_map(|session| session.get("authToken")?.as_str());
    connect(site, given.ok_or_else(|| Fault::invalid("providerSessions"))?, &uid, call.now)?;
    enter(site, call, &uid, &Manner { include: "profile", stamps: Stamps::Seconds, new_user: false })
}
