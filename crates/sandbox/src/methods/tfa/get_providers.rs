//! `accounts.tfa.getProviders`: which factors the account has, and which it could have.

use gigya::ResponseCode;
use serde_json::{Value, json};

use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::second_factor::Provider;
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.tfa.getProviders", parameters: &["regToken"], keyless: false, run };

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let token = call.parameters.require("regToken")?;
    let uid = site.registrations.holder(token, call.now)?.uid()?;
    let factors = &site.account(uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?.hidden.factors;
    let (active, inactive): (Vec<_>, Vec<_>) =
        Provider::ALL.into_iter().partition(|provider| factors.has(*provider));
    let mut payload = Payload::default();
    payload.add_always("activeProviders", named(&active));
    payload.add_always("inactiveProviders", named(&inactive));
    payload.add_always("pendingOptin", json!([]));
    Ok(payload)
}

fn named(providers: &[Provider]) -> Value {
    providers.iter().map(|provider| json!({ "name": provider.name() })).collect()
}
