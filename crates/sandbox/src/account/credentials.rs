//! What somebody logs in with: e-mail addresses, a username, a password (REST, 4.8 and 6.1).

use serde_json::{Map, Value, json};
use time::OffsetDateTime;

use super::Account;
use super::begin::list;
use crate::envelope::iso;

impl Account {
    /// Whether somebody logs in with this e-mail address or username. Addresses are compared without case.
    pub fn has_login_id(&self, login_id: &str) -> bool {
        self.login_ids().any(|known| known.eq_ignore_ascii_case(login_id))
    }

    /// Whether there is anything to log in with but a social network.
    pub fn has_login_ids(&self) -> bool {
        self.login_ids().next().is_some()
    }

    /// Whether this is the account's username.
    pub fn is_username(&self, login_id: &str) -> bool {
        let username = self.record.get("loginIDs").and_then(|ids| ids.get("username"));
        username.is_some_and(|username| is_text(username, login_id))
    }

    /// The first login ID, a verified address before others.
    pub fn login_id(&self) -> Option<&str> {
        self.login_ids().next()
    }

    /// Everything to log in with.
    pub fn login_ids(&self) -> impl Iterator<Item = &str> {
        let ids = self.record.get("loginIDs");
        let username = ids.and_then(|ids| ids.get("username")).and_then(Value::as_str);
        let lists = ["emails", "unverifiedEmails"].into_iter();
        let emails = lists.filter_map(move |list| ids?.get(list)?.as_array()).flatten();
        emails.filter_map(Value::as_str).chain(username)
    }

    /// The e-mail addresses that are `verified` or `unverified`.
    pub fn emails(&self, list: &str) -> Vec<&str> {
        let addresses = self.record.get("emails").and_then(|emails| emails.get(list)?.as_array());
        addresses.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Where a mail goes: the first address that is verified, else the first that is not.
    pub fn address(&self) -> Option<&str> {
        self.emails("verified").into_iter().chain(self.emails("unverified")).next()
    }

    /// Adds an address to log in with, which nobody has verified yet.
    pub fn add_email(&mut self, address: &str) {
        for (object, name) in [("loginIDs", "unverifiedEmails"), ("emails", "unverified")] {
            list(self.object(object), name).push(address.into());
        }
    }

    /// Takes an address away.
    pub fn remove_email(&mut self, address: &str) {
        for (object, name) in ADDRESSES {
            list(self.object(object), name).retain(|known| !is_text(known, address));
        }
    }

    /// Notes that the owner of the account has an address.
    pub fn verify_email(&mut self, address: &str, now: OffsetDateTime) {
        self.remove_email(address);
        for (object, name) in [("loginIDs", "emails"), ("emails", "verified")] {
            list(self.object(object), name).push(address.into());
        }
        self.verify(now);
    }

    /// Gives the account a username.
    pub fn set_username(&mut self, username: &str) {
        self.object("loginIDs").insert("username".to_owned(), username.into());
    }

    /// Whether the password is right. An account without one has none that is right.
    pub fn has_password(&self, password: &str) -> bool {
        !self.password.is_empty() && self.password == password
    }

    /// Whether the password was this one once, and is no longer.
    pub fn had_password(&self, password: &str) -> bool {
        self.hidden.old_passwords.iter().any(|old| old == password)
    }

    /// Changes the password.
    pub fn set_password(&mut self, password: &str, now: OffsetDateTime) {
        let old = std::mem::replace(&mut self.password, password.to_owned());
        if !old.is_empty() {
            self.hidden.old_passwords.push(old);
        }
        self.hidden.must_change_password = false;
        self.record.insert("password".to_owned(), json!({ "created": iso(now) }));
    }

    /// An object of the record, made where there is none.
    fn object(&mut self, name: &str) -> &mut Map<String, Value> {
        let value = self.record.entry(name).or_insert_with(|| json!({}));
        if !value.is_object() {
            *value = json!({});
        }
        value.as_object_mut().expect("it has just been made an object")
    }
}

/// Where the addresses of an account stand.
const ADDRESSES: [(&str, &str); 4] = [
    ("loginIDs", "emails"),
    ("loginIDs", "unverifiedEmails"),
    ("emails", "verified"),
    ("emails", "unverified"),
];

fn is_text(value: &Value, text: &str) -> bool {
    value.as_str().is_some_and(|known| known.eq_ignore_ascii_case(text))
}

/// Whether a text can be an e-mail address. What Gigya itself checks is UNCONFIRMED: here one `@`, something
/// before it, a host with a dot after it, and no space.
pub fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let host_fits = host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty());
    !name.is_empty() && host_fits && !host.contains('@') && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: OffsetDateTime = time::macros::datetime!(2026-06-01 12:00 UTC);

    #[test]
    fn an_address_is_unverified_until_it_is_verified() {
        let mut account = Account::begin("site", None, NOON);
        account.add_email("new@example.com");
        assert_eq!((account.emails("unverified"), account.is_verified()), (vec!["new@example.com"], false));
        account.verify_email("New@example.com", NOON);
        assert_eq!((account.emails("verified"), account.is_verified()), (vec!["New@example.com"], true));
        assert!(account.emails("unverified").is_empty() && account.has_login_id("new@example.com"));
    }

    #[test]
    fn an_account_without_a_password_lets_nobody_in() {
        let mut account = Account::begin("facebook", None, NOON);
        assert!(!account.has_password(""));
        account.set_password("first-One-1", NOON);
        account.set_password("second-One-2", NOON);
        assert!(account.has_password("second-One-2") && account.had_password("first-One-1"));
        assert!(!account.had_password(""));
    }

    #[test]
    fn an_address_has_a_name_and_a_host() {
        for address in ["a@example.com", "a.b+c@sub.example.com"] {
            assert!(is_email(address), "{address}");
        }
        for text in ["", "a", "@example.com", "a@example", "a@b@example.com", "a b@example.com", "a@example."]
        {
            assert!(!is_email(text), "{text}");
        }
    }
}
