//! `accounts.tfa.initTFA`: begins with one provider, to show a factor or to register one.

use gigya::ResponseCode;

use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::second_factor::{Assertion, Mode, Provider};
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.tfa.initTFA",
    parameters: &["regToken", "provider", "mode"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let parameters = call.parameters;
    let uid = site.registrations.holder(parameters.require("regToken")?, call.now)?.uid()?.to_owned();
    let name = parameters.require("provider")?;
    let provider = Provider::ALL.into_iter().find(|provider| provider.name() == name);
    let provider = provider.ok_or_else(|| Fault::invalid("provider"))?;
    let mode = match parameters.require("mode")? {
        "verify" => Mode::Verify,
        "register" => Mode::Register,
        _ => return Err(Fault::invalid("mode")),
    };
    let factors = &site.account(&uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?.hidden.factors;
    match mode {
        Mode::Verify if !factors.has(provider) => return Err(Fault::invalid("provider")),
        // Who could register a new factor instead of showing the old one would need none.
        Mode::Register if factors.any() => return Err(ResponseCode::PERMISSION_DENIED.into()),
        Mode::Verify | Mode::Register => {}
    }
    let assertion = site.second_factors.begin(Assertion { uid, provider, mode }, call.now);
    Ok(Payload::default().with("gigyaAssertion", assertion))
}
