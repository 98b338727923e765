//! Subscriptions that are confirmed by mail (double opt-in; REST, 4.12, 4.18 and 6.4).
//!
//! Who subscribes is subscribed at once. Where the policy asks for a confirmation, a mail with a link goes out, and
//! `doubleOptIn` of the subscription says how far it is: `Pending` until the link was followed, then `Confirmed`. A
//! server that knows better says `isExternallyVerified`.
//!
//! UNCONFIRMED: that a subscription which is imported, without a mail (REST, 4.16), is `NotConfirmed`; that nobody
//! gets a second mail while the first is pending; what becomes of the status when a subscription ends (nothing).

use gigya::ResponseCode;
use serde_json::{Map, Value, json};
use time::OffsetDateTime;

use crate::envelope::iso;
use crate::fault::{Fault, FieldFault};
use crate::mailbox;
use crate::site::Site;

/// Whether somebody is asked to confirm.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mail {
    /// By a mail.
    Sent,
    /// Not at all.
    None,
}

/// Begins to confirm what the owner of an account has just subscribed to. Without an address nothing is asked.
pub fn begin_of(
    site: &mut Site,
    uid: &str,
    changes: &Map<String, Value>,
    now: OffsetDateTime,
) -> Result<(), Fault> {
    match site.account(uid).and_then(|account| account.address()).map(str::to_owned) {
        Some(email) => begin(site, &email, changes, Mail::Sent, now),
        None => Ok(()),
    }
}

/// Begins to confirm what an address was just subscribed to.
pub fn begin(
    site: &mut Site,
    email: &str,
    changes: &Map<String, Value>,
    mail: Mail,
    now: OffsetDateTime,
) -> Result<(), Fault> {
    let confirmed = site.settings.policies.double_opt_in.clone();
    for (id, members) in subscribed(changes).filter(|(id, _)| confirmed.contains(id)) {
        if members["doubleOptIn"]["isExternallyVerified"] == true {
            confirm(site, email, id, now)?;
        } else if mail == Mail::None {
            change(site, email, id, &json!({ "doubleOptIn": { "status": "NotConfirmed" } }), now)?;
        } else if !["Pending", "Confirmed"].contains(&status(site, email, id)) {
            let asked = json!({ "status": "Pending", "emailSentTime": iso(now) });
            change(site, email, id, &json!({ "doubleOptIn": asked }), now)?;
            mailbox::send_confirmation(site, email, id, now);
        }
    }
    Ok(())
}

/// Notes that the owner of an address wants what was subscribed to.
pub fn confirm(site: &mut Site, email: &str, id: &str, now: OffsetDateTime) -> Result<(), Fault> {
    let confirmed = json!({ "status": "Confirmed", "confirmTime": iso(now) });
    change(site, email, id, &json!({ "doubleOptIn": confirmed }), now)
}

/// Changes a subscription of an address, of the full account and the lite one alike: they share it (REST, 6.5.4).
pub fn change(
    site: &mut Site,
    email: &str,
    id: &str,
    members: &Value,
    now: OffsetDateTime,
) -> Result<(), Fault> {
    let mut change = Map::new();
    change.insert("subscriptions".to_owned(), json!({ id: { "email": members } }));
    if let Some(lite) = site.lite_account_mut(email) {
        lite.account.change(&change, now)?;
    }
    let full = site.account_by_login_id(email).map(|account| account.uid().to_owned());
    match full.and_then(|uid| site.account_mut(&uid)) {
        Some(account) => account.change(&change, now),
        None => Ok(()),
    }
}

/// Notes when somebody subscribed, or no longer wanted to (REST, 6.4).
pub fn date_answers(subscriptions: &mut Value, stored: &Value, now: OffsetDateTime) {
    for (id, channels) in subscriptions.as_object_mut().into_iter().flatten() {
        for (channel, members) in channels.as_object_mut().into_iter().flatten() {
            let said =
                members.get("isSubscribed").is_some_and(|said| *said != stored[id][channel]["isSubscribed"]);
            if let Some(members) = members.as_object_mut().filter(|_| said) {
                members.insert("lastUpdatedSubscriptionState".to_owned(), iso(now).into());
            }
        }
    }
}

/// What of a change is not for callers to write (REST, 4.8): only whether somebody subscribes, the tags, and that the
/// site has confirmed it by itself. The code (400020) is UNCONFIRMED.
pub fn faults(changes: &Map<String, Value>) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    let subscriptions = changes.get("subscriptions").and_then(Value::as_object).into_iter().flatten();
    for (id, channels) in subscriptions {
        for (channel, members) in channels.as_object().into_iter().flatten() {
            let mut refuse = |name: &str| {
                let field = format!("subscriptions.{id}.{channel}.{name}");
                faults.push(FieldFault::of(ResponseCode::SCHEMA_VALIDATION_FAILED, &field));
            };
            for (name, value) in members.as_object().into_iter().flatten() {
                match name.as_str() {
                    "isSubscribed" | "tags" => {}
                    "doubleOptIn" => {
                        let inner = value.as_object().into_iter().flatten().map(|(name, _)| name);
                        inner
                            .filter(|name| !is_for_callers(name))
                            .for_each(|name| refuse(&format!("doubleOptIn.{name}")));
                    }
                    _ => refuse(name),
                }
            }
        }
    }
    faults
}

/// What of `doubleOptIn`.
fn is_for_callers(name: &str) -> bool {
    name == "isExternallyVerified" || name.starts_with("doiConditionallyConfirmed")
}

/// What a change subscribes to.
fn subscribed(changes: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    let subscriptions = changes.get("subscriptions").and_then(Value::as_object).into_iter().flatten();
    let by_mail = subscriptions.filter_map(|(id, channels)| Some((id, channels.get("email")?)));
    by_mail.filter(|(_, members)| members["isSubscribed"] == true)
}

/// How far a subscription is confirmed; empty where nobody was asked.
fn status<'a>(site: &'a Site, email: &str, id: &str) -> &'a str {
    let full = site.account_by_login_id(email);
    let account = full.or_else(|| site.lite_account(email).map(|lite| &lite.account));
    let subscription =
        account.and_then(|account| account.record().get("subscriptions")?.get(id)?.get("email"));
    subscription.and_then(|members| members["doubleOptIn"]["status"].as_str()).unwrap_or_default()
}
