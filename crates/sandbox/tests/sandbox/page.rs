//! The page that shows what is in the sandbox.

use gigya_sandbox::seed::{DORA, OLGA, PINKY, SEEDED, VERA};
use gigya_sandbox::{API_KEY, USER_SECRET};
use reqwest::Response;
use serde_json::{Value, json};

use crate::site::Site;

async fn get(site: &Site) -> Response {
    site.http.get(site.address("sandbox/")).send().await.unwrap()
}

async fn text(site: &Site) -> String {
    get(site).await.text().await.unwrap()
}

/// What stands between the heading with that id and the next.
fn section<'a>(page: &'a str, id: &str) -> &'a str {
    let from = page.split_once(&format!("id=\"{id}\"")).unwrap().1;
    from.split_once("<h2").map_or(from, |(section, _)| section)
}

#[tokio::test]
async fn every_account_is_there_with_what_stands_in_its_way_and_without_a_password() {
    let site = Site::start().await;
    site.log_in(&PINKY).await;
    let page = text(&site).await;
    let accounts = section(&page, "accounts");
    for who in SEEDED {
        assert!(accounts.contains(who.login_id) && !page.contains(who.password), "{}", who.login_id);
    }
    let row = |login_id: &str| accounts.split("<strong>").find(|row| row.starts_with(login_id)).unwrap();
    assert!(row(DORA.login_id).contains("disabled"));
    assert!(row(OLGA.login_id).contains("password to be changed"));
    assert!(row(VERA.login_id).contains("not verified"));
    assert!(row(PINKY.login_id).contains("1 session"));
    assert!(row("nina@example.com").contains("lacks profile.lastName"));
}

#[tokio::test]
async fn the_last_calls_are_told_by_names_and_codes_and_no_value_is() {
    let site = Site::start().await;
    let secret = [("apiKey", API_KEY), ("secret", USER_SECRET), ("UID", "somebody")];
    site.post("accounts.getAccountInfo", &secret).await;
    let login = site.call("accounts.login", &[("loginID", "nobody"), ("password", "tell-Nobody-1")]).await;
    let page = text(&site).await;
    let calls = section(&page, "calls");
    assert!(calls.find("accounts.login").unwrap() < calls.find("accounts.getAccountInfo").unwrap());
    for told in
        ["403042", "Invalid LoginID", "403010", "password", "secret", login["callId"].as_str().unwrap()]
    {
        assert!(calls.contains(told), "{told}");
    }
    for value in ["tell-Nobody-1", "nobody", "somebody", USER_SECRET] {
        assert!(!page.contains(value), "{value}");
    }
}

#[tokio::test]
async fn no_more_than_fifty_calls_are_shown() {
    let site = Site::start().await;
    for _ in 0..60 {
        site.call("socialize.getIDs", &[]).await;
    }
    assert_eq!(section(&text(&site).await, "calls").matches("socialize.getIDs").count(), 50);
}

#[tokio::test]
async fn a_megabyte_of_names_leaves_the_page_small() {
    let site = Site::start().await;
    let (long, many) = ("a".repeat(500_000), "b&".repeat(250_000));
    let call = site.http.post(site.address(&"c".repeat(5000))).body(format!("{long}=1&{many}"));
    call.header("content-type", "application/x-www-form-urlencoded").send().await.unwrap();
    assert!(text(&site).await.len() < 50_000);
}

#[tokio::test]
async fn mails_are_there_with_their_links() {
    let site = Site::start().await;
    site.call("accounts.resetPassword", &[("loginID", PINKY.login_id)]).await;
    let sent = site.sandbox.outbox().remove(0);
    let page = text(&site).await;
    let outbox = section(&page, "outbox");
    assert!(outbox.contains(PINKY.login_id) && outbox.contains(&sent.subject));
    assert!(outbox.contains("href=\""));
}

#[tokio::test]
async fn what_a_client_sends_is_text_and_no_script_runs() {
    let site = Site::start().await;
    let name = r#"<script>alert("1")</script>"#;
    site.call("accounts.login", &[(name, "")]).await;
    let account = json!({"username": "<img src=x>", "password": "p"});
    site.sandbox.seed(&json!({"accounts": [account]}).to_string()).unwrap();
    let response = get(&site).await;
    let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("default-src 'none'") && !policy.contains("script-src"), "{policy}");
    let page = response.text().await.unwrap();
    assert!(!page.contains("<script") && !page.contains("<img"));
    assert!(page.contains("&lt;script&gt;") && page.contains("&lt;img src=x&gt;"));
}

#[tokio::test]
async fn its_buttons_reset_the_sandbox_and_set_a_scenario() {
    let site = Site::start().await;
    let press = async |form: &[(&str, &str)]| {
        site.http.post(site.address("sandbox/")).form(form).send().await.unwrap()
    };
    let page = press(&[("scenario", "disabled")]).await;
    assert_eq!((page.status().as_u16(), page.url().path()), (200, "/sandbox/"));
    press(&[("scenario", "captcha")]).await;
    assert_eq!(site.log_in(&PINKY).await["errorCode"], 401_020);
    press(&[]).await;
    assert_eq!(site.log_in(&PINKY).await["errorCode"], 0);
    assert_eq!(press(&[("scenario", "locked")]).await.status(), 400);
}

#[tokio::test]
async fn it_is_found_without_its_last_slash_too_and_the_clock_is_told() {
    let site = Site::start().await;
    site.control("clock", &json!({"advance": 3600})).await;
    let response = site.http.get(site.address("sandbox")).send().await.unwrap();
    assert_eq!(response.url().path(), "/sandbox/");
    let page = response.text().await.unwrap();
    let host = site.sandbox.url().rsplit('/').next().unwrap();
    assert!(page.contains("3600 s ahead") && page.contains(host));
    site.control("reset", &Value::Null).await;
    assert!(!text(&site).await.contains("s ahead"));
}
