//! The self-test: asks Gigya with a campaign's credentials and says what is right and what is wrong, without
//! changing anything.
//!
//! Where to start: [`campaign`] asks in this order. `access` makes the first call, which tells whether the key, the data
//! centre, the credentials and the clock are right; only when Gigya believes the proxy, `permissions` asks what it
//! may do, `form` compares the schema with the form, and `policies` looks for what contradicts the campaign. Each
//! adds a [`Finding`] per fact; `written` puts a [`Report`] into words for people.

mod access;
mod finding;
mod form;
mod permissions;
mod policies;
mod written;

use serde::Serialize;

use crate::campaign::Campaign;
use crate::rest::RestClient;
use access::Access;
pub use finding::Finding;
use finding::{About, Mark};
pub use written::{sum, text};

/// Everything that was found out about one campaign.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The campaign's name.
    pub campaign: String,
    /// The sum of it.
    pub verdict: Verdict,
    /// In the order in which it was found out.
    pub findings: Vec<Finding>,
}

/// How a campaign stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing is wrong.
    Right,
    /// Something is.
    Wrong,
    /// Gigya did not answer, or not all that it was asked: nobody knows.
    Unanswered,
}

/// Checks one campaign.
pub async fn campaign(gigya: &RestClient, campaign: &Campaign) -> Report {
    let mut findings = Vec::new();
    let access = access::check(gigya, campaign, &mut findings).await;
    match &access {
        Access::Believed { schema } => {
            permissions::check(gigya, campaign, &mut findings).await;
            if let Some(schema) = schema {
                form::check(campaign, schema, &mut findings);
            }
            policies::check(gigya, campaign, &mut findings).await;
        }
        Access::Refused | Access::Unanswered => {
            let text = "The rest was not checked: Gigya has to believe the proxy first.";
            findings.push(Finding::note(About::Connection, text));
        }
    }
    let any = |mark| findings.iter().any(|finding| finding.mark == mark);
    let verdict = match access {
        Access::Unanswered => Verdict::Unanswered,
        Access::Believed { .. } | Access::Refused if any(Mark::Unknown) => Verdict::Unanswered,
        Access::Believed { .. } | Access::Refused if any(Mark::Wrong) => Verdict::Wrong,
        Access::Believed { .. } | Access::Refused => Verdict::Right,
    };
    Report { campaign: campaign.name().to_owned(), verdict, findings }
}
