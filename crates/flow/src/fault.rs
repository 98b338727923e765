//! What fails, in words for the integrator. What the participant is told of it is a [`Problem`]; one
//! field's complaint is `contract::Complaint`.

use contract::{ProblemCode, ProblemDetails};
use gigya::ResponseCode;

use crate::{Interruption, Problem};

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
    /// The accounts are linked, and the provider's identity is not connected: the participant can go on.
    IdentityNotConnected(GigyaFault),
    /// The page's own form.
    PageForm(PageFormFault),
    /// The page stands in a frame that may open no tab.
    NoNewTab,
    /// Gigya wants a second factor, and offers none that the window can show.
    NoFactorKnown {
        /// What it offers, as it names it.
        offered: Vec<String>,
    },
    /// Gigya wants a consent that the campaign has no words for: the participant reads its name.
    ConsentWithoutWords {
        /// Where the consent is kept.
        path: String,
    },
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
    /// The page's own script element of Gigya did not bring the SDK.
    PagesScriptFailed {
        /// Its address.
        address: String,
    },
    /// The page's own script element of Gigya has a type that browsers do not run, as consent tools give it.
    PagesScriptInert {
        /// Its address.
        address: String,
        /// Its `type`.
        script_type: String,
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
    /// An answer that is not Gigya's, or lacks what it is there for.
    Garbage {
        /// What is wrong with it.
        because: &'static str,
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
    /// Gigya answered, and wants something more: an answer with a registration token or with
    /// `validationErrors`.
    Interrupted(Box<Interruption>),
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

impl Fault {
    /// What the participant is told of it.
    pub fn problem(&self) -> Problem {
        match self {
            Self::CampaignMissing | Self::CampaignMisspelt { .. } | Self::ConsentWithoutWords { .. } => {
                Problem::PageSetUpWrongly
            }
            Self::Proxy(fault) => fault.gigyas_reason().unwrap_or_else(|| fault.problem()),
            Self::Gigya(fault) | Self::IdentityNotConnected(fault) => fault.problem(),
            Self::PageForm(_) => Problem::PageFormMissing,
            Self::NoNewTab => Problem::NotEnabled,
            Self::NoFactorKnown { .. } => Problem::AccountNeedsAttention,
        }
    }

    /// How Gigya ended the call, where it did.
    pub fn code(&self) -> Option<ResponseCode> {
        match self {
            Self::Gigya(fault) | Self::IdentityNotConnected(fault) => fault.code(),
            Self::Proxy(ProxyFault::Refused(details)) => details.response_code.map(ResponseCode),
            Self::Proxy(_)
            | Self::CampaignMissing
            | Self::CampaignMisspelt { .. }
            | Self::PageForm(_)
            | Self::NoNewTab
            | Self::NoFactorKnown { .. }
            | Self::ConsentWithoutWords { .. } => None,
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

    /// Why Gigya did not take what was sent, where its response code says that, and no field.
    fn gigyas_reason(&self) -> Option<Problem> {
        let Self::Refused(details) = self else { return None };
        let says_it_all = details.code == ProblemCode::AccountNotCreated
            || (details.code == ProblemCode::InvalidParticipation && details.complaints.is_empty());
        if !says_it_all {
            return None;
        }
        if let Some(words) = &details.site_says {
            return Some(Problem::Refused { because: Some(words.clone()) });
        }
        let code = details.response_code?;
        Some(Problem::of_code(ResponseCode(code), details.call_id.as_ref()))
    }

    /// What the participant is told, as far as it is the proxy's own.
    pub(crate) fn problem(&self) -> Problem {
        let details = match self {
            Self::Unreachable | Self::Garbage => return Problem::ServiceUnavailable,
            Self::TimedOut => return Problem::TookTooLong,
            Self::Refused(details) => details,
        };
        match details.code {
            ProblemCode::OriginNotListed | ProblemCode::UnknownCampaign => Problem::PageSetUpWrongly,
            ProblemCode::IdTokenRefused | ProblemCode::ParticipantTokenRefused => Problem::SessionEnded,
            ProblemCode::InvalidParticipation | ProblemCode::AccountNotCreated => Problem::InvalidAnswers,
            ProblemCode::AccountRefused => Problem::AccountDisabled,
            ProblemCode::NotOffered => Problem::NotEnabled,
            ProblemCode::TooManyRequests => Problem::TooManyAttempts,
            ProblemCode::GigyaUnavailable => Problem::ServiceUnavailable,
            // The participant's own line is slow: that passes.
            ProblemCode::TooSlow => Problem::TookTooLong,
            ProblemCode::NotFound
            | ProblemCode::MethodNotAllowed
            | ProblemCode::BadRequest
            | ProblemCode::TooLarge
            | ProblemCode::Internal => Problem::Unexpected { reference: details.call_id.clone() },
        }
    }
}

impl GigyaFault {
    /// How Gigya ended the call, if it answered at all.
    pub fn code(&self) -> Option<ResponseCode> {
        match self {
            Self::Refused { code, .. } => Some(*code),
            Self::Interrupted(interruption) => Some(interruption.code),
            Self::ScriptBlocked { .. }
            | Self::PagesScriptFailed { .. }
            | Self::PagesScriptInert { .. }
            | Self::ScriptIsAStub
            | Self::TimedOut
            | Self::OtherSite { .. }
            | Self::Garbage { .. } => None,
        }
    }

    /// Whether Gigya says that nobody is logged in (Web SDK, 1.7).
    pub fn means_no_session(&self) -> bool {
        matches!(
            self.code(),
            Some(
                ResponseCode::UNAUTHORIZED_USER
                    | ResponseCode::NO_VALID_SESSION
                    | ResponseCode::SESSION_HAS_EXPIRED
            )
        )
    }

    fn problem(&self) -> Problem {
        match self {
            Self::ScriptBlocked { .. }
            | Self::PagesScriptFailed { .. }
            | Self::PagesScriptInert { .. }
            | Self::ScriptIsAStub
            | Self::Garbage { .. } => Problem::LogInServiceUnavailable,
            Self::TimedOut => Problem::TookTooLong,
            Self::OtherSite { .. } => Problem::PageSetUpWrongly,
            // What the site's own extension says is meant for the participant (Web SDK, 1.7).
            Self::Refused { code: ResponseCode::EXTENSION_POINT_CUSTOM_ERROR, details, .. }
                if !details.trim().is_empty() =>
            {
                Problem::Refused { because: Some(details.trim().to_owned()) }
            }
            Self::Refused { code, call_id, .. } => Problem::of_code(*code, call_id.as_ref()),
            Self::Interrupted(interruption) => {
                Problem::of_code(interruption.code, interruption.call_id.as_ref())
            }
        }
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
        for code in [206_001, 206_002, 206_003, 206_006, 403_100, 403_101, 403_102, 403_110] {
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

    #[test]
    fn an_answer_that_is_not_gigyas_counts_as_no_answer_and_has_no_code() {
        let garbage = GigyaFault::Garbage { because: "the answer is no object" };
        assert_eq!((garbage.code(), garbage.problem()), (None, Problem::LogInServiceUnavailable));
    }

    #[test]
    fn a_script_of_the_page_that_brings_no_sdk_is_told_as_a_service_that_cannot_be_reached() {
        let (address, script_type) =
            ("https://cdns.eu1.gigya.com/js/gigya.js".to_owned(), "text/plain".into());
        let inert = GigyaFault::PagesScriptInert { address: address.clone(), script_type };
        for fault in [GigyaFault::PagesScriptFailed { address }, inert] {
            assert_eq!(fault.problem(), Problem::LogInServiceUnavailable);
        }
    }

    #[test]
    fn what_the_site_says_of_a_form_or_a_new_account_is_told() {
        for code in [ProblemCode::InvalidParticipation, ProblemCode::AccountNotCreated] {
            let mut details = ProblemDetails::new(code);
            details.response_code = Some(400_303);
            details.site_says = Some("Once a week is enough.".to_owned());
            let fault = Fault::Proxy(ProxyFault::Refused(Box::new(details)));
            let because = Some("Once a week is enough.".to_owned());
            assert_eq!(fault.problem(), Problem::Refused { because });
        }
    }

    #[test]
    fn a_form_that_gigya_refuses_without_a_field_is_told_by_its_code() {
        let mut details = ProblemDetails::new(ProblemCode::InvalidParticipation);
        details.response_code = Some(403_048);
        let fault = Fault::Proxy(ProxyFault::Refused(Box::new(details)));
        assert_eq!(fault.problem(), Problem::TooManyAttempts);
    }

    #[test]
    fn a_form_that_a_slow_line_did_not_bring_in_time_is_to_be_sent_again() {
        let details = ProblemDetails::new(ProblemCode::TooSlow);
        assert_eq!(Fault::Proxy(ProxyFault::Refused(Box::new(details))).problem(), Problem::TookTooLong);
    }

    #[test]
    fn the_words_of_the_sites_own_extension_are_told() {
        let fault = |details: &str| GigyaFault::Refused {
            code: ResponseCode(400_303),
            call_id: None,
            details: details.to_owned(),
        };
        let because = Some("Not from this country.".to_owned());
        assert_eq!(fault(" Not from this country. ").problem(), Problem::Refused { because });
        assert_eq!(fault("").problem(), Problem::Refused { because: None });
    }
}
