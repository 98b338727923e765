//! An account that begins: what Gigya stores of somebody who has just come.

use serde_json::{Map, Value, json};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Account, Hidden};
use crate::envelope::iso;

impl Account {
    /// An account without login ID and password that came by a provider (`site` is e-mail and password). Its
    /// registration is not finalized.
    pub fn begin(provider: &str, provider_uid: Option<&str>, now: OffsetDateTime) -> Self {
        let uid = Uuid::now_v7().simple().to_string();
        let record = json!({
            "UID": uid,
            "loginProvider": provider,
            "socialProviders": provider,
            "isActive": true,
            "isRegistered": false,
            "isVerified": false,
            "loginIDs": { "emails": [], "unverifiedEmails": [] },
            "emails": { "verified": [], "unverified": [] },
            "profile": {},
            "data": {},
            "preferences": {},
            "subscriptions": {},
            "password": {},
            "regSource": "",
            "identities": [{
                "provider": provider,
                "providerUID": provider_uid.unwrap_or(&uid),
                "isLoginIdentity": true,
                "allowsLogin": true,
                "isExpiredSession": false,
                "lastUpdated": iso(now),
                "oldestDataUpdated": iso(now),
            }],
        });
        let record = record.as_object().cloned().unwrap_or_default();
        let mut account = Self { record, password: String::new(), hidden: Hidden::default() };
        for moment in ["created", "lastUpdated", "oldestDataUpdated"] {
            account.stamp(moment, now);
        }
        account
    }

    /// A lite account: an address, and nothing to log in with. Where the address has a full account, it has
    /// the same UID (REST, 6.5.6). That `isLite` says what it is, is UNCONFIRMED.
    pub fn begin_lite(uid: Option<&str>, email: &str, now: OffsetDateTime) -> Self {
        let record = json!({
            "UID": uid.map_or_else(|| Uuid::now_v7().simple().to_string(), str::to_owned),
            "isActive": true,
            "isRegistered": false,
            "isVerified": false,
            "isLite": true,
            "loginIDs": { "emails": [], "unverifiedEmails": [] },
            "emails": { "verified": [], "unverified": [email] },
            "profile": { "email": email },
            "data": {},
            "preferences": {},
            "subscriptions": {},
            "regSource": "",
        });
        let record = record.as_object().cloned().unwrap_or_default();
        let mut account = Self { record, password: String::new(), hidden: Hidden::default() };
        for moment in ["created", "lastUpdated", "oldestDataUpdated"] {
            account.stamp(moment, now);
        }
        account
    }

    /// Finalizes the registration.
    pub fn finalize(&mut self, now: OffsetDateTime) {
        self.record.insert("isRegistered".to_owned(), true.into());
        self.stamp("registered", now);
    }

    /// Takes the identities of an account that is given up for this one.
    pub fn absorb(&mut self, other: Self) {
        let Self { record: mut others, .. } = other;
        let identities = others.remove("identities");
        let known = self.text("socialProviders").to_owned();
        let new = others.get("socialProviders").and_then(Value::as_str).unwrap_or_default().to_owned();
        let providers =
            known.split(',').chain(new.split(',').filter(|one| !known.split(',').any(|k| k == *one)));
        let providers: Vec<_> = providers.filter(|provider| !provider.is_empty()).collect();
        self.record.insert("socialProviders".to_owned(), providers.join(",").into());
        let mine = list(&mut self.record, "identities");
        mine.extend(identities.as_ref().and_then(Value::as_array).into_iter().flatten().cloned());
    }
}

/// A list of the record, made where there is none.
pub fn list<'a>(record: &'a mut Map<String, Value>, name: &str) -> &'a mut Vec<Value> {
    let value = record.entry(name).or_insert_with(|| json!([]));
    if !value.is_array() {
        *value = json!([]);
    }
    value.as_array_mut().expect("it has just been made a list")
}
