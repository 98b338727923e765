//! `accounts.tfa.phone.sendVerificationCode`: a code to a registered phone (`phoneID`), or to the one that is
//! to be registered (`phone`).

use uuid::Uuid;

use super::{account, assertion_of};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::second_factor::{Assertion, Mode, Phone, Proof, Provider, Register};
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.tfa.phone.sendVerificationCode",
    parameters: &["gigyaAssertion", "phoneID", "phone", "method"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let parameters = call.parameters;
    let Assertion { uid, mode, .. } = assertion_of(site, call, Provider::Phone)?;
    if !matches!(parameters.get("method"), None | Some("sms" | "voice")) {
        return Err(Fault::invalid("method"));
    }
    let (number, register) = match mode {
        Mode::Verify => {
            let id = parameters.require("phoneID")?;
            let phones = &account(site, &uid)?.hidden.factors.phones;
            let phone = phones.iter().find(|phone| phone.id == id);
            (phone.ok_or_else(|| Fault::invalid("phoneID"))?.number.clone(), Register::Nothing)
        }
        Mode::Register => {
            let number = parameters.require("phone")?.to_owned();
            let digits = number.chars().filter(char::is_ascii_digit).count();
            // E.164 with the spaces that people type.
            if !number.starts_with('+') || !(7..=15).contains(&digits) {
                return Err(Fault::invalid("phone"));
            }
            let id = Uuid::now_v7().simple().to_string();
            (number.clone(), Register::Phone(Phone { id, number }))
        }
    };
    let (token, code) = site.second_factors.codes.issue(Proof { uid, register }, call.now);
    // A call that reads the code aloud is a text message here.
    site.outbox.sms(&number, &format!("Your code is {code}."), call.now);
    Ok(Payload::default().with("phvToken", token))
}
