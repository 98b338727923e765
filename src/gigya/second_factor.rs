//! The second factor: the chain of `accounts.tfa.*` (REST, 4.5; Web SDK, 1.3 and 1.10).

use flow::{
    Assertion, CodeBy, CodeTo, FactorBegun, FactorMode, GigyaFault, OneTimeCode, Participant, Personal, Qr,
    RegistrationToken, VerificationToken,
};
use gigya::{FactorKind, Factors};

use super::call::Bridge;
use super::reply::{Reply, garbage};
use super::request;

/// What the answer of `tfa.totp.register` calls its picture, and the secret as text: both UNCONFIRMED, and so
/// is that the picture is a data URL.
const PICTURE: &str = "qrCode";
const SECRET: &str = "secret";

/// A second factor whose code is entered.
pub struct Begun<'a> {
    /// Which.
    pub kind: FactorKind,
    /// `gigyaAssertion`.
    pub assertion: &'a Assertion,
    /// What the code is checked against, where something is.
    pub verification: Option<&'a VerificationToken>,
}

impl Bridge {
    /// Which second factors the account has.
    ///
    /// # Errors
    ///
    /// When Gigya refuses.
    pub async fn factors(&self, registration: &RegistrationToken) -> Result<Factors, GigyaFault> {
        Ok(self.ask(request::tfa_get_providers(registration)).await?.typed().factors())
    }

    /// Begins with a second factor, as far as that goes without the participant.
    ///
    /// # Errors
    ///
    /// When Gigya refuses.
    pub async fn begin_factor(
        &self,
        registration: &RegistrationToken,
        kind: FactorKind,
        mode: FactorMode,
    ) -> Result<FactorBegun, GigyaFault> {
        let stands_for = self.stands_for(registration, kind).await?;
        let begun = self.ask(request::tfa_init(registration, stands_for, mode)).await?;
        let assertion = begun.text(&["gigyaAssertion"]).map(Assertion::new);
        let assertion = assertion.ok_or_else(|| garbage("the answer has no gigyaAssertion"))?;
        let mut factor = FactorBegun { assertion, targets: Vec::new(), qr: None, verification: None };
        match (kind, mode) {
            (FactorKind::Phone, FactorMode::Verify) => {
                factor.targets = self.ask(request::tfa_phones(&factor.assertion)).await?.typed().targets();
            }
            (FactorKind::Email, FactorMode::Verify | FactorMode::Register) => {
                factor.targets = self.ask(request::tfa_emails(&factor.assertion)).await?.typed().targets();
            }
            (FactorKind::Totp, FactorMode::Register) => {
                let secret = self.ask(request::tfa_totp_register(&factor.assertion)).await?;
                factor.qr = Some(qr(&secret).ok_or_else(|| garbage("the answer has no picture to scan"))?);
                factor.verification = secret.text(&["sctToken"]).map(VerificationToken::new);
            }
            (FactorKind::Phone, FactorMode::Register)
            | (FactorKind::Totp, FactorMode::Verify)
            | (FactorKind::BackupCode, FactorMode::Verify | FactorMode::Register) => {}
        }
        Ok(factor)
    }

    /// Sends the second factor's code.
    ///
    /// # Errors
    ///
    /// When Gigya refuses.
    pub async fn send_factor_code(
        &self,
        assertion: &Assertion,
        kind: FactorKind,
        to: &CodeTo,
        by: CodeBy,
    ) -> Result<VerificationToken, GigyaFault> {
        let request = if kind == FactorKind::Email {
            request::tfa_send_to_email(assertion, to, &self.language)
        } else {
            request::tfa_send_to_phone(assertion, to, by, &self.language)
        };
        let reply = self.ask(request).await?;
        reply
            .text(&["phvToken"])
            .map(VerificationToken::new)
            .ok_or_else(|| garbage("the answer has no phvToken"))
    }

    /// Confirms the code and finishes the login.
    ///
    /// # Errors
    ///
    /// When the code is wrong, or the login wants something more.
    pub async fn confirm_factor(
        &self,
        registration: &RegistrationToken,
        begun: Begun<'_>,
        code: &OneTimeCode,
        remember: bool,
    ) -> Result<Participant, GigyaFault> {
        let Begun { kind, assertion, verification } = begun;
        let proof = self.ask(request::tfa_verify(kind, assertion, verification, code)).await?;
        let proof = proof
            .text(&["providerAssertion"])
            .ok_or_else(|| garbage("the answer has no providerAssertion"))?;
        let done = self.ask(request::tfa_finalize(registration, assertion, &proof, remember)).await?;
        // A newer token replaces the old one (Web SDK, 1.8, detail 1).
        let newer = done.text(&["regToken"]).map(RegistrationToken::new);
        self.finalize(newer.as_ref().unwrap_or(registration)).await
    }

    /// The kind that `initTFA` is called with. A backup code stands for a factor that the account has; that
    /// it is begun under that one's name is UNCONFIRMED.
    async fn stands_for(
        &self,
        registration: &RegistrationToken,
        kind: FactorKind,
    ) -> Result<FactorKind, GigyaFault> {
        if kind != FactorKind::BackupCode {
            return Ok(kind);
        }
        let active = self.factors(registration).await?.active;
        Ok(active.first().copied().unwrap_or(kind))
    }
}

/// A picture that the page may show: nothing of it is fetched from anywhere.
fn qr(reply: &Reply) -> Option<Qr> {
    let picture = reply.text(&[PICTURE])?;
    let is_picture = picture.starts_with("data:image/");
    is_picture.then(|| Qr { picture: Personal(picture), text: reply.text(&[SECRET]).map(Personal) })
}
