//! `accounts.progression.getPolicy` (REST, 4.16): what a new full account takes over from a lite one.

use serde_json::json;

use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.progression.getPolicy", parameters: &[], keyless: false, run };

#[expect(clippy::unnecessary_wraps, reason = "every method has the same form")]
fn run(site: &mut Site, _: &Call<'_>) -> Result<Payload, Fault> {
    Ok(Payload::default().with("policy", json!(site.settings.policies.progression)))
}
