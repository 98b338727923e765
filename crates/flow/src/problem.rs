//! What the participant is told. The catalogue has the words.

use gigya::{Family, ResponseCode};

use crate::Personal;

/// One sentence: the families of response codes, and what can only happen here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// E-mail or password is wrong; Gigya does not say which, and neither do we.
    WrongCredentials,
    /// At a login: this password was changed since.
    PasswordUsedBefore,
    /// The account is disabled.
    AccountDisabled,
    /// Too young to take part.
    Underage,
    /// Too many failures: locked for some time.
    LockedOut,
    /// Too many calls.
    TooManyAttempts,
    /// The session is over.
    SessionEnded,
    /// Somebody else is logged in by now, here or at the provider.
    OtherAccount,
    /// The log-in service is blocked or does not answer.
    LogInServiceUnavailable,
    /// An answer did not come in time.
    TookTooLong,
    /// The browser has no connection.
    Offline,
    /// The page is set up wrongly.
    PageSetUpWrongly,
    /// Some answers cannot be taken: see the fields.
    InvalidAnswers,
    /// There is an account with this e-mail address already.
    AlreadyAnAccount,
    /// The link or the code is used or too old.
    LinkExpired,
    /// A captcha must be solved, or was wrong.
    CaptchaWanted,
    /// The participant called it off.
    Cancelled,
    /// This way is not offered here.
    NotEnabled,
    /// The site refuses, by a rule of its own.
    Refused {
        /// The site's own words for it, in whatever language: plain text, whatever it looks like.
        because: Option<String>,
    },
    /// The account asks for a step that cannot be led through from here.
    AccountNeedsAttention,

    /// Our own service does not answer.
    ServiceUnavailable,
    /// The page's own form is not there.
    PageFormMissing,
    /// A new tab was asked for, and this frame may open none.
    NoNewTab {
        /// What it would show: perhaps with something personal in it.
        address: Personal,
    },
    /// The page has not said yet that Gigya may be asked.
    ConsentPending,
    /// The one-time code is wrong.
    CodeWrong,
    /// A one-time code is wrong that nobody sends: an authenticator's, or a backup code.
    OwnCodeWrong,
    /// The second factor had become too old and was begun anew: a code is to be entered once more.
    BegunAnew,
    /// The same where an authenticator is being set up: there is a new picture.
    NewPicture,
    /// The answer to the security question is wrong.
    AnswerWrong,
    /// The e-mail address is not verified yet.
    NotVerifiedYet,
    /// The campaign has a text of its own for this response code: `Definition::texts`.
    Replaced {
        /// The code.
        code: ResponseCode,
        /// What would be said without that text.
        instead_of: Box<Problem>,
    },
    /// Something that has no sentence of its own.
    Unexpected {
        /// For the site's support, when Gigya or the proxy gave one.
        reference: Option<String>,
    },
}

impl Problem {
    pub(crate) fn of_code(code: ResponseCode, reference: Option<&String>) -> Self {
        match code.family() {
            Family::WrongCredentials => Self::WrongCredentials,
            Family::PasswordUsedBefore => Self::PasswordUsedBefore,
            Family::AccountDisabled => Self::AccountDisabled,
            Family::Underage => Self::Underage,
            Family::LockedOut => Self::LockedOut,
            Family::TooManyAttempts => Self::TooManyAttempts,
            Family::SessionEnded => Self::SessionEnded,
            Family::OtherAccount => Self::OtherAccount,
            Family::LogInServiceUnavailable => Self::LogInServiceUnavailable,
            Family::TookTooLong => Self::TookTooLong,
            Family::PageSetUpWrongly => Self::PageSetUpWrongly,
            Family::InvalidAnswers => Self::InvalidAnswers,
            Family::AlreadyAnAccount => Self::AlreadyAnAccount,
            Family::LinkExpired => Self::LinkExpired,
            Family::CaptchaWanted => Self::CaptchaWanted,
            Family::Cancelled => Self::Cancelled,
            Family::NotEnabled => Self::NotEnabled,
            Family::Refused => Self::Refused { because: None },
            Family::AccountNeedsAttention => Self::AccountNeedsAttention,
            // A success that is told as a failure is as unexpected as anything.
            Family::Success | Family::Unexpected => Self::Unexpected { reference: reference.cloned() },
        }
    }

    /// Why a second factor was begun anew, and what is to be done about it.
    pub(crate) fn begun_anew(sends_a_code: bool, shows_a_picture: bool) -> Self {
        if sends_a_code {
            Self::LinkExpired
        } else if shows_a_picture {
            Self::NewPicture
        } else {
            Self::BegunAnew
        }
    }

    /// Whether a line that is cut looks like this.
    pub(crate) fn is_of_the_line(&self) -> bool {
        matches!(self, Self::LogInServiceUnavailable | Self::ServiceUnavailable | Self::TookTooLong)
    }

    /// Whether this is the participant's own affair, which the integrator need not hear of.
    pub(crate) fn is_the_participants(&self) -> bool {
        match self {
            Self::WrongCredentials
            | Self::PasswordUsedBefore
            | Self::Underage
            | Self::LockedOut
            | Self::AlreadyAnAccount
            | Self::LinkExpired
            | Self::CaptchaWanted
            | Self::Cancelled
            | Self::Offline
            | Self::ConsentPending
            | Self::CodeWrong
            | Self::OwnCodeWrong
            | Self::BegunAnew
            | Self::NewPicture
            | Self::AnswerWrong
            | Self::NotVerifiedYet => true,
            Self::Replaced { instead_of, .. } => instead_of.is_the_participants(),
            Self::AccountDisabled
            | Self::TooManyAttempts
            | Self::SessionEnded
            | Self::OtherAccount
            | Self::LogInServiceUnavailable
            | Self::TookTooLong
            | Self::PageSetUpWrongly
            | Self::InvalidAnswers
            | Self::NotEnabled
            | Self::Refused { .. }
            | Self::AccountNeedsAttention
            | Self::ServiceUnavailable
            | Self::PageFormMissing
            | Self::NoNewTab { .. }
            | Self::Unexpected { .. } => false,
        }
    }
}
