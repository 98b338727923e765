//! `accounts.tfa.finalizeTFA`: both assertions for a registration token that has seen a second factor.
//! `accounts.finalizeRegistration` follows, or another login from the same device.

use super::{account, assertion};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::second_factor::{Proof, Register};
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.tfa.finalizeTFA",
    parameters: &["regToken", "gigyaAssertion", "providerAssertion", "tempDevice"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let parameters = call.parameters;
    let uid = assertion(site, call)?.uid;
    let token = parameters.require("regToken")?;
    if site.registrations.holder(token, call.now)?.uid()? != uid {
        return Err(Fault::invalid("regToken"));
    }
    let Proof { uid: prover, register } =
        site.second_factors.proof(parameters.require("providerAssertion")?, call.now)?;
    if prover != uid {
        return Err(Fault::invalid("providerAssertion"));
    }
    let factors = &mut account(site, &uid)?.hidden.factors;
    match register {
        Register::Nothing => {}
        Register::Phone(phone) => factors.phones.push(phone),
        Register::Email => factors.email = true,
        Register::Totp(secret) => factors.totp = Some(secret),
    }
    // Without the device's names everything up to here succeeds, and the registration is pending as before:
    // recorded as a pitfall of clients (REST, 4.5).
    let (Some(device), Some(_)) = (call.gmid, call.ucid) else {
        return Ok(Payload::default());
    };
    site.registrations.confirm_second_factor(token, call.now);
    if !parameters.is_true("tempDevice") {
        site.second_factors.trust(&uid, device, call.now);
    }
    Ok(Payload::default())
}
