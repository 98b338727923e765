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
    // As the list of extra fields spells it, and as the schema of a profile does (REST, 6.2).
    "specialties",
    "specialities",
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

/// Where a member of the account block comes from, and when it is shown.
#[derive(Clone, Copy)]
enum Member {
    /// As stored, always.
    Stored,
    /// As stored, in the unit that the method has for it.
    Stamp,
    /// As stored, when `include` has one of these.
    Included(&'static [&'static str]),
    /// The profile, when `include` has it.
    Profile,
    /// The signature of the UID.
    Signature,
    /// When the UID was signed: Unix seconds in a text.
    SignedAt,
}

/// The account block in the order recorded (REST, 4.4 and 4.7); where the recordings lack a member, near its
/// neighbours in the alphabet, which the recordings follow for the most part.
const BLOCK: &[(&str, Member)] = &[
    ("registeredTimestamp", Member::Stamp),
    ("UID", Member::Stored),
    ("UIDSignature", Member::Signature),
    ("signatureTimestamp", Member::SignedAt),
    ("created", Member::Stored),
    ("createdTimestamp", Member::Stamp),
    ("customIdentifiers", Member::Included(&["customIdentifiers"])),
    ("data", Member::Included(&["data"])),
    ("preferences", Member::Included(&["preferences"])),
    ("subscriptions", Member::Included(&["subscriptions"])),
    ("emails", Member::Included(&["emails"])),
    ("groups", Member::Included(&["groups"])),
    ("identities", Member::Included(&["identities-active", "identities-all", "identities-global"])),
    ("isActive", Member::Stored),
    ("isRegistered", Member::Stored),
    ("isVerified", Member::Stored),
    ("lastLogin", Member::Stored),
    ("lastLoginLocation", Member::Included(&["lastLoginLocation"])),
    ("lastLoginTimestamp", Member::Stamp),
    ("lastUpdated", Member::Stored),
    ("lastUpdatedTimestamp", Member::Stored),
    ("loginIDs", Member::Included(&["loginIDs"])),
    ("loginProvider", Member::Stored),
    ("oldestDataUpdated", Member::Stored),
    ("oldestDataUpdatedTimestamp", Member::Stored),
    ("password", Member::Included(&["password"])),
    ("phoneNumber", Member::Stored),
    ("profile", Member::Profile),
    ("rbaPolicy", Member::Included(&["rba"])),
    ("regSource", Member::Included(&["regSource"])),
    ("registered", Member::Stored),
    ("socialProviders", Member::Stored),
    ("verified", Member::Stored),
    ("verifiedTimestamp", Member::Stored),
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
    /// The account block.
    pub fn of(&self, account: &Account, now: OffsetDateTime) -> Payload {
        let signed_at = now.unix_timestamp().to_string();
        let mut block = Payload::default();
        for (name, member) in BLOCK {
            let stored = account.record.get(*name).cloned().unwrap_or_default();
            match member {
                Member::Stored => block.add(name, stored),
                Member::Stamp => block.add(name, self.stamp(&stored)),
                Member::Included(by) if by.iter().any(|entry| self.include.contains(entry)) => {
                    block.add(name, stored);
                }
                Member::Profile if self.include.contains(name) => block.add(name, self.profile(&stored)),
                Member::Included(_) | Member::Profile => {}
                Member::Signature => block.add(name, Site::sign_uid(account.uid(), &signed_at)),
                Member::SignedAt => block.add(name, signed_at.as_str()),
            }
        }
        block
    }

    fn stamp(&self, stored: &Value) -> Value {
        match self.stamps {
            Stamps::Seconds => stored.as_i64().map(|milliseconds| milliseconds / 1000).into(),
            Stamps::Milliseconds => stored.clone(),
        }
    }

    /// The profile without what is empty, and without the extra fields that nobody named.
    fn profile(&self, stored: &Value) -> Map<String, Value> {
        let shown = |name: &str| !EXTRA.contains(&name) || self.extra_profile_fields.contains(&name);
        let filled =
            |value: &Value| value != "" && value.as_array().is_none_or(|entries| !entries.is_empty());
        let profile = stored.as_object().into_iter().flatten();
        let kept = profile.filter(|(name, value)| shown(name) && filled(value));
        kept.map(|(name, value)| (name.clone(), value.clone())).collect()
    }
}
