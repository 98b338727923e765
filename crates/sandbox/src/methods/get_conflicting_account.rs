//! `accounts.getConflictingAccount` (REST, 4.13): how to log in to the account that was there first.

use gigya::ResponseCode;
use serde_json::{Value, json};

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::registration::Holder;
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.getConflictingAccount",
    parameters: &["regToken", "loginID"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let token = call.parameters.require("regToken")?;
    if site.settings.policies.prevent_login_id_harvesting {
        return Err(ResponseCode::UNAUTHORIZED_ACCESS_ERROR.into());
    }
    let conflicting = match site.registrations.holder(token, call.now)? {
        Holder::Newcomer | Holder::Account { .. } | Holder::Lite { .. } => Value::Null,
        Holder::Linking { conflicting, .. } => {
            let account = site.account(conflicting).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
            let providers: Vec<_> = account.text("socialProviders").split(',').collect();
            json!({ "loginProviders": providers, "loginID": account.login_id() })
        }
    };
    let mut payload = Payload::default();
    payload.add_always("conflictingAccount", conflicting);
    Ok(payload)
}
