//! `accounts.resendVerificationCode` (REST, 4.11): the mail with the link again.

use gigya::ResponseCode;

use super::{Call, Method, client};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::lite;
use crate::mailbox::{self, Address};
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.resendVerificationCode",
    parameters: &["UID", "regToken", "email"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let uid = call.subject_or_registrant(site, "UID")?;
    let account = site.account(&uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    let email = match call.parameters.get("email").filter(|email| !email.is_empty()) {
        None => (*account.emails("unverified").first().ok_or(ResponseCode::UNAUTHORIZED_USER)?).to_owned(),
        Some(email) if account.has_login_id(email) => email.to_owned(),
        Some(email) => {
            if let Some(fault) = client::address_fault(site, email, "email") {
                return Err(Fault::invalid_fields(vec![fault]));
            }
            // "An email unknown to the account is added as unverified."
            site.account_mut(&uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?.add_email(email);
            lite::adopt(site, &uid, email);
            email.to_owned()
        }
    };
    mailbox::send_link(site, Address { uid, email }, call.now);
    Ok(Payload::default())
}
