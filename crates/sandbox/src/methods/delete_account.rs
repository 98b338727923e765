//! `accounts.deleteAccount` (REST, 4.17): the account is gone, with its sessions and tokens.

use gigya::ResponseCode;

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.deleteAccount", parameters: &["UID"], keyless: false, run };

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    call.require_server()?;
    let removed = site.remove_account(call.parameters.require("UID")?);
    removed.map(|_| Payload::default()).ok_or_else(|| ResponseCode::UNAUTHORIZED_USER.into())
}
