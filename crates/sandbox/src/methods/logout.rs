//! `accounts.logout` (REST, 4.6; "Logout User" of `logichub-sap-gigya-actions.txt`).

use gigya::ResponseCode;

use super::{Call, Method};
use crate::caller::Caller;
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.logout",
    parameters: &["UID", "signIDs", "samlContext", "sustainLogoutURLs", "forceProvidersLogout"],
    keyless: false,
    run,
};

/// The same (REST, 4.17).
pub const OF_SOCIALIZE: Method = Method { name: "socialize.logout", ..METHOD };

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let uid = call.subject("UID")?;
    let providers =
        site.account(&uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?.text("socialProviders").to_owned();
    // With a UID on all devices. Whether a browser ends more than its own session is UNCONFIRMED (REST, 9.6).
    let ended = if let Caller::Session { token, .. } = &call.caller {
        site.sessions.end(token);
        true
    } else {
        site.sessions.end_all_of(&uid)
    };
    // "The user's site account remains associated with any connected social accounts."
    Ok(Payload::default()
        .with("connectedProviders", providers)
        .with("UID", uid)
        .with("logoutActiveSession", ended))
}
