//! How a call to Gigya can fail.

use gigya::{Reply, ResponseCode, ValidationError};

/// A call that did not do what it was asked. Its text is for the log: no personal data, no secret.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// No connection, or one that broke.
    #[error("Gigya could not be reached: {0}")]
    Unreachable(String),
    /// No answer in time.
    #[error("Gigya did not answer in time")]
    TimedOut,
    /// More than the proxy reads.
    #[error("Gigya's answer is larger than {limit} bytes", limit = super::client::MAX_REPLY)]
    TooLarge,
    /// No envelope of Gigya's.
    #[error("Gigya's answer is none of its own: {0}")]
    Garbage(&'static str),
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
    },
}

impl Failure {
    /// What an answer with an error code means.
    pub fn refused(reply: Reply) -> Self {
        let hint = hint(&reply);
        let Reply { call_id, error_code: code, validation_errors, .. } = reply;
        Self::Refused { code, call_id, validation_errors, hint }
    }

    /// Gigya's ID of the call, where there was an answer.
    pub fn call_id(&self) -> Option<&str> {
        match self {
            Self::Refused { call_id, .. } => call_id.as_deref(),
            Self::Unreachable(_) | Self::TimedOut | Self::TooLarge | Self::Garbage(_) => None,
        }
    }

    /// How Gigya ended the call, where there was an answer.
    pub fn response_code(&self) -> Option<ResponseCode> {
        match self {
            Self::Refused { code, .. } => Some(*code),
            Self::Unreachable(_) | Self::TimedOut | Self::TooLarge | Self::Garbage(_) => None,
        }
    }

    /// Whether the account is the cause and not the call: deleted, unknown, disabled.
    pub fn is_of_the_account(&self) -> bool {
        match self {
            // 403005 also answers an unknown user key, which is the operator's affair and has a hint.
            Self::Refused { code, hint, .. } => {
                let of_account = [ResponseCode::UNAUTHORIZED_USER, ResponseCode::ACCOUNT_DISABLED];
                of_account.contains(code) && hint.is_empty()
            }
            Self::Unreachable(_) | Self::TimedOut | Self::TooLarge | Self::Garbage(_) => false,
        }
    }
}

/// Tells the operator which setting is behind a code (REST, 2.1 and 5). Gigya's own details are read but not
/// repeated: they can name a participant.
fn hint(reply: &Reply) -> String {
    let details = reply.error_details.as_deref().unwrap_or_default();
    match reply.error_code {
        ResponseCode::INVALID_DATA_CENTER => {
            let domain = reply.text("apiDomain").unwrap_or("another data centre");
            format!(": the site is served by {domain}, see `data_center` in the campaign file")
        }
        ResponseCode::INVALID_APIKEY_PARAMETER => ": see `api_key` in the campaign file".to_owned(),
        ResponseCode::UNAUTHORIZED_USER if details.contains("userkey") => {
            ": there is no such user key, see GIGYA_…USER_KEY".to_owned()
        }
        ResponseCode::INVALID_REQUEST_SIGNATURE | ResponseCode::INVALID_SECRET => {
            ": the secret does not belong to the user key, see GIGYA_…SECRET".to_owned()
        }
        ResponseCode::PERMISSION_DENIED => ": the user key may not do that, see its permissions".to_owned(),
        ResponseCode::REQUEST_HAS_EXPIRED => ": this machine's clock is wrong".to_owned(),
        _ => String::new(),
    }
}
