//! `accounts.tfa.phone.completeVerification`: the code from the text message.

use super::complete;
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::second_factor::Provider;
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.tfa.phone.completeVerification",
    parameters: &["gigyaAssertion", "phvToken", "code"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    complete(site, call, Provider::Phone)
}
