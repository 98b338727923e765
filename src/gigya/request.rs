//! Every method that is called, with its parameters: named here and nowhere else, since the SDK drops a
//! misspelt one without a word (Web SDK, 1.3). The names and what goes with which method are from Web SDK,
//! 1.3 and 1.10; lists have no spaces.

use contract::Provider;
use flow::{
    Assertion, CaptchaToken, CodeBy, CodeTo, FactorMode, LogInMode, OneTimeCode, Password, Personal,
    ProviderSession, RegistrationToken, ResetToken, SecretAnswer, SocialMode, VerificationToken,
};
use gigya::FactorKind;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// What is asked of every answer that begins a session or says what is in its way. `profile` and `data` come
/// in any case.
const INCLUDE: &str = "missing-required-fields";

/// A method and what it is called with.
#[derive(Clone)]
pub struct Request {
    pub(super) method: &'static str,
    pub(super) parameters: Object,
}

/// The answer of a captcha and its kind (`captchaType`).
pub type Captcha<'a> = Option<(&'a CaptchaToken, Option<&'a str>)>;

impl Request {
    fn of(method: &'static str) -> Self {
        Self { method, parameters: Object::new() }
    }

    pub(super) fn with(self, name: &str, value: impl Into<JsValue>) -> Self {
        let set = Reflect::set(&self.parameters, &name.into(), &value.into());
        debug_assert!(set.is_ok(), "a plain object takes every member");
        self
    }

    fn with_some(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    fn registration(self, token: &RegistrationToken) -> Self {
        self.with("regToken", token.expose())
    }

    fn captcha(self, captcha: Captcha) -> Self {
        match captcha {
            Some((token, kind)) => self.with("captchaToken", token.expose()).with_some("captchaType", kind),
            None => self,
        }
    }

    fn assertion(self, assertion: &Assertion) -> Self {
        self.with("gigyaAssertion", assertion.expose())
    }
}

/// Who is connected. Nobody is an answer as well.
pub fn get_user_info() -> Request {
    Request::of("socialize.getUserInfo")
}

/// An id_token of whoever is connected, alive for so many seconds.
pub fn get_jwt(expiration: u32, audience: Option<&str>) -> Request {
    Request::of("accounts.getJWT").with("expiration", expiration).with_some("audience", audience)
}

/// Ends the session of this browser.
pub fn logout() -> Request {
    Request::of("accounts.logout")
}

/// Logs in with a password.
pub fn login(login_id: &Personal, password: &Password, mode: &LogInMode, captcha: Captcha) -> Request {
    let request = Request::of("accounts.login")
        .with("loginID", login_id.0.as_str())
        .with("password", password.expose())
        .with("include", INCLUDE);
    let request = match mode {
        LogInMode::Standard => request,
        LogInMode::Link(token) => request.with("loginMode", "link").registration(token),
        LogInMode::ReAuth => request.with("loginMode", "reAuth"),
    };
    request.captcha(captcha)
}

/// Logs in with a social provider.
pub fn social_login(provider: &Provider, mode: SocialMode, link: Option<&RegistrationToken>) -> Request {
    let flow = match mode {
        SocialMode::PopUp => "popup",
        SocialMode::Redirect => "redirect",
    };
    let request = Request::of("accounts.socialLogin")
        .with("provider", provider.as_str())
        .with("authFlow", flow)
        .with("include", INCLUDE);
    match link {
        Some(token) => request.with("loginMode", "link").registration(token),
        None => request,
    }
}

/// Connects a provider's identity to the account of the session.
pub fn notify_social_login(identity: &ProviderSession) -> Request {
    Request::of("accounts.notifySocialLogin")
        .with("loginMode", "connect")
        .with("providerSessions", identity.expose())
}

/// Finishes a registration or a login that was pending.
pub fn finalize_registration(token: &RegistrationToken) -> Request {
    Request::of("accounts.finalizeRegistration").registration(token).with("include", INCLUDE)
}

/// The site's rules for a new password.
pub fn get_policies() -> Request {
    Request::of("accounts.getPolicies").with("sections", "passwordComplexity")
}

/// The site's fields.
pub fn get_schema() -> Request {
    let sections = "profileSchema,dataSchema,preferencesSchema,subscriptionsSchema";
    Request::of("accounts.getSchema").with("sections", sections)
}

/// What an account has whose registration is pending.
pub fn get_account_info(token: &RegistrationToken) -> Request {
    Request::of("accounts.getAccountInfo")
        .registration(token)
        .with("include", "profile,data,preferences,subscriptions")
        .with("extraProfileFields", "address,phones,work")
}

/// Whether an account may have this login ID.
pub fn is_available_login_id(login_id: &Personal) -> Request {
    Request::of("accounts.isAvailableLoginID").with("loginID", login_id.0.as_str())
}

/// Completes an account whose registration is pending. Where the new login ID is another account's, what can
/// be saved is saved, and the answer is 200010. Consents need the language that they were given in (Web SDK,
/// 1.8, detail 13).
pub fn set_account_info(token: &RegistrationToken, language: &str, captcha: Captcha) -> Request {
    Request::of("accounts.setAccountInfo")
        .registration(token)
        .with("conflictHandling", "saveProfileAndFail")
        .with("lang", language)
        .captcha(captcha)
}

/// Changes the password of an account whose login is pending.
pub fn change_password(
    token: &RegistrationToken,
    old: &Password,
    new: &Password,
    captcha: Captcha,
) -> Request {
    Request::of("accounts.setAccountInfo")
        .registration(token)
        .with("password", old.expose())
        .with("newPassword", new.expose())
        .captcha(captcha)
}

/// Asks for a mail that sets a new password.
pub fn send_reset_mail(
    login_id: &Personal,
    answer: Option<&SecretAnswer>,
    language: &str,
    captcha: Captcha,
) -> Request {
    Request::of("accounts.resetPassword")
        .with("loginID", login_id.0.as_str())
        .with_some("secretAnswer", answer.map(SecretAnswer::expose))
        .with("lang", language)
        .captcha(captcha)
}

/// Sets a new password.
pub fn reset_password(token: &ResetToken, password: &Password, captcha: Captcha) -> Request {
    Request::of("accounts.resetPassword")
        .with("passwordResetToken", token.expose())
        .with("newPassword", password.expose())
        .captcha(captcha)
}

/// Sends the verification mail again.
pub fn resend_verification_code(token: &RegistrationToken, email: Option<&Personal>) -> Request {
    Request::of("accounts.resendVerificationCode")
        .registration(token)
        .with_some("email", email.map(|email| email.0.as_str()))
}

/// Sends a code that verifies an e-mail address.
pub fn otp_send_code(
    token: &RegistrationToken,
    email: Option<&Personal>,
    language: &str,
    captcha: Captcha,
) -> Request {
    Request::of("accounts.otp.sendCode")
        .registration(token)
        .with_some("email", email.map(|email| email.0.as_str()))
        .with("lang", language)
        .captcha(captcha)
}

/// Verifies the e-mail address.
pub fn otp_update(token: &RegistrationToken, sent: &VerificationToken, code: &OneTimeCode) -> Request {
    Request::of("accounts.otp.update")
        .with("vToken", sent.expose())
        .with("code", code.expose())
        .registration(token)
}

/// How the other account is logged in to.
pub fn get_conflicting_account(token: &RegistrationToken) -> Request {
    Request::of("accounts.getConflictingAccount").registration(token)
}

/// Which second factors the account has.
pub fn tfa_get_providers(token: &RegistrationToken) -> Request {
    Request::of("accounts.tfa.getProviders").registration(token)
}

/// Begins with a second factor.
pub fn tfa_init(token: &RegistrationToken, kind: FactorKind, mode: FactorMode) -> Request {
    let provider = match kind {
        FactorKind::Phone => "gigyaPhone",
        FactorKind::Email => "gigyaEmail",
        FactorKind::Totp => "gigyaTotp",
        FactorKind::BackupCode => "gigyaBackupCode",
    };
    let mode = match mode {
        FactorMode::Verify => "verify",
        FactorMode::Register => "register",
    };
    Request::of("accounts.tfa.initTFA").registration(token).with("provider", provider).with("mode", mode)
}

/// Finishes with a second factor. A device that is not remembered is a temporary one.
pub fn tfa_finalize(token: &RegistrationToken, gigya: &Assertion, provider: &str, remember: bool) -> Request {
    Request::of("accounts.tfa.finalizeTFA")
        .registration(token)
        .assertion(gigya)
        .with("providerAssertion", provider)
        .with("tempDevice", !remember)
}

/// The phones that a code can be sent to.
pub fn tfa_phones(assertion: &Assertion) -> Request {
    Request::of("accounts.tfa.phone.getRegisteredPhoneNumbers").assertion(assertion)
}

/// The addresses that a code can be sent to.
pub fn tfa_emails(assertion: &Assertion) -> Request {
    Request::of("accounts.tfa.email.getEmails").assertion(assertion)
}

/// Sends a code to a phone.
pub fn tfa_send_to_phone(assertion: &Assertion, to: &CodeTo, by: CodeBy, language: &str) -> Request {
    let method = match by {
        CodeBy::Message => "sms",
        CodeBy::Call => "voice",
    };
    let request = Request::of("accounts.tfa.phone.sendVerificationCode").assertion(assertion);
    let request = match to {
        CodeTo::Known(id) => request.with("phoneID", id.as_str()),
        CodeTo::New(number) => request.with("phone", number.0.as_str()),
    };
    request.with("method", method).with("lang", language)
}

/// Sends a code to an address. That a new one goes as `email` is UNCONFIRMED.
pub fn tfa_send_to_email(assertion: &Assertion, to: &CodeTo, language: &str) -> Request {
    let request = Request::of("accounts.tfa.email.sendVerificationCode").assertion(assertion);
    let request = match to {
        CodeTo::Known(id) => request.with("emailID", id.as_str()),
        CodeTo::New(address) => request.with("email", address.0.as_str()),
    };
    request.with("lang", language)
}

/// A secret for an authenticator.
pub fn tfa_totp_register(assertion: &Assertion) -> Request {
    Request::of("accounts.tfa.totp.register").assertion(assertion)
}

/// The code of a second factor.
pub fn tfa_verify(
    kind: FactorKind,
    assertion: &Assertion,
    sent: Option<&VerificationToken>,
    code: &OneTimeCode,
) -> Request {
    let (method, token) = match kind {
        FactorKind::Phone => ("accounts.tfa.phone.completeVerification", "phvToken"),
        FactorKind::Email => ("accounts.tfa.email.completeVerification", "phvToken"),
        FactorKind::Totp => ("accounts.tfa.totp.verify", "sctToken"),
        FactorKind::BackupCode => ("accounts.tfa.backupcodes.verify", ""),
    };
    let sent = sent.filter(|_| !token.is_empty()).map(VerificationToken::expose);
    Request::of(method).assertion(assertion).with_some(token, sent).with("code", code.expose())
}
