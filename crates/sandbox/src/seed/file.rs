//! Accounts of somebody's own: `--seed accounts.json`, `POST /sandbox/seed`, [`Sandbox::seed`]. The README
//! documents the form; `example.json` beside this file is its example.
//!
//! [`Sandbox::seed`]: crate::Sandbox::seed

use serde::Deserialize;
use serde_json::{Map, Value, json};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::account::{Account, CHANGEABLE, is_email, profile_types};
use crate::fault::{Fault, FieldFault};
use crate::site::Site;

/// An account as it is written. What is not named is as an account that nothing stands in the way of has it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "members of Gigya's own records")]
struct Entry {
    #[serde(rename = "UID")]
    uid: Option<String>,
    email: Option<String>,
    username: Option<String>,
    password: Option<String>,
    #[serde(default)]
    is_lite: bool,
    #[serde(default = "yes")]
    is_active: bool,
    #[serde(default = "yes")]
    is_registered: bool,
    #[serde(default = "yes")]
    is_verified: bool,
    #[serde(default)]
    profile: Map<String, Value>,
    #[serde(default)]
    data: Map<String, Value>,
    #[serde(default)]
    preferences: Map<String, Value>,
    #[serde(default)]
    subscriptions: Map<String, Value>,
    /// What no answer shows.
    #[serde(default)]
    sandbox: Map<String, Value>,
}

fn yes() -> bool {
    true
}

/// What is wrong with a list of accounts, in which of them, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// It is none.
    #[error("this is no list of accounts: {0}; write {{\"accounts\": [ … ]}}, as the README shows")]
    NoList(serde_json::Error),
    /// One account is wrong.
    #[error("account {number}{}: {mistake}", named(who.as_deref()))]
    Account {
        /// Which one, counted from one.
        number: usize,
        /// Its login ID, where it has one.
        who: Option<String>,
        /// What is wrong, and what to do.
        mistake: Mistake,
    },
}

/// A mistake in an account.
#[derive(Debug, thiserror::Error)]
pub enum Mistake {
    /// A member that is not known, or of another type.
    #[error("{0}; write the members that the README lists")]
    Form(serde_json::Error),
    /// Nobody could log in.
    #[error("there is nothing to log in with; add \"email\" or \"username\"")]
    NoLoginId,
    /// Nobody could log in either.
    #[error("there is no password; add \"password\"")]
    NoPassword,
    /// Nobody logs in to a lite account.
    #[error("a lite account has an \"email\" and neither \"username\" nor \"password\"; leave them out")]
    Lite,
    /// The address is none.
    #[error("`{0}` is no e-mail address; write one like ann@example.com")]
    Address(String),
    /// A field of the profile that Gigya would not take.
    #[error("`{field}` {remedy}")]
    Field {
        /// The field, dotted.
        field: String,
        /// What to write there.
        remedy: String,
    },
    /// Somebody else has it.
    #[error("the login ID or UID `{0}` is another account's; choose another")]
    Taken(String),
}

fn named(who: Option<&str>) -> String {
    who.map(|who| format!(" ({who})")).unwrap_or_default()
}

/// Reads a list of accounts, to be added to a site. All of them are right, or none is read.
pub fn read(text: &str, site: &Site, now: OffsetDateTime) -> Result<Vec<Account>, SeedError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        accounts: Vec<Value>,
    }
    let file: File = serde_json::from_str(text).map_err(SeedError::NoList)?;
    let mut accounts = Vec::new();
    for (entry, number) in file.accounts.into_iter().zip(1..) {
        let login_id = entry.get("email").or_else(|| entry.get("username")).and_then(Value::as_str);
        let who = login_id.map(str::to_owned);
        let account = account(entry, now).and_then(|account| {
            let lite = site.lite_accounts().iter().map(|lite| &lite.account);
            let known = site.accounts().iter().chain(lite).chain(&accounts);
            let clash = known.into_iter().find_map(|other| shared(other, &account));
            clash.map_or(Ok(account), |what| Err(Mistake::Taken(what)))
        });
        accounts.push(account.map_err(|mistake| SeedError::Account { number, who, mistake })?);
    }
    Ok(accounts)
}

/// What two accounts have that only one may have.
fn shared(one: &Account, other: &Account) -> Option<String> {
    let uid = (one.uid() == other.uid()).then(|| one.uid());
    let address = other.address().filter(|_| one.is_lite() && other.is_lite());
    let address =
        address.filter(|address| one.address().is_some_and(|own| own.eq_ignore_ascii_case(address)));
    let login_id = || other.login_ids().find(|login_id| one.has_login_id(login_id));
    uid.or(address).or_else(login_id).map(str::to_owned)
}

fn account(entry: Value, now: OffsetDateTime) -> Result<Account, Mistake> {
    let mut entry: Entry = serde_json::from_value(entry).map_err(Mistake::Form)?;
    if entry.email.is_none() && entry.username.is_none() {
        return Err(Mistake::NoLoginId);
    }
    if let Some(address) = entry.email.as_deref().filter(|address| !is_email(address)) {
        return Err(Mistake::Address(address.to_owned()));
    }
    if entry.is_lite {
        return lite_account(&entry, now);
    }
    let password =
        entry.password.take().filter(|password| !password.is_empty()).ok_or(Mistake::NoPassword)?;
    if let Some(address) = &entry.email {
        entry.profile.entry("email").or_insert_with(|| address.as_str().into());
    }
    let changes = changes(&entry);
    let mut account = Account::of_record(record(entry), &password).map_err(Mistake::Form)?;
    account.change(&changes, now).map_err(|fault| field(&fault))?;
    Ok(account)
}

fn lite_account(entry: &Entry, now: OffsetDateTime) -> Result<Account, Mistake> {
    let email = entry.email.as_deref().filter(|_| entry.username.is_none() && entry.password.is_none());
    let mut account = Account::begin_lite(entry.uid.as_deref(), email.ok_or(Mistake::Lite)?, now);
    account.change(&changes(entry), now).map_err(|fault| field(&fault))?;
    Ok(account)
}

fn changes(entry: &Entry) -> Map<String, Value> {
    let objects = [&entry.profile, &entry.data, &entry.preferences, &entry.subscriptions];
    CHANGEABLE.iter().zip(objects).map(|(name, object)| ((*name).to_owned(), json!(object))).collect()
}

fn record(entry: Entry) -> Value {
    let lists = if entry.is_verified { ["emails", "verified"] } else { ["unverifiedEmails", "unverified"] };
    let addresses: Vec<_> = entry.email.into_iter().collect();
    let mut login_ids = json!({ "emails": [], "unverifiedEmails": [] });
    login_ids[lists[0]] = json!(addresses);
    if let Some(username) = entry.username {
        login_ids["username"] = username.into();
    }
    let mut emails = json!({ "verified": [], "unverified": [] });
    emails[lists[1]] = json!(addresses);
    json!({
        "UID": entry.uid.unwrap_or_else(|| Uuid::now_v7().simple().to_string()),
        "isActive": entry.is_active,
        "isRegistered": entry.is_registered,
        "isVerified": entry.is_verified,
        "loginIDs": login_ids,
        "emails": emails,
        "password": { "created": "2024-03-18T10:30:00.000Z" },
        "sandbox": entry.sandbox,
    })
}

/// What to write in the first field that is wrong.
fn field(fault: &Fault) -> Mistake {
    let field = fault.validation_errors.first().map(|wrong: &FieldFault| wrong.field_name.clone());
    let field = field.unwrap_or_default();
    let name = field.strip_prefix("profile.").unwrap_or(&field);
    let remedy = match profile_types().find(|(known, _)| *known == name) {
        None => "is no field of a profile; put it below \"data\"".to_owned(),
        Some(("gender", _)) => "has another value than a gender; write f, m or u".to_owned(),
        Some((_, "long")) => "has another type; write a number".to_owned(),
        Some((_, kind)) => format!("has another type; write {kind} there"),
    };
    Mistake::Field { field, remedy }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let site = Site::new("http://127.0.0.1:1".to_owned());
        read(text, &site, OffsetDateTime::UNIX_EPOCH).map(|_| ()).unwrap_err().to_string()
    }

    /// What one account with those members is told.
    fn told_of(members: &str) -> String {
        told(&format!(r#"{{"accounts": [{{"email": "ann@example.com", "password": "p", {members}}}]}}"#))
    }

    #[test]
    fn every_mistake_names_the_account_and_what_to_do() {
        let mistakes = [
            (r#""profil": {}"#, "unknown field `profil`", "`profile`"),
            (r#""isActive": "no""#, "expected a boolean", "README"),
            (r#""profile": {"birthDay": "22"}"#, "`profile.birthDay`", "write a number"),
            (r#""profile": {"gender": "female"}"#, "`profile.gender`", "write f, m or u"),
            (r#""profile": {"shoeSize": 43}"#, "`profile.shoeSize`", "\"data\""),
            (r#""sandbox": {"mustchange": true}"#, "unknown field `mustchange`", "`mustChangePassword`"),
            (
                r#""UID": "4f0c2a9e7b6d4e1fa3c85d20b91e6f37""#,
                "4f0c2a9e7b6d4e1fa3c85d20b91e6f37",
                "choose another",
            ),
            (r#""isLite": true"#, "a lite account", "leave them out"),
            (r#""username": "linus-again""#, "`linus-again`", "choose another"),
        ];
        for (members, what, remedy) in mistakes {
            let told = told_of(members);
            assert!(told.starts_with("account 1 (ann@example.com): "), "{told}");
            assert!(told.contains(what) && told.contains(remedy), "{told}");
        }
    }

    #[test]
    fn an_account_that_nobody_could_log_in_to_is_told_what_it_lacks() {
        assert!(told(r#"{"accounts": [{"password": "p"}]}"#).contains("add \"email\" or \"username\""));
        let second =
            r#"{"accounts": [{"email": "a@example.com", "password": "p"}, {"email": "b@example.com"}]}"#;
        assert_eq!(told(second), "account 2 (b@example.com): there is no password; add \"password\"");
        let address = r#"{"accounts": [{"email": "ann", "password": "p"}]}"#;
        assert!(told(address).contains("`ann` is no e-mail address"));
    }

    #[test]
    fn two_accounts_of_a_file_cannot_share_a_login_id() {
        let twice = r#"{"accounts": [{"email": "ann@example.com", "password": "p"},
                                     {"email": "Ann@example.com", "password": "q"}]}"#;
        let told = told(twice);
        assert!(
            told.starts_with("account 2 (Ann@example.com): ") && told.contains("choose another"),
            "{told}"
        );
    }

    #[test]
    fn what_is_no_list_of_accounts_is_told_where_and_how_one_is_written() {
        let told = told("{\"accounts\": [\n  oops\n]}");
        assert!(told.contains("line 2") && told.contains("{\"accounts\": [ … ]}"), "{told}");
    }
}
