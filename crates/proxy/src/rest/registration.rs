//! The methods that an account comes about with: `accounts.initRegistration`, `accounts.register`,
//! `accounts.finalizeRegistration`, and `accounts.getSchema`, which says what `register` may write.

use gigya::{Interruption, Outcome, Reply, ResponseCode};

use super::client::RestClient;
use super::failure::Failure;
use super::method;
use super::site::Site;
use crate::identity::Uid;
use crate::mapping::Account;
use crate::secret::{Password, RegistrationToken};

/// The sections of a schema that a campaign's answers can lie in.
pub const SCHEMA_SECTIONS: &str = "profileSchema,dataSchema,preferencesSchema,subscriptionsSchema";

/// What an account begins with. It has no `Debug`: it is about somebody.
pub struct NewAccount<'a> {
    /// The e-mail address, which becomes the login ID.
    pub email: &'a str,
    /// The password.
    pub password: &'a Password,
    /// `profile`, `data`, `preferences` and `subscriptions`.
    pub members: &'a Account,
    /// The language of mails and of consents.
    pub language: &'a str,
    /// The captcha's answer and its kind, when one was asked for.
    pub captcha: Option<(&'a str, Option<&'a str>)>,
}

/// How a registration ended.
pub enum Registered {
    /// There is a new account, and it can be used.
    Created(Uid),
    /// Gigya made it one with an account that was there before (200009): whose that is, nobody has proved here.
    Linked,
    /// Something is to be done first.
    Pending {
        /// What.
        code: ResponseCode,
        /// Continues it.
        token: RegistrationToken,
        /// What is missing, as paths into the account; empty when Gigya did not say.
        missing: Vec<String>,
    },
}

impl RestClient {
    /// `accounts.initRegistration` (REST, 4.1): the temporary token of somebody who has no account yet.
    ///
    /// # Errors
    /// When the call fails or its answer has no token.
    pub async fn begin_registration(&self, site: &Site) -> Result<RegistrationToken, Failure> {
        let reply = self.call(site, method::INIT_REGISTRATION, &[]).await?;
        reply.reg_token.map(RegistrationToken::new).ok_or(Failure::Incomplete("registration token"))
    }

    /// `accounts.register` (REST, 4.2), finalized at once. The session that Gigya begins with it is dropped here:
    /// the browser logs in by itself.
    ///
    /// # Errors
    /// When the call fails; `validation_errors` say which fields Gigya does not take.
    pub async fn register(
        &self,
        site: &Site,
        token: &RegistrationToken,
        new: &NewAccount<'_>,
    ) -> Result<Registered, Failure> {
        let members: Vec<_> = new.members.iter().map(|(name, value)| (name, value.to_string())).collect();
        let mut parameters = vec![
            ("regToken", token.expose()),
            ("email", new.email),
            ("password", new.password.expose()),
            ("finalizeRegistration", "true"),
            ("lang", new.language),
        ];
        parameters.extend(members.iter().map(|(name, json)| (name.as_str(), json.as_str())));
        if let Some((token, kind)) = new.captcha {
            // UNCONFIRMED: REST lists `captchaProvider` (4.2), the Web SDK sends `captchaType` (Web SDK, 1.3)
            // beside the token. A parameter that Gigya does not know costs nothing (REST, 1.2).
            parameters.push(("captchaToken", token));
            parameters.extend(kind.map(|kind| ("captchaType", kind)));
        }
        registered(self.exchange(site, method::REGISTER, &parameters).await?)
    }

    /// `accounts.finalizeRegistration` (REST, 4.3): tries again what was pending.
    ///
    /// # Errors
    /// When the call fails.
    pub async fn finalize_registration(
        &self,
        site: &Site,
        token: &RegistrationToken,
    ) -> Result<Registered, Failure> {
        let parameters = [("regToken", token.expose())];
        registered(self.exchange(site, method::FINALIZE_REGISTRATION, &parameters).await?)
    }

    /// Whose registration is pending: `accounts.getAccountInfo` takes the token in place of the UID (REST, 4.7).
    ///
    /// # Errors
    /// When the call fails or its answer has no UID.
    pub async fn uid_of(&self, site: &Site, token: &RegistrationToken) -> Result<Uid, Failure> {
        uid(&self.call(site, method::GET_ACCOUNT_INFO, &[("regToken", token.expose())]).await?)
    }

    /// `accounts.getSchema` (REST, 4.12): the sections by name, as Gigya has them.
    ///
    /// # Errors
    /// When the call fails.
    pub async fn schema(&self, site: &Site) -> Result<Account, Failure> {
        Ok(self.call(site, method::GET_SCHEMA, &[("include", SCHEMA_SECTIONS)]).await?.rest)
    }
}

fn registered(reply: Reply) -> Result<Registered, Failure> {
    match reply.outcome() {
        Outcome::Done(reply) if reply.error_code == ResponseCode::ACCOUNTS_LINKED => Ok(Registered::Linked),
        Outcome::Done(reply) => uid(&reply).map(Registered::Created),
        // There is nothing to go on with: the registration is sent again, with the captcha's answer.
        Outcome::Interrupted(Interruption { reply, .. })
            if reply.error_code == ResponseCode::LOGIN_FAILED_CAPTCHA_REQUIRED =>
        {
            Err(Failure::refused(reply))
        }
        Outcome::Interrupted(Interruption { reg_token, reply }) => Ok(Registered::Pending {
            code: reply.error_code,
            token: RegistrationToken::new(reg_token),
            missing: reply.missing_fields(),
        }),
        Outcome::Refused(reply) => Err(Failure::refused(reply)),
    }
}

fn uid(reply: &Reply) -> Result<Uid, Failure> {
    reply.text("UID").map(Uid::told_by_gigya).ok_or(Failure::Incomplete("UID"))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn pending(reply: Value) -> (u32, String, Vec<String>) {
        match registered(serde_json::from_value(reply).unwrap()) {
            Ok(Registered::Pending { code, token, missing }) => (code.0, token.expose().to_owned(), missing),
            Ok(Registered::Created(_) | Registered::Linked) | Err(_) => panic!("it is pending"),
        }
    }

    /// Recorded (REST, 4.4).
    const CONSENTS: &str = "Missing required fields for registration: \
        preferences.terms.connectlife_terms_conditions.isConsentGranted, \
        preferences.privacy.connectlife_privacy_policy.isConsentGranted";

    #[test]
    fn a_pending_registration_names_what_is_missing() {
        let in_words = json!({"errorCode": 206_001, "regToken": "st2.s.x", "errorDetails": CONSENTS});
        let paths = [
            "preferences.terms.connectlife_terms_conditions.isConsentGranted".to_owned(),
            "preferences.privacy.connectlife_privacy_policy.isConsentGranted".to_owned(),
        ];
        assert_eq!(pending(in_words), (206_001, "st2.s.x".to_owned(), paths.to_vec()));
        let as_member = json!({"errorCode": 206_001, "regToken": "t", "missingRequiredFields": ["data.x"]});
        assert_eq!(pending(as_member).2, ["data.x"]);
        let not_at_all = json!({"errorCode": 206_001, "regToken": "t",
            "errorDetails": "Registration was not finalized"});
        assert!(pending(not_at_all).2.is_empty());
    }

    #[test]
    fn an_error_is_a_failure_though_a_token_comes_with_it() {
        let reply = json!({"errorCode": 400_009, "regToken": "st2.s.x"});
        let failure = registered(serde_json::from_value(reply).unwrap()).err().unwrap();
        assert!(matches!(failure, Failure::Refused { code: ResponseCode::VALIDATION_ERROR, .. }));
    }

    #[test]
    fn a_state_without_a_token_cannot_be_gone_on_with() {
        let reply = serde_json::from_value(json!({"errorCode": 403_043})).unwrap();
        assert!(registered(reply).is_err());
    }
}
