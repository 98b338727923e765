//! What the site's owner could have set wrongly: keys, data centres, trusted pages (REST, 1.3 and 5).

use gigya_sandbox::API_KEY;
use gigya_sandbox::seed::PINKY;
use serde_json::{Value, json};

use crate::site::{self, Site};

const METHOD: &str = "accounts.initRegistration";

async fn call_from(site: &Site, origin: &str, method: &str) -> Value {
    let request = site.http.post(site.address(method)).header("origin", origin);
    site::json(request.form(&[("apiKey", API_KEY)]).send().await.unwrap()).await
}

#[tokio::test]
async fn a_site_in_another_data_centre_names_it_and_the_address_to_ask() {
    let site = Site::start().await;
    site.control("settings", &json!({"dataCenter": "eu2.gigya.com"})).await;
    let reply = site.log_in(&PINKY).await;
    assert_eq!((&reply["errorCode"], &reply["apiDomain"]), (&json!(301_001), &json!("eu2.gigya.com")));
    assert_eq!(reply["errorDetails"], "This API key is served by another data center");
    assert_eq!(reply["location"], "https://accounts.eu2.gigya.com/accounts.login");
}

#[tokio::test]
async fn a_key_that_gigya_does_not_know_is_refused() {
    let site = Site::start().await;
    site.control("settings", &json!({"knownKey": false})).await;
    assert_eq!(site.call("sdk.config.get", &[]).await["errorCode"], 400_093);
    assert_eq!(site.call("accounts.getJWTPublicKey", &[]).await["errorCode"], 0);
}

#[tokio::test]
async fn a_page_that_the_site_does_not_trust_gets_no_answer_but_the_configuration() {
    let site = Site::start().await;
    site.control("settings", &json!({"trustedOrigins": ["http://localhost:8700"]})).await;
    assert_eq!(call_from(&site, "http://localhost:8700", METHOD).await["errorCode"], 0);
    assert_eq!(call_from(&site, "https://example.com", METHOD).await["errorCode"], 400_120);
    assert_eq!(call_from(&site, "https://example.com", "sdk.config.get").await["errorCode"], 0);
    let page = [("pageURL", "https://example.com/quiz")];
    assert_eq!(site.call(METHOD, &page).await["errorCode"], 400_120);
    assert_eq!(site.signed("accounts.getAccountInfo", &[("UID", PINKY.uid)]).await["errorCode"], 0);
}

#[tokio::test]
async fn a_setting_that_is_not_named_is_as_at_the_start() {
    let site = Site::start().await;
    site.control("settings", &json!({"knownKey": false})).await;
    site.control("settings", &json!({"captcha": "always"})).await;
    let settings: Value =
        site.http.get(site.address("sandbox/settings")).send().await.unwrap().json().await.unwrap();
    assert_eq!((&settings["knownKey"], &settings["captcha"]), (&json!(true), &json!("always")));
    site.sandbox.reset();
    assert_eq!(site.log_in(&PINKY).await["errorCode"], 0);
}
