//! `socialize.getUserInfo` (REST, 4.17; Web SDK, 1.2): the flat user object.

use gigya::ResponseCode;
use serde_json::{Value, json};

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "socialize.getUserInfo",
    parameters: &["UID", "includeAllIdentities", "extraFields", "enabledProviders", "disabledProviders"],
    keyless: false,
    run,
};

/// The members of the profile that the user object has too.
const FROM_PROFILE: &[&str] = &[
    "nickname",
    "photoURL",
    "thumbnailURL",
    "birthDay",
    "birthMonth",
    "birthYear",
    "gender",
    "email",
    "country",
    "state",
    "city",
    "zip",
    "firstName",
    "lastName",
    "profileURL",
    "age",
];

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let uid = call.subject("UID")?;
    let account = site.account(&uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    let signed_at = call.wall.unix_timestamp().to_string();
    let mut user = Payload::default()
        .with("UID", uid.as_str())
        .with("UIDSignature", Site::sign_uid(&uid, &signed_at))
        .with("signatureTimestamp", signed_at)
        .with("isSiteUser", true)
        .with("isConnected", true)
        .with("isLoggedIn", true)
        .with("isSiteUID", false)
        .with("loginProvider", account.text("loginProvider"));
    let record = account.record();
    let profile = record.get("profile").unwrap_or(&Value::Null);
    for name in FROM_PROFILE {
        user.add(name, profile.get(*name).cloned().unwrap_or_default());
    }
    user.add("identities", record.get("identities").cloned().unwrap_or_default());
    user.add("capabilities", json!({}));
    Ok(user)
}
