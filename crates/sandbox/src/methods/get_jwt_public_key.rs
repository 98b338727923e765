//! `accounts.getJWTPublicKey` (REST, 3.3): what id_tokens are verified with. It needs no API key (2.1).

use serde_json::json;

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::id_token::SITE_KEY;
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.getJWTPublicKey", parameters: &["V2", "oauth_token"], keyless: true, run };

#[expect(clippy::unnecessary_wraps, reason = "every method has the same form")]
fn run(_: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let key = json!(SITE_KEY.public());
    if call.parameters.is_true("V2") {
        return Ok(Payload::default().with("keys", json!([key])));
    }
    let member = |name: &str| key[name].clone();
    Ok(Payload::default()
        .with("kty", member("kty"))
        .with("alg", member("alg"))
        .with("use", member("use"))
        .with("kid", member("kid"))
        .with("n", member("n"))
        .with("e", member("e")))
}
