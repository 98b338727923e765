//! `socialize.getIDs` (REST, 3.4; Web SDK, 1.10): names for the device, which the SDK asks for at its start.

use uuid::Uuid;

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "socialize.getIDs", parameters: &["includeTicket"], keyless: false, run };

#[expect(clippy::unnecessary_wraps, reason = "every method has the same form")]
fn run(_: &mut Site, _: &Call<'_>) -> Result<Payload, Fault> {
    let id = || Uuid::now_v7().simple().to_string();
    Ok(Payload::default().with("gmid", id()).with("gcid", id()).with("ucid", id()))
}
