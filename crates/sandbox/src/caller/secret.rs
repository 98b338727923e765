//! User key and secret in the body (REST, 2.1a).

use gigya::{ResponseCode, signature};

use super::{Caller, Request, is_private};
use crate::fault::Fault;
use crate::site::Site;

/// Over https only (403006); a secret that is not the user key's is refused (403010).
pub fn check(secret: &str, request: &Request<'_>, site: &Site) -> Result<Caller, Fault> {
    if !is_private(request, site) {
        return Err(ResponseCode::SENSITIVE_DATA_SENT_OVER_HTTP.into());
    }
    // The partner's secret alone is no longer valid since 2023-01-31.
    let named = request.parameters.get("userKey").is_some();
    if named && signature::equal(&site.keys.user_secret_text, secret) {
        return Ok(Caller::Server);
    }
    Err(Fault::new(ResponseCode::INVALID_SECRET, "Invalid parameter: secret"))
}
