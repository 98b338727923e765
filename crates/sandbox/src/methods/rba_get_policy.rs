//! `accounts.rba.getPolicy` (REST, 4.15): the policy of `logichub-sap-gigya-actions.txt` ("Get RBA Policy"), with
//! the rules switched on that the site's settings have on.

use serde_json::{Value, json};

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::lockout::{ACCOUNT_THRESHOLD, ADDRESS_THRESHOLD, DURATION, RESET_INTERVAL};
use crate::settings::{Captcha, Settings};
use crate::site::Site;

pub const METHOD: Method = Method { name: "accounts.rba.getPolicy", parameters: &[], keyless: false, run };

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    call.require_server()?;
    Ok(Payload::default().with("policy", policy(&site.settings)))
}

fn policy(settings: &Settings) -> Value {
    let lockout = settings.lockout;
    json!({
        "commonRules": [
            captcha(settings.captcha == Captcha::AfterFailure),
            lock("account lockout", lockout, "account", "account", ACCOUNT_THRESHOLD),
            lock("IP lockout", lockout, "ip", "IP", ADDRESS_THRESHOLD),
            second_factor(),
        ],
        "rulesSets": [{
            "id": "_off",
            "description": "This policy represents a policy without any validations",
            "enabled": true,
            "rules": [],
        }],
        "defaultPolicy": "_off",
        "allowOverrideMode": "no",
    })
}

fn captcha(enabled: bool) -> Value {
    json!({
        "action": { "scope": ["account"], "type": "captcha" },
        "rootFactor": failed_logins("account", 1),
        "description": "captcha",
        "enabled": enabled,
    })
}

/// The address is `ip` in the action and `IP` in the factor, as in the source.
fn lock(description: &str, enabled: bool, scope: &str, of_factor: &str, threshold: usize) -> Value {
    json!({
        "action": { "duration": DURATION.whole_seconds(), "scope": [scope], "type": "lockout" },
        "rootFactor": failed_logins(of_factor, threshold),
        "description": description,
        "enabled": enabled,
    })
}

fn failed_logins(scope: &str, threshold: usize) -> Value {
    json!({
        "type": "failedLogins",
        "scope": [scope],
        "threshold": threshold,
        "resetInterval": RESET_INTERVAL.whole_seconds(),
    })
}

/// In the source this rule is on and asks for nothing (`none`).
fn second_factor() -> Value {
    json!({
        "action": { "authLevel": 20, "challenge": "none", "type": "TFA" },
        "rootFactor": { "type": "alwaysChallenge" },
        "description": null,
        "enabled": true,
    })
}
