//! `socialize.notifyLogin` (REST, 4.17): makes a browser's session of the code that a redirect brought back.

use gigya::ResponseCode;

use super::{Call, Method};
use crate::account::Stamps;
use crate::entry::{Manner, enter};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "socialize.notifyLogin",
    parameters: &["authCode", "sessionExpiration", "includeUserInfo"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let code = call.parameters.require("authCode")?;
    let session = site.session(code).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    let uid = session.uid.clone();
    // Good once: whoever finds the address in a history finds nothing.
    site.end_session(code);
    enter(site, call, &uid, &Manner { include: "profile", stamps: Stamps::Seconds, new_user: false })
}
