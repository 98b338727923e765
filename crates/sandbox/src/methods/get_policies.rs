//! `accounts.getPolicies` (REST, 4.12): the site's policies, in the members that were recorded. Who has no
//! credentials reads four sections; another gets 403007.

use gigya::ResponseCode;
use serde_json::{Value, json};

use super::{Call, Method};
use crate::caller::Caller;
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::mailbox::{CONFIRMATION_LIFETIME, LINK_LIFETIME};
use crate::password::TOKEN_LIFETIME;
use crate::policies::{EmailVerification, LoginIdentifier, Policies};
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
    ("emailVerification", email_verification),
    (
        "authentication",
        |_| json!({ "methods": { "password": { "enabled": true }, "push": { "enabled": false } } }),
    ),
    ("doubleOptIn", |_| json!({ "confirmationLinkExpiration": CONFIRMATION_LIFETIME.whole_seconds() })),
    ("passwordReset", password_reset),
    ("federation", |_| json!({ "allowMultipleIdentities": false })),
    ("twoFactorAuth", two_factor_auth),
    ("rba", |_| json!({ "riskPolicies": "_off", "defaultPolicy": "_off", "allowOverride": "no" })),
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
        "allowUnverifiedLogin": settings.policies.allow_unverified_login || verification == EmailVerification::Off,
        "preventLoginIDHarvesting": settings.policies.prevent_login_id_harvesting,
        "loginIdentifierConflict": "failOnSiteConflictingIdentity",
        "loginIdentifiers": login_identifiers(&settings.policies),
    })
}

fn login_identifiers(policies: &Policies) -> String {
    let names = policies.login_identifiers.iter().map(|identifier| match identifier {
        LoginIdentifier::Email => "email",
        LoginIdentifier::Username => "username",
    });
    names.chain(["providerEmail"]).collect::<Vec<_>>().join(", ")
}

fn password_complexity(settings: &Settings) -> Value {
    let policies = &settings.policies;
    let mut rules = json!({
        "minCharGroups": policies.password_min_char_groups,
        "minLength": policies.password_min_length,
    });
    if let Some(pattern) = &policies.password_pattern {
        rules["regExp"] = pattern.pattern().into();
    }
    rules
}

/// What logins that fail lead to.
pub fn security(settings: &Settings) -> Value {
    let failures = u8::from(settings.captcha == Captcha::AfterFailure);
    json!({
        "accountLockout": { "failedLoginThreshold": 0, "lockoutTimeSec": 300, "failedLoginResetSec": 0 },
        "captcha": { "failedLoginThreshold": failures },
        "ipLockout": { "hourlyFailedLoginThreshold": 0, "lockoutTimeSec": 0 },
        "passwordChangeInterval": 0,
        "passwordHistorySize": 0,
    })
}

fn email_verification(settings: &Settings) -> Value {
    json!({
        "nextURL": settings.policies.verified_url,
        "verificationEmailExpiration": LINK_LIFETIME.whole_seconds(),
        "autoLogin": false,
        "defaultLanguage": "en",
    })
}

fn two_factor_auth(_: &Settings) -> Value {
    let providers =
        ["gigyaPhone", "gigyaEmail", "gigyaTotp"].map(|name| json!({ "name": name, "enabled": true }));
    json!({ "providers": providers })
}

fn password_reset(settings: &Settings) -> Value {
    json!({
        "resetURL": settings.policies.reset_url,
        "requireSecurityCheck": false,
        "tokenExpiration": TOKEN_LIFETIME.whole_seconds(),
    })
}
