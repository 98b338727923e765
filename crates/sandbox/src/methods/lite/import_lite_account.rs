//! `accounts.importLiteAccount` (REST, 4.16): a server makes a lite account, or changes it when the address has
//! one; nobody is asked to confirm a subscription. That it changes one is UNCONFIRMED (REST, 9.9), and so is the UID
//! in the answer.

use gigya::ResponseCode;

use crate::account::is_email;
use crate::envelope::Payload;
use crate::fault::{Fault, FieldFault};
use crate::lite;
use crate::methods::{Call, Method, client};
use crate::site::Site;
use crate::subscription::{self, Mail};

pub const METHOD: Method = Method {
    name: "accounts.importLiteAccount",
    parameters: &["email", "profile", "data", "preferences", "subscriptions"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    call.require_server()?;
    let email = call.parameters.require("email")?;
    let changes = client::changes(call)?;
    super::address(&changes, Some(email.to_owned()))?;
    let mut faults = client::server_faults(site, &changes);
    if !is_email(email) {
        faults.push(FieldFault::new(ResponseCode::INVALID_PARAMETER_VALUE, "Invalid email", "email"));
    }
    if !faults.is_empty() {
        return Err(Fault::invalid_fields(faults));
    }
    let uid = lite::write(site, email, &changes, call.now)?;
    subscription::begin(site, email, &changes, Mail::None, call.now)?;
    Ok(Payload::default().with("UID", uid))
}
