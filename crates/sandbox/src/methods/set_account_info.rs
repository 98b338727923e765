//! `accounts.setAccountInfo` (REST, 4.8).

use gigya::ResponseCode;
use serde_json::{Map, Value};

use super::{Call, Method};
use crate::account::CHANGEABLE;
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.setAccountInfo",
    parameters: &["UID", "profile", "data", "preferences", "subscriptions", "conflictHandling"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let uid = call.subject("UID")?;
    let mut changes = Map::new();
    for name in CHANGEABLE {
        if let Some(change) = call.parameters.object(name)? {
            changes.insert((*name).to_owned(), Value::Object(change));
        }
    }
    let account = site.account_mut(&uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    account.change(&changes, call.now)?;
    Ok(Payload::default())
}
