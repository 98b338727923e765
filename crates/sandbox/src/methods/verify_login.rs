//! `accounts.verifyLogin` (REST, 4.17): what `gigya.hasSession()` asks (Web SDK, 1.10).

use super::{Call, Method, get_account_info};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const METHOD: Method = Method { name: "accounts.verifyLogin", parameters: &["UID"], keyless: false, run };

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    get_account_info::run(site, call)
}
