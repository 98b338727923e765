//! How a call to Gigya can fail.

use std::time::Duration;

use gigya::{DataCenter, Family, Reply, ResponseCode, ValidationError};

/// The most characters of what a site's own extension says: some sentences.
const MAX_WORDS: usize = 500;

/// A call that did not do what it was asked. Its text is for the log: no personal data, no secret.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// No connection came about: nothing was sent, so nothing was done.
    #[error("Gigya could not be reached: {0}")]
    NotConnected(String),
    /// A connection that broke: what was sent may have been done.
    #[error("the connection to Gigya broke: {0}")]
    Unreachable(String),
    /// No answer in time.
    #[error("Gigya did not answer in time")]
    TimedOut,
    /// It was not asked: it has failed too often a moment ago.
    #[error("Gigya has failed again and again and is left in peace for {0:?} yet")]
    Resting(Duration),
    /// More than the proxy reads.
    #[error("Gigya's answer is larger than {limit} bytes", limit = super::client::MAX_REPLY)]
    TooLarge,
    /// Not an envelope of Gigya's: something in between answered.
    #[error("HTTP {status} came with what is not Gigya's JSON: `{start}`")]
    Garbage {
        /// The HTTP status.
        status: u16,
        /// How the answer begins, without what could be personal data.
        start: String,
    },
    /// A success that lacks what it is about.
    #[error("Gigya's answer has no {0}")]
    Incomplete(&'static str),
    /// Gigya answered with a response code other than success.
    #[error("Gigya answered {code:?}{hint}")]
    Refused {
        /// The code.
        code: ResponseCode,
        /// Gigya's ID of the call.
        call_id: Option<String>,
        /// What is wrong with which field, where it says so.
        validation_errors: Vec<ValidationError>,
        /// What an operator can do about it; empty or a clause of its own.
        hint: String,
        /// What an extension of the site's own says to the participant. It may repeat what they wrote, so it is not
        /// for the log.
        site_says: Option<String>,
    },
}

impl Failure {
    /// What an answer with an error code means.
    pub fn refused(reply: Reply) -> Self {
        let hint = hint(&reply);
        let Reply { call_id, error_code: code, error_details, validation_errors, .. } = reply;
        let site_says = error_details.filter(|_| code == ResponseCode::EXTENSION_POINT_CUSTOM_ERROR);
        let site_says = site_says.map(|words| words.trim().chars().take(MAX_WORDS).collect::<String>());
        let site_says = site_says.filter(|words| !words.is_empty());
        Self::Refused { code, call_id, validation_errors, hint, site_says }
    }

    /// How it failed, for those who count.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotConnected(_) | Self::Unreachable(_) => "unreachable",
            Self::TimedOut => "timed-out",
            Self::Resting(_) => "resting",
            Self::TooLarge => "too-large",
            Self::Garbage { .. } => "garbage",
            Self::Incomplete(_) => "incomplete",
            Self::Refused { .. } => "refused",
        }
    }

    /// Gigya's ID of the call, where there was an answer.
    pub fn call_id(&self) -> Option<&str> {
        let Self::Refused { call_id, .. } = self else { return None };
        call_id.as_deref()
    }

    /// What an extension of the site's own says to the participant (400303; Web SDK, 1.7).
    pub fn site_says(&self) -> Option<&str> {
        let Self::Refused { site_says, .. } = self else { return None };
        site_says.as_deref()
    }

    /// Whether the window has something to say about it but that Gigya is out of order.
    pub fn concerns_the_participant(&self) -> bool {
        self.response_code().is_some_and(|code| concerns_the_participant(code.family()))
    }

    /// Whether a mapping or a limit of the operator's can be behind it, although the window has something to say about
    /// it: an answer that no field is named for, or too many calls (REST, 5).
    pub fn may_be_of_settings(&self) -> bool {
        self.response_code().is_some_and(|code| {
            code == ResponseCode::API_RATE_LIMIT_EXCEEDED || code.family() == Family::InvalidAnswers
        })
    }

    /// How Gigya ended the call, where there was an answer.
    pub fn response_code(&self) -> Option<ResponseCode> {
        let Self::Refused { code, .. } = self else { return None };
        Some(*code)
    }

    /// Whether the account is the cause and not the call: deleted, unknown, disabled.
    pub fn is_of_the_account(&self) -> bool {
        // 403005 also answers an unknown user key, which is the operator's affair and has a hint.
        let Self::Refused { code, hint, .. } = self else { return false };
        let of_account = [ResponseCode::UNAUTHORIZED_USER, ResponseCode::ACCOUNT_DISABLED];
        of_account.contains(code) && hint.is_empty()
    }
}

/// Of what was sent, that is: an account to be created, a form.
fn concerns_the_participant(family: Family) -> bool {
    match family {
        Family::WrongCredentials
        | Family::PasswordUsedBefore
        | Family::AccountDisabled
        | Family::Underage
        | Family::LockedOut
        | Family::TooManyAttempts
        | Family::InvalidAnswers
        | Family::AlreadyAnAccount
        | Family::CaptchaWanted
        | Family::NotEnabled
        | Family::Refused
        | Family::AccountNeedsAttention => true,
        // There is no session, no link and nobody else's account in these calls: if Gigya speaks of one, its key or
        // its token was refused, which is nobody's doing who fills in a form.
        Family::Success
        | Family::SessionEnded
        | Family::OtherAccount
        | Family::LinkExpired
        | Family::Cancelled
        | Family::LogInServiceUnavailable
        | Family::TookTooLong
        | Family::PageSetUpWrongly
        | Family::Unexpected => false,
    }
}

/// Tells the operator which setting is behind a code (REST, 2.1 and 5). Gigya's own details are read but not
/// repeated: they can name a participant.
fn hint(reply: &Reply) -> String {
    let details = reply.error_details.as_deref().unwrap_or_default();
    match reply.error_code {
        ResponseCode::INVALID_DATA_CENTER => {
            let setting = setting_of(reply.text("apiDomain").unwrap_or_default());
            format!(": another data centre serves the site, write {setting} in the campaign file")
        }
        ResponseCode::INVALID_APIKEY_PARAMETER => ": see `api_key` in the campaign file".to_owned(),
        ResponseCode::UNAUTHORIZED_USER if details.contains("userkey") => {
            ": there is no such user key, see GIGYA_…USER_KEY".to_owned()
        }
        ResponseCode::INVALID_REQUEST_SIGNATURE | ResponseCode::INVALID_SECRET => {
            ": the secret does not belong to the user key, see GIGYA_…SECRET".to_owned()
        }
        ResponseCode::INVALID_AUTHENTICATION_HEADER => {
            ": the private key does not belong to the user key, see GIGYA_…PRIVATE_KEY".to_owned()
        }
        ResponseCode::PERMISSION_DENIED => ": the user key may not do that, see its permissions".to_owned(),
        ResponseCode::REQUEST_HAS_EXPIRED => ": this machine's clock is wrong".to_owned(),
        _ => String::new(),
    }
}

/// The setting that says where the site is, by the `apiDomain` of a 301001 (REST, 1.3): a data centre's or the
/// customer's own.
pub fn setting_of(domain: &str) -> String {
    match DataCenter::of_domain(domain) {
        Some(center) => format!("data_center = \"{center}\""),
        None if is_domain(domain) => format!("host = \"https://{domain}\""),
        None => "the right `data_center`".to_owned(),
    }
}

fn is_domain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(reply: serde_json::Value) -> String {
        Failure::refused(serde_json::from_value(reply).unwrap()).to_string()
    }

    #[test]
    fn another_data_centre_is_reported_with_what_to_write() {
        let of = |domain: &str| told(json!({"errorCode": 301_001, "apiDomain": domain}));
        assert!(of("eu1.gigya.com").ends_with("write data_center = \"eu1\" in the campaign file"));
        assert!(of("cn1.sapcdm.cn").contains("data_center = \"cn1\""));
        assert!(of("login.example.com").contains("host = \"https://login.example.com\""));
        for strange in ["", "a b", "x\ny"] {
            assert!(of(strange).contains("write the right `data_center`"), "{strange:?}");
        }
    }

    #[test]
    fn gigyas_own_details_are_not_repeated() {
        let told = told(json!({"errorCode": 403_005, "errorDetails": "Unauthorized user marie@example.com"}));
        assert!(told.contains("403005") && !told.contains("marie"), "{told}");
    }
}
