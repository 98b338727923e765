//! `sdk.config.get` (Web SDK, 1.10): the site's settings, which the SDK asks for first of all.

use serde_json::json;

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "sdk.config.get", parameters: &["version", "build"], keyless: false, run };

/// The screen-set that the SDK opens for interruptions: the name that SAP's own examples have.
const SCREEN_SET: &str = "Default-RegistrationLogin";

#[expect(clippy::unnecessary_wraps, reason = "every method has the same form")]
fn run(site: &mut Site, _: &Call<'_>) -> Result<Payload, Fault> {
    let settings = &site.settings;
    let mut plugins = json!({ "connectWithoutLoginBehavior": "alwaysLogin", "sessionExpiration": 0 });
    // Without one, interruptions answer the callback at once (Web SDK, 1.5).
    if settings.default_screen_set {
        plugins["defaultRegScreenSet"] = SCREEN_SET.into();
    }
    Ok(Payload::default()
        .with("flags", json!({}))
        .with("plugins", plugins)
        .with("api", json!({ "baseDomains": settings.trusted_origins.clone().unwrap_or_default() }))
        .with("captcha", json!({}))
        .with("toggles", json!({ "linkAccountV2": settings.link_account_v2, "httpStatusCodes": false }))
        .with("hasConsentLicense", false))
}
