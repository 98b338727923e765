//! The methods of lite accounts (REST, 4.16 and 6.5), and what `accounts.setAccountInfo` and
//! `accounts.getAccountInfo` do with the token of one.

mod delete_lite_account;
mod get_lite_token;
mod import_lite_account;
mod progression_get_policy;
mod send_lite_invite;
mod unsubscribe;

use gigya::ResponseCode;
use serde_json::{Map, Value};

use super::{Call, Method, client};
use crate::account::{Account, is_email};
use crate::envelope::Payload;
use crate::fault::{Fault, FieldFault};
use crate::lite::{self, LiteAccount};
use crate::registration::Holder;
use crate::site::Site;
use crate::subscription::{self, Mail};

/// All of them.
pub const METHODS: &[Method] = &[
    delete_lite_account::METHOD,
    get_lite_token::METHOD,
    import_lite_account::METHOD,
    progression_get_policy::METHOD,
    send_lite_invite::METHOD,
    unsubscribe::METHOD,
];

/// What `accounts.setAccountInfo` does with the token of a lite registration, or for a server that names a lite
/// account by its UID; `None` when neither is the case. The first call with a token names the address, in
/// `profile.email`, and each answer to one has the UID (REST, 4.8).
pub fn set(site: &mut Site, call: &Call<'_>) -> Result<Option<Payload>, Fault> {
    let Some(owner) = owner(site, call)? else { return set_by_uid(site, call) };
    client::require_language(call)?;
    let changes = client::changes(call)?;
    let email = address(&changes, owner.email)?;
    // What a browser may write once it may write here always (REST, 6.5.9): as into a new account.
    let faults = client::faults(site, &changes, &Map::new());
    if !faults.is_empty() {
        return Err(Fault::invalid_fields(faults));
    }
    let uid = lite::write(site, &email, &changes, call.now)?;
    subscription::begin(site, &email, &changes, Mail::Sent, call.now)?;
    site.registrations.name_address(owner.token, &email, call.now);
    Ok(Some(Payload::default().with("UID", uid)))
}

/// A server names an account that is a lite one only.
fn set_by_uid(site: &mut Site, call: &Call<'_>) -> Result<Option<Payload>, Fault> {
    let uid = call.parameters.get("UID").filter(|_| call.writes_as_server());
    let lite =
        uid.filter(|uid| site.account(uid).is_none()).and_then(|uid| site.lite_accounts_of(uid).next());
    let Some(known) = lite.map(|lite| lite.email.clone()) else { return Ok(None) };
    let changes = client::changes(call)?;
    let email = address(&changes, Some(known))?;
    let faults = client::server_faults(site, &changes);
    if !faults.is_empty() {
        return Err(Fault::invalid_fields(faults));
    }
    lite::write(site, &email, &changes, call.now)?;
    subscription::begin(site, &email, &changes, Mail::Sent, call.now)?;
    Ok(Some(Payload::default()))
}

/// The lite account that `accounts.getAccountInfo` reads with such a token; `None` when the call has another or
/// none. UNCONFIRMED: whoever registers an address is not told what others have said about it (403007).
pub fn read<'a>(site: &'a Site, call: &Call<'_>) -> Result<Option<&'a Account>, Fault> {
    let Some(owner) = owner(site, call)? else { return Ok(None) };
    let email = owner.email.filter(|_| owner.reads).ok_or(ResponseCode::PERMISSION_DENIED)?;
    let lite = site.lite_account(&email).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    Ok(Some(&lite.account))
}

/// The address that is meant. UNCONFIRMED: how a missing, a wrong and a second one are refused.
fn address(changes: &Map<String, Value>, known: Option<String>) -> Result<String, Fault> {
    let refuse = |code, message| Fault::invalid_fields(vec![FieldFault::new(code, message, "profile.email")]);
    let given = gigya::account::get(changes, "profile.email").and_then(Value::as_str);
    match (given, known) {
        (None, None) => Err(refuse(ResponseCode::REQUIRED_VALUE_VALIDATION_ERROR, "This field is required")),
        (None, Some(known)) => Ok(known),
        (Some(given), _) if !is_email(given) => {
            Err(refuse(ResponseCode::INVALID_PARAMETER_VALUE, "Invalid email"))
        }
        (Some(given), Some(known)) if !given.eq_ignore_ascii_case(&known) => {
            Err(refuse(ResponseCode::INVALID_PARAMETER_VALUE, "Invalid email"))
        }
        (Some(given), _) => Ok(given.to_owned()),
    }
}

/// Who has such a token.
struct Owner<'a> {
    token: &'a str,
    email: Option<String>,
    reads: bool,
}

fn owner<'a>(site: &Site, call: &Call<'a>) -> Result<Option<Owner<'a>>, Fault> {
    let Some(token) = call.parameters.get("regToken") else { return Ok(None) };
    match site.registrations.holder(token, call.now)? {
        Holder::Lite { email, reads } => Ok(Some(Owner { token, email: email.clone(), reads: *reads })),
        Holder::Newcomer | Holder::Account { .. } | Holder::Linking { .. } => Ok(None),
    }
}

/// The lite account that a server names, by its address or by the token of its record (REST, 4.16: "email xor
/// emailToken"). UNCONFIRMED: 400006 for both, and 403005 for one that is not there.
fn named<'a>(site: &'a Site, call: &Call<'_>) -> Result<&'a LiteAccount, Fault> {
    let lite = match ["email", "emailToken"].map(|name| call.parameters.get(name)) {
        [Some(email), None] => site.lite_account(email),
        [None, Some(token)] => site.lite_account_by_token(token),
        [None, None] => return Err(Fault::missing("email")),
        [Some(_), Some(_)] => return Err(Fault::invalid("emailToken")),
    };
    lite.ok_or_else(|| ResponseCode::UNAUTHORIZED_USER.into())
}
