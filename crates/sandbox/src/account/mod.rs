//! An account: what is stored, who may log in to it, and how it changes.
//!
//! The record is Gigya's own JSON (REST, 6.1), so that a seeded account reads like an answer of
//! `accounts.getAccountInfo`.

mod begin;
mod credentials;
mod hidden;
mod merge;
mod schema;
mod view;

use std::fmt;

use serde_json::{Map, Value, json};
use time::OffsetDateTime;

use crate::envelope::iso;
use crate::fault::{Fault, FieldFault};
use crate::seed::{BASE, Seeded};
use crate::subscription;

pub use credentials::is_email;
pub use hidden::Hidden;
pub use schema::profile_types;
pub use view::{Stamps, View};

/// One account. Its `Debug` shows nothing of the person.
#[derive(Clone)]
pub struct Account {
    record: Map<String, Value>,
    password: String,
    /// What no answer shows.
    pub hidden: Hidden,
}

/// The members of an account that `accounts.setAccountInfo` changes here.
pub const CHANGEABLE: &[&str] = &["profile", "data", "preferences", "subscriptions"];

impl Account {
    /// A seeded account. `{sandbox}` in its addresses is where this sandbox answers.
    pub fn seeded(seeded: &Seeded, url: &str) -> Self {
        let record = serde_json::from_str(&seeded.record.replace("{sandbox}", url));
        let record = record.expect("a seeded account is a JSON object");
        Self::of_record(record, seeded.password).expect("what a seeded account hides is well formed")
    }

    /// An account with this record, completed by what seeded accounts have in common. Its member `sandbox`
    /// is what no answer shows.
    pub fn of_record(record: Value, password: &str) -> serde_json::Result<Self> {
        let mut whole = serde_json::from_str(BASE).expect("the common part is a JSON object");
        merge::merge(&mut whole, record);
        let mut record = whole.as_object().cloned().unwrap_or_default();
        let hidden = record.remove("sandbox").map(serde_json::from_value).transpose()?.unwrap_or_default();
        Ok(Self { record, password: password.to_owned(), hidden })
    }

    /// The unique ID.
    pub fn uid(&self) -> &str {
        self.text("UID")
    }

    /// A text member of the record; empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        self.record.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// Everything that is stored but the password.
    pub fn record(&self) -> &Map<String, Value> {
        &self.record
    }

    /// Whether the account may be used (403041 when not).
    pub fn is_active(&self) -> bool {
        self.says("isActive")
    }

    /// Whether the registration was finalized.
    pub fn is_registered(&self) -> bool {
        self.says("isRegistered")
    }

    /// Whether the owner has proved to have the address.
    pub fn is_verified(&self) -> bool {
        self.says("isVerified")
    }

    /// Whether it is a lite account (REST, 6.5).
    pub fn is_lite(&self) -> bool {
        self.says("isLite")
    }

    fn says(&self, name: &str) -> bool {
        self.record.get(name) == Some(&Value::Bool(true))
    }

    /// Merges the account's own risk policy (REST, 4.8: `rba`), which answers call `rbaPolicy` (6.1).
    pub fn change_risk_policy(&mut self, change: &Map<String, Value>) {
        self.merge_into("rbaPolicy", change.clone());
    }

    /// Sets a member of the record.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.record.insert(name.to_owned(), value.into());
    }

    /// Merges a change into a member of the record.
    pub fn merge_into(&mut self, name: &str, change: Map<String, Value>) {
        merge::merge(self.record.entry(name).or_insert_with(|| json!({})), Value::Object(change));
    }

    /// Notes that the account is verified.
    pub fn verify(&mut self, now: OffsetDateTime) {
        self.set("isVerified", true);
        self.stamp("verified", now);
    }

    /// Notes a login by a provider, to be told as the last one.
    pub fn log_in_by(&mut self, provider: &str) {
        self.record.insert("loginProvider".to_owned(), provider.into());
    }

    /// Notes a login.
    pub fn log_in(&mut self, now: OffsetDateTime) {
        self.stamp("lastLogin", now);
    }

    /// Merges changes into the account (REST, 4.8): all of them or, with a wrong one, none.
    pub fn change(&mut self, changes: &Map<String, Value>, now: OffsetDateTime) -> Result<(), Fault> {
        let faults = check(changes);
        if !faults.is_empty() {
            return Err(Fault::invalid_fields(faults));
        }
        for name in CHANGEABLE {
            let Some(change) = changes.get(*name) else { continue };
            let mut change = change.clone();
            let target = self.record.entry(*name).or_insert_with(|| json!({}));
            match *name {
                "profile" => schema::sanitise(&mut change),
                "subscriptions" => subscription::date_answers(&mut change, target, now),
                _ => {}
            }
            merge::merge(target, change);
        }
        if let (Some(Value::Object(_)), Some(Value::Object(profile))) =
            (changes.get("profile"), self.record.get_mut("profile"))
        {
            schema::compute_age(profile, now.date());
        }
        self.stamp("lastUpdated", now);
        Ok(())
    }

    /// Takes over from another account, in one of its objects, what this one has no value for.
    pub fn take_missing(&mut self, other: &Self, name: &str) {
        let Some(theirs) = other.record.get(name) else { return };
        merge::fill(self.record.entry(name).or_insert_with(|| json!({})), theirs);
    }

    /// Goes on as the lite account of a full one: with its UID, and its values over its own.
    pub fn become_part_of(&mut self, full: &Self) {
        self.record.insert("UID".to_owned(), full.uid().into());
        for name in CHANGEABLE {
            if let Some(theirs) = full.record.get(*name) {
                merge::merge(self.record.entry(*name).or_insert_with(|| json!({})), theirs.clone());
            }
        }
    }

    fn stamp(&mut self, name: &str, now: OffsetDateTime) {
        let milliseconds = i64::try_from(now.unix_timestamp_nanos() / 1_000_000).unwrap_or_default();
        self.record.insert(name.to_owned(), iso(now).into());
        self.record.insert(format!("{name}Timestamp"), milliseconds.into());
    }
}

/// What is wrong with a change.
pub fn check(changes: &Map<String, Value>) -> Vec<FieldFault> {
    let profile = changes.get("profile").and_then(Value::as_object);
    profile.map(schema::check_profile).unwrap_or_default()
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Account {{ {} }}", self.uid())
    }
}
