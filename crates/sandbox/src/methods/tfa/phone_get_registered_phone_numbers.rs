//! `accounts.tfa.phone.getRegisteredPhoneNumbers`: the phones that a code can be sent to.

use serde_json::{Value, json};

use super::{account, assertion_of};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::second_factor::Provider;
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.tfa.phone.getRegisteredPhoneNumbers",
    parameters: &["gigyaAssertion"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let uid = assertion_of(site, call, Provider::Phone)?.uid;
    let phones = account(site, &uid)?.hidden.factors.phones.iter();
    let shown: Value = phones
        .map(|phone| json!({ "id": phone.id, "obfuscated": phone.obfuscated(), "lastMethod": "sms" }))
        .collect();
    let mut payload = Payload::default();
    payload.add_always("phones", shown);
    Ok(payload)
}
