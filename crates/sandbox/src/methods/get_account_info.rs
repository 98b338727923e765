//! `accounts.getAccountInfo` (REST, 4.7).

use gigya::ResponseCode;
use serde_json::json;

use super::{Call, Method, get_jwt};
use crate::account::{Stamps, View};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;
use crate::standing;

pub const METHOD: Method = Method {
    name: "accounts.getAccountInfo",
    parameters: &["UID", "regToken", "extraProfileFields", "includeCommunications"],
    keyless: false,
    run,
};

pub(super) fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let uid = call.subject_or_registrant(site, "UID")?;
    let account = site.account(&uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    let view = View {
        include: call.parameters.list("include", "profile,data"),
        extra_profile_fields: call.parameters.list("extraProfileFields", ""),
        stamps: Stamps::Milliseconds,
    };
    let mut block = view.of(account, call.wall);
    if view.include.contains(&"missing-required-fields") {
        block.add("missingRequiredFields", json!(standing::missing_fields(site, account)));
    }
    if view.include.contains(&"id_token") {
        block.add("id_token", get_jwt::id_token(account, &[], 60, None, call.wall).0);
    }
    Ok(block)
}
