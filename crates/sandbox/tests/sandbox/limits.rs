//! Limits that the settings switch on (REST, 1.4).

use gigya_sandbox::seed::{MARIE, PINKY};
use gigya_sandbox::{API_KEY, InjectedFault, Limits, Misbehaviour, Scenario};
use serde_json::{Value, json};
use tokio::task::JoinSet;

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

/// Calls about an account that nobody answers, until they are dropped.
async fn hang(site: &Site, uid: &'static str, count: usize) -> JoinSet<()> {
    let times = u32::try_from(count).ok();
    site.sandbox.inject(InjectedFault { times, ..InjectedFault::once(GET, Misbehaviour::Hang) });
    let before = site.sandbox.calls().len();
    let mut hanging = JoinSet::new();
    for _ in 0..count {
        let (http, address) = (site.http.clone(), site.address(GET));
        hanging.spawn(async move {
            let form = [("apiKey", API_KEY), ("UID", uid)];
            drop(http.post(address).form(&form).send().await);
        });
    }
    while site.sandbox.calls().len() < before + count {
        tokio::task::yield_now().await;
    }
    hanging
}

#[tokio::test]
async fn the_sixth_call_at_once_on_one_account_is_one_too_many() {
    let site = limited(json!({"callsAtOncePerAccount": 5})).await;
    let mut hanging = hang(&site, PINKY.uid, 5).await;
    // A call is counted right after it is noted.
    while ask(&site, PINKY.uid).await != 409_030 {}
    assert_eq!(ask(&site, MARIE.uid).await, 0);
    hanging.shutdown().await;
    while ask(&site, PINKY.uid).await == 409_030 {}
    assert_eq!(ask(&site, PINKY.uid).await, 0);
}

#[tokio::test]
async fn the_limits_that_gigya_documents_are_a_scenario() {
    let site = Site::start().await;
    site.sandbox.set_scenario(Scenario::Limited);
    let limits = async || {
        let settings = site.http.get(site.address("sandbox/settings")).send().await.unwrap();
        settings.json::<Value>().await.unwrap()["limits"].clone()
    };
    let told = limits().await;
    let numbers = ["callsPerSecond", "searchesPerSecond", "callsAtOncePerAccount"].map(|name| &told[name]);
    assert_eq!(numbers, [&json!(120), &json!(10), &json!(5)]);
    site.sandbox.reset();
    assert_eq!(limits().await, json!(Limits::default()));
}

#[tokio::test]
async fn without_a_limit_nothing_is_too_much() {
    let site = Site::start().await;
    let mut hanging = hang(&site, PINKY.uid, 20).await;
    for _ in 0..20 {
        assert_eq!(ask(&site, PINKY.uid).await, 0);
        let query = [("query", "SELECT count(*) FROM accounts")];
        assert_eq!(site.signed("accounts.search", &query).await["errorCode"], 0);
        assert_eq!(site.call("socialize.getIDs", &[]).await["errorCode"], 0);
    }
    hanging.shutdown().await;
}
