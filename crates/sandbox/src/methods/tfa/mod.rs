//! `accounts.tfa.*` (REST, 4.5): the way from a login that asks for a second factor to the registration token
//! that has seen one. In the order in which they are called.

mod get_providers;
mod init_tfa;

mod phone_complete_verification;
mod phone_get_registered_phone_numbers;
mod phone_send_verification_code;

mod email_complete_verification;
mod email_get_emails;
mod email_send_verification_code;

mod totp_register;
mod totp_verify;

mod backupcodes_create;
mod backupcodes_get;
mod backupcodes_verify;

mod finalize_tfa;

use gigya::ResponseCode;

use super::{Call, Method};
use crate::account::Account;
use crate::codes::WRONG_CODE;
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::second_factor::{Assertion, INVALID_JWT, Mode, Proof, Provider};
use crate::site::Site;

/// All of them.
pub const METHODS: &[Method] = &[
    get_providers::METHOD,
    init_tfa::METHOD,
    phone_get_registered_phone_numbers::METHOD,
    phone_send_verification_code::METHOD,
    phone_complete_verification::METHOD,
    email_get_emails::METHOD,
    email_send_verification_code::METHOD,
    email_complete_verification::METHOD,
    totp_register::METHOD,
    totp_verify::METHOD,
    backupcodes_create::METHOD,
    backupcodes_get::METHOD,
    backupcodes_verify::METHOD,
    finalize_tfa::METHOD,
];

/// Whom the call's `gigyaAssertion` stands for.
fn assertion(site: &Site, call: &Call<'_>) -> Result<Assertion, Fault> {
    site.second_factors.assertion(call.parameters.require("gigyaAssertion")?, call.now)
}

/// The same, for a method of one provider.
fn assertion_of(site: &Site, call: &Call<'_>, provider: Provider) -> Result<Assertion, Fault> {
    let assertion = assertion(site, call)?;
    if assertion.provider == provider { Ok(assertion) } else { Err(Fault::invalid("gigyaAssertion")) }
}

/// The same, for a method that shows or makes a secret: only for who registers a factor.
fn registering(site: &Site, call: &Call<'_>, provider: Provider) -> Result<Assertion, Fault> {
    let assertion = assertion_of(site, call, provider)?;
    match assertion.mode {
        Mode::Register => Ok(assertion),
        Mode::Verify => Err(ResponseCode::PERMISSION_DENIED.into()),
    }
}

fn account<'a>(site: &'a mut Site, uid: &str) -> Result<&'a mut Account, Fault> {
    site.account_mut(uid).ok_or_else(|| ResponseCode::UNAUTHORIZED_USER.into())
}

fn wrong_code() -> Fault {
    Fault::new(ResponseCode::INVALID_PARAMETER_VALUE, WRONG_CODE)
}

/// The `providerAssertion` of somebody who has shown a factor.
fn proven(site: &mut Site, call: &Call<'_>, proof: Proof) -> Payload {
    Payload::default().with("providerAssertion", site.second_factors.prove(proof, call.now))
}

/// What completes a verification by a code that was sent, whichever way.
fn complete(site: &mut Site, call: &Call<'_>, provider: Provider) -> Result<Payload, Fault> {
    let uid = assertion_of(site, call, provider)?.uid;
    let (token, code) = (call.parameters.require("phvToken")?, call.parameters.require("code")?);
    let proof = site.second_factors.codes.take(token, code, INVALID_JWT, call.now)?;
    if proof.uid == uid { Ok(proven(site, call, proof)) } else { Err(Fault::invalid("phvToken")) }
}
