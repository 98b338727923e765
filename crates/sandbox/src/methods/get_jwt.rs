//! `accounts.getJWT` (REST, 3.3): a token that proves who the participant is.

use gigya::{ResponseCode, id_token_issuer};
use serde_json::json;
use time::OffsetDateTime;

use super::{Call, Method};
use crate::account::Account;
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::id_token::SITE_KEY;
use crate::policies::EmailVerification;
use crate::site::{API_KEY, Site};
use crate::standing;

pub const METHOD: Method = Method {
    name: "accounts.getJWT",
    parameters: &["targetUID", "fields", "expiration", "audience"],
    keyless: false,
    run,
};

/// How long an id_token lives when nobody says, in seconds.
const DEFAULT_LIFETIME: i64 = 300;

/// The same of one that comes along with something else (REST, 3.3).
const INCLUDED_LIFETIME: i64 = 60;

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let parameters = call.parameters;
    let uid = call.subject("targetUID")?;
    let account = site.account(&uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    // "Unverified user" (REST, 5: 403013); who need not verify an address is not asked to.
    if standing::pending_verification(site, account) != EmailVerification::Off {
        return Err(ResponseCode::UNVERIFIED_USER.into());
    }
    let lifetime = parameters.lifetime("expiration")?.unwrap_or(DEFAULT_LIFETIME);
    let fields = parameters.list("fields", "");
    let (id_token, ignored) = id_token(account, &fields, lifetime, parameters.get("audience"), call.wall);
    let mut payload = Payload::default().with("id_token", id_token);
    // Recorded as an empty text when every field is known.
    payload.add_always("ignoredFields", ignored.join(","));
    Ok(payload)
}

/// The id_token that comes along with an account where `include` asks for one.
pub fn included(account: &Account, call: &Call<'_>) -> Option<String> {
    let asked_for = call.parameters.list("include", "").contains(&"id_token");
    asked_for.then(|| id_token(account, &[], INCLUDED_LIFETIME, None, call.wall).0)
}

/// An id_token of an account, and the fields that it has not.
fn id_token<'a>(
    account: &Account,
    fields: &[&'a str],
    lifetime: i64,
    audience: Option<&str>,
    now: OffsetDateTime,
) -> (String, Vec<&'a str>) {
    let issued = now.unix_timestamp();
    let mut claims = json!({
        "iss": id_token_issuer(API_KEY),
        "apiKey": API_KEY,
        "iat": issued,
        "exp": issued + lifetime,
        "sub": account.uid(),
    });
    if let Some(audience) = audience {
        claims["aud"] = audience.into();
    }
    let mut ignored = Vec::new();
    for field in fields {
        match gigya::account::get(account.record(), field) {
            Some(value) => claims[claim(field)] = value.clone(),
            None => ignored.push(*field),
        }
    }
    (SITE_KEY.sign(&claims), ignored)
}

/// Recorded: `profile.email` becomes `email`, `data.personId` keeps its path.
fn claim(field: &str) -> &str {
    field.strip_prefix("profile.").unwrap_or(field)
}
