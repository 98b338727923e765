//! `accounts.search` (REST, 4.14): accounts by query, for servers, and for clients whose query a server has signed. At
//! Gigya what was just written is found after a second or later, here at once.

use gigya::{ResponseCode, signature};
use serde_json::{Value, json};
use time::Duration;

use super::{Call, Method};
use crate::account::Account;
use crate::caller::{Caller, moment};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::lite;
use crate::search::{Query, Source};
use crate::site::Site;
use crate::tokens::Tokens;

pub const METHOD: Method = Method {
    name: "accounts.search",
    parameters: &[
        "query",
        "querySig",
        "expTime",
        "accountTypes",
        "openCursor",
        "cursorId",
        "timeout",
        "restrictedQuery",
    ],
    keyless: false,
    run,
};

/// How long a cursor is good, each time it is moved.
const CURSOR_LIFETIME: Duration = Duration::minutes(5);
/// Records in one answer of a cursor.
const MAX_BATCH: usize = 1000;
/// In milliseconds.
const MAX_TIMEOUT: u32 = 60_000;

/// The rest of what a search has found.
pub struct Cursor {
    rest: Vec<Value>,
    batch: usize,
    total: usize,
}

/// Every cursor that is open.
pub type Cursors = Tokens<Cursor>;

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let parameters = call.parameters;
    match parameters.get("querySig") {
        Some(given) if call.caller != Caller::Server => check_signature(site, call, given)?,
        Some(_) | None => call.require_server()?,
    }
    if let Some(cursor) = parameters.get("cursorId") {
        let cursor =
            site.cursors.get(cursor, call.now).is_some().then(|| site.cursors.take(cursor)).flatten();
        return Ok(batch(site, call, cursor.ok_or_else(|| Fault::invalid("cursorId"))?));
    }
    let query = Query::read(parameters.require("query")?)?;
    if parameters.number("timeout")?.is_some_and(|timeout: u32| timeout > MAX_TIMEOUT) {
        return Err(Fault::invalid("timeout"));
    }
    let records = match query.source {
        Source::Accounts => accounts(site, parameters.list("accountTypes", "full"))?,
        Source::EmailAccounts => email_accounts(site),
    };
    let found = query.run(records);
    if parameters.is_true("openCursor") {
        // Batches of nothing would have no end.
        if query.start > 0 || !(1..=MAX_BATCH).contains(&query.limit) || !query.groups.is_empty() {
            return Err(Fault::invalid("openCursor"));
        }
        let cursor = Cursor { rest: found.results, batch: query.limit, total: found.total };
        return Ok(batch(site, call, cursor));
    }
    let results = found.results.into_iter().skip(query.start).take(query.limit).collect();
    let answer = answer(results, found.total);
    // As the recorded answer has it (REST, 4.14).
    Ok(if query.source == Source::EmailAccounts { answer.with("missing", 0) } else { answer })
}

/// A server has signed the query for a client: `query + "_" + expTime`, until when it may be asked (SAP's page
/// *accounts.search REST*). No cursor goes with it. UNCONFIRMED: that the secret is the partner's, 403003 and 403002,
/// and that the time is in seconds or, with thirteen digits, in milliseconds.
fn check_signature(site: &Site, call: &Call<'_>, given: &str) -> Result<(), Fault> {
    let parameters = call.parameters;
    let expires = parameters.require("expTime")?;
    let base = format!("{}_{expires}", parameters.require("query")?);
    if !signature::equal(&signature::sign_base_string(&site.keys.partner_secret, &base), given) {
        return Err(ResponseCode::INVALID_REQUEST_SIGNATURE.into());
    }
    if moment(expires).ok_or_else(|| Fault::invalid("expTime"))? < call.wall {
        return Err(ResponseCode::REQUEST_HAS_EXPIRED.into());
    }
    if parameters.is_true("openCursor") || parameters.get("cursorId").is_some() {
        return Err(Fault::invalid("openCursor"));
    }
    Ok(())
}

fn answer(results: Vec<Value>, total: usize) -> Payload {
    let count = results.len();
    let mut answer = Payload::default();
    answer.add_always("results", results);
    answer.with("objectsCount", count).with("totalCount", total)
}

/// The next records of a cursor, and its next name while there are more.
fn batch(site: &mut Site, call: &Call<'_>, mut cursor: Cursor) -> Payload {
    let rest = cursor.rest.split_off(cursor.batch.min(cursor.rest.len()));
    let answer = answer(std::mem::replace(&mut cursor.rest, rest), cursor.total);
    if cursor.rest.is_empty() {
        return answer;
    }
    // Each holds all that is left of a search, so that a thousand old ones would be too many.
    site.cursors.forget_old(call.now);
    answer.with("nextCursorId", site.cursors.issue(cursor, CURSOR_LIFETIME, call.now))
}

/// Accounts of the types asked for. A lite account whose address has a full one is part of that.
fn accounts(site: &Site, types: Vec<&str>) -> Result<Vec<Value>, Fault> {
    let mut records = Vec::new();
    for kind in types {
        match kind {
            "full" => records.extend(site.accounts().iter().map(record)),
            "lite" => {
                let alone =
                    site.lite_accounts().iter().filter(|lite| site.account(lite.account.uid()).is_none());
                records.extend(alone.map(|lite| record(&lite.account)));
            }
            _ => return Err(Fault::invalid("accountTypes")),
        }
    }
    Ok(records)
}

/// An account as a search shows it: somebody who never logged in did so at the beginning of time.
fn record(account: &Account) -> Value {
    let mut record = account.record().clone();
    record.entry("lastLogin").or_insert_with(|| json!("0001-01-01T00:00:00Z"));
    record.entry("lastLoginTimestamp").or_insert_with(|| json!(0));
    Value::Object(record)
}

fn email_accounts(site: &Site) -> Vec<Value> {
    let has_full = |uid: &str| site.account(uid).is_some();
    let lite = site.lite_accounts().iter().map(|lite| lite.email_record(has_full(lite.account.uid())));
    let without_lite = site.accounts().iter().flat_map(|account| {
        let addresses = ["verified", "unverified"].into_iter().flat_map(|list| account.emails(list));
        // Until two accounts of one address are linked, it is the first one's.
        let own =
            |email: &&str| site.account_by_login_id(email).is_none_or(|first| first.uid() == account.uid());
        let alone = addresses.filter(|email| site.lite_account(email).is_none()).filter(own);
        alone.map(|email| lite::email_record(account, email, None, true))
    });
    lite.chain(without_lite).collect()
}
