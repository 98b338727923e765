//! `accounts.initRegistration` (REST, 4.1): a registration token for somebody who has no account yet, or with
//! `isLite` for a lite one.

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::registration::Holder;
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.initRegistration", parameters: &["isLite", "dataCenter"], keyless: false, run };

#[expect(clippy::unnecessary_wraps, reason = "every method has the same form")]
fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let lite = Holder::Lite { email: None, reads: false };
    let holder = if call.parameters.is_true("isLite") { lite } else { Holder::Newcomer };
    Ok(Payload::default().with("regToken", site.registrations.issue(holder, call.now)))
}
