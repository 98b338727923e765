//! What goes wrong, on two levels: a [`Fault`] is what the integrator reads on the console, a [`Problem`]
//! is what the participant is told. The third level, one field's complaint, is `contract::Complaint`.

use contract::{ProblemCode, ProblemDetails};
use gigya::ResponseCode;

/// What failed, in a vendor's, a transport's or an integrator's terms.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The element has no `campaign` attribute.
    CampaignMissing,
    /// The `campaign` attribute cannot be the name of a campaign.
    CampaignMisspelt {
        /// What the attribute says.
        given: String,
    },
    /// The proxy.
    Proxy(ProxyFault),
    /// Gigya's Web SDK.
    Gigya(GigyaFault),
    /// The page's own form.
    PageForm(PageFormFault),
}

/// What can be wrong with a call to the proxy.
#[derive(Clone, Debug, PartialEq)]
pub enum ProxyFault {
    /// No connection, or one that the browser refused.
    Unreachable,
    /// No answer in time.
    TimedOut,
    /// An answer that is not the proxy's.
    Garbage,
    /// A refusal with a reason.
    Refused(Box<ProblemDetails>),
}

/// What can be wrong with the Web SDK or one of its calls.
#[derive(Clone, Debug, PartialEq)]
pub enum GigyaFault {
    /// The script could not be loaded.
    ScriptBlocked {
        /// Its address.
        address: String,
    },
    /// There is a `window.gigya`, but it does nothing: a blocker's surrogate.
    ScriptIsAStub,
    /// The script or the call did not answer in time.
    TimedOut,
    /// The page has the SDK of another site already.
    OtherSite {
        /// The API key that the page's SDK works for.
        loaded: String,
    },
    /// Gigya answered, and not with success.
    Refused {
        /// How the call ended.
        code: ResponseCode,
        /// Gigya's ID of the call.
        call_id: Option<String>,
        /// Gigya's words for developers.
        details: String,
    },
}

/// What can be wrong with the form of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageFormFault {
    /// The selector is no CSS selector.
    BadSelector {
        /// What the attribute says.
        given: String,
    },
    /// No form of the page fits the selector.
    NotFound {
        /// What the attribute says.
        given: String,
    },
}

/// What the participant is told. The catalogue has the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// E-mail or password is wrong; Gigya does not say which, and neither do we.
    WrongCredentials,
    /// The account is disabled.
    AccountDisabled,
    /// Too many failures: locked for some time.
    LockedOut,
    /// Too many calls.
    TooManyAttempts,
    /// The account asks for a step that the window does not lead through (a pending registration, a second
    /// factor, a captcha …).
    AccountNeedsAttention,
    /// The session is over.
    SessionEnded,
    /// The log-in service is blocked or does not answer.
    LogInServiceUnavailable,
    /// Our own service does not answer.
    ServiceUnavailable,
    /// An answer did not come in time.
    TookTooLong,
    /// The page is set up wrongly.
    PageSetUpWrongly,
    /// Some answers cannot be taken: see the fields.
    InvalidAnswers,
    /// The page's own form is not there.
    PageFormMissing,
    /// Something that has no sentence of its own.
    Unexpected {
        /// For the site's support, when Gigya or the proxy gave one.
        reference: Option<String>,
    },
}

impl Fault {
    /// What the participant is told of it.
    pub fn problem(&self) -> Problem {
        match self {
            Self::CampaignMissing | Self::CampaignMisspelt { .. } => Problem::PageSetUpWrongly,
            Self::Proxy(fault) => fault.problem(),
            Self::Gigya(fault) => fault.problem(),
            Self::PageForm(_) => Problem::PageFormMissing,
        }
    }
}

impl ProxyFault {
    /// Whether the proxy asks for a fresh proof of who the participant is.
    pub fn wants_proof(&self) -> bool {
        self.code().is_some_and(|code| {
            matches!(code, ProblemCode::ParticipantTokenRefused | ProblemCode::IdTokenRefused)
        })
    }

    pub(crate) fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Refused(details) => Some(details.code),
            Self::Unreachable | Self::TimedOut | Self::Garbage => None,
        }
    }

    fn problem(&self) -> Problem {
        let details = match self {
            Self::Unreachable | Self::Garbage => return Problem::ServiceUnavailable,
            Self::TimedOut => return Problem::TookTooLong,
            Self::Refused(details) => details,
        };
        match details.code {
            ProblemCode::OriginNotListed | ProblemCode::UnknownCampaign => Problem::PageSetUpWrongly,
            ProblemCode::IdTokenRefused | ProblemCode::ParticipantTokenRefused => Problem::SessionEnded,
            ProblemCode::InvalidParticipation => Problem::InvalidAnswers,
            ProblemCode::AccountRefused => Problem::AccountDisabled,
            ProblemCode::GigyaUnavailable => Problem::ServiceUnavailable,
            ProblemCode::NotFound
            | ProblemCode::MethodNotAllowed
            | ProblemCode::BadRequest
            | ProblemCode::TooLarge
            | ProblemCode::Internal => Problem::Unexpected { reference: details.call_id.clone() },
        }
    }
}

impl GigyaFault {
    /// Whether Gigya says that nobody is logged in (Web SDK, 1.7).
    pub fn means_no_session(&self) -> bool {
        matches!(
            self,
            Self::Refused {
                code: ResponseCode::UNAUTHORIZED_USER
                    | ResponseCode::NO_VALID_SESSION
                    | ResponseCode::SESSION_HAS_EXPIRED,
                ..
            }
        )
    }

    fn problem(&self) -> Problem {
        match self {
            Self::ScriptBlocked { .. } | Self::ScriptIsAStub => Problem::LogInServiceUnavailable,
            Self::TimedOut => Problem::TookTooLong,
            Self::OtherSite { .. } => Problem::PageSetUpWrongly,
            Self::Refused { code, call_id, .. } => of_code(*code, call_id.as_ref()),
        }
    }
}

/// The families of response codes (Web SDK, 1.7).
fn of_code(code: ResponseCode, call_id: Option<&String>) -> Problem {
    use ResponseCode as C;
    match code {
        C::INVALID_LOGINID | C::OLD_PASSWORD_USED => Problem::WrongCredentials,
        C::ACCOUNT_DISABLED => Problem::AccountDisabled,
        C::ACCOUNT_TEMPORARILY_LOCKED_OUT => Problem::LockedOut,
        C::API_RATE_LIMIT_EXCEEDED | C::TOO_MANY_REQUESTS_FOR_SAME_USER => Problem::TooManyAttempts,
        C::UNAUTHORIZED_USER | C::NO_VALID_SESSION | C::SESSION_HAS_EXPIRED => Problem::SessionEnded,
        C::ACCOUNT_PENDING_REGISTRATION
        | C::ACCOUNT_PENDING_VERIFICATION
        | C::ACCOUNT_MISSING_LOGINID
        | C::PENDING_CODE_VERIFICATION
        | C::LOGIN_IDENTIFIER_EXISTS
        | C::FORCE_LINK_LOGIN_IDENTIFIER_EXISTS
        | C::PENDING_PASSWORD_CHANGE
        | C::ACCOUNT_PENDING_TFA_VERIFICATION
        | C::ACCOUNT_PENDING_TFA_REGISTRATION
        | C::ACCOUNT_PENDING_RECENT_LOGIN
        | C::LOGIN_FAILED_CAPTCHA_REQUIRED
        | C::LOGIN_FAILED_WRONG_CAPTCHA
        | C::REQUEST_FAILED_CAPTCHA_REQUIRED
        | C::CAPTCHA_VERIFICATION_FAILED
        | C::UNVERIFIED_USER
        | C::UNDERAGE_USER => Problem::AccountNeedsAttention,
        C::INVALID_DATA_CENTER | C::INVALID_APIKEY_PARAMETER | C::INVALID_SITE_DOMAIN => {
            Problem::PageSetUpWrongly
        }
        C::NETWORK_ERROR | C::GENERAL_SERVER_ERROR | C::SERVICE_UNAVAILABLE => {
            Problem::LogInServiceUnavailable
        }
        C::TIMEOUT | C::CLIENT_TIMEOUT => Problem::TookTooLong,
        // An open set: codes that nobody knows have a general sentence and their reference.
        _ => Problem::Unexpected { reference: call_id.cloned() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: u32) -> Problem {
        let details = String::new();
        GigyaFault::Refused { code: ResponseCode(code), call_id: Some("c1".into()), details }.problem()
    }

    #[test]
    fn an_unknown_login_id_and_a_wrong_password_are_told_alike() {
        assert_eq!(refused(403_042), Problem::WrongCredentials);
    }

    #[test]
    fn interruptions_say_that_the_account_needs_attention() {
        for code in [206_001, 206_002, 403_101, 403_102, 403_100, 401_020, 403_043, 409_003] {
            assert_eq!(refused(code), Problem::AccountNeedsAttention, "{code}");
        }
    }

    #[test]
    fn a_code_that_nobody_knows_gives_its_reference() {
        assert_eq!(refused(987_654), Problem::Unexpected { reference: Some("c1".into()) });
    }

    #[test]
    fn a_page_set_up_wrongly_is_told_as_such() {
        for code in [301_001, 400_093, 400_120] {
            assert_eq!(refused(code), Problem::PageSetUpWrongly, "{code}");
        }
        assert_eq!(Fault::CampaignMissing.problem(), Problem::PageSetUpWrongly);
    }
}
