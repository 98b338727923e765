//! `accounts.identifiers.createToken` (REST, 4.17): a token in place of a login ID, for `accounts.login`. It is made
//! whether anybody has the login ID or not, so that it tells nobody. How long it lives is UNCONFIRMED.

use time::Duration;

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.identifiers.createToken",
    parameters: &["identifierType", "identifier"],
    keyless: false,
    run,
};

const LIFETIME: Duration = Duration::hours(1);

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    if !matches!(call.parameters.require("identifierType")?, "phone" | "email" | "username") {
        return Err(Fault::invalid("identifierType"));
    }
    let identifier = call.parameters.require("identifier")?.to_owned();
    Ok(Payload::default().with("aToken", site.login_ids.issue(identifier, LIFETIME, call.now)))
}
