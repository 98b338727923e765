//! `socialize.getGmidTicket` (Web SDK, 1.10): what the SDK asks for before it opens a provider's window.

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::{Site, token};

pub const METHOD: Method =
    Method { name: "socialize.getGmidTicket", parameters: &["expires"], keyless: false, run };

#[expect(clippy::unnecessary_wraps, reason = "every method has the same form")]
fn run(_: &mut Site, _: &Call<'_>) -> Result<Payload, Fault> {
    Ok(Payload::default().with("gmidTicket", token()))
}
