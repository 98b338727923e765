//! The screens, one file each.

mod answers;
pub mod auto_submitting;
mod availability;
mod captcha;
pub mod change_password;
pub mod complete_account;
pub mod create_account;
pub mod done;
mod elsewhere;
mod factor_code;
pub mod forgot_password;
pub mod form;
pub mod hello;
pub mod link_account;
pub mod loading;
mod log_out;
pub mod login;
mod new_tab;
mod opening;
mod password_rules;
mod pending;
mod questions;
mod recheck;
pub mod reset_password;
pub mod second_factor;
pub mod social;
pub mod unavailable;
pub mod verify_email;

pub use auto_submitting::AutoSubmitting;
pub use availability::Availability;
pub use captcha::CaptchaPlace;
pub use change_password::ChangePassword;
pub use complete_account::CompleteAccount;
pub use create_account::CreateAccount;
pub use done::{Done, Outcome};
pub use forgot_password::{ForgotPassword, ResetMailStage};
pub use form::Form;
pub use hello::Hello;
pub use link_account::LinkAccount;
pub use loading::{Half, Loading, LoggingOut};
pub use login::Login;
pub use reset_password::ResetPassword;
pub use second_factor::{FactorStage, SecondFactor};
pub use social::{Social, SocialPhase, WayOn};
pub use unavailable::Unavailable;
pub use verify_email::{VerificationWay, VerifyEmail};

pub(crate) use recheck::HeldBack;

use crate::{Problem, Ticket};

/// What is to be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// The skeleton.
    Loading(Loading),
    /// A connected participant is greeted.
    Hello(Hello),
    /// A participant who is not connected logs in.
    Login(Login),
    /// An account is created.
    CreateAccount(CreateAccount),
    /// A mail is asked for that sets a new password.
    ForgotPassword(ForgotPassword),
    /// The page that such a mail leads to.
    ResetPassword(ResetPassword),
    /// An account is asked for what it lacks.
    CompleteAccount(CompleteAccount),
    /// An e-mail address is verified.
    VerifyEmail(VerifyEmail),
    /// Two accounts of one participant become one.
    LinkAccount(LinkAccount),
    /// The password must be changed.
    ChangePassword(ChangePassword),
    /// The second factor is asked for, or set up.
    SecondFactor(SecondFactor),
    /// The campaign's form.
    Form(Form),
    /// Everything is known: the form submits by itself unless that is undone.
    AutoSubmitting(AutoSubmitting),
    /// The end.
    Done(Done),
    /// The window cannot go on by itself.
    Unavailable(Unavailable),
}

impl Screen {
    /// The screen's name: in the element's events, in class names and in the preview.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Loading(_) => "loading",
            Self::Hello(_) => "hello",
            Self::Login(_) => "login",
            Self::CreateAccount(_) => "create-account",
            Self::ForgotPassword(_) => "forgot-password",
            Self::ResetPassword(_) => "reset-password",
            Self::CompleteAccount(_) => "complete-account",
            Self::VerifyEmail(_) => "verify-email",
            Self::LinkAccount(_) => "link-account",
            Self::ChangePassword(_) => "change-password",
            Self::SecondFactor(_) => "second-factor",
            Self::Form(_) => "form",
            Self::AutoSubmitting(_) => "auto-submitting",
            Self::Done(_) => "done",
            Self::Unavailable(_) => "unavailable",
        }
    }

    /// Whether the participant can act, and what went wrong before, where a screen has these.
    pub fn state(&self) -> Option<(Phase, Option<&Problem>)> {
        Some(match self {
            Self::Hello(Hello { phase, problem, .. })
            | Self::Login(Login { phase, problem, .. })
            | Self::CreateAccount(CreateAccount { phase, problem, .. })
            | Self::ForgotPassword(ForgotPassword { phase, problem, .. })
            | Self::ResetPassword(ResetPassword { phase, problem, .. })
            | Self::CompleteAccount(CompleteAccount { phase, problem, .. })
            | Self::VerifyEmail(VerifyEmail { phase, problem, .. })
            | Self::LinkAccount(LinkAccount { phase, problem, .. })
            | Self::ChangePassword(ChangePassword { phase, problem, .. })
            | Self::SecondFactor(SecondFactor { phase, problem, .. })
            | Self::Form(Form { phase, problem, .. })
            | Self::AutoSubmitting(AutoSubmitting { form: Form { phase, problem, .. }, .. }) => {
                (*phase, problem.as_ref())
            }
            Self::Loading(_) | Self::Done(_) | Self::Unavailable(_) => return None,
        })
    }

    /// The same, to be changed.
    pub(crate) fn state_mut(&mut self) -> Option<(&mut Phase, &mut Option<Problem>)> {
        Some(match self {
            Self::Hello(Hello { phase, problem, .. })
            | Self::Login(Login { phase, problem, .. })
            | Self::CreateAccount(CreateAccount { phase, problem, .. })
            | Self::ForgotPassword(ForgotPassword { phase, problem, .. })
            | Self::ResetPassword(ResetPassword { phase, problem, .. })
            | Self::CompleteAccount(CompleteAccount { phase, problem, .. })
            | Self::VerifyEmail(VerifyEmail { phase, problem, .. })
            | Self::LinkAccount(LinkAccount { phase, problem, .. })
            | Self::ChangePassword(ChangePassword { phase, problem, .. })
            | Self::SecondFactor(SecondFactor { phase, problem, .. })
            | Self::Form(Form { phase, problem, .. })
            | Self::AutoSubmitting(AutoSubmitting { form: Form { phase, problem, .. }, .. }) => {
                (phase, problem)
            }
            Self::Loading(_) | Self::Done(_) | Self::Unavailable(_) => return None,
        })
    }

    /// The fields and the opt-ins of a screen that asks some.
    pub fn questions(&self) -> Option<(&[form::Answer], &[form::Consent])> {
        if let Self::CreateAccount(CreateAccount { fields, opt_ins, .. })
        | Self::CompleteAccount(CompleteAccount { fields, opt_ins, .. })
        | Self::Form(Form { fields, opt_ins, .. }) = self
        {
            return Some((fields, opt_ins));
        }
        None
    }

    /// Whether anything that was typed is complained about, after it was sent.
    pub(crate) fn has_complaints(&self) -> bool {
        let of_account = match self {
            Self::CreateAccount(create) => {
                let CreateAccount { email_complaint, password_complaint, repeat_complaint, .. } = create;
                email_complaint.is_some() || password_complaint.is_some() || repeat_complaint.is_some()
            }
            Self::SecondFactor(factor) => factor.target_complaint.is_some(),
            // The screens with a new password say what is wrong with it before they come to this.
            Self::Loading(_)
            | Self::Hello(_)
            | Self::Login(_)
            | Self::ForgotPassword(_)
            | Self::ResetPassword(_)
            | Self::ChangePassword(_)
            | Self::CompleteAccount(_)
            | Self::VerifyEmail(_)
            | Self::LinkAccount(_)
            | Self::Form(_)
            | Self::AutoSubmitting(_)
            | Self::Done(_)
            | Self::Unavailable(_) => false,
        };
        of_account
            || self.questions().is_some_and(|(fields, opt_ins)| answers::has_complaints(fields, opt_ins))
    }

    pub(crate) fn questions_mut(&mut self) -> Option<(&mut Vec<form::Answer>, &mut Vec<form::Consent>)> {
        if let Self::CreateAccount(CreateAccount { fields, opt_ins, .. })
        | Self::CompleteAccount(CompleteAccount { fields, opt_ins, .. })
        | Self::Form(Form { fields, opt_ins, .. }) = self
        {
            return Some((fields, opt_ins));
        }
        None
    }
}

/// Whether the participant can act or waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// The participant can act.
    #[default]
    Editing,
    /// A call is under way.
    Waiting(Ticket),
}

impl Phase {
    /// Whether a call is under way.
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::Waiting(_))
    }

    pub(crate) fn ticket(self) -> Option<Ticket> {
        match self {
            Self::Editing => None,
            Self::Waiting(ticket) => Some(ticket),
        }
    }
}

/// Mail and messages are not sent again at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CoolDown(pub(crate) Option<Ticket>);

impl CoolDown {
    /// Whether one may ask again.
    pub fn is_over(self) -> bool {
        self.0.is_none()
    }
}

/// What *Login* says about how one came there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Logged out, as asked.
    LoggedOut,
    /// Logged out on the other devices, but not on this one.
    StillConnectedHere,
    /// Logged out on this device, but not on the others.
    StillConnectedElsewhere,
    /// Not logged out at all.
    StillConnected,
    /// The session ended by itself.
    SessionEnded {
        /// Whether something was typed: it is kept for the same participant.
        kept: bool,
    },
    /// A step took longer than its hour.
    StepExpired {
        /// Whether something was typed: it comes back when the step is entered again.
        kept: bool,
    },
    /// The account is there, and only the login failed.
    AccountCreated,
    /// The new password is set.
    PasswordChanged,
    /// Gigya wants the participant to log in once more (403110).
    LogInAgain,
    /// Logged in, and the browser forgot it at once, as it does in frames of other sites.
    ForgottenInFrame,
    /// A social login comes back, and nothing says that it was begun in this tab.
    NotFinished,
}
