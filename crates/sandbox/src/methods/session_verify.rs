//! `accounts.session.verify` (REST, 4.17): whether an app's session is still one, OK or
//! 403005. The token is what is asked about, not what the caller shows: it needs no signature.

use gigya::ResponseCode;

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.session.verify", parameters: &["oauth_token"], keyless: false, run };

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let session = site.sessions.get(call.parameters.require("oauth_token")?);
    let is_one = session.is_some_and(|session| session.secret.is_some() && session.lasts(call.now));
    if is_one { Ok(Payload::default()) } else { Err(ResponseCode::UNAUTHORIZED_USER.into()) }
}
