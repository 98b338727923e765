//! `socialize.getToken` (REST, 2.1e): an access token for user key and secret, or for API key and partner's
//! secret, to be sent as `Authorization: OAuth <token>`. How long it lives, and what it answers to wrong
//! credentials, is UNCONFIRMED.

use gigya::{ResponseCode, signature};
use time::Duration;

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::keys::PARTNER_SECRET;
use crate::site::{API_KEY, Site};

pub const METHOD: Method = Method {
    name: "socialize.getToken",
    parameters: &["grant_type", "client_id", "client_secret"],
    keyless: true,
    run,
};

const LIFETIME: Duration = Duration::hours(1);

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let parameters = call.parameters;
    if !call.private {
        return Err(ResponseCode::SENSITIVE_DATA_SENT_OVER_HTTP.into());
    }
    if parameters.require("grant_type")? != "none" {
        return Err(ResponseCode::UNSUPPORTED_GRANT_TYPE.into());
    }
    let secret = match parameters.require("client_id")? {
        API_KEY => PARTNER_SECRET,
        client if client == site.keys.user_key => &site.keys.user_secret_text,
        _ => return Err(Fault::new(ResponseCode::UNAUTHORIZED_USER, "The supplied userkey was not found")),
    };
    if !signature::equal(secret, parameters.require("client_secret")?) {
        return Err(Fault::new(ResponseCode::INVALID_SECRET, "Invalid parameter: secret"));
    }
    let token = site.access_tokens.issue((), LIFETIME, call.now);
    Ok(Payload::default().with("access_token", token).with("expires_in", LIFETIME.whole_seconds()))
}
