//! Accounts of somebody's own: the handle, the control plane, and the example that the README shows.

use gigya_sandbox::Scenario;
use gigya_sandbox::seed::PINKY;
use reqwest::Response;
use serde_json::{Value, json};

use crate::site::Site;

const EXAMPLE: &str = include_str!("../../src/seed/example.json");
const ANN: [(&str, &str); 2] = [("loginID", "ann.example@example.com"), ("password", "quiet-River-77")];

async fn code(site: &Site, login_id: &str, password: &str) -> Value {
    let credentials = [("loginID", login_id), ("password", password)];
    site.call("accounts.login", &credentials).await["errorCode"].clone()
}

async fn post(site: &Site, text: String) -> Response {
    site.http.post(site.address("sandbox/seed")).body(text).send().await.unwrap()
}

#[tokio::test]
async fn the_example_of_the_readme_logs_in_and_meets_what_it_says() {
    let site = Site::start().await;
    site.sandbox.seed(EXAMPLE).unwrap();
    let ann = site.call("accounts.login", &ANN).await;
    assert_eq!(
        (&ann["UID"], &ann["profile"]["firstName"]),
        (&json!("0f3d9a6c2b7e4c58a1d6e0b4f7c92835"), &json!("Ann"))
    );
    assert_eq!(ann["profile"]["email"], "ann.example@example.com");
    assert_eq!(code(&site, "bert", "late-Train-12").await, 403_100);
    assert_eq!(code(&site, "cleo.example@example.com", "blue-Door-4711").await, 206_001);
}

#[test]
fn the_readme_shows_the_example_as_it_is() {
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&EXAMPLE.trim_end().replace('\n', "\n    ")));
}

#[tokio::test]
async fn what_the_handle_adds_comes_back_after_a_reset_and_in_every_scenario() {
    let site = Site::start().await;
    site.sandbox.seed(EXAMPLE).unwrap();
    site.control("reset", &Value::Null).await;
    assert_eq!(site.call("accounts.login", &ANN).await["errorCode"], 0);
    site.sandbox.set_scenario(Scenario::LockedOut);
    assert_eq!(site.call("accounts.login", &ANN).await["errorCode"], 0);
}

#[tokio::test]
async fn what_the_control_plane_adds_is_gone_after_a_reset() {
    let site = Site::start().await;
    assert_eq!(post(&site, EXAMPLE.to_owned()).await.status(), 204);
    assert_eq!(site.call("accounts.login", &ANN).await["errorCode"], 0);
    site.control("reset", &Value::Null).await;
    assert_eq!(site.call("accounts.login", &ANN).await["errorCode"], 403_042);
}

#[tokio::test]
async fn a_list_with_one_mistake_adds_nobody_and_says_who_is_wrong() {
    let site = Site::start().await;
    let ann = json!({"email": "ann.example@example.com", "password": "quiet-River-77"});
    let list = json!({"accounts": [ann, {"email": PINKY.login_id, "password": "p"}]});
    let refused = post(&site, list.to_string()).await;
    assert_eq!(refused.status(), 400);
    let told = refused.text().await.unwrap();
    assert!(told.starts_with(&format!("account 2 ({}): ", PINKY.login_id)), "{told}");
    assert_eq!(site.call("accounts.login", &ANN).await["errorCode"], 403_042);
}
