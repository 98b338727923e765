//! `accounts.otp.sendCode` (Web SDK, 1.3 and 1.8): a code to the address that is to be verified (206006).

use gigya::ResponseCode;

use super::{Call, Method};
use crate::captcha;
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::mailbox::{self, Address};
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.otp.sendCode",
    parameters: &["regToken", "email", "captchaToken", "captchaType", "phoneNumber"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let token = call.parameters.require("regToken")?;
    captcha::check_request(site, call)?;
    let uid = site.registrations.holder(token, call.now)?.uid()?.to_owned();
    let account = site.account(&uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    // Without `email` the account's own address: UNCONFIRMED (REST, 9.12).
    let email = match call.parameters.get("email").filter(|email| !email.is_empty()) {
        None => account.address().ok_or_else(|| Fault::missing("email"))?.to_owned(),
        Some(email) if account.has_login_id(email) => email.to_owned(),
        Some(_) => return Err(Fault::invalid("email")),
    };
    let v_token = mailbox::send_code(site, Address { uid, email }, call.now);
    Ok(Payload::default().with("vToken", v_token))
}
