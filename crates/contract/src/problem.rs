//! How the proxy refuses: `application/problem+json` (RFC 9457) with a closed set of codes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Complaint;

/// What went wrong, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemCode {
    /// The page's origin is not in the campaign's list (403).
    OriginNotListed,
    /// No campaign has this name (404).
    UnknownCampaign,
    /// Nothing is served under this address (404).
    NotFound,
    /// The address exists, but not with this method (405).
    MethodNotAllowed,
    /// The request could not be read (400).
    BadRequest,
    /// The request's body did not come in time: nothing was done, and sent again it may (408).
    TooSlow,
    /// The request is larger than the proxy takes (413).
    TooLarge,
    /// The id_token does not prove a participant: expired, too old, foreign, unsigned … (401).
    IdTokenRefused,
    /// The participant token is missing, expired or for another campaign (401).
    ParticipantTokenRefused,
    /// A field or an opt-in was refused; `complaints` says which and why (422).
    InvalidParticipation,
    /// Gigya refused the account, for instance because it was deleted (403).
    AccountRefused,
    /// The account that was to be created cannot be: `complaints` says on which fields, or `response_code`
    /// why (422).
    AccountNotCreated,
    /// The campaign does not offer this way (403).
    NotOffered,
    /// More requests than one address or one participant may send; `Retry-After` says for how many seconds to
    /// wait (429).
    TooManyRequests,
    /// Gigya does not answer, or not in time, or not what it should (502).
    GigyaUnavailable,
    /// The proxy's own fault (500).
    Internal,
}

impl ProblemCode {
    /// All codes.
    pub const ALL: [Self; 16] = [
        Self::OriginNotListed,
        Self::UnknownCampaign,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::BadRequest,
        Self::TooSlow,
        Self::TooLarge,
        Self::IdTokenRefused,
        Self::ParticipantTokenRefused,
        Self::InvalidParticipation,
        Self::AccountRefused,
        Self::AccountNotCreated,
        Self::NotOffered,
        Self::TooManyRequests,
        Self::GigyaUnavailable,
        Self::Internal,
    ];

    /// The code as it is written on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OriginNotListed => "origin-not-listed",
            Self::UnknownCampaign => "unknown-campaign",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::BadRequest => "bad-request",
            Self::TooSlow => "too-slow",
            Self::TooLarge => "too-large",
            Self::IdTokenRefused => "id-token-refused",
            Self::ParticipantTokenRefused => "participant-token-refused",
            Self::InvalidParticipation => "invalid-participation",
            Self::AccountRefused => "account-refused",
            Self::AccountNotCreated => "account-not-created",
            Self::NotOffered => "not-offered",
            Self::TooManyRequests => "too-many-requests",
            Self::GigyaUnavailable => "gigya-unavailable",
            Self::Internal => "internal",
        }
    }

    /// The HTTP status that goes with the code.
    pub const fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::IdTokenRefused | Self::ParticipantTokenRefused => 401,
            Self::OriginNotListed | Self::AccountRefused | Self::NotOffered => 403,
            Self::UnknownCampaign | Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::TooSlow => 408,
            Self::TooLarge => 413,
            Self::InvalidParticipation | Self::AccountNotCreated => 422,
            Self::TooManyRequests => 429,
            Self::Internal => 500,
            Self::GigyaUnavailable => 502,
        }
    }

    /// What happened, in a few words that do not change from one occurrence to the next.
    pub const fn title(self) -> &'static str {
        match self {
            Self::OriginNotListed => "The campaign does not list this origin",
            Self::UnknownCampaign => "There is no such campaign",
            Self::NotFound => "Nothing is here",
            Self::MethodNotAllowed => "Not with this method",
            Self::BadRequest => "The request could not be read",
            Self::TooSlow => "The request came too slowly",
            Self::TooLarge => "The request is too large",
            Self::IdTokenRefused => "The id_token was refused",
            Self::ParticipantTokenRefused => "The participant token was refused",
            Self::InvalidParticipation => "The participation holds values that cannot be taken",
            Self::AccountRefused => "Gigya refused the account",
            Self::AccountNotCreated => "The account could not be created",
            Self::NotOffered => "The campaign does not offer this",
            Self::TooManyRequests => "Too many requests in a short time",
            Self::GigyaUnavailable => "Gigya could not be reached",
            Self::Internal => "The proxy failed",
        }
    }
}

/// The body of every refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemDetails {
    /// The code as a URI, as RFC 9457 asks for.
    #[serde(rename = "type")]
    pub kind: String,
    /// [`ProblemCode::title`].
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened here and what to do, for integrators and operators; no personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The code.
    pub code: ProblemCode,
    /// The ID of Gigya's answer, where Gigya is the cause.
    #[serde(rename = "callId", default, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<String>,
    /// How Gigya ended the call, where Gigya is the cause: the window has a sentence for each code.
    #[serde(rename = "responseCode", default, skip_serializing_if = "Option::is_none")]
    pub response_code: Option<u32>,
    /// What an extension of the site's own says to the participant, in whatever language (400303): plain text,
    /// whatever it looks like.
    #[serde(rename = "siteSays", default, skip_serializing_if = "Option::is_none")]
    pub site_says: Option<String>,
    /// What is wrong with which field or opt-in, with [`ProblemCode::InvalidParticipation`] and
    /// [`ProblemCode::AccountNotCreated`]; there also `email` and `password`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub complaints: BTreeMap<String, Complaint>,
}

impl ProblemDetails {
    /// A problem with no more to it than its code.
    pub fn new(code: ProblemCode) -> Self {
        Self {
            kind: format!("urn:connection-window:problem:{}", code.name()),
            title: code.title().to_owned(),
            status: code.status(),
            detail: None,
            code,
            call_id: None,
            response_code: None,
            site_says: None,
            complaints: BTreeMap::new(),
        }
    }

    /// Says what happened here and what to do.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_written_by_its_name() {
        for code in ProblemCode::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.name());
        }
    }

    #[test]
    fn a_problem_travels_as_rfc_9457_says() {
        let problem =
            ProblemDetails::new(ProblemCode::UnknownCampaign).with_detail("no campaign `sumer-quiz`");
        assert_eq!(
            serde_json::to_value(&problem).unwrap(),
            serde_json::json!({
                "type": "urn:connection-window:problem:unknown-campaign",
                "title": "There is no such campaign",
                "status": 404,
                "detail": "no campaign `sumer-quiz`",
                "code": "unknown-campaign",
            })
        );
    }
}
