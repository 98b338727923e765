//! `accounts.getPolicies` (REST, 4.12): the site's policies, in the members that were recorded. Who has no
//! credentials reads four sections; another gets 403007.

use gigya::ResponseCode;
use serde_json::{Value, json};

use super::{Call, Method};
use crate::caller::Caller;
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::password::TOKEN_LIFETIME;
use crate::policies::EmailVerification;
use crate::settings::{Captcha, Settings};
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.getPolicies", parameters: &["sections"], keyless: false, run };

const PUBLIC: &str = "registration,gigyaPlugins,passwordComplexity,security";

type Section = (&'static str, fn(&Settings) -> Value);

/// The sections, in the order recorded.
const SECTIONS: &[Section] = &[
    ("registration", registration),
    ("gigyaPlugins", |_| json!({ "connectWithoutLoginBehavior": "alwaysLogin", "sessionExpiration": 0 })),
    ("accountOptions", account_options),
    ("passwordComplexity", password_complexity),
    ("security", security),
    ("passwordReset", password_reset),
];

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let asked = call.parameters.list("sections", if call.caller == Caller::Server { "" } else { PUBLIC });
    let public: Vec<_> = PUBLIC.split(',').collect();
    if call.caller != Caller::Server && asked.iter().any(|section| !public.contains(section)) {
        return Err(ResponseCode::PERMISSION_DENIED.into());
    }
    let mut payload = Payload::default();
    for (name, section) in SECTIONS {
        if asked.is_empty() || asked.contains(name) {
            payload.add(name, section(&site.settings));
        }
    }
    Ok(payload)
}

fn registration(settings: &Settings) -> Value {
    json!({
        "requireCaptcha": settings.captcha == Captcha::Always,
        "requireSecurityQuestion": false,
        "requireLoginID": true,
        "enforceCoppa": settings.policies.enforce_coppa,
    })
}

fn account_options(settings: &Settings) -> Value {
    let verification = settings.policies.email_verification;
    json!({
        "verifyEmail": verification != EmailVerification::Off,
        "useCodeVerification": verification == EmailVerification::Code,
        "allowUnverifiedLogin": verification == EmailVerification::Off,
        "preventLoginIDHarvesting": settings.policies.prevent_login_id_harvesting,
        "loginIdentifierConflict": "failOnSiteConflictingIdentity",
        "loginIdentifiers": "email, providerEmail",
    })
}

fn password_complexity(settings: &Settings) -> Value {
    json!({
        "minCharGroups": settings.policies.password_min_char_groups,
        "minLength": settings.policies.password_min_length,
    })
}

fn security(settings: &Settings) -> Value {
    let failures = u8::from(settings.captcha == Captcha::AfterFailure);
    json!({
        "accountLockout": { "failedLoginThreshold": 0, "lockoutTimeSec": 300, "failedLoginResetSec": 0 },
        "captcha": { "failedLoginThreshold": failures },
        "ipLockout": { "hourlyFailedLoginThreshold": 0, "lockoutTimeSec": 0 },
        "passwordChangeInterval": 0,
        "passwordHistorySize": 0,
    })
}

fn password_reset(settings: &Settings) -> Value {
    json!({
        "resetURL": settings.policies.reset_url,
        "requireSecurityCheck": false,
        "tokenExpiration": TOKEN_LIFETIME.whole_seconds(),
    })
}
