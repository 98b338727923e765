//! `accounts.session.verify` (REST, 4.17): whether an app's session is still one.

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.session.verify", parameters: &["oauth_token"], keyless: false, run };

fn run(_: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    call.subject("UID").map(|_| Payload::default())
}
