//! `accounts.tfa.email.getEmails`: the verified addresses that a code can be sent to.

use serde_json::{Value, json};

use super::{account, assertion_of};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::second_factor::{Provider, obfuscated};
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.tfa.email.getEmails", parameters: &["gigyaAssertion"], keyless: false, run };

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let uid = assertion_of(site, call, Provider::Email)?.uid;
    let addresses = account(site, &uid)?.emails("verified");
    let shown: Value = addresses
        .iter()
        .enumerate()
        .map(|(index, address)| json!({ "id": id(index), "obfuscated": obfuscated(address) }))
        .collect();
    let mut payload = Payload::default();
    payload.add_always("emails", shown);
    Ok(payload)
}

/// What methods call the address at that place.
pub fn id(index: usize) -> String {
    format!("email-{index}")
}
