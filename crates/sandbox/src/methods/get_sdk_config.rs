//! `sdk.config.get` (Web SDK, 1.10): the site's settings, which the SDK asks for first of all.

use serde_json::json;

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "sdk.config.get", parameters: &["version", "build"], keyless: false, run };

#[expect(clippy::unnecessary_wraps, reason = "every method has the same form")]
fn run(_: &mut Site, _: &Call<'_>) -> Result<Payload, Fault> {
    Ok(Payload::default()
        .with("flags", json!({}))
        // No default screen-set: interruptions answer the callback at once (Web SDK, 1.5).
        .with("plugins", json!({ "connectWithoutLoginBehavior": "alwaysLogin", "sessionExpiration": 0 }))
        .with("api", json!({ "baseDomains": [] }))
        .with("captcha", json!({}))
        .with("toggles", json!({ "linkAccountV2": false, "httpStatusCodes": false }))
        .with("hasConsentLicense", false))
}
