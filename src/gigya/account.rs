//! An account on its way to being complete: passwords, e-mail addresses, missing fields, another account in
//! the way (Web SDK, 1.8).

use flow::{
    CaptchaToken, Entry, GigyaFault, OneTimeCode, Password, Personal, RegistrationToken, ResetMail,
    ResetToken, Scalar, SecretAnswer, VerificationToken,
};
use gigya::{Conflict, PasswordRules, ResponseCode, Schema, account};
use js_sys::JSON;
use serde_json::{Map, Value, json};

use super::call::Bridge;
use super::reply::garbage;
use super::request::{self, Request};

/// The parts of an account that `setAccountInfo` takes as objects.
const PARTS: [&str; 4] = ["profile", "data", "preferences", "subscriptions"];

impl Bridge {
    /// The site's rules for a new password.
    ///
    /// # Errors
    ///
    /// When Gigya refuses.
    pub async fn password_rules(&self) -> Result<PasswordRules, GigyaFault> {
        Ok(self.ask(request::get_policies()).await?.typed().password_rules())
    }

    /// Whether an account may have this login ID.
    ///
    /// # Errors
    ///
    /// When Gigya refuses: with 403026 for good.
    pub async fn is_available(&self, login_id: &Personal) -> Result<bool, GigyaFault> {
        let reply = self.ask(request::is_available_login_id(login_id)).await?.typed();
        reply.member("isAvailable").ok_or_else(|| garbage("the answer has no isAvailable"))
    }

    /// Asks for a mail that sets a new password. Whether the account exists is nobody's business, so an
    /// unknown login ID (403047) counts as sent.
    ///
    /// # Errors
    ///
    /// When Gigya refuses for another reason.
    pub async fn send_reset_mail(
        &self,
        login_id: &Personal,
        answer: Option<&SecretAnswer>,
        captcha: Option<&CaptchaToken>,
    ) -> Result<ResetMail, GigyaFault> {
        let captcha = self.captcha(captcha);
        let reply = self.call(request::send_reset_mail(login_id, answer, &self.language, captcha)).await?;
        let question = reply.text(&["secretQuestion"]);
        match (reply.code(), question) {
            (ResponseCode::LOGINID_DOES_NOT_EXIST, _) => Ok(ResetMail::Sent),
            (ResponseCode::SECURITY_VERIFICATION_FAILED, Some(question)) => {
                Ok(ResetMail::Question(Personal(question)))
            }
            _ => reply.accepted().map(|_| ResetMail::Sent),
        }
    }

    /// Sets a new password, with what the mail's link proves.
    ///
    /// # Errors
    ///
    /// When the link is used or old (403025), or the password cannot be taken.
    pub async fn reset_password(
        &self,
        token: &ResetToken,
        password: &Password,
        captcha: Option<&CaptchaToken>,
    ) -> Result<(), GigyaFault> {
        self.ask(request::reset_password(token, password, self.captcha(captcha))).await.map(drop)
    }

    /// Changes the password of a login that is pending.
    ///
    /// # Errors
    ///
    /// When one of the two cannot be taken, or the registration token is old.
    pub async fn change_password(
        &self,
        registration: &RegistrationToken,
        old: &Password,
        new: &Password,
        captcha: Option<&CaptchaToken>,
    ) -> Result<(), GigyaFault> {
        let captcha = self.captcha(captcha);
        self.ask(request::change_password(registration, old, new, captcha)).await.map(drop)
    }

    /// What the site requires of an account, and what this one has of it.
    ///
    /// # Errors
    ///
    /// When Gigya refuses either.
    pub async fn schema(&self, registration: &RegistrationToken) -> Result<Schema, GigyaFault> {
        // Both are asked before the first has answered.
        let schema = self.call(request::get_schema());
        let account = self.call(request::get_account_info(registration));
        let (schema, account) = (schema.await?.accepted()?, account.await?.accepted()?);
        Ok(Schema::read(&schema.typed(), &account.typed().rest))
    }

    /// Completes an account.
    ///
    /// # Errors
    ///
    /// When a value cannot be taken, or the login ID is another account's (200010).
    pub async fn save(
        &self,
        registration: &RegistrationToken,
        entries: &[Entry],
        captcha: Option<&CaptchaToken>,
    ) -> Result<(), GigyaFault> {
        let request = request::set_account_info(registration, &self.language, self.captcha(captcha));
        self.ask(filled(request, entries)).await.map(drop)
    }

    /// How the account that is in the way is logged in to.
    ///
    /// # Errors
    ///
    /// When Gigya does not tell it.
    pub async fn conflict(&self, registration: &RegistrationToken) -> Result<Conflict, GigyaFault> {
        Ok(self.ask(request::get_conflicting_account(registration)).await?.typed().conflict())
    }

    /// Sends the verification mail again.
    ///
    /// # Errors
    ///
    /// When Gigya refuses.
    pub async fn resend_verification(
        &self,
        registration: &RegistrationToken,
        email: Option<&Personal>,
    ) -> Result<(), GigyaFault> {
        self.ask(request::resend_verification_code(registration, email)).await.map(drop)
    }

    /// Sends a code that verifies the e-mail address.
    ///
    /// # Errors
    ///
    /// When Gigya refuses.
    pub async fn send_code(
        &self,
        registration: &RegistrationToken,
        email: Option<&Personal>,
        captcha: Option<&CaptchaToken>,
    ) -> Result<VerificationToken, GigyaFault> {
        let captcha = self.captcha(captcha);
        let reply = self.ask(request::otp_send_code(registration, email, &self.language, captcha)).await?;
        reply.text(&["vToken"]).map(VerificationToken::new).ok_or_else(|| garbage("the answer has no vToken"))
    }

    /// Verifies the e-mail address.
    ///
    /// # Errors
    ///
    /// When the code is wrong.
    pub async fn confirm_code(
        &self,
        registration: &RegistrationToken,
        verification: &VerificationToken,
        code: &OneTimeCode,
    ) -> Result<(), GigyaFault> {
        self.ask(request::otp_update(registration, verification, code)).await.map(drop)
    }
}

/// The request with the values at their places.
fn filled(mut request: Request, entries: &[Entry]) -> Request {
    let mut account = Map::new();
    for entry in entries {
        let value = match &entry.value {
            Scalar::Text(text) => json!(text.0),
            Scalar::Number(number) => json!(number),
            Scalar::Boolean(yes) => json!(yes),
        };
        match entry.path.as_str() {
            "username" => request = request.with("username", value.as_str().unwrap_or_default()),
            // A list on the wire (Web SDK, 1.2).
            "profile.phones" | "profile.phones.number" => {
                account::set(&mut account, "profile.phones", json!([{ "number": value }]));
            }
            path if PARTS.iter().any(|part| path.split('.').next() == Some(part)) => {
                account::set(&mut account, path, value);
            }
            // A recorded 206001 names `name` alone (REST, 4.4); that it means the profile's is UNCONFIRMED.
            path => account::set(&mut account, &format!("profile.{path}"), value),
        }
    }
    for (part, value) in account {
        let value = JSON::parse(&Value::to_string(&value)).expect("JSON that was written can be read");
        request = request.with(&part, value);
    }
    request
}
