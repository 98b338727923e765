//! `accounts.tfa.backupcodes.verify`: one of the backup codes, which is then used up. It stands in for any
//! factor: UNCONFIRMED which provider `initTFA` has to be called with before.

use super::{account, assertion, proven, wrong_code};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::second_factor::{Proof, Register};
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.tfa.backupcodes.verify",
    parameters: &["gigyaAssertion", "code"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let uid = assertion(site, call)?.uid;
    let code = call.parameters.require("code")?;
    let codes = &mut account(site, &uid)?.hidden.factors.backup_codes;
    let position = codes.iter().position(|one| one == code).ok_or_else(wrong_code)?;
    codes.remove(position);
    Ok(proven(site, call, Proof { uid, register: Register::Nothing }))
}
