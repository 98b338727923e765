//! `accounts.tfa.totp.verify`: the code that the authenticator shows; with `sctToken` the first one, which
//! proves that the picture was scanned.

use super::{account, assertion_of, wrong_code};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::second_factor::{Assertion, INVALID_JWT, Mode, Proof, Provider, Register, is_right};
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.tfa.totp.verify",
    parameters: &["gigyaAssertion", "code", "sctToken"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let Assertion { uid, mode, .. } = assertion_of(site, call, Provider::Totp)?;
    let code = call.parameters.require("code")?;
    let (secret, register) = match mode {
        Mode::Verify => {
            let secret = account(site, &uid)?.hidden.factors.totp.clone();
            (secret.unwrap_or_default(), Register::Nothing)
        }
        Mode::Register => {
            let shown = site.second_factors.secrets.get(call.parameters.require("sctToken")?, call.now);
            let shown = shown.filter(|(owner, _)| *owner == uid);
            let (_, secret) = shown.ok_or_else(|| Fault::new(wrong_code().code, INVALID_JWT))?;
            (secret.clone(), Register::Totp(secret.clone()))
        }
    };
    if !is_right(&secret, code, call.wall) {
        return Err(wrong_code());
    }
    Ok(super::proven(site, call, Proof { uid, register }))
}
