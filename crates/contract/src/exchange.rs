//! The bodies of the calls between widget and proxy, in the order of a visit.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

/// Values of fields, by variable. An empty text and an absent one mean the same: not answered.
pub type Values = BTreeMap<String, String>;

/// Whether each opt-in is given, by name.
pub type OptIns = BTreeMap<String, bool>;

/// `POST …/session`: proves who the participant is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionRequest {
    /// What `accounts.getJWT` gave.
    pub id_token: String,
}

impl fmt::Debug for SessionRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionRequest { id_token: *** }")
    }
}

/// `POST …/session` in place of [`SessionRequest`]: proves who the participant is by the signature that Gigya gives
/// with an account (REST, 3.1).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedSessionRequest {
    /// `UID`.
    pub uid: String,
    /// `UIDSignature`.
    pub signature: String,
    /// `signatureTimestamp`: a text, as Gigya gives it.
    pub timestamp: String,
}

impl fmt::Debug for SignedSessionRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignedSessionRequest { *** }")
    }
}

/// The answer to [`SessionRequest`] and to [`SignedSessionRequest`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionReply {
    /// Goes with every later call, as `Authorization: Bearer`.
    pub token: ParticipantToken,
    /// For how many seconds.
    pub expires_in: u32,
}

/// The proxy's own token for one participant of one campaign. Its `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ParticipantToken(String);

impl ParticipantToken {
    /// Takes the token's text.
    pub fn new(token: impl Into<String>) -> Self {
        Self(token.into())
    }

    /// The token's text, for the `Authorization` header only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ParticipantToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ParticipantToken(***)")
    }
}

/// `GET …/prefill`: what Gigya knows of what the campaign asks.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prefill {
    /// The participant's Gigya UID.
    pub gigya_id: String,
    /// The values of the fields that are shown; what Gigya lacks is absent.
    #[serde(default)]
    pub values: Values,
    /// The hidden fields that Gigya knows: their values stay at the proxy.
    #[serde(default)]
    pub withheld: BTreeSet<String>,
    /// The opt-ins that were given or refused before; what was never answered is absent.
    #[serde(default)]
    pub opt_ins: OptIns,
}

impl fmt::Debug for Prefill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Prefill {{ {} values, {} withheld }}", self.values.len(), self.withheld.len())
    }
}

/// `POST …/participations`: the form as it was sent.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participation {
    /// The values of all fields that were shown.
    pub values: Values,
    /// All opt-ins of the campaign.
    #[serde(default)]
    pub opt_ins: OptIns,
    /// What the participant changed: the names of fields and opt-ins, each with the value that it was
    /// shown with (empty for a field that Gigya lacked or an opt-in never answered; `true` or `false` for
    /// an opt-in). Only these are written to the account; where the account holds something else by now,
    /// the answer says so.
    #[serde(default)]
    pub changed: BTreeMap<String, String>,
}

impl fmt::Debug for Participation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let changed: Vec<_> = self.changed.keys().collect();
        write!(f, "Participation {{ {} values, changed: {changed:?} }}", self.values.len())
    }
}

/// The answer to [`Participation`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participated {
    /// The participant's Gigya UID.
    pub gigya_id: String,
    /// The changed fields and opt-ins whose value at Gigya was not the one that the participant had been
    /// shown: somebody else changed them meanwhile, and the participant's word was written over it. All parts
    /// of an address change when one does.
    #[serde(default)]
    pub changed_meanwhile: Vec<String>,
}

/// `POST …/accounts`: creates an account.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountRequest {
    /// The e-mail address, which becomes the login ID.
    pub email: String,
    /// The password.
    pub password: String,
    /// The language tag that mails to the participant are written in.
    pub language: String,
    /// The values of the campaign's fields.
    #[serde(default)]
    pub values: Values,
    /// All opt-ins of the campaign.
    #[serde(default)]
    pub opt_ins: OptIns,
    /// The captcha's answer, when one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captcha: Option<String>,
}

impl fmt::Debug for AccountRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AccountRequest {{ {} values }}", self.values.len())
    }
}

/// The answer to [`AccountRequest`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "account", rename_all = "kebab-case")]
pub enum AccountReply {
    /// The account is there; the browser logs in with the same password.
    ///
    /// Its UID is not told: Gigya may have made it one with an account that was there before, and whose that is,
    /// nobody has proved.
    Created,
    /// Gigya wants more before the account can be used (206001, 206002, 206006 …; Web SDK, 1.8).
    Pending {
        /// Gigya's response code.
        code: u32,
        /// Continues this very registration; lives one hour.
        registration_token: String,
        /// What is missing, as paths into the account; empty when Gigya did not say.
        #[serde(default)]
        missing: Vec<String>,
    },
}

impl fmt::Debug for AccountReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Created => f.write_str("Created"),
            Self::Pending { code, .. } => write!(f, "Pending {{ {code} }}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_debug_shows_a_token_or_a_value() {
        let values = Values::from([("email".to_owned(), "ada@example.com".to_owned())]);
        let prefill = Prefill { gigya_id: "uid".into(), values: values.clone(), ..Prefill::default() };
        let participation = Participation { values, ..Participation::default() };
        let request = SessionRequest { id_token: "eyJ-secret".into() };
        let reply = SessionReply { token: ParticipantToken::new("eyJ-secret"), expires_in: 600 };
        let shown = format!("{prefill:?} {participation:?} {request:?} {reply:?}");
        assert!(!shown.contains("secret") && !shown.contains("ada@"), "{shown}");
    }

    #[test]
    fn a_session_request_that_names_a_uid_is_refused() {
        let with_uid = r#"{"id_token":"eyJ","UID":"somebody-else"}"#;
        assert!(serde_json::from_str::<SessionRequest>(with_uid).is_err());
    }

    #[test]
    fn a_participation_with_a_member_nobody_knows_is_refused() {
        let with_uid = r#"{"values":{},"UID":"somebody-else"}"#;
        assert!(serde_json::from_str::<Participation>(with_uid).is_err());
    }
}
