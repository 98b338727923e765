//! What `accounts.register` may write: by the site's schema, read once in a while.
//!
//! `register` counts as a client, even for a server, and is refused as a whole when it writes a field that only a
//! server may write (REST, 4.2). The schema says beforehand which these are (`writeAccess`; REST, 4.12), and a field
//! that it does not name yet will be one of them (REST, 4.8). Waiting for the refusal instead would send the
//! password twice, and nobody has confirmed that the refusal names every field (REST, 5: 400020, 400025).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use gigya::account;
use serde_json::Value;

use crate::mapping::Account;
use crate::rest::{Failure, RestClient, Site};

/// How long a schema is believed: it changes when somebody changes it in the console.
const MAX_AGE: Duration = Duration::from_mins(10);

/// The sections of a schema and of an account that belong together.
const SECTIONS: [(&str, &str); 4] = [
    ("profileSchema", "profile"),
    ("dataSchema", "data"),
    ("preferencesSchema", "preferences"),
    ("subscriptionsSchema", "subscriptions"),
];

/// What clients may write, site by site.
#[derive(Default)]
pub struct WriteAccess {
    /// By API key, each with the moment when it was read.
    sites: RwLock<BTreeMap<String, (Instant, Arc<ClientFields>)>>,
}

/// The fields that a client may write, as dotted paths.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ClientFields {
    open: BTreeSet<String>,
    server_only: BTreeSet<String>,
}

impl WriteAccess {
    /// What clients may write at this site. Several participants at once may each read it: no harm is done.
    ///
    /// # Errors
    /// When the schema has to be read and Gigya does not give it.
    pub async fn of_site(&self, gigya: &RestClient, site: &Site) -> Result<Arc<ClientFields>, Failure> {
        if let Some(known) = self.known(site) {
            return Ok(known);
        }
        let fields = Arc::new(ClientFields::of_schema(&gigya.schema(site).await?));
        let mut sites = self.sites.write().unwrap_or_else(PoisonError::into_inner);
        sites.insert(site.api_key.clone(), (Instant::now(), Arc::clone(&fields)));
        Ok(fields)
    }

    /// Reads the schema anew next time.
    pub fn forget(&self, site: &Site) {
        self.sites.write().unwrap_or_else(PoisonError::into_inner).remove(&site.api_key);
    }

    fn known(&self, site: &Site) -> Option<Arc<ClientFields>> {
        let sites = self.sites.read().unwrap_or_else(PoisonError::into_inner);
        let (read, fields) = sites.get(&site.api_key)?;
        (read.elapsed() < MAX_AGE).then(|| Arc::clone(fields))
    }
}

impl ClientFields {
    /// Reads the sections of `accounts.getSchema`.
    fn of_schema(schema: &Account) -> Self {
        let mut fields = Self::default();
        for (section, name) in SECTIONS {
            let of_section = schema.get(section).and_then(|section| section.get("fields"));
            for (field, description) in of_section.and_then(Value::as_object).into_iter().flatten() {
                let server_only =
                    description.get("writeAccess").and_then(Value::as_str) == Some("serverOnly");
                let list = if server_only { &mut fields.server_only } else { &mut fields.open };
                list.insert(format!("{name}.{field}"));
            }
        }
        fields
    }

    /// Parts what a client may write from what only a server may write.
    pub fn split(&self, account: &Account) -> (Account, Account) {
        let (mut now, mut afterwards) = (Account::new(), Account::new());
        for (path, value) in leaves("", account) {
            let part = if self.may_write(&path) { &mut now } else { &mut afterwards };
            account::set(part, &path, value.clone());
        }
        (now, afterwards)
    }

    fn may_write(&self, path: &str) -> bool {
        let named = |list: &BTreeSet<String>| list.iter().any(|field| account::overlap(path, field));
        named(&self.open) && !named(&self.server_only)
    }
}

/// The values of an account with their paths; an array is a value.
fn leaves<'a>(prefix: &str, members: &'a Account) -> Vec<(String, &'a Value)> {
    let mut found = Vec::new();
    for (name, value) in members {
        let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            Value::Object(members) => found.extend(leaves(&path, members)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                found.push((path, value));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn map(value: &Value) -> Account {
        value.as_object().unwrap().clone()
    }

    /// In the form that is recorded (REST, 4.12).
    fn fields() -> ClientFields {
        ClientFields::of_schema(&map(&json!({
            "profileSchema": {"fields": {
                "firstName": {"type": "string", "writeAccess": "clientModify"},
                "phones.number": {"type": "string", "writeAccess": "clientModify"},
                "work.company": {"type": "string", "writeAccess": "serverOnly"},
            }},
            "dataSchema": {"fields": {
                "quiz.team": {"type": "string", "writeAccess": "clientCreate"},
                "loyalty": {"type": "long", "writeAccess": "serverOnly"},
            }},
            "preferencesSchema": {"fields": {"terms.tos": {"type": "consent", "required": true}}},
        })))
    }

    #[test]
    fn what_only_a_server_may_write_waits_and_so_does_what_the_schema_does_not_name() {
        let (now, afterwards) = fields().split(&map(&json!({
            "profile": {"firstName": "Ada", "phones": [{"number": "1"}], "work": [{"company": "X"}]},
            "data": {"quiz": {"team": "red", "round": "2"}, "loyalty": 3},
            "preferences": {"terms": {"tos": {"isConsentGranted": true}}},
            "subscriptions": {"news": {"email": {"isSubscribed": true}}},
        })));
        let at_once = json!({
            "profile": {"firstName": "Ada", "phones": [{"number": "1"}]},
            "data": {"quiz": {"team": "red"}},
            "preferences": {"terms": {"tos": {"isConsentGranted": true}}},
        });
        let later = json!({
            "profile": {"work": [{"company": "X"}]},
            "data": {"quiz": {"round": "2"}, "loyalty": 3},
            "subscriptions": {"news": {"email": {"isSubscribed": true}}},
        });
        assert_eq!((Value::Object(now), Value::Object(afterwards)), (at_once, later));
    }

    #[test]
    fn a_name_that_only_begins_like_another_is_not_part_of_it() {
        assert!(fields().may_write("preferences.terms.tos.isConsentGranted"));
        assert!(!fields().may_write("preferences.terms.tos2.isConsentGranted"));
    }
}
