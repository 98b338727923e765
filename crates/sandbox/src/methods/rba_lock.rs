//! `accounts.rba.lock` (REST, 4.15): locks an account or an address for so many seconds, an account with 0 until it
//! is unlocked. What is refused is as in `accounts.rba.unlock`.

use time::Duration;

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::lockout::Target;
use crate::parameters::LONGEST_LIFETIME;
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.rba.lock",
    parameters: &["loginID", "UID", "ip", "duration"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    call.require_server()?;
    let target = Target::of(site, call)?;
    call.parameters.require("duration")?;
    let seconds = match (call.parameters.number("duration")?.unwrap_or_default(), &target) {
        (0, Target::Account(_)) => LONGEST_LIFETIME,
        (seconds @ 1..=LONGEST_LIFETIME, _) => seconds,
        _ => return Err(Fault::invalid("duration")),
    };
    site.lockouts.lock(&target, call.now + Duration::seconds(seconds));
    Ok(Payload::default())
}
