//! `accounts.otp.update` (Web SDK, 1.3 and 1.8): the code from the mail; the address is verified.

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::mailbox;
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.otp.update", parameters: &["vToken", "code", "regToken"], keyless: false, run };

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let parameters = call.parameters;
    let uid = site.registrations.holder(parameters.require("regToken")?, call.now)?.uid()?.to_owned();
    mailbox::take_code(site, &uid, parameters.require("vToken")?, parameters.require("code")?, call.now)?;
    Ok(Payload::default())
}
