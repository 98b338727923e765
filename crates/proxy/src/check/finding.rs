//! One fact: a sentence, how it is to be taken, and what to do about it.

use gigya::{Reply, ResponseCode};
use serde::Serialize;

use crate::rest::method::Method;

/// How a finding is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// So it should be.
    Right,
    /// Somebody must do something.
    Wrong,
    /// Good to know.
    Note,
    /// Gigya did not say: ask again later.
    Unknown,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// Whether Gigya answers at all.
    Connection,
    /// The site's public key.
    ApiKey,
    /// Where the site is.
    DataCenter,
    /// What proves that the proxy may call.
    Credentials,
    /// This machine's clock.
    Clock,
    /// What the credentials are allowed to do.
    Permission,
    /// What participants are known by.
    IdTokens,
    /// The places of the form's fields and opt-ins in an account.
    Schema,
    /// What the site requires of every account.
    RequiredField,
    /// What the site's policies say of logging in and registering.
    Policy,
}

/// One fact about a campaign.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// How it is to be taken.
    pub mark: Mark,
    /// What it is about.
    pub about: About,
    /// A sentence for people.
    pub text: String,
    /// What to do, in a sentence; only where something is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<String>,
    /// The call that has shown it; only where something is wrong or unknown.
    #[serde(flatten)]
    pub evidence: Option<Evidence>,
}

/// An answer of Gigya's, for its support.
#[derive(Debug, Serialize)]
pub struct Evidence {
    /// The method that was called.
    pub method: &'static str,
    /// How it ended.
    pub response_code: ResponseCode,
    /// Gigya's ID of the call.
    pub call_id: Option<String>,
}

impl Finding {
    /// So it should be.
    pub fn right(about: About, text: impl Into<String>) -> Self {
        Self { mark: Mark::Right, about, text: text.into(), remedy: None, evidence: None }
    }

    /// Good to know.
    pub fn note(about: About, text: impl Into<String>) -> Self {
        Self { mark: Mark::Note, about, text: text.into(), remedy: None, evidence: None }
    }

    /// Gigya did not say.
    pub fn unknown(about: About, text: impl Into<String>) -> Self {
        Self { mark: Mark::Unknown, about, text: text.into(), remedy: None, evidence: None }
    }

    /// Somebody must do what `remedy` says.
    pub fn wrong(about: About, text: impl Into<String>, remedy: impl Into<String>) -> Self {
        let remedy = Some(remedy.into());
        Self { mark: Mark::Wrong, about, text: text.into(), remedy, evidence: None }
    }

    /// With the answer that has shown it.
    pub fn shown_by(self, method: Method, reply: &Reply) -> Self {
        let call_id = reply.call_id.clone();
        let evidence = Evidence { method: method.name, response_code: reply.error_code, call_id };
        Self { evidence: Some(evidence), ..self }
    }
}
