//! What happens to the conversation: replies to effects, and what the participant does.

use contract::{AccountReply, Definition, ParticipantToken, Participated, Prefill, Provider};
use gigya::{Conflict, FactorKind, Factors, PasswordRules, Schema};

use crate::{
    CaptchaToken, CodeBy, CodeTo, Draft, FactorBegun, GigyaFault, IdToken, OneTimeCode, PageFormFault,
    Participant, Password, Personal, ProxyFault, ResetMail, SecretAnswer, Ticket, VerificationToken,
};

/// One thing that happened. Every event is taken on every screen; what does not apply is ignored.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The definition is here, or not.
    DefinitionArrived(Ticket, Result<Box<Arrival>, ProxyFault>),
    /// Who is connected; nobody is `None`.
    SessionDetected(Ticket, Result<Option<Participant>, GigyaFault>),
    /// How the login ended.
    LoggedIn(Ticket, Result<Participant, GigyaFault>),
    /// The proof of who the participant is.
    Proved(Ticket, Result<IdToken, GigyaFault>),
    /// The proxy believes it.
    SessionOpened(Ticket, Result<ParticipantToken, ProxyFault>),
    /// What Gigya knows.
    Prefilled(Ticket, Result<Prefill, ProxyFault>),
    /// How sending the form ended.
    Submitted(Ticket, Result<Participated, ProxyFault>),
    /// How many fields of the page's form were filled.
    PageFormFilled(Ticket, Result<u32, PageFormFault>),
    /// The session of this browser is over.
    LoggedOutHere(Ticket, Result<(), GigyaFault>),
    /// All sessions are over.
    LoggedOutEverywhere(Ticket, Result<(), ProxyFault>),
    /// The site's rules for a new password.
    RulesFetched(Ticket, Result<PasswordRules, GigyaFault>),
    /// Whether an account may have this login ID.
    LoginIdChecked(Ticket, Result<bool, GigyaFault>),
    /// The account is there, or pending, or not.
    AccountCreated(Ticket, Result<AccountReply, ProxyFault>),
    /// How asking for a reset mail ended.
    ResetMailSent(Ticket, Result<ResetMail, GigyaFault>),
    /// The link's new password is set.
    PasswordReset(Ticket, Result<(), GigyaFault>),
    /// What the site requires of an account.
    SchemaFetched(Ticket, Result<Schema, GigyaFault>),
    /// The account has what it lacked.
    AccountSaved(Ticket, Result<(), GigyaFault>),
    /// The verification mail was sent again.
    VerificationResent(Ticket, Result<(), GigyaFault>),
    /// A code was sent by mail.
    CodeSent(Ticket, Result<VerificationToken, GigyaFault>),
    /// The code was right.
    CodeConfirmed(Ticket, Result<(), GigyaFault>),
    /// How the other account is logged in to.
    ConflictFetched(Ticket, Result<Conflict, GigyaFault>),
    /// The pending login's new password is set.
    PasswordChanged(Ticket, Result<(), GigyaFault>),
    /// Which second factors the account has.
    FactorsFetched(Ticket, Result<Factors, GigyaFault>),
    /// The second factor has begun.
    FactorBegun(Ticket, Result<FactorBegun, GigyaFault>),
    /// The second factor's code was sent.
    FactorCodeSent(Ticket, Result<VerificationToken, GigyaFault>),
    /// A timer ran out.
    TimePassed(Ticket),

    /// Somebody logged in elsewhere: another window, another tab, single sign-on (`onLogin`).
    SessionBegan(Participant),
    /// The session was ended elsewhere (`onLogout`).
    SessionEnded,
    /// The participant comes back to this tab.
    FocusRegained,
    /// The browser has no connection any more, or had none when the window opened.
    WentOffline,
    /// It has one again.
    CameOnline,
    /// The page says that Gigya may be asked.
    ConsentGiven,

    /// *Continue*, on *Hello* or as the offer on *Login*.
    Continue,
    /// *Log out*.
    LogOut,
    /// *Not you?*: log out in this browser.
    NotYou,
    /// *Log in*.
    LogIn {
        /// What stands in the login ID's input.
        login_id: Personal,
        /// What stands in the password's input.
        password: Password,
        /// The captcha's answer, when one is shown.
        captcha: Option<CaptchaToken>,
    },
    /// Something was typed on *Login*, *Forgot password* or *Link accounts*.
    LoginTyped {
        /// What stands in the login ID's input now.
        login_id: Personal,
    },
    /// A social provider's button, or *Try again* while that provider is waited for.
    SocialLogin {
        /// Which provider.
        provider: Provider,
    },
    /// *In this tab*, instead of a window of the provider's own.
    RedirectInstead,
    /// *In a new tab*, out of the frame.
    OpenInNewTab,
    /// The frame may open none; the page around it was asked for one.
    NewTabRefused {
        /// What the tab would show.
        address: Personal,
    },
    /// *Cancel*, while a provider is waited for.
    CancelSocial,
    /// *Back*: one step, or to *Login*.
    Back,
    /// *You have an account already: log in*, and every other way to *Login*.
    GoToLogin,
    /// *Create an account*.
    GoToCreateAccount,
    /// Something was typed into the e-mail address of *Create account*.
    EmailTyped {
        /// What stands there now.
        email: Personal,
    },
    /// *Create account*.
    CreateAccount {
        /// What stands in the e-mail address's input.
        email: Personal,
        /// What stands in the password's input.
        password: Password,
        /// What stands in the repetition's, where there is one.
        repeat: Option<Password>,
        /// The captcha's answer, when one is shown.
        captcha: Option<CaptchaToken>,
    },
    /// *Forgot password?*.
    ForgotPassword,
    /// *Send me a link*, and *Send again*.
    SendResetMail {
        /// What stands in the login ID's input.
        login_id: Personal,
        /// The answer to the security question, where it is asked.
        answer: Option<SecretAnswer>,
        /// The captcha's answer, when one is shown.
        captcha: Option<CaptchaToken>,
    },
    /// *Save password*, on *Reset password*.
    ResetPassword {
        /// What stands in the password's input.
        password: Password,
        /// What stands in the repetition's, where there is one.
        repeat: Option<Password>,
    },
    /// *Save password*, on *Change password*.
    ChangePassword {
        /// What stands in the present password's input.
        old: Password,
        /// What stands in the new one's.
        new: Password,
        /// What stands in the repetition's, where there is one.
        repeat: Option<Password>,
    },
    /// *Continue*, on *Complete account*.
    Complete,
    /// The captcha was answered, on a screen that does not hand its answer over with a form of its own: it is
    /// kept for the call that Gigya wants it for.
    CaptchaAnswered {
        /// The answer; empty when it has grown old.
        answer: CaptchaToken,
    },
    /// *Send again*, on *Verify e-mail* and for a second factor's code.
    Resend,
    /// *I have verified*.
    HaveVerified,
    /// The code that verifies the e-mail address.
    ConfirmCode {
        /// The code.
        code: OneTimeCode,
    },
    /// A kind of second factor was chosen.
    ChooseFactor {
        /// Which.
        kind: FactorKind,
    },
    /// *Send code*, for a second factor.
    SendFactorCode {
        /// Where to.
        to: CodeTo,
        /// How.
        by: CodeBy,
    },
    /// The second factor's code.
    ConfirmFactor {
        /// The code.
        code: OneTimeCode,
        /// Whether this device is not to be asked again.
        remember_device: bool,
    },
    /// Something was typed that the flow hears of only when it is sent: a code, a password, a phone number.
    Typed,
    /// A field of *Form*, *Create account* or *Complete account* has another value.
    Edited {
        /// The field's variable.
        variable: String,
        /// The value as text; `true` or `false` for a check box.
        value: Personal,
    },
    /// An opt-in was ticked or cleared.
    OptInSet {
        /// The opt-in's name.
        name: String,
        /// Whether it is ticked.
        given: bool,
    },
    /// *Submit*.
    Submit,
    /// *Undo*, before the form submits by itself.
    Undo,
    /// *Go on with the plain form*.
    UsePlainForm,
    /// *Try again*.
    TryAgain,
}

/// The definition and what its API key tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The campaign.
    pub definition: Definition,
    /// Whether the browser holds a sign of a session (the cookie `glt_<apiKey>`; Web SDK, 1.1).
    pub session_hint: bool,
    /// The social provider of the last login in this browser.
    pub last_provider: Option<Provider>,
    /// What was typed and not sent, the last time.
    pub draft: Option<Draft>,
}
