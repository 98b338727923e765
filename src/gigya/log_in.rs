//! Who is connected, and the calls that end in a session (Web SDK, 1.3).

use contract::Provider;
use flow::{
    CaptchaToken, GigyaFault, IdToken, LogInMode, Participant, Password, Personal, ProviderSession,
    RegistrationToken, SocialMode,
};
use gigya::ResponseCode;

use super::call::Bridge;
use super::participant::{self, Session};
use super::reply::{Reply, garbage};
use super::request;
use crate::page::Task;

/// How long an id_token needs to live, in seconds: the proxy takes it at once and refuses it after a minute.
const PROOF_LIFETIME: u32 = 60;

impl Bridge {
    /// Who is connected.
    ///
    /// # Errors
    ///
    /// When what comes back is no answer of Gigya.
    pub async fn session(&self) -> Result<Session, GigyaFault> {
        Ok(participant::session(&self.call(request::get_user_info()).await?))
    }

    /// Logs in with a password.
    ///
    /// # Errors
    ///
    /// When Gigya refuses or wants something more, or says yes without saying to whom.
    pub async fn log_in(
        &self,
        login_id: &Personal,
        password: &Password,
        mode: &LogInMode,
        captcha: Option<&CaptchaToken>,
    ) -> Result<Participant, GigyaFault> {
        let reply = self.ask(request::login(login_id, password, mode, self.captcha(captcha))).await?;
        self.logged_in(reply).await
    }

    /// Logs in with a social provider. The SDK is called before this returns: its window opens only on behalf
    /// of a click that has just happened (Web SDK, 1.6).
    ///
    /// # Errors
    ///
    /// As [`Bridge::log_in`]. A window that was blocked or closed never answers.
    pub fn social_login(
        &self,
        provider: &Provider,
        mode: SocialMode,
        link: Option<&RegistrationToken>,
    ) -> Task<'static, Result<Participant, GigyaFault>> {
        let answer = self.call(request::social_login(provider, mode, link));
        let bridge = self.clone();
        Box::pin(async move { bridge.logged_in(answer.await?.accepted()?).await })
    }

    /// Finishes a registration or a login that was pending.
    ///
    /// # Errors
    ///
    /// As [`Bridge::log_in`].
    pub async fn finalize(&self, registration: &RegistrationToken) -> Result<Participant, GigyaFault> {
        let reply = self.ask(request::finalize_registration(registration)).await?;
        self.logged_in(reply).await
    }

    /// Connects an identity to the account of the session, which it was linked to (Web SDK, 1.7: 409003). One that
    /// is connected already (409001) is all that was wanted.
    ///
    /// # Errors
    ///
    /// When Gigya refuses.
    pub async fn connect(&self, identity: &ProviderSession) -> Result<(), GigyaFault> {
        let reply = self.call(request::notify_social_login(identity)).await?;
        if reply.code() == ResponseCode::IDENTITY_EXISTS { Ok(()) } else { reply.accepted().map(drop) }
    }

    /// Asks for the proof of who is connected, meant for this campaign.
    ///
    /// # Errors
    ///
    /// When nobody is connected, or Gigya refuses.
    pub async fn prove(&self, campaign: &str) -> Result<IdToken, GigyaFault> {
        let expiration = PROOF_LIFETIME;
        let mut reply = self.call(request::get_jwt(expiration, Some(campaign))).await?;
        if reply.refuses_a_parameter() {
            // Not every site grants an audience; the proxy takes a proof without one (REST, 3.3).
            reply = self.call(request::get_jwt(expiration, None)).await?;
        }
        let reply = reply.accepted()?;
        reply.text(&["id_token"]).map(IdToken::new).ok_or_else(|| garbage("the answer has no id_token"))
    }

    /// Ends the session of this browser.
    ///
    /// # Errors
    ///
    /// When Gigya refuses.
    pub async fn log_out(&self) -> Result<(), GigyaFault> {
        self.ask(request::logout()).await.map(drop)
    }

    /// Who logged in. Where two accounts were linked the answer may not say it (Web SDK, 1.10), nor where the
    /// page's own screen-set ended the login (1.5): then the SDK is asked who is connected.
    async fn logged_in(&self, reply: Reply) -> Result<Participant, GigyaFault> {
        if let Some(participant) = participant::logged_in(&reply) {
            return Ok(participant);
        }
        self.session()
            .await?
            .participant
            .ok_or_else(|| garbage("the answer has no UID, and nobody is connected"))
    }
}
