//! What is served as `/js/gigya.js` (Web SDK, 1.1). What the script does is tried in a browser.

use gigya_sandbox::ScriptMode;
use serde_json::json;

use crate::site::Site;

async fn script(site: &Site, query: &str) -> String {
    let response = site.http.get(site.address(&format!("js/gigya.js{query}"))).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/javascript; charset=utf-8");
    assert_eq!(response.headers()["cache-control"], "no-cache");
    response.text().await.unwrap()
}

#[tokio::test]
async fn the_script_knows_its_key_its_language_and_where_to_ask() {
    let site = Site::start().await;
    for name in ["apikey", "apiKey"] {
        let text = script(&site, &format!("?{name}=3_sandbox_site&lang=fr")).await;
        let first = text.lines().next().unwrap();
        for known in
            [r#""apiKey":"3_sandbox_site""#, r#""lang":"fr""#, &format!(r#"":"{}""#, site.sandbox.url())]
        {
            assert!(first.contains(known), "{known} in {first}");
        }
    }
}

#[tokio::test]
async fn a_key_cannot_smuggle_script_in() {
    let site = Site::start().await;
    let text = script(&site, "?apikey=%22%7D%3Balert(1)%3B//%0Aalert(2)").await;
    let first = text.lines().next().unwrap();
    assert!(first.contains(r#""apiKey":"\"};alert(1);//\nalert(2)""#), "{first}");
}

#[tokio::test]
async fn the_script_can_be_empty_a_stub_or_silent() {
    let site = Site::start().await;
    site.sandbox.set_script(ScriptMode::Empty);
    assert_eq!(script(&site, "").await, "");
    site.sandbox.set_script(ScriptMode::Stub);
    assert!(!script(&site, "").await.contains("isReady"));
    site.sandbox.set_script(ScriptMode::Silent);
    assert!(script(&site, "").await.contains("isReady: true"));
    site.control("script", &json!({"mode": "normal"})).await;
    assert!(script(&site, "").await.contains("isReady = false"));
}

#[tokio::test]
async fn the_script_can_be_missing() {
    let site = Site::start().await;
    site.control("script", &json!({"mode": "missing"})).await;
    let response = site.http.get(site.address("js/gigya.js")).send().await.unwrap();
    assert_eq!(response.status(), 404);
}

#[tokio::test]
async fn a_script_that_hangs_is_answered_when_the_sandbox_stops() {
    let site = Site::start().await;
    site.sandbox.set_script(ScriptMode::Hang);
    let hanging = tokio::spawn(site.http.get(site.address("js/gigya.js")).send());
    // Another request has come and gone meanwhile.
    site.call("socialize.getIDs", &[]).await;
    assert!(!hanging.is_finished());
    drop(site.sandbox);
    // Cut off or empty, depending on how far it was.
    if let Ok(response) = hanging.await.unwrap() {
        assert_eq!(response.text().await.unwrap_or_default(), "");
    }
}
