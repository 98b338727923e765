//! `accounts.importLiteAccount` (REST, 4.16): a server makes a lite account, or changes it when the address has
//! one. That it does the latter is UNCONFIRMED (REST, 9.9), and so is the UID in the answer.

use gigya::ResponseCode;

use super::require_server;
use crate::account::{self, is_email};
use crate::envelope::Payload;
use crate::fault::{Fault, FieldFault};
use crate::lite;
use crate::methods::{Call, Method, client};
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.importLiteAccount",
    parameters: &["email", "profile", "data", "preferences", "subscriptions"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    require_server(call)?;
    let email = call.parameters.require("email")?;
    let changes = client::changes(call)?;
    let mut faults = account::check(&changes);
    if !is_email(email) {
        faults.push(FieldFault::new(ResponseCode::INVALID_PARAMETER_VALUE, "Invalid email", "email"));
    }
    if !faults.is_empty() {
        return Err(Fault::invalid_fields(faults));
    }
    let uid = lite::write(site, email, &changes, call.now)?;
    Ok(Payload::default().with("UID", uid))
}
