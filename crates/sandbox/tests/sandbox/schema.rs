//! Schema and policies that steer what an account may hold and how one logs in (REST, 4.8, 4.12 and 5).

use gigya_sandbox::seed::{LINUS_AGAIN, MARIE, SAM, VERA};
use gigya_sandbox::{Format, LoginIdentifier};
use serde_json::{Value, json};

use crate::site::Site;

const SET: &str = "accounts.setAccountInfo";

fn format(pattern: &str) -> Format {
    pattern.to_owned().try_into().unwrap()
}

/// Code and field of each entry of `validationErrors`.
fn errors(reply: &Value) -> Vec<(u64, String)> {
    let entries = reply["validationErrors"].as_array().into_iter().flatten();
    let told = entries
        .map(|one| (one["errorCode"].as_u64().unwrap(), one["fieldName"].as_str().unwrap().to_owned()));
    told.collect()
}

async fn set(site: &Site, name: &str, value: &Value) -> Value {
    site.signed(SET, &[("UID", SAM.uid), (name, &value.to_string())]).await
}

async fn set_in_browser(site: &Site, name: &str, value: &Value) -> Value {
    let token = site.session(&SAM).await;
    site.call(SET, &[("login_token", &token), (name, &value.to_string())]).await
}

#[tokio::test]
async fn data_of_a_wrong_type_is_refused_on_its_field_and_nothing_is_written() {
    let site = Site::start().await;
    let reply = set(&site, "data", &json!({"hair": "red", "loyalty": "many", "memberSince": "lately"})).await;
    assert_eq!(reply["errorCode"], 400_006);
    let expected = ["data.loyalty", "data.memberSince"].map(|field| (400_023, field.to_owned()));
    assert_eq!(errors(&reply), expected);
    assert_eq!(site.sandbox.account(SAM.uid).unwrap()["data"], json!({}));
}

#[tokio::test]
async fn a_consent_and_a_subscription_are_yes_or_no() {
    let site = Site::start().await;
    let asked = [
        ("preferences", json!({"terms": {"tos": {"isConsentGranted": "yes"}}}), "terms.tos.isConsentGranted"),
        (
            "subscriptions",
            json!({"newsletter": {"email": {"isSubscribed": 1}}}),
            "newsletter.email.isSubscribed",
        ),
    ];
    for (section, wrong, field) in asked {
        assert_eq!(errors(&set(&site, section, &wrong).await), [(400_023, format!("{section}.{field}"))]);
        assert_eq!(site.sandbox.account(SAM.uid).unwrap()[section], json!({}));
    }
}

#[tokio::test]
async fn a_text_that_does_not_have_the_format_of_its_field_is_refused() {
    let site = Site::start().await;
    site.control("settings", &json!({"policies": {"formats": {"profile.zip": "^[0-9]{4}$"}}})).await;
    for write in [
        set(&site, "profile", &json!({"zip": "B-3290"})).await,
        set_in_browser(&site, "profile", &json!({"zip": "32900"})).await,
    ] {
        assert_eq!(errors(&write), [(400_026, "profile.zip".to_owned())]);
    }
    assert_eq!(set(&site, "profile", &json!({"zip": "3290"})).await["errorCode"], 0);
    assert_eq!(set(&site, "profile", &json!({"zip": null})).await["errorCode"], 0);
    let schema = site.call("accounts.getSchema", &[]).await;
    assert_eq!(schema["profileSchema"]["fields"]["zip"]["format"], "regex('^[0-9]{4}$')");
}

#[tokio::test]
async fn a_pattern_that_is_none_is_refused_where_it_is_set() {
    let site = Site::start().await;
    let address = site.address("sandbox/settings");
    let settings = json!({"policies": {"formats": {"profile.zip": "("}}});
    let response = site.http.post(address).json(&settings).send().await.unwrap();
    assert_eq!(response.status(), 422);
    assert!(response.text().await.unwrap().contains("is no regular expression"));
}

#[tokio::test]
async fn a_field_that_the_schema_lacks_is_a_servers_to_make() {
    let site = Site::start().await;
    let unknown = json!({"shoeSize": "43"});
    let refused = [(400_020, "data.shoeSize".to_owned())];
    assert_eq!(errors(&set_in_browser(&site, "data", &unknown).await), refused);
    assert_eq!(set(&site, "data", &unknown).await["errorCode"], 0);
    site.sandbox.change_settings(|settings| settings.policies.dynamic_schema = false);
    assert_eq!(errors(&set(&site, "data", &unknown).await), refused);
}

#[tokio::test]
async fn the_schema_for_clients_leaves_out_what_only_servers_write() {
    let site = Site::start().await;
    let data = async |filter| {
        let schema = site.call("accounts.getSchema", &[("filter", filter)]).await;
        schema["dataSchema"]["fields"].as_object().unwrap().clone()
    };
    let (full, clients) = (data("full").await, data("clientOnly").await);
    assert!(full.contains_key("loyalty") && !clients.contains_key("loyalty"));
    assert!(clients.contains_key("hair"));
}

#[tokio::test]
async fn a_password_must_match_the_sites_own_pattern() {
    let site = Site::start().await;
    site.sandbox.change_settings(|settings| settings.policies.password_pattern = Some(format("[0-9]{3}")));
    let register = async |password| {
        let parameters =
            [("email", "new@example.com"), ("password", password), ("finalizeRegistration", "true")];
        site.call("accounts.register", &parameters).await
    };
    assert_eq!(errors(&register("without-Digits").await), [(400_006, "password".to_owned())]);
    assert_eq!(register("with-Digits-123").await["errorCode"], 0);
    let rules = site.call("accounts.getPolicies", &[]).await["passwordComplexity"].clone();
    assert_eq!(rules["regExp"], "[0-9]{3}");
}

#[tokio::test]
async fn one_logs_in_with_what_the_site_takes_for_a_login_identifier() {
    let site = Site::start().await;
    let only = |identifier| {
        site.sandbox.change_settings(move |settings| settings.policies.login_identifiers = vec![identifier]);
    };
    only(LoginIdentifier::Email);
    assert_eq!(site.log_in(&LINUS_AGAIN).await["errorCode"], 403_042);
    assert_eq!(site.log_in(&MARIE).await["errorCode"], 0);
    only(LoginIdentifier::Username);
    assert_eq!(site.log_in(&LINUS_AGAIN).await["errorCode"], 403_043);
    assert_eq!(site.log_in(&MARIE).await["errorCode"], 403_042);
    let options = site.signed("accounts.getPolicies", &[("sections", "accountOptions")]).await;
    assert_eq!(options["accountOptions"]["loginIdentifiers"], "username, providerEmail");
}

#[tokio::test]
async fn who_has_not_verified_the_address_logs_in_where_the_site_lets_them() {
    let site = Site::start().await;
    assert_eq!(site.log_in(&VERA).await["errorCode"], 206_002);
    site.sandbox.change_settings(|settings| settings.policies.allow_unverified_login = true);
    assert_eq!(site.log_in(&VERA).await["errorCode"], 0);
}
