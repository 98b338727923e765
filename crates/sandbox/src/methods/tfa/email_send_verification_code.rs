//! `accounts.tfa.email.sendVerificationCode`: a code to one of the addresses.

use super::{account, assertion_of, email_get_emails};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::second_factor::{Assertion, Mode, Proof, Provider, Register};
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.tfa.email.sendVerificationCode",
    parameters: &["gigyaAssertion", "emailID"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let Assertion { uid, mode, .. } = assertion_of(site, call, Provider::Email)?;
    let id = call.parameters.require("emailID")?;
    let addresses = account(site, &uid)?.emails("verified");
    let chosen = addresses.iter().enumerate().find(|(index, _)| email_get_emails::id(*index) == id);
    let address =
        chosen.map(|(_, address)| (*address).to_owned()).ok_or_else(|| Fault::invalid("emailID"))?;
    let register = match mode {
        Mode::Verify => Register::Nothing,
        Mode::Register => Register::Email,
    };
    let (token, code) = site.second_factors.codes.issue(Proof { uid, register }, call.now);
    site.outbox.mail(&address, "Your code", &format!("Your code is {code}."), call.now);
    Ok(Payload::default().with("phvToken", token))
}
