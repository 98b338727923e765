//! What the page tells of calls, messages and accounts: plain data for its template.

use std::net::{IpAddr, Ipv4Addr};

use gigya::ResponseCode;
use serde::Serialize;
use time::OffsetDateTime;

use crate::account::Account;
use crate::control::Control;
use crate::envelope::iso;
use crate::outbox::Message;
use crate::site::Site;
use crate::{standing, words};

/// A call, without any value.
#[derive(Serialize)]
pub struct Call {
    at: String,
    method: String,
    parameters: Vec<String>,
    code: Option<u32>,
    /// `good`, `pending` or `bad`.
    kind: &'static str,
    meaning: &'static str,
    id: String,
}

/// An account, without any password.
#[derive(Serialize)]
pub struct Person {
    name: String,
    uid: String,
    login_ids: Vec<String>,
    states: Vec<String>,
}

/// Parameters of a call that are shown, and the letters of a name: whoever sends a megabyte of them hides
/// nothing else.
const NAMES: usize = 60;
const LETTERS: usize = 80;

fn short(name: &str) -> String {
    name.chars().take(LETTERS).collect()
}

/// The last calls, the newest first.
pub fn calls(control: &Control, most: usize) -> Vec<Call> {
    let told = |call: &crate::gateway::Received| {
        let (kind, meaning) = match call.code {
            None => ("pending", "no answer"),
            Some(0) => ("good", "OK"),
            Some(code) => {
                let kind = if (200_000..300_000).contains(&code) { "pending" } else { "bad" };
                (kind, words::message(ResponseCode(code)))
            }
        };
        Call {
            at: iso(call.at),
            method: short(&call.method),
            parameters: call.parameters.iter().take(NAMES).map(|name| short(name)).collect(),
            code: call.code,
            kind,
            meaning,
            id: call.call_id.clone(),
        }
    };
    control.received.iter().rev().take(most).map(told).collect()
}

/// The last mails and text messages, the newest first.
pub fn messages(site: &Site, most: usize) -> Vec<Message> {
    site.outbox.messages().iter().rev().take(most).cloned().collect()
}

/// Every account, the lite ones that stand alone last.
pub fn accounts(site: &Site, now: OffsetDateTime) -> Vec<Person> {
    let sessions = site.sessions.counted(now);
    let full = site.accounts().iter().map(|account| {
        let count = sessions.get(account.uid()).copied().unwrap_or_default();
        person(account, states(site, account, count, now))
    });
    let alone = site.lite_accounts().iter().filter(|lite| site.account(lite.account.uid()).is_none());
    full.chain(alone.map(|lite| person(&lite.account, vec!["lite".to_owned()]))).collect()
}

fn person(account: &Account, states: Vec<String>) -> Person {
    let profile =
        |name: &str| account.record().get("profile").and_then(|profile| profile.get(name)?.as_str());
    let names: Vec<_> = ["firstName", "lastName"].into_iter().filter_map(profile).collect();
    let login_ids: Vec<_> = account.login_ids().map(str::to_owned).collect();
    let address = account.address().map(str::to_owned).into_iter();
    Person {
        name: names.join(" "),
        uid: account.uid().to_owned(),
        login_ids: if login_ids.is_empty() { address.collect() } else { login_ids },
        states,
    }
}

fn states(site: &Site, account: &Account, sessions: usize, now: OffsetDateTime) -> Vec<String> {
    // A lock of the account alone, not of an address that failed logins came from.
    let nowhere = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
    let hidden = &account.hidden;
    let mut states: Vec<String> = [
        (!account.is_active(), "disabled"),
        (!account.is_registered(), "not registered"),
        (!account.is_verified(), "not verified"),
        (site.lockouts.locks(Some(account.uid()), nowhere, now), "locked out"),
        (hidden.must_change_password, "password to be changed"),
        (hidden.factors.required || hidden.factors.any(), "second factor"),
        (hidden.conflicts_with.is_some(), "conflict"),
    ]
    .into_iter()
    .filter(|(holds, _)| *holds)
    .map(|(_, state)| state.to_owned())
    .collect();
    states.extend(standing::missing_fields(site, account).iter().map(|field| format!("lacks {field}")));
    match sessions {
        0 => {}
        1 => states.push("1 session".to_owned()),
        more => states.push(format!("{more} sessions")),
    }
    states
}
