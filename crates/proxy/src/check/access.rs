//! The first call: whether Gigya knows the site, has it where the campaign says, and believes the credentials; and
//! what time it is there.

use gigya::{Reply, ResponseCode};

use super::finding::{About, Finding};
use crate::campaign::Campaign;
use crate::identity::CLOCK_LEEWAY_SECONDS;
use crate::rest::method::GET_SCHEMA;
use crate::rest::{Failure, RestClient, SCHEMA_SECTIONS, Site, setting_of};

/// How the first call ended.
pub enum Access {
    /// Gigya believes the proxy.
    Believed {
        /// The site's schema, where the credentials may read it.
        schema: Option<Reply>,
    },
    /// It does not: nothing else can be asked.
    Refused,
    /// It gave no answer that says anything.
    Unanswered,
}

/// Reads the schema, which any credentials should be able to.
pub async fn check(gigya: &RestClient, campaign: &Campaign, findings: &mut Vec<Finding>) -> Access {
    let site = &campaign.site;
    let parameters = [("include", SCHEMA_SECTIONS)];
    let (mut reply, ahead) = match gigya.probe(site, GET_SCHEMA, &parameters).await {
        Ok(answer) => answer,
        Err(failure) => return unanswered(site, &failure, findings),
    };
    findings.extend(clock(ahead, &reply));
    if reply.error_code == ResponseCode::REQUEST_HAS_EXPIRED {
        // With Gigya's own time, the same call tells the rest.
        reply = match gigya.exchange(site, GET_SCHEMA, &parameters).await {
            Ok(reply) => reply,
            Err(failure) => return unanswered(site, &failure, findings),
        };
    }
    judge(campaign, reply, findings)
}

fn unanswered(site: &Site, failure: &Failure, findings: &mut Vec<Finding>) -> Access {
    let text = format!("Nothing of Gigya's answers at {}: {failure}.", site.host);
    let remedy = "See whether this machine may reach that host, and whether `data_center` or `host` is right in the \
                  campaign file; then check again.";
    findings.push(Finding::wrong(About::Connection, text, remedy));
    Access::Unanswered
}

fn clock(ahead: Option<i64>, reply: &Reply) -> Option<Finding> {
    let is_expired = reply.error_code == ResponseCode::REQUEST_HAS_EXPIRED;
    let text = match ahead {
        Some(ahead) if ahead.unsigned_abs() > CLOCK_LEEWAY_SECONDS => {
            let side = if ahead > 0 { "behind" } else { "ahead of" };
            format!("This machine's clock is {} seconds {side} Gigya's.", ahead.unsigned_abs())
        }
        Some(_) | None if is_expired => "This machine's clock is far from Gigya's.".to_owned(),
        Some(_) => return Some(Finding::right(About::Clock, "This machine's clock agrees with Gigya's.")),
        None => return None,
    };
    let remedy = format!(
        "Let the machine keep the time (NTP): calls are corrected, but nobody is let in whose proof seems more than \
         {CLOCK_LEEWAY_SECONDS} seconds early."
    );
    let wrong = Finding::wrong(About::Clock, text, remedy);
    Some(if is_expired { wrong.shown_by(GET_SCHEMA, reply) } else { wrong })
}

fn judge(campaign: &Campaign, reply: Reply, findings: &mut Vec<Finding>) -> Access {
    match reply.error_code {
        ResponseCode::OK | ResponseCode::PERMISSION_DENIED => believed(campaign, reply, findings),
        // The clock was told of already.
        ResponseCode::REQUEST_HAS_EXPIRED => Access::Refused,
        code => {
            let Some((about, text, remedy)) = refusal(campaign, &reply) else {
                let text = format!("Gigya answers {code:?}, which says neither right nor wrong.");
                let remedy = "Check again later; should it stay so, give Gigya's support the callId.";
                findings.push(Finding::wrong(About::Connection, text, remedy).shown_by(GET_SCHEMA, &reply));
                return Access::Unanswered;
            };
            findings.push(Finding::wrong(about, text, remedy).shown_by(GET_SCHEMA, &reply));
            Access::Refused
        }
    }
}

fn believed(campaign: &Campaign, reply: Reply, findings: &mut Vec<Finding>) -> Access {
    let site = &campaign.site;
    let (believed, _) = site.credentials.in_words();
    findings.extend([
        Finding::right(About::ApiKey, format!("Gigya knows the API key {}.", site.api_key)),
        Finding::right(
            About::DataCenter,
            format!("The site is where the campaign file says: {}.", site.host),
        ),
        Finding::right(About::Credentials, format!("Gigya believes {believed}.")),
    ]);
    if reply.error_code == ResponseCode::OK {
        return Access::Believed { schema: Some(reply) };
    }
    let text = "The credentials may not read the site's schema, so nobody knows whether the form fits it.";
    let remedy = "Give the user key the permission for accounts.getSchema in the Gigya console; new accounts need \
                  it too.";
    findings.push(Finding::wrong(About::Permission, text, remedy).shown_by(GET_SCHEMA, &reply));
    Access::Believed { schema: None }
}

/// What a code says is wrong, and what to do; `None` for one that says neither right nor wrong.
fn refusal(campaign: &Campaign, reply: &Reply) -> Option<(About, String, String)> {
    let site = &campaign.site;
    let api_key = &site.api_key;
    let (_, secret) = site.credentials.in_words();
    let variable = |name: &str| format!("{}{name}", campaign.variables);
    Some(match reply.error_code {
        ResponseCode::INVALID_APIKEY_PARAMETER => (
            About::ApiKey,
            format!("Gigya does not know the API key {api_key}."),
            "Copy the site's key from the Gigya console into `api_key` of the campaign file.".to_owned(),
        ),
        ResponseCode::INVALID_DATA_CENTER => (
            About::DataCenter,
            format!(
                "The site is not where the campaign file says, {}: another data centre serves it.",
                site.host
            ),
            format!(
                "Write {} in the campaign file.",
                setting_of(reply.text("apiDomain").unwrap_or_default())
            ),
        ),
        ResponseCode::UNAUTHORIZED_USER => (
            About::Credentials,
            "Gigya does not know the user key.".to_owned(),
            format!("Copy it from the Gigya console into {}.", variable("USER_KEY")),
        ),
        ResponseCode::INVALID_REQUEST_SIGNATURE | ResponseCode::INVALID_SECRET => (
            About::Credentials,
            "The secret is not the one that goes with the key: Gigya does not believe the proxy.".to_owned(),
            format!(
                "Copy the right one from the Gigya console into {}, whole; a user key's secret is another than the \
                 partner's.",
                variable(secret)
            ),
        ),
        ResponseCode::INVALID_AUTHENTICATION_HEADER => (
            About::Credentials,
            "Gigya does not believe what was signed with the private key.".to_owned(),
            format!(
                "Put the private key into {} that belongs to {}.",
                variable(secret),
                variable("USER_KEY")
            ),
        ),
        ResponseCode::SENSITIVE_DATA_SENT_OVER_HTTP => (
            About::Credentials,
            "The secret travels over plain http, which Gigya refuses.".to_owned(),
            format!("Give the secret as {}, which signs with it.", variable("SECRET")),
        ),
        _ => return None,
    })
}
