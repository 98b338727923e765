//! `accounts.deleteLiteAccount` (REST, 4.16): takes a lite account away, named by the token of its record. A full
//! account with the same address stays. UNCONFIRMED: 403005 for a token that no record has.

use gigya::ResponseCode;

use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.deleteLiteAccount", parameters: &["emailAccountToken"], keyless: false, run };

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    call.require_server()?;
    let lite = site.lite_account_by_token(call.parameters.require("emailAccountToken")?);
    let email = lite.ok_or(ResponseCode::UNAUTHORIZED_USER)?.email.clone();
    site.remove_lite_account(&email);
    Ok(Payload::default())
}
