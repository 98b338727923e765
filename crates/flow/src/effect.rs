//! What the conversation asks of the world, as plain data.

use contract::{CampaignId, ParticipantToken, Participation, Provider};
use gigya::FactorKind;

use crate::{
    Announcement, Assertion, CaptchaToken, CodeBy, CodeTo, Draft, Entry, FactorMode, Fault, IdToken,
    LogInMode, NewAccount, OneTimeCode, PageFill, Password, Personal, ProviderSession, RegistrationToken,
    ResetToken, SecretAnswer, SocialMode, Ticket, VerificationToken,
};

/// One thing to do. Those with a [`Ticket`] answer with the [`Event`](crate::Event) named.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Fetch the campaign's definition → `DefinitionArrived`.
    LoadDefinition {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Which campaign.
        campaign: CampaignId,
    },
    /// Make sure that the Web SDK is there and ask it who is connected → `SessionDetected`.
    DetectSession {
        /// Comes back with the answer.
        ticket: Ticket,
    },
    /// Log in through the Web SDK → `LoggedIn`.
    LogIn {
        /// Comes back with the answer.
        ticket: Ticket,
        /// E-mail address or what else identifies the account.
        login_id: Personal,
        /// The password.
        password: Password,
        /// What the login is for.
        mode: LogInMode,
        /// The captcha's answer, when one was asked for.
        captcha: Option<CaptchaToken>,
    },
    /// Log in through a social provider, in the very call that the click makes (Web SDK, 1.6) → `LoggedIn`.
    SocialLogin {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Which provider.
        provider: Provider,
        /// Where it asks the participant.
        mode: SocialMode,
        /// The pending registration with which the account is linked.
        link: Option<RegistrationToken>,
    },
    /// Ask the site's rules for a new password → `RulesFetched`.
    FetchRules {
        /// Comes back with the answer.
        ticket: Ticket,
    },
    /// Ask whether an account may have this login ID → `LoginIdChecked`.
    CheckLoginId {
        /// Comes back with the answer.
        ticket: Ticket,
        /// The login ID.
        login_id: Personal,
    },
    /// Create an account through the proxy → `AccountCreated`.
    CreateAccount {
        /// Comes back with the answer.
        ticket: Ticket,
        /// The account.
        account: NewAccount,
    },
    /// Ask for a mail with a link that sets a new password → `ResetMailSent`.
    SendResetMail {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Whose password.
        login_id: Personal,
        /// The answer to the security question, once it was asked.
        answer: Option<SecretAnswer>,
        /// The captcha's answer, when one was asked for.
        captcha: Option<CaptchaToken>,
    },
    /// Set a new password, with what the mail's link proves → `PasswordReset`.
    ResetPassword {
        /// Comes back with the answer.
        ticket: Ticket,
        /// The link's proof.
        token: ResetToken,
        /// The new password.
        password: Password,
        /// The captcha's answer, when one was shown.
        captcha: Option<CaptchaToken>,
    },
    /// Ask what the site requires of an account and what this one has of it → `SchemaFetched`.
    FetchSchema {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Which registration is pending.
        registration: RegistrationToken,
    },
    /// Complete an account: `setAccountInfo` with `conflictHandling=saveProfileAndFail` → `AccountSaved`.
    SaveAccount {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Which registration is pending.
        registration: RegistrationToken,
        /// The values.
        entries: Vec<Entry>,
        /// The captcha's answer, when one was shown.
        captcha: Option<CaptchaToken>,
    },
    /// `finalizeRegistration` → `LoggedIn`.
    Finalize {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Which registration is pending.
        registration: RegistrationToken,
    },
    /// Send the verification mail again → `VerificationResent`.
    ResendVerification {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Which registration is pending.
        registration: RegistrationToken,
        /// To which address, when it is known.
        email: Option<Personal>,
    },
    /// Send a code that verifies the e-mail address → `CodeSent`.
    SendCode {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Which registration is pending.
        registration: RegistrationToken,
        /// To which address, when it is known.
        email: Option<Personal>,
        /// The captcha's answer, when one was shown.
        captcha: Option<CaptchaToken>,
    },
    /// Verify the e-mail address → `CodeConfirmed`.
    ConfirmCode {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Which registration is pending.
        registration: RegistrationToken,
        /// What the code is checked against.
        verification: VerificationToken,
        /// The code.
        code: OneTimeCode,
    },
    /// Ask how the other account is logged in to → `ConflictFetched`.
    FetchConflict {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Which registration is pending.
        registration: RegistrationToken,
    },
    /// Change the password of a pending login → `PasswordChanged`.
    ChangePassword {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Which login is pending.
        registration: RegistrationToken,
        /// The present password.
        old: Password,
        /// The new one.
        new: Password,
        /// The captcha's answer, when one was shown.
        captcha: Option<CaptchaToken>,
    },
    /// Ask which second factors the account has → `FactorsFetched`.
    FetchFactors {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Which login is pending.
        registration: RegistrationToken,
    },
    /// Begin with a second factor: `initTFA`, and what the kind needs → `FactorBegun`.
    BeginFactor {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Which login is pending.
        registration: RegistrationToken,
        /// Which factor.
        kind: FactorKind,
        /// Asked for or set up.
        mode: FactorMode,
    },
    /// Send the second factor's code → `FactorCodeSent`.
    SendFactorCode {
        /// Comes back with the answer.
        ticket: Ticket,
        /// The factor that has begun.
        assertion: Assertion,
        /// Which factor.
        kind: FactorKind,
        /// Where to.
        to: CodeTo,
        /// How, for a phone.
        by: CodeBy,
    },
    /// Confirm the second factor and finish the login: verify, `finalizeTFA`, `finalizeRegistration`
    /// → `LoggedIn`.
    ConfirmFactor {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Which login is pending.
        registration: RegistrationToken,
        /// The factor that has begun.
        assertion: Assertion,
        /// Which factor.
        kind: FactorKind,
        /// Asked for or set up.
        mode: FactorMode,
        /// What the code is checked against, where something is.
        verification: Option<VerificationToken>,
        /// The code.
        code: OneTimeCode,
        /// Whether this device is not to be asked again.
        remember_device: bool,
    },
    /// Ask the Web SDK for an id_token → `Proved`.
    Prove {
        /// Comes back with the answer.
        ticket: Ticket,
    },
    /// Hand the id_token to the proxy → `SessionOpened`.
    OpenSession {
        /// Comes back with the answer.
        ticket: Ticket,
        /// The proof.
        id_token: IdToken,
    },
    /// Fetch what Gigya knows → `Prefilled`.
    FetchPrefill {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Who asks.
        token: ParticipantToken,
    },
    /// Send the form → `Submitted`.
    Submit {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Who sends it.
        token: ParticipantToken,
        /// The form.
        participation: Participation,
    },
    /// Fill the page's own form → `PageFormFilled`.
    FillPageForm {
        /// Comes back with the answer.
        ticket: Ticket,
        /// What goes into it.
        fill: PageFill,
    },
    /// End the session of this browser, through the Web SDK → `LoggedOutHere`.
    LogOutHere {
        /// Comes back with the answer.
        ticket: Ticket,
    },
    /// End all sessions, through the proxy → `LoggedOutEverywhere`.
    LogOutEverywhere {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Whose sessions.
        token: ParticipantToken,
    },
    /// Say so when this time has passed → `TimePassed`.
    StartTimer {
        /// Comes back with the answer.
        ticket: Ticket,
        /// In milliseconds.
        after_ms: u32,
    },
    /// Connect this identity to the account that it was linked to: the session's. Nobody waits for it.
    ConnectIdentity(ProviderSession),
    /// Keep what was typed, in place of what was kept before.
    KeepDraft(Draft),
    /// Forget what was typed.
    WipeDraft,
    /// Empty what was filled in the page's own form: it belongs to somebody who logs out.
    WipePageForm,
    /// Open the page in a tab of its own, in the very call that the click makes: a frame of another site
    /// cannot log in by redirect → `NewTabRefused`, where it may open none.
    OpenInNewTab,
    /// Move the focus, once the screen is drawn.
    Focus(FocusTarget),
    /// Tell the page.
    Announce(Announcement),
    /// Tell the integrator, on the console.
    Report(Fault),
}

/// Where the focus goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FocusTarget {
    /// The screen's heading.
    Heading,
    /// The login ID's or the e-mail address's input.
    LoginId,
    /// The password's input.
    Password,
    /// The one-time code's input.
    Code,
    /// The summary of what is wrong.
    Summary,
    /// The note that a social provider is waited for.
    Waiting,
}
