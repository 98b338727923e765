//! `accounts.tfa.backupcodes.create`: new backup codes, in place of the old ones.

use rand::Rng as _;
use serde_json::json;

use super::{account, assertion};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.tfa.backupcodes.create", parameters: &["gigyaAssertion"], keyless: false, run };

/// How many there are, and of how many digits, is UNCONFIRMED.
const COUNT: usize = 10;

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let uid = super::registering(site, call, assertion(site, call)?.provider)?.uid;
    let code = || format!("{:08}", rand::rng().random_range(0..100_000_000));
    let codes: Vec<_> = std::iter::repeat_with(code).take(COUNT).collect();
    account(site, &uid)?.hidden.factors.backup_codes.clone_from(&codes);
    Ok(Payload::default().with("codes", json!(codes)))
}
