//! What of an account an answer shows: the account block (REST, 6.1), as far as `include` asks for it.

use serde_json::{Map, Value};
use time::OffsetDateTime;

use super::Account;
use crate::envelope::Payload;
use crate::site::Site;

/// Profile fields that only come when `extraProfileFields` names them (REST, 4.7).
const EXTRA: &[&str] = &[
    "languages",
    "address",
    "phones",
    "education",
    "educationLevel",
    "honors",
    "publications",
    "patents",
    "certifications",
    "professionalHeadline",
    "bio",
    "industry",
    "specialties",
    "work",
    "skills",
    "religion",
    "politicalView",
    "interestedIn",
    "relationshipStatus",
    "hometown",
    "favorites",
    "followersCount",
    "followingCount",
    "username",
    "name",
    "locale",
    "verified",
    "timezone",
    "likes",
    "samlData",
];

/// The unit of `registeredTimestamp`, `createdTimestamp` and `lastLoginTimestamp`; all other timestamps are
/// milliseconds (REST, 4.4, "Quirk to reproduce").
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stamps {
    /// As `accounts.login` has them.
    Seconds,
    /// As everything else has them.
    Milliseconds,
}

/// What of an account is asked for.
pub struct View<'a> {
    /// The entries of `include`.
    pub include: Vec<&'a str>,
    /// The entries of `extraProfileFields`.
    pub extra_profile_fields: Vec<&'a str>,
    /// The unit of three timestamps.
    pub stamps: Stamps,
}

impl View<'_> {
    /// The account block, in the order recorded (REST, 4.4 and 4.7).
    pub fn of(&self, account: &Account, now: OffsetDateTime) -> Payload {
        let stored = |name: &str| account.record.get(name).cloned().unwrap_or_default();
        let signed_at = now.unix_timestamp().to_string();
        let mut block = Payload::default();
        block.add("registeredTimestamp", self.stamp(account, "registeredTimestamp"));
        block.add("UID", account.uid());
        block.add("UIDSignature", Site::sign_uid(account.uid(), &signed_at));
        block.add("signatureTimestamp", signed_at);
        block.add("created", stored("created"));
        block.add("createdTimestamp", self.stamp(account, "createdTimestamp"));
        self.add_included(
            &mut block,
            account,
            &["data", "preferences", "subscriptions", "emails", "loginIDs"],
        );
        if self.includes("identities-all") || self.includes("identities-active") {
            block.add("identities", stored("identities"));
        }
        for name in ["isActive", "isRegistered", "isVerified", "lastLogin"] {
            block.add(name, stored(name));
        }
        block.add("lastLoginTimestamp", self.stamp(account, "lastLoginTimestamp"));
        self.add_included(&mut block, account, &["lastLoginLocation"]);
        for name in ["lastUpdated", "lastUpdatedTimestamp", "loginProvider"] {
            block.add(name, stored(name));
        }
        for name in ["oldestDataUpdated", "oldestDataUpdatedTimestamp"] {
            block.add(name, stored(name));
        }
        self.add_included(&mut block, account, &["password"]);
        if self.includes("profile") {
            block.add("profile", self.profile(account));
        }
        if self.includes("rba") {
            block.add("rbaPolicy", stored("rbaPolicy"));
        }
        self.add_included(&mut block, account, &["regSource"]);
        for name in ["registered", "socialProviders", "verified", "verifiedTimestamp"] {
            block.add(name, stored(name));
        }
        block
    }

    fn includes(&self, name: &str) -> bool {
        self.include.contains(&name)
    }

    fn add_included(&self, block: &mut Payload, account: &Account, names: &[&'static str]) {
        for name in names.iter().filter(|name| self.includes(name)) {
            block.add(name, account.record.get(*name).cloned().unwrap_or_default());
        }
    }

    fn stamp(&self, account: &Account, name: &str) -> Value {
        let milliseconds = account.record.get(name).and_then(Value::as_i64);
        match self.stamps {
            Stamps::Seconds => milliseconds.map(|stamp| stamp / 1000).into(),
            Stamps::Milliseconds => milliseconds.into(),
        }
    }

    /// The profile without what is empty, and without the extra fields that nobody named.
    fn profile(&self, account: &Account) -> Map<String, Value> {
        let Some(Value::Object(profile)) = account.record.get("profile") else { return Map::new() };
        let shown = |name: &str| !EXTRA.contains(&name) || self.extra_profile_fields.contains(&name);
        let filled =
            |value: &Value| value.as_str() != Some("") && value.as_array().is_none_or(|a| !a.is_empty());
        let kept = profile.iter().filter(|(name, value)| shown(name) && filled(value));
        kept.map(|(name, value)| (name.clone(), value.clone())).collect()
    }
}
