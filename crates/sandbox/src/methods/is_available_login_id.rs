//! `accounts.isAvailableLoginID` (REST, 4.10): whether somebody may still choose a login ID.

use gigya::ResponseCode;

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.isAvailableLoginID", parameters: &["loginID"], keyless: false, run };

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let login_id = call.parameters.require("loginID")?;
    if site.settings.policies.prevent_login_id_harvesting {
        return Err(ResponseCode::UNAUTHORIZED_ACCESS_ERROR.into());
    }
    Ok(Payload::default().with("isAvailable", site.account_by_login_id(login_id).is_none()))
}
