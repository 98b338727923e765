//! The site's policies beside the campaign: what would keep people from logging in or registering as the campaign
//! means them to (REST, 4.12).

use gigya::{Reply, ResponseCode};
use serde_json::Value;

use super::finding::{About, Finding};
use super::permissions::is_denial;
use crate::campaign::Campaign;
use crate::rest::RestClient;
use crate::rest::method::GET_POLICIES;

const SECTIONS: &str = "registration,accountOptions,security";

/// Reads the policies and compares them.
pub async fn check(gigya: &RestClient, campaign: &Campaign, findings: &mut Vec<Finding>) {
    let policies = match gigya.exchange(&campaign.site, GET_POLICIES, &[("sections", SECTIONS)]).await {
        Ok(reply) if reply.error_code == ResponseCode::OK => reply,
        Ok(reply) if is_denial(reply.error_code) => {
            let text = format!(
                "The site's policies may not be read ({:?}): whether they contradict the campaign is not known.",
                reply.error_code
            );
            return findings.push(Finding::note(About::Policy, text));
        }
        Ok(reply) => {
            let text = "Whether the site's policies contradict the campaign could not be found out: check again later.";
            return findings.push(Finding::unknown(About::Policy, text).shown_by(GET_POLICIES, &reply));
        }
        Err(failure) => {
            let text = format!(
                "Whether the site's policies contradict the campaign could not be found out: {failure}."
            );
            return findings.push(Finding::unknown(About::Policy, text));
        }
    };
    let contradictions = contradictions(campaign, &policies);
    if contradictions.is_empty() {
        let text = "The site's policies do not contradict the campaign.";
        findings.push(Finding::right(About::Policy, text));
    }
    let wrong = |(text, remedy): (String, &str)| {
        Finding::wrong(About::Policy, text, remedy).shown_by(GET_POLICIES, &policies)
    };
    findings.extend(contradictions.into_iter().map(wrong));
}

/// What is wrong, and what to do.
fn contradictions(campaign: &Campaign, policies: &Reply) -> Vec<(String, &'static str)> {
    let ways = &campaign.definition.ways;
    let creates = ways.create_account.is_some();
    let mut found = Vec::new();
    let identifiers = policy(policies, "accountOptions", "/loginIdentifiers").and_then(Value::as_str);
    if let Some(identifiers) = identifiers.filter(|list| !list.split(',').any(|one| one.trim() == "email"))
        && creates
    {
        let text = format!(
            "People register with an e-mail address and then cannot log in with it: the site's login identifiers are \
             `{identifiers}`."
        );
        found.push((text, "Add `email` to the login identifiers, or leave `[create_account]` out."));
    }
    if creates && is_true(policies, "registration", "/requireSecurityQuestion") {
        let text =
            "The site requires a security question of every new account, and the window does not ask one.";
        found.push((text.to_owned(), "Switch the question off in the site's registration policy."));
    }
    let captcha_remedy = "Add `[log_in.captcha]` to the campaign file if people see it, or switch it off in the site's \
                          policies.";
    if creates && ways.captcha.is_none() && is_true(policies, "registration", "/requireCaptcha") {
        let text = "The site asks for a captcha when people register, and the campaign file names none.";
        found.push((text.to_owned(), captcha_remedy));
    }
    let failures = number(policies, "/captcha/failedLoginThreshold");
    if let (Some(failures), None) = (failures, &ways.captcha) {
        let text = format!(
            "The site asks for a captcha after failed log-ins ({failures}), and the campaign file names none."
        );
        found.push((text, captcha_remedy));
    }
    let locks = number(policies, "/accountLockout/failedLoginThreshold").is_some();
    let seconds = number(policies, "/accountLockout/lockoutTimeSec").filter(|_| locks);
    if let (Some(minutes), Some(seconds)) = (ways.lockout_minutes, seconds)
        && u64::from(minutes) * 60 != seconds
    {
        let text = format!(
            "The campaign file says that a locked account opens again after {minutes} minutes; the site says {seconds} \
             seconds."
        );
        found.push((text, "Write the site's minutes as `lockout_minutes` in the campaign file."));
    }
    found
}

fn policy<'a>(policies: &'a Reply, section: &str, pointer: &str) -> Option<&'a Value> {
    policies.rest.get(section)?.pointer(pointer)
}

fn is_true(policies: &Reply, section: &str, pointer: &str) -> bool {
    policy(policies, section, pointer).and_then(Value::as_bool).unwrap_or_default()
}

/// A number of the section `security`; 0 switches things off.
fn number(policies: &Reply, pointer: &str) -> Option<u64> {
    policy(policies, "security", pointer).and_then(Value::as_u64).filter(|number| *number > 0)
}
