//! The control plane, over HTTP and in process.

use gigya::ResponseCode;
use gigya_sandbox::seed::{PINKY, SEEDED};
use gigya_sandbox::{API_KEY, InjectedFault, Misbehaviour, Sandbox};
use serde_json::{Value, json};

use crate::site::Site;

const METHOD: &str = "socialize.getIDs";

async fn code(site: &Site, method: &str) -> Value {
    site.call(method, &[]).await["errorCode"].clone()
}

#[tokio::test]
async fn a_method_answers_a_code_for_as_many_calls_as_wanted() {
    let site = Site::start().await;
    let fault = json!({"method": METHOD, "times": 2, "answer": "code", "code": 500_001});
    site.control("faults", &fault).await;
    assert_eq!(code(&site, "sdk.config.get").await, 0);
    assert_eq!([code(&site, METHOD).await, code(&site, METHOD).await], [500_001, 500_001]);
    assert_eq!(code(&site, METHOD).await, 0);
}

#[tokio::test]
async fn every_method_answers_a_code_nobody_knows_until_the_faults_are_cleared() {
    let site = Site::start().await;
    let unknown = Misbehaviour::Code { code: ResponseCode(987_654) };
    site.sandbox.inject(InjectedFault::always("*", unknown));
    assert_eq!([code(&site, METHOD).await, code(&site, "sdk.config.get").await], [987_654, 987_654]);
    let cleared = site.http.delete(site.address("sandbox/faults")).send().await.unwrap();
    assert_eq!(cleared.status(), 204);
    assert_eq!(code(&site, METHOD).await, 0);
}

#[tokio::test]
async fn a_faulty_call_has_no_effect() {
    let site = Site::start().await;
    let fault = Misbehaviour::Code { code: ResponseCode::GENERAL_SERVER_ERROR };
    site.sandbox.inject(InjectedFault::once("accounts.setAccountInfo", fault));
    let change = [("UID", PINKY.uid), ("data", r#"{"hair": "red"}"#)];
    assert_eq!(site.signed("accounts.setAccountInfo", &change).await["errorCode"], 500_001);
    assert_eq!(site.sandbox.account(PINKY.uid).unwrap()["data"]["hair"], "blonde");
}

#[tokio::test]
async fn a_dropped_connection_gives_no_answer_at_all() {
    let site = Site::start().await;
    site.sandbox.inject(InjectedFault::once(METHOD, Misbehaviour::Drop));
    let request = site.http.post(site.address(METHOD)).form(&[("apiKey", API_KEY)]);
    assert!(request.send().await.is_err());
    assert_eq!(code(&site, METHOD).await, 0);
}

#[tokio::test]
async fn a_call_that_hangs_lets_others_pass() {
    let site = Site::start().await;
    site.sandbox.inject(InjectedFault::once(METHOD, Misbehaviour::Hang));
    let hanging = tokio::spawn(site.http.post(site.address(METHOD)).form(&[("apiKey", API_KEY)]).send());
    while site.sandbox.calls().is_empty() {
        tokio::task::yield_now().await;
    }
    assert_eq!(code(&site, METHOD).await, 0);
    assert!(!hanging.is_finished());
    hanging.abort();
}

#[tokio::test]
async fn a_late_answer_does_not_keep_the_sandbox_from_stopping() {
    let site = Site::start().await;
    let address = site.address(METHOD);
    let Site { sandbox, http } = site;
    sandbox.inject(InjectedFault::once(METHOD, Misbehaviour::Late { milliseconds: u64::MAX }));
    let late = tokio::spawn(http.post(address).form(&[("apiKey", API_KEY)]).send());
    while sandbox.calls().is_empty() {
        tokio::task::yield_now().await;
    }
    sandbox.stop().await;
    assert_eq!(late.await.unwrap().unwrap().text().await.unwrap(), "");
}

#[tokio::test]
async fn garbage_is_html() {
    let site = Site::start().await;
    site.sandbox.inject(InjectedFault::once(METHOD, Misbehaviour::Garbage));
    let response = site.post(METHOD, &[("apiKey", API_KEY)]).await;
    assert_eq!(response.headers()["content-type"], "text/html");
    assert!(response.text().await.unwrap().starts_with("<!DOCTYPE html>"));
}

#[tokio::test]
async fn an_answer_can_be_huge() {
    let site = Site::start().await;
    site.control("faults", &json!({"method": "*", "times": 1, "answer": "huge", "megabytes": 3})).await;
    let text = site.post(METHOD, &[("apiKey", API_KEY)]).await.text().await.unwrap();
    assert!(text.len() > 3_000_000);
    assert!(serde_json::from_str::<Value>(&text).is_ok());
}

#[tokio::test]
async fn a_reset_brings_accounts_back_and_ends_sessions_and_faults() {
    let site = Site::start().await;
    let token = site.session(&PINKY).await;
    site.signed("accounts.setAccountInfo", &[("UID", PINKY.uid), ("data", r#"{"hair": "red"}"#)]).await;
    site.sandbox.inject(InjectedFault::always("*", Misbehaviour::Drop));
    site.control("reset", &Value::Null).await;
    assert_eq!(site.sandbox.account(PINKY.login_id).unwrap()["data"]["hair"], "blonde");
    let session = [("login_token", token.as_str())];
    assert_eq!(site.call("accounts.getAccountInfo", &session).await["errorCode"], 403_005);
    assert_eq!(site.sandbox.calls().len(), 1);
}

#[tokio::test]
async fn the_accounts_to_try_are_listed() {
    let site = Site::start().await;
    let response = site.http.get(site.address("sandbox/accounts")).send().await.unwrap();
    let accounts: Value = response.json().await.unwrap();
    for (listed, seeded) in accounts["seeded"].as_array().unwrap().iter().zip(SEEDED) {
        assert_eq!(
            (&listed["loginID"], &listed["password"]),
            (&json!(seeded.login_id), &json!(seeded.password))
        );
    }
    assert_eq!(accounts["stored"].as_array().unwrap().len(), SEEDED.len());
    assert!(!accounts["stored"].to_string().contains(PINKY.password));
}

#[tokio::test]
async fn calls_are_recorded_by_the_names_of_their_parameters() {
    let site = Site::start().await;
    site.signed("accounts.getAccountInfo", &[("UID", PINKY.uid)]).await;
    let calls = site.sandbox.calls();
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].method, "accounts.getAccountInfo");
    assert!(calls[0].has("sig") && calls[0].has("UID") && !calls[0].has("secret"));
    assert!(!format!("{calls:?}").contains(PINKY.uid));
}

#[tokio::test]
async fn a_test_changes_accounts_and_ends_sessions_behind_everybodys_back() {
    let site = Site::start().await;
    let token = site.session(&PINKY).await;
    let change = json!({"profile": {"city": "Diest"}});
    site.sandbox.change_account(PINKY.login_id, change.as_object().unwrap());
    let session = [("login_token", token.as_str())];
    let account = site.call("accounts.getAccountInfo", &session).await;
    assert_eq!(
        (&account["profile"]["city"], &account["profile"]["lastName"]),
        (&json!("Diest"), &json!("Ray"))
    );
    site.sandbox.end_sessions(PINKY.uid);
    assert_eq!(site.call("accounts.getAccountInfo", &session).await["errorCode"], 403_005);
}

#[tokio::test]
async fn a_page_of_another_origin_may_not_read_the_control_plane() {
    let site = Site::start().await;
    let request = site.http.get(site.address("sandbox/accounts")).header("origin", "http://localhost:8700");
    assert!(request.send().await.unwrap().headers().get("access-control-allow-origin").is_none());
}

#[tokio::test]
async fn a_page_of_another_origin_may_not_change_anything_either() {
    let site = Site::start().await;
    let token = site.session(&PINKY).await;
    let reset = async |path: &str, origin: &str| {
        let request = site.http.post(site.address(path)).header("origin", origin);
        request.header("content-type", "text/plain").send().await.unwrap().status()
    };
    for origin in ["https://www.example.com", "http://127.0.0.1:1", "null"] {
        for path in ["sandbox/reset", "sandbox/", "sandbox/seed", "sandbox/scenario/captcha"] {
            assert_eq!(reset(path, origin).await, 403, "{origin} {path}");
        }
    }
    let session = [("login_token", token.as_str())];
    assert_eq!(site.call("accounts.getAccountInfo", &session).await["errorCode"], 0);
    assert_eq!(reset("sandbox/reset", site.sandbox.url()).await, 204);
    assert_eq!(site.call("accounts.getAccountInfo", &session).await["errorCode"], 403_005);
}

#[tokio::test]
async fn a_taken_address_is_named_in_the_error() {
    let sandbox = Sandbox::start().await;
    let address = sandbox.url().trim_start_matches("http://").to_owned();
    let error = Sandbox::start_on(address.parse().unwrap()).await.err().unwrap().to_string();
    assert!(error.contains(&address), "{error}");
}

#[tokio::test]
async fn a_dropped_sandbox_stops() {
    let sandbox = Sandbox::start().await;
    let address = format!("{}/sandbox/accounts", sandbox.url());
    assert!(reqwest::get(&address).await.is_ok());
    drop(sandbox);
    while reqwest::get(&address).await.is_ok() {}
}

#[tokio::test]
async fn a_late_answer_is_the_right_one() {
    let site = Site::start().await;
    site.control("faults", &json!({"method": METHOD, "times": 1, "answer": "late", "milliseconds": 20}))
        .await;
    assert_eq!(code(&site, METHOD).await, 0);
}

#[tokio::test]
async fn a_broken_answer_is_an_http_500_that_no_page_may_read() {
    let site = Site::start().await;
    site.control("faults", &json!({"method": METHOD, "times": 1, "answer": "broken"})).await;
    let ask = async || {
        let request = site.http.post(site.address(METHOD)).header("origin", "http://localhost:8700");
        request.form(&[("apiKey", "garbled")]).send().await.unwrap()
    };
    let broken = ask().await;
    assert_eq!(broken.status(), 500);
    assert!(broken.headers().get("access-control-allow-origin").is_none());
    assert_eq!(ask().await.headers()["access-control-allow-origin"], "http://localhost:8700");
}

#[tokio::test]
async fn the_clock_stops_before_the_calendar_does() {
    let site = Site::start().await;
    for _ in 0..100 {
        site.control("clock", &json!({"advance": u32::MAX})).await;
    }
    assert_eq!(site.log_in(&PINKY).await["errorCode"], 0);
}

#[tokio::test]
async fn a_call_with_very_many_parameters_is_noted_by_the_first_hundred() {
    let site = Site::start().await;
    let long = "n".repeat(1_000_000);
    let many: Vec<_> = (0..500).map(|number| (format!("p{number}"), String::new())).collect();
    let mut form = vec![("apiKey", API_KEY), (long.as_str(), "")];
    form.extend(many.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    site.post(METHOD, &form).await;
    let noted = site.sandbox.calls()[0].parameters.clone();
    assert_eq!((noted.len(), noted[1].len(), noted[2].as_str()), (100, 100, "p0"));
}

#[tokio::test]
async fn who_has_not_the_source_at_hand_asks_for_the_keys() {
    let site = Site::start().await;
    let keys: Value = site.http.get(site.address("sandbox/keys")).send().await.unwrap().json().await.unwrap();
    let user = ["apiKey", "userKey", "secret"].map(|name| keys[name].as_str().unwrap());
    let parameters = [("apiKey", user[0]), ("userKey", user[1]), ("secret", user[2]), ("UID", PINKY.uid)];
    let reply = crate::site::json(site.post("accounts.getAccountInfo", &parameters).await).await;
    assert_eq!(reply["errorCode"], 0);
    assert!(keys["privateKey"].as_str().unwrap().starts_with("-----BEGIN RSA PRIVATE KEY-----"));
}
