//! Limits that the settings switch on (REST, 1.4).

use gigya_sandbox::seed::{MARIE, PINKY};
use serde_json::{Value, json};

use crate::site::Site;

const GET: &str = "accounts.getAccountInfo";

/// A site with these limits only.
async fn limited(limits: Value) -> Site {
    let site = Site::start().await;
    site.control("settings", &json!({ "limits": limits })).await;
    site
}

async fn ask(site: &Site, uid: &str) -> Value {
    site.signed(GET, &[("UID", uid)]).await["errorCode"].clone()
}

#[tokio::test]
async fn an_api_key_that_asks_too_often_gets_403048_until_the_second_is_over() {
    let site = limited(json!({"callsPerSecond": 2})).await;
    assert_eq!([ask(&site, PINKY.uid).await, ask(&site, MARIE.uid).await], [0, 0]);
    // Those two may have taken the machine longer than a second.
    site.sandbox.change_settings(|settings| settings.limits.calls_per_second = Some(0));
    let refused = site.signed(GET, &[("UID", PINKY.uid)]).await;
    assert_eq!((&refused["errorCode"], &refused["statusCode"]), (&json!(403_048), &json!(403)));
    assert_eq!(refused["errorDetails"], "Api rate limit exceeded");
    site.sandbox.change_settings(|settings| settings.limits.calls_per_second = Some(1));
    site.control("clock", &json!({"advance": 1})).await;
    assert_eq!(ask(&site, PINKY.uid).await, 0);
}

#[tokio::test]
async fn an_address_that_asks_too_often_without_a_signature_gets_400124_and_a_server_goes_on() {
    let site = limited(json!({"unsignedCallsPerMinute": 1})).await;
    let unsigned = async || site.call("socialize.getIDs", &[]).await["errorCode"].clone();
    assert_eq!(unsigned().await, 0);
    site.sandbox.change_settings(|settings| settings.limits.unsigned_calls_per_minute = Some(0));
    assert_eq!(unsigned().await, 400_124);
    assert_eq!(ask(&site, PINKY.uid).await, 0);
    site.sandbox.change_settings(|settings| settings.limits.unsigned_calls_per_minute = Some(1));
    site.control("clock", &json!({"advance": 60})).await;
    assert_eq!(unsigned().await, 0);
}

#[tokio::test]
async fn a_participant_who_is_asked_about_too_often_gets_400125_and_others_do_not() {
    let site = limited(json!({"participantCallsPerMinute": 0})).await;
    assert_eq!(ask(&site, PINKY.uid).await, 400_125);
    let token = [("login_token", "st2.s.nobody"), ("UID", MARIE.uid)];
    assert_eq!(site.call(GET, &token).await["errorCode"], 403_005);
    assert_eq!(site.signed("accounts.getSchema", &[]).await["errorCode"], 0);
}

#[tokio::test]
async fn without_a_limit_nothing_is_too_much() {
    let site = Site::start().await;
    for _ in 0..20 {
        assert_eq!(ask(&site, PINKY.uid).await, 0);
    }
}
