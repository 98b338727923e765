//! Lite accounts (REST, 6.5): an address and what its owner said about it, without anything to log in with.
//!
//! Each address has one, whoever registers it how often; beside it there may be a full account with the same
//! address, whose UID the lite one then has. Data flows from full accounts to lite ones and not back, but
//! subscriptions are shared (REST, 6.5.4).
//!
//! UNCONFIRMED (REST, 9.10): what happens when the address is a full account's, which is built after 6.5.6 in
//! [`write()`].

use gigya::signature;
use serde_json::{Map, Value, json};
use time::OffsetDateTime;

use crate::account::{Account, CHANGEABLE};
use crate::fault::Fault;
use crate::policies::Progression;
use crate::site::Site;

/// A lite account.
pub struct LiteAccount {
    /// What is stored of it.
    pub account: Account,
    /// The address.
    pub email: String,
    /// What stands for it where there is no UID (REST, 6.5.3).
    token: String,
}

impl LiteAccount {
    /// A lite account with this record.
    pub fn new(account: Account, email: String) -> Self {
        let token = format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>());
        Self { account, email, token }
    }

    /// Whether this is the token of its record.
    pub fn has_token(&self, token: &str) -> bool {
        signature::equal(&self.token, token)
    }

    /// The record that a search in `emailAccounts` finds.
    pub fn email_record(&self, has_full: bool) -> Value {
        email_record(&self.account, &self.email, Some(&self.token), has_full)
    }
}

/// The record of an address in `emailAccounts` (REST, 6.5.3). That an address of a full account alone has one
/// without a token is UNCONFIRMED.
pub fn email_record(account: &Account, email: &str, token: Option<&str>, has_full: bool) -> Value {
    let mut record = json!({
        "email": email,
        "channel": "email",
        "hasLiteAccount": token.is_some(),
        "hasFullAccount": has_full,
    });
    if let Some(token) = token {
        record["token"] = token.into();
    }
    for name in ["UID", "created", "createdTimestamp", "lastUpdated", "lastUpdatedTimestamp"] {
        record[name] = account.record().get(name).cloned().unwrap_or_default();
    }
    for name in ["profile", "data", "subscriptions"] {
        record[name] = account.record().get(name).cloned().unwrap_or_default();
    }
    record
}

/// Writes what somebody says about an address, and gives the UID. Nothing is required (REST, 6.5.2), and the
/// changes were checked before.
pub fn write(
    site: &mut Site,
    email: &str,
    changes: &Map<String, Value>,
    now: OffsetDateTime,
) -> Result<String, Fault> {
    let full = site.account_by_login_id(email).map(|account| account.uid().to_owned());
    if site.lite_account(email).is_none() {
        let account = Account::begin_lite(full.as_deref(), email, now);
        site.add_account(account);
    }
    let lite = site.lite_account_mut(email).ok_or(gigya::ResponseCode::UNAUTHORIZED_USER)?;
    lite.account.change(changes, now)?;
    let uid = lite.account.uid().to_owned();
    if let (Some(full), Some(shared)) = (full, changes.get("subscriptions"))
        && let Some(account) = site.account_mut(&full)
    {
        account.change(&only("subscriptions", shared), now)?;
    }
    Ok(uid)
}

fn only(name: &str, value: &Value) -> Map<String, Value> {
    Map::from_iter([(name.to_owned(), value.clone())])
}

/// Tells the lite accounts of an account, one for each of its addresses, what has changed in it.
pub fn follow(
    site: &mut Site,
    uid: &str,
    changes: &Map<String, Value>,
    now: OffsetDateTime,
) -> Result<(), Fault> {
    site.lite_accounts_of(uid).try_for_each(|lite| lite.account.change(changes, now))
}

/// Gives an account what its address has said before: its subscriptions, and everything else where the policy of
/// progression says so and the account has no value of its own (REST, 6.5.7). The lite account goes on as the
/// account's (6.5.5).
pub fn promote(site: &mut Site, account: &mut Account, email: &str) {
    let auto = site.settings.policies.progression == Progression::Auto;
    let Some(lite) = site.lite_account_mut(email) else { return };
    let taken = CHANGEABLE.iter().filter(|name| auto || **name == "subscriptions");
    for name in taken {
        account.take_missing(&lite.account, name);
    }
    lite.account.become_part_of(account);
}

/// The same, for an account that is there and has just got the address.
pub fn adopt(site: &mut Site, uid: &str, email: &str) {
    let Some(mut account) = site.account(uid).cloned() else { return };
    promote(site, &mut account, email);
    if let Some(stored) = site.account_mut(uid) {
        *stored = account;
    }
}
