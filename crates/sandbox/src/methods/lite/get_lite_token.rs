//! `accounts.getLiteToken` (REST, 4.16): a token for the owner of a lite account, who has no password. It reads
//! and writes the account, and registers a full one.

use time::Duration;

use super::named;
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::registration::Holder;
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.getLiteToken",
    parameters: &["email", "emailToken", "sessionExpiration"],
    keyless: false,
    run,
};

/// In seconds, when nobody says (REST, 4.16).
const LIFETIME: i64 = 3600;

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    call.require_server()?;
    let seconds = call.parameters.lifetime("sessionExpiration")?.unwrap_or(LIFETIME);
    let email = named(site, call)?.email.clone();
    let holder = Holder::Lite { email: Some(email), reads: true };
    let token = site.registrations.issue_for(holder, Duration::seconds(seconds), call.now);
    Ok(Payload::default().with("token", token))
}
