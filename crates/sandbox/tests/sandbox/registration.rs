//! `accounts.initRegistration`, `register` and `finalizeRegistration` (REST, 4.1 to 4.3), and the life of a
//! registration token (Web SDK, 1.8).

use gigya_sandbox::seed::{MARIE, NINA, OTTO};
use gigya_sandbox::{EmailVerification, Policies};
use serde_json::{Value, json};
use time::Duration;

use crate::site::{Pairs, Site, token};

const REGISTER: &str = "accounts.register";
const FINALIZE: &str = "accounts.finalizeRegistration";
const NEW: [(&str, &str); 2] = [("email", "new@example.com"), ("password", "brand-New-1")];

async fn start(site: &Site) -> String {
    token(&site.call("accounts.initRegistration", &[]).await)
}

/// Registers with e-mail and password and these parameters, and finalizes.
async fn register(site: &Site, more: Pairs<'_>) -> Value {
    let reg_token = start(site).await;
    let finalize = [("regToken", reg_token.as_str()), ("finalizeRegistration", "true")];
    site.call(REGISTER, &[&NEW, &finalize, more].concat()).await
}

/// The fields of `validationErrors`, with their codes.
fn faults(reply: &Value) -> Vec<(String, u64)> {
    let errors = reply["validationErrors"].as_array().cloned().unwrap_or_default();
    let fault = |error: &Value| {
        (error["fieldName"].as_str().unwrap().to_owned(), error["errorCode"].as_u64().unwrap())
    };
    errors.iter().map(fault).collect()
}

fn require(site: &Site, fields: &[&str]) {
    let required = fields.iter().map(|field| (*field).to_owned()).collect();
    site.sandbox.change_settings(|settings| settings.policies.required = required);
}

#[tokio::test]
async fn a_registration_ends_with_an_account_and_a_session() {
    let site = Site::start().await;
    let profile = ("profile", r#"{"firstName": "Nora"}"#);
    let more = [profile, ("data", r#"{"optIns": {"newsletter": true}}"#), ("targetEnv", "jssdk")];
    let reply = register(&site, &more).await;
    assert_eq!((&reply["errorCode"], &reply["newUser"]), (&json!(0), &json!(true)));
    assert_eq!(reply["profile"], json!({"email": "new@example.com", "firstName": "Nora"}));
    assert_eq!((&reply["isRegistered"], &reply["isVerified"]), (&json!(true), &json!(false)));
    let session = reply["sessionInfo"]["login_token"].as_str().unwrap();
    let account = site.call("accounts.getAccountInfo", &[("login_token", session)]).await;
    assert_eq!(account["data"], json!({"optIns": {"newsletter": true}}));
    let credentials = [("loginID", "new@example.com"), ("password", "brand-New-1")];
    assert_eq!(site.call("accounts.login", &credentials).await["UID"], reply["UID"]);
}

#[tokio::test]
async fn a_registration_needs_no_token_of_its_own() {
    let site = Site::start().await;
    let reply = site.signed(REGISTER, &[&NEW[..], &[("finalizeRegistration", "true")]].concat()).await;
    assert_eq!(reply["errorCode"], 0);
    assert_eq!(reply["sessionInfo"]["cookieName"], "gac_3_sandbox_site");
}

#[tokio::test]
async fn an_address_in_use_is_told_on_the_field_in_the_recorded_words() {
    let site = Site::start().await;
    let taken = [("email", MARIE.login_id), ("password", "brand-New-1"), ("finalizeRegistration", "true")];
    let reply = site.call(REGISTER, &taken).await;
    assert_eq!((&reply["errorCode"], &reply["errorDetails"]), (&json!(400_009), &json!("Validation failed")));
    let expected = json!([{"errorCode": 400_003, "message": "email already exists", "fieldName": "email"}]);
    assert_eq!(reply["validationErrors"], expected);
}

#[tokio::test]
async fn every_wrong_field_is_told_at_once() {
    let site = Site::start().await;
    let wrong = [("email", "no-address"), ("password", "short"), ("profile", r#"{"birthDay": "6"}"#)];
    let expected = [("email", 400_006), ("password", 400_006), ("profile.birthDay", 400_023)];
    let told = faults(&site.call(REGISTER, &wrong).await);
    assert_eq!(told, expected.map(|(field, code)| (field.to_owned(), code)));
    let missing = faults(&site.call(REGISTER, &[]).await);
    assert_eq!(missing, [("email".to_owned(), 400_027), ("password".to_owned(), 400_027)]);
}

#[tokio::test]
async fn a_mistake_costs_no_token() {
    let site = Site::start().await;
    let reg_token = start(&site).await;
    let attempt = async |password| {
        let parameters = [
            ("regToken", reg_token.as_str()),
            ("email", "new@example.com"),
            ("password", password),
            ("finalizeRegistration", "true"),
        ];
        site.call(REGISTER, &parameters).await["errorCode"].clone()
    };
    assert_eq!([attempt("short").await, attempt("brand-New-1").await], [400_009, 0]);
    assert_eq!(attempt("brand-New-1").await, 403_025);
}

#[tokio::test]
async fn a_username_may_take_the_place_of_the_address_and_belongs_to_one() {
    let site = Site::start().await;
    let parameters = [("username", "nora"), ("password", "brand-New-1"), ("finalizeRegistration", "true")];
    assert_eq!(site.call(REGISTER, &parameters).await["errorCode"], 0);
    assert_eq!(faults(&site.call(REGISTER, &parameters).await), [("username".to_owned(), 400_003)]);
    let credentials = [("loginID", "nora"), ("password", "brand-New-1")];
    assert_eq!(site.call("accounts.login", &credentials).await["errorCode"], 0);
}

#[tokio::test]
async fn fields_that_only_a_server_may_write_are_refused_to_a_registration_even_of_a_server() {
    let site = Site::start().await;
    let data = ("data", r#"{"loyalty": 100, "memberSince": "2026-01-01"}"#);
    let more = [&NEW[..], &[data, ("finalizeRegistration", "true")]].concat();
    for reply in [site.call(REGISTER, &more).await, site.signed(REGISTER, &more).await] {
        assert_eq!(
            (&reply["errorCode"], faults(&reply)),
            (&json!(400_009), vec![("data.loyalty".to_owned(), 400_020)])
        );
    }
    let reply = register(&site, &[("data", r#"{"memberSince": "2026-01-01"}"#)]).await;
    let uid = reply["UID"].as_str().unwrap();
    let written =
        site.signed("accounts.setAccountInfo", &[("UID", uid), ("data", r#"{"loyalty": 100}"#)]).await;
    assert_eq!(written["errorCode"], 0);
    let data = &site.sandbox.account(uid).unwrap()["data"];
    assert_eq!(data, &json!({"loyalty": 100, "memberSince": "2026-01-01"}));
}

#[tokio::test]
async fn a_browser_writes_some_fields_once_and_others_never() {
    let site = Site::start().await;
    let session = site.session(&MARIE).await;
    let write = async |data| {
        faults(
            &site.call("accounts.setAccountInfo", &[("login_token", session.as_str()), ("data", data)]).await,
        )
    };
    assert_eq!(write(r#"{"memberSince": "2024-01-01"}"#).await, []);
    assert_eq!(write(r#"{"memberSince": "2025-01-01"}"#).await, [("data.memberSince".to_owned(), 400_020)]);
    assert_eq!(write(r#"{"loyalty": 7}"#).await, [("data.loyalty".to_owned(), 400_020)]);
}

#[tokio::test]
async fn a_child_is_refused_and_nothing_is_kept() {
    let site = Site::start().await;
    let born = time::OffsetDateTime::now_utc().year() - 10;
    let profile = json!({"birthDay": 1, "birthMonth": 1, "birthYear": born}).to_string();
    assert_eq!(register(&site, &[("profile", &profile)]).await["errorCode"], 403_044);
    assert!(site.sandbox.account("new@example.com").is_none());
    site.sandbox.change_settings(|settings| settings.policies.enforce_coppa = false);
    assert_eq!(register(&site, &[("profile", &profile)]).await["errorCode"], 0);
}

#[tokio::test]
async fn consents_come_in_a_language() {
    let site = Site::start().await;
    let consent = ("preferences", r#"{"terms": {"tos": {"isConsentGranted": true}}}"#);
    let refused = register(&site, &[consent]).await;
    assert_eq!(
        (&refused["errorCode"], &refused["errorDetails"]),
        (&json!(400_002), &json!("Missing required parameter : lang"))
    );
    assert_eq!(register(&site, &[consent, ("lang", "en")]).await["errorCode"], 0);
    let session = site.session(&MARIE).await;
    let change = [("login_token", session.as_str()), consent];
    assert_eq!(site.call("accounts.setAccountInfo", &change).await["errorCode"], 400_002);
}

#[tokio::test]
async fn a_registration_that_is_not_finalized_remains_pending() {
    let site = Site::start().await;
    let reply = site.call(REGISTER, &NEW).await;
    assert_eq!(
        (&reply["errorCode"], &reply["errorDetails"]),
        (&json!(206_001), &json!("Registration was not finalized"))
    );
    let finalized = site.call(FINALIZE, &[("regToken", &token(&reply))]).await;
    assert_eq!((&finalized["errorCode"], &finalized["newUser"]), (&json!(0), &json!(true)));
    assert!(finalized["sessionInfo"]["cookieValue"].is_string() && finalized["data"].is_object());
}

#[tokio::test]
async fn a_required_field_that_the_form_did_not_ask_for_is_asked_for_afterwards() {
    let site = Site::start().await;
    require(&site, &["profile.lastName"]);
    let pending = register(&site, &[]).await;
    assert_eq!(
        (&pending["errorCode"], &pending["errorDetails"]),
        (&json!(206_001), &json!("Missing required fields for registration: profile.lastName"))
    );
    let reg_token = token(&pending);
    let change = [("regToken", reg_token.as_str()), ("profile", r#"{"lastName": "Claes"}"#)];
    assert_eq!(site.call("accounts.setAccountInfo", &change).await["errorCode"], 0);
    let reply = site.call(FINALIZE, &[("regToken", &reg_token)]).await;
    assert_eq!((&reply["errorCode"], &reply["profile"]["lastName"]), (&json!(0), &json!("Claes")));
}

#[tokio::test]
async fn a_login_tells_what_is_missing_in_the_recorded_form_and_as_a_list_on_request() {
    let site = Site::start().await;
    let plain = site.log_in(&NINA).await;
    let missing = ["profile.lastName", "preferences.terms.tos.isConsentGranted"];
    let details = format!("Missing required fields for registration: {}", missing.join(", "));
    assert_eq!((&plain["errorCode"], &plain["errorDetails"]), (&json!(206_001), &json!(details)));
    assert_eq!(
        (&plain["statusCode"], &plain["errorMessage"]),
        (&json!(206), &json!("Account Pending Registration"))
    );
    assert_eq!(plain["isRegistered"], true);
    assert_eq!(plain["sessionInfo"], json!({"expires_in": "3600"}));
    assert_eq!(plain["profile"], json!({"email": NINA.login_id, "firstName": "Nina"}));
    assert!(plain["missingRequiredFields"].is_null());
    let wished = [
        ("loginID", NINA.login_id),
        ("password", NINA.password),
        ("include", "profile,missing-required-fields"),
    ];
    let reply = site.call("accounts.login", &wished).await;
    assert_eq!(reply["missingRequiredFields"], json!(missing));
    let account = [("regToken", &*token(&reply)), ("include", "missing-required-fields")];
    let account = site.call("accounts.getAccountInfo", &account).await;
    assert_eq!(account["missingRequiredFields"], json!(missing));
}

#[tokio::test]
async fn a_newer_token_takes_the_place_of_the_one_it_was_asked_with() {
    let site = Site::start().await;
    let first = token(&site.log_in(&OTTO).await);
    let again = site.call(FINALIZE, &[("regToken", &first)]).await;
    let second = token(&again);
    assert_eq!(again["errorCode"], 206_001);
    assert_ne!(first, second);
    assert_eq!(site.call(FINALIZE, &[("regToken", &first)]).await["errorCode"], 403_025);
    let consents = r#"{"terms": {"tos": {"isConsentGranted": true}}, "privacy": {"policy": {"isConsentGranted": true}}}"#;
    let change = [("regToken", second.as_str()), ("preferences", consents), ("lang", "en")];
    assert_eq!(site.call("accounts.setAccountInfo", &change).await["errorCode"], 0);
    assert_eq!(site.call(FINALIZE, &[("regToken", &second)]).await["errorCode"], 0);
    assert_eq!(site.call(FINALIZE, &[("regToken", &second)]).await["errorCode"], 403_025);
}

#[tokio::test]
async fn a_consent_that_is_not_granted_is_still_missing() {
    let site = Site::start().await;
    let reg_token = token(&site.log_in(&NINA).await);
    let refusal = [
        ("regToken", reg_token.as_str()),
        ("profile", r#"{"lastName": "Simone"}"#),
        ("preferences", r#"{"terms": {"tos": {"isConsentGranted": false}}}"#),
        ("lang", "en"),
    ];
    assert_eq!(site.call("accounts.setAccountInfo", &refusal).await["errorCode"], 0);
    let reply = site.call(FINALIZE, &[("regToken", &reg_token)]).await;
    let details = "Missing required fields for registration: preferences.terms.tos.isConsentGranted";
    assert_eq!((&reply["errorCode"], &reply["errorDetails"]), (&json!(206_001), &json!(details)));
}

#[tokio::test]
async fn a_token_lives_for_an_hour() {
    let site = Site::start().await;
    let (newcomer, pending) = (start(&site).await, token(&site.log_in(&OTTO).await));
    site.sandbox.advance(Duration::minutes(59));
    let read = [("regToken", pending.as_str())];
    assert_eq!(site.call("accounts.getAccountInfo", &read).await["UID"], OTTO.uid);
    site.control("clock", &json!({"advance": 60})).await;
    let late = [&NEW[..], &[("regToken", newcomer.as_str())]].concat();
    assert_eq!(site.call(REGISTER, &late).await["errorCode"], 403_025);
    for method in ["accounts.getAccountInfo", "accounts.setAccountInfo", FINALIZE] {
        assert_eq!(site.call(method, &read).await["errorCode"], 403_025, "{method}");
    }
}

#[tokio::test]
async fn a_token_of_a_newcomer_opens_no_account_and_one_of_an_account_registers_nobody() {
    let site = Site::start().await;
    let newcomer = start(&site).await;
    assert_eq!(site.call(FINALIZE, &[("regToken", &newcomer)]).await["errorCode"], 403_025);
    let pending = token(&site.log_in(&OTTO).await);
    let registration = [&NEW[..], &[("regToken", pending.as_str())]].concat();
    assert_eq!(site.call(REGISTER, &registration).await["errorCode"], 403_025);
}

#[tokio::test]
async fn a_registration_token_goes_before_a_session() {
    let site = Site::start().await;
    let (session, pending) = (site.session(&MARIE).await, token(&site.log_in(&OTTO).await));
    let both = [("login_token", session.as_str()), ("regToken", pending.as_str())];
    assert_eq!(site.call("accounts.getAccountInfo", &both).await["UID"], OTTO.uid);
}

#[tokio::test]
async fn the_policies_are_set_over_http_as_well() {
    let site = Site::start().await;
    let policies = Policies {
        email_verification: EmailVerification::Link,
        required: vec!["profile.zip".to_owned()],
        ..Policies::default()
    };
    site.control("settings", &json!({"policies": policies})).await;
    let reply = register(&site, &[]).await;
    assert_eq!(reply["errorDetails"], "Missing required fields for registration: profile.zip");
    site.control("settings", &json!({"policies": {"emailVerification": "link"}})).await;
    assert_eq!(site.call(FINALIZE, &[("regToken", &token(&reply))]).await["errorCode"], 206_002);
}
