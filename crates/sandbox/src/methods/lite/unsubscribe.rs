//! `accounts.unsubscribe` (REST, 4.16): ends one subscription of an address, named by itself or by the
//! `channelToken`, which is the token of its record in `emailAccounts`. `tags` take the place of those that were
//! there.
//!
//! UNCONFIRMED: 400006 for both names and for a subscription that the site has not, 403005 for an address that nobody
//! has, 403007 for callers without credentials.

use gigya::ResponseCode;
use serde_json::json;

use crate::account::Account;
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::policies::SUBSCRIPTIONS;
use crate::site::Site;
use crate::subscription;

pub const METHOD: Method = Method {
    name: "accounts.unsubscribe",
    parameters: &["subscriptionID", "email", "channelToken", "tags"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    call.require_server()?;
    let parameters = call.parameters;
    let id = parameters.require("subscriptionID")?;
    let email = match ["email", "channelToken"].map(|name| parameters.get(name)) {
        [Some(email), None] => email.to_owned(),
        [None, Some(token)] => {
            site.lite_account_by_token(token).ok_or(ResponseCode::UNAUTHORIZED_USER)?.email.clone()
        }
        [None, None] => return Err(Fault::missing("email")),
        [Some(_), Some(_)] => return Err(Fault::invalid("channelToken")),
    };
    if !is_known(site, &email, id) {
        return Err(Fault::invalid("subscriptionID"));
    }
    if site.lite_account(&email).is_none() && site.account_by_login_id(&email).is_none() {
        return Err(ResponseCode::UNAUTHORIZED_USER.into());
    }
    let mut members = json!({ "isSubscribed": false });
    if parameters.get("tags").is_some() {
        members["tags"] = parameters.texts("tags")?.into();
    }
    subscription::change(site, &email, id, &members, call.now)?;
    Ok(Payload::default())
}

/// Whether the site has such a subscription, or the address has: whatever was begun can be ended.
fn is_known(site: &Site, email: &str, id: &str) -> bool {
    let full = site.account_by_login_id(email);
    let lite = site.lite_account(email).map(|lite| &lite.account);
    let has =
        |account: &Account| account.record().get("subscriptions").is_some_and(|all| all.get(id).is_some());
    SUBSCRIPTIONS.contains(&id)
        || site.settings.policies.double_opt_in.iter().any(|named| named == id)
        || full.into_iter().chain(lite).any(has)
}
