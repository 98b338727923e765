//! Which site is asked (REST, 1.2 and 1.3), before anybody looks at who asks.

use gigya::ResponseCode;

use super::Request;
use crate::fault::Fault;
use crate::methods::{Method, get_sdk_config};
use crate::settings::Settings;
use crate::site::API_KEY;

/// Checks the API key (REST, 5: 400093 with the details seen).
pub fn check_api_key(request: &Request<'_>) -> Result<(), Fault> {
    let refuse = |details: String| Err(Fault::new(ResponseCode::INVALID_APIKEY_PARAMETER, details));
    // Gigya's Android SDK warns that two spellings at once are answered with "server errors" (REST, 1.2); with
    // which is UNCONFIRMED.
    if request.parameters.spells_api_key_twice() {
        return Err(ResponseCode::GENERAL_SERVER_ERROR.into());
    }
    match request.api_key {
        Some(API_KEY) => Ok(()),
        None | Some("") => refuse("Missing required parameter: ApiKey".to_owned()),
        Some(key) if key.split_once('_').is_none_or(|(version, _)| version.parse::<u8>().is_err()) => {
            refuse(format!("GSKeyBase is invalid, no version: {key}"))
        }
        Some(_) => refuse("Invalid ApiKey parameter".to_owned()),
    }
}

/// Refuses what the site's settings do not let in: an API key that is not known (400093), a site in another
/// data centre (301001 with `apiDomain` and `location`; REST, 1.3), a page that the site does not trust
/// (400120). When exactly Gigya answers the last is UNCONFIRMED (Web SDK, 1.1): here on every method but the
/// SDK's configuration, which comes from the content delivery network.
pub fn check_settings(method: &Method, request: &Request<'_>, settings: &Settings) -> Result<(), Fault> {
    if method.keyless {
        return Ok(());
    }
    if !settings.known_key {
        return Err(Fault::new(ResponseCode::INVALID_APIKEY_PARAMETER, "Invalid ApiKey parameter"));
    }
    if let Some(domain) = &settings.data_center {
        let namespace = method.name.split('.').next().unwrap_or("socialize");
        let details = "This API key is served by another data center";
        return Err(Fault::new(ResponseCode::INVALID_DATA_CENTER, details)
            .with("apiDomain", domain.as_str())
            .with("location", format!("https://{namespace}.{domain}{}", request.path)));
    }
    let page = request.origin.or_else(|| request.parameters.get("pageURL"));
    if method.name != get_sdk_config::METHOD.name && !settings.trusts(page) {
        return Err(ResponseCode::INVALID_SITE_DOMAIN.into());
    }
    Ok(())
}
