//! The methods that the proxy calls, one function each.

use gigya::account::decode_entities;
use jsonwebtoken::jwk::JwkSet;
use serde_json::Value;

use super::client::RestClient;
use super::failure::Failure;
use super::method;
use super::site::Site;
use crate::identity::Uid;
use crate::mapping::Account;

/// Which parts of an account are wanted.
pub struct Wanted {
    /// `include`: `profile,data`.
    pub sections: String,
    /// `extraProfileFields`: `phones,work`.
    pub extra_profile_fields: String,
}

impl RestClient {
    /// `accounts.getAccountInfo` (REST, 4.7): the account with its texts as people typed them.
    ///
    /// # Errors
    /// When the call fails; [`Failure::is_of_the_account`] when there is no such account.
    pub async fn account(&self, site: &Site, uid: &Uid, wanted: &Wanted) -> Result<Account, Failure> {
        let mut parameters = vec![("UID", uid.as_str()), ("include", &wanted.sections)];
        if !wanted.extra_profile_fields.is_empty() {
            parameters.push(("extraProfileFields", &wanted.extra_profile_fields));
        }
        let mut account = self.call(site, method::GET_ACCOUNT_INFO, &parameters).await?.rest;
        decode_profile(&mut account);
        Ok(account)
    }

    /// `accounts.setAccountInfo` (REST, 4.8): merges these members into the account. `language` is the one
    /// that consents were given in.
    ///
    /// # Errors
    /// When the call fails; `validation_errors` say which fields Gigya does not take.
    pub async fn update_account(
        &self,
        site: &Site,
        uid: &Uid,
        changes: &Account,
        language: Option<&str>,
    ) -> Result<(), Failure> {
        let members: Vec<_> = changes.iter().map(|(name, value)| (name, value.to_string())).collect();
        let mut parameters = vec![("UID", uid.as_str())];
        parameters.extend(members.iter().map(|(name, json)| (name.as_str(), json.as_str())));
        if changes.contains_key("preferences") {
            parameters.extend(language.map(|language| ("lang", language)));
        }
        self.call(site, method::SET_ACCOUNT_INFO, &parameters).await.map(drop)
    }

    /// `accounts.logout` (REST, 4.6): ends the participant's sessions on all devices.
    ///
    /// # Errors
    /// When the call fails.
    pub async fn log_out(&self, site: &Site, uid: &Uid) -> Result<(), Failure> {
        self.call(site, method::LOGOUT, &[("UID", uid.as_str())]).await.map(drop)
    }

    /// `accounts.getJWTPublicKey` (REST, 3.3): the keys that the site's id_tokens are signed with.
    ///
    /// # Errors
    /// When the call fails or its answer has no keys.
    pub async fn public_keys(&self, site: &Site) -> Result<JwkSet, Failure> {
        let reply = self.call(site, method::GET_JWT_PUBLIC_KEY, &[("V2", "true")]).await?;
        serde_json::from_value(Value::Object(reply.rest)).map_err(|_| Failure::Incomplete("public keys"))
    }
}

/// Gigya encodes the texts of a profile and no others (REST, 6.2): an `&amp;` in `data` was written by somebody.
fn decode_profile(account: &mut Account) {
    account.get_mut("profile").into_iter().for_each(decode);
}

/// Undoes Gigya's encoding in every text below a value, so that nothing further in knows of it, and an array
/// that is written back is not encoded twice.
fn decode(value: &mut Value) {
    match value {
        Value::String(text) => *text = decode_entities(text),
        Value::Array(list) => list.iter_mut().for_each(decode),
        Value::Object(members) => members.values_mut().for_each(decode),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn texts_of_the_profile_are_decoded_however_deep_they_lie_and_no_others() {
        let account = json!({
            "profile": {"work": [{"company": "Tom &amp; Co"}], "age": 3},
            "data": {"snippet": "Tom &amp; Co"},
        });
        let mut account = account.as_object().unwrap().clone();
        decode_profile(&mut account);
        let profile = json!({"work": [{"company": "Tom & Co"}], "age": 3});
        assert_eq!((&account["profile"], &account["data"]["snippet"]), (&profile, &json!("Tom &amp; Co")));
    }
}
