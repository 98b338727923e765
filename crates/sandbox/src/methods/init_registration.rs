//! `accounts.initRegistration` (REST, 4.1): a registration token. Nothing takes one yet.

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::{Site, token};

pub const METHOD: Method =
    Method { name: "accounts.initRegistration", parameters: &["isLite", "dataCenter"], keyless: false, run };

#[expect(clippy::unnecessary_wraps, reason = "every method has the same form")]
fn run(_: &mut Site, _: &Call<'_>) -> Result<Payload, Fault> {
    Ok(Payload::default().with("regToken", token()))
}
