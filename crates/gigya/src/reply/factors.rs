//! `accounts.tfa.*`: the steps of a second factor (REST, 4.5; Web SDK, 1.10).

use serde::Deserialize;
use serde_json::Value;

use super::Reply;
use crate::{FactorKind, Factors, Target};

impl Reply {
    /// `tfa.getProviders`: what the account has and what it could have. Kinds that are not offered here,
    /// such as push, are apart.
    ///
    /// Backup codes are no provider of Gigya's, so nothing says whether an account has some: one is taken in
    /// place of any factor (that it is, is UNCONFIRMED).
    pub fn factors(&self) -> Factors {
        let mut others = Vec::new();
        let mut kinds = |name: &str| {
            let listed: Vec<Value> = self.member(name).unwrap_or_default();
            let mut kinds = Vec::new();
            for name in listed.iter().filter_map(|one| one.get("name")) {
                match FactorKind::deserialize(name) {
                    Ok(kind) => kinds.push(kind),
                    Err(_) => others.extend(name.as_str().map(ToOwned::to_owned)),
                }
            }
            kinds
        };
        let mut active: Vec<FactorKind> = kinds("activeProviders");
        if !active.is_empty() && !active.contains(&FactorKind::BackupCode) {
            active.push(FactorKind::BackupCode);
        }
        let inactive = kinds("inactiveProviders");
        Factors { active, inactive, others }
    }

    /// Where a code can be sent: `phones` of `tfa.phone.getRegisteredPhoneNumbers`, `emails` of
    /// `tfa.email.getEmails`. One object and a map by ID have been seen in place of the list.
    pub fn targets(&self) -> Vec<Target> {
        let Some(found) = ["phones", "emails"].into_iter().find_map(|name| self.rest.get(name)) else {
            return Vec::new();
        };
        match found {
            Value::Array(list) => list.iter().filter_map(|one| target(None, one)).collect(),
            Value::Object(one) if one.contains_key("id") => target(None, found).into_iter().collect(),
            Value::Object(map) => map.iter().filter_map(|(id, one)| target(Some(id), one)).collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
        }
    }
}

/// An entry, with its ID beside it where it stands under its ID in a map.
fn target(key: Option<&str>, entry: &Value) -> Option<Target> {
    let text = |name: &str| entry.get(name).and_then(Value::as_str);
    let id = text("id").or(key)?;
    let shown = text("obfuscated").or_else(|| entry.as_str())?;
    Some(Target { id: id.to_owned(), shown: shown.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(json: &str) -> Reply {
        serde_json::from_str(json).unwrap()
    }

    /// Recorded (REST, 4.5).
    const PROVIDERS: &str = r#"{"errorCode":0,"activeProviders":[{"name":"gigyaEmail"}],"inactiveProviders":[],"pendingOptin":[]}"#;
    const EMAILS: &str = r#"{"errorCode":0,"emails":[{"id":"1a","obfuscated":"us***er@example.com","lastVerification":"2026-06-01T11:05:28.811Z"}]}"#;
    const PHONES: &str =
        r#"{"errorCode":0,"phones":[{"id":"2b","obfuscated":"+########123","lastMethod":"sms"}]}"#;

    fn to(id: &str, shown: &str) -> Target {
        Target { id: id.into(), shown: shown.into() }
    }

    #[test]
    fn the_recorded_chain_is_read() {
        assert_eq!(reply(PROVIDERS).factors().active[0], FactorKind::Email);
        assert_eq!(reply(EMAILS).targets(), [to("1a", "us***er@example.com")]);
        assert_eq!(reply(PHONES).targets(), [to("2b", "+########123")]);
    }

    #[test]
    fn a_backup_code_stands_in_for_a_factor_and_not_for_none() {
        let active = vec![FactorKind::Email, FactorKind::BackupCode];
        assert_eq!(reply(PROVIDERS).factors(), Factors { active, ..Factors::default() });
        let none = r#"{"errorCode":0,"activeProviders":[],"inactiveProviders":[{"name":"gigyaTotp"}]}"#;
        assert_eq!(reply(none).factors(), Factors { inactive: vec![FactorKind::Totp], ..Factors::default() });
    }

    #[test]
    fn a_kind_that_is_not_offered_is_apart() {
        let json = r#"{"errorCode":0,"activeProviders":[{"name":"gigyaPush"},{"name":"gigyaTotp"},{},7]}"#;
        let factors = reply(json).factors();
        assert_eq!(factors.active, [FactorKind::Totp, FactorKind::BackupCode]);
        assert_eq!(factors.others, ["gigyaPush"]);
    }

    #[test]
    fn the_other_shapes_of_the_list_are_read_as_well() {
        let expected = [to("1a", "us***er@example.com")];
        for emails in [
            r#"{"id":"1a","obfuscated":"us***er@example.com"}"#,
            r#"{"1a":{"obfuscated":"us***er@example.com"}}"#,
            r#"{"1a":"us***er@example.com"}"#,
        ] {
            let json = format!(r#"{{"errorCode":0,"emails":{emails}}}"#);
            assert_eq!(reply(&json).targets(), expected, "{emails}");
        }
        assert_eq!(reply(r#"{"errorCode":0,"emails":null}"#).targets(), []);
    }
}
