//! `accounts.exchangeUIDSignature` and `socialize.exchangeUIDSignature` (REST, 3.1): of a UID signature made
//! with the partner's secret, one made with the user key's, for servers that have no other.

use gigya::{ResponseCode, signature};
use time::{Duration, OffsetDateTime};

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.exchangeUIDSignature",
    parameters: &["UID", "UIDSignature", "signatureTimestamp"],
    keyless: false,
    run,
};

pub const OF_SOCIALIZE: Method = Method { name: "socialize.exchangeUIDSignature", ..METHOD };

/// How old the signature may be.
const WINDOW: Duration = Duration::seconds(60);

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let parameters = call.parameters;
    call.require_server()?;
    let uid = parameters.require("UID")?;
    let given = parameters.require("UIDSignature")?;
    let timestamp = parameters.require("signatureTimestamp")?;
    let seconds = timestamp.parse().map_err(|_| Fault::invalid("signatureTimestamp"))?;
    let signed =
        OffsetDateTime::from_unix_timestamp(seconds).map_err(|_| Fault::invalid("signatureTimestamp"))?;
    if !signature::equal(&signature::sign_uid(&site.keys.partner_secret, uid, timestamp), given) {
        return Err(Fault::invalid("UIDSignature"));
    }
    if (call.wall - signed).abs() > WINDOW {
        return Err(ResponseCode::REQUEST_HAS_EXPIRED.into());
    }
    let now = call.wall.unix_timestamp().to_string();
    Ok(Payload::default()
        .with("UID", uid)
        .with("UIDSignature", signature::sign_uid(&site.keys.user_secret, uid, &now))
        .with("signatureTimestamp", now))
}
