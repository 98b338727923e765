//! `accounts.rba.unlock` (REST, 4.15; "RBA Unlock" of `logichub-sap-gigya-actions.txt`): lets an account or an
//! address that is locked out try again at once. That what is not locked is unlocked with success is UNCONFIRMED.

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::lockout::Target;
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.rba.unlock", parameters: &["loginID", "UID", "ip"], keyless: false, run };

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    call.require_server()?;
    let target = Target::of(site, call)?;
    site.lockouts.unlock(&target);
    Ok(Payload::default())
}
