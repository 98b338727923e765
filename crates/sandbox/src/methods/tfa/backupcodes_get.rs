//! `accounts.tfa.backupcodes.get`: the backup codes that are left.

use serde_json::json;

use super::{account, assertion};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.tfa.backupcodes.get", parameters: &["gigyaAssertion"], keyless: false, run };

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    // Whoever only knows the password must not read what stands in for the second factor.
    let uid = super::registering(site, call, assertion(site, call)?.provider)?.uid;
    Ok(Payload::default().with("codes", json!(account(site, &uid)?.hidden.factors.backup_codes)))
}
