//! The named scenarios: what a login with the account of each answers.

use gigya_sandbox::{API_KEY, Sandbox, Scenario};
use reqwest::Client;
use serde_json::Value;

use crate::site::{self, Site};

/// The code of a login from a page; the social ones are tried elsewhere.
fn expected(scenario: Scenario) -> u32 {
    match scenario {
        Scenario::Fresh
        | Scenario::Connected
        | Scenario::Limited
        | Scenario::SecurityQuestion
        | Scenario::CaptchaAfterFailure
        | Scenario::RecentLogin
        | Scenario::SocialConflict
        | Scenario::ForcedLinking => 0,
        Scenario::PendingRegistration | Scenario::PendingConsent => 206_001,
        Scenario::UnverifiedEmail => 206_002,
        Scenario::CodePending => 206_006,
        Scenario::ChangePassword => 403_100,
        Scenario::LockedOut => 403_120,
        Scenario::SecondFactor | Scenario::SecondFactorEmail | Scenario::SecondFactorApp => 403_101,
        Scenario::SecondFactorRegistration => 403_102,
        Scenario::Captcha => 401_020,
        Scenario::Conflict => 403_043,
        Scenario::RateLimited => 403_048,
        Scenario::MethodDisabled => 403_300,
        Scenario::Disabled => 403_041,
        Scenario::Underage => 403_044,
        Scenario::UnknownKey => 400_093,
        Scenario::WrongDataCenter => 301_001,
        Scenario::ForeignPage => 400_120,
    }
}

async fn log_in(http: &Client, sandbox: &Sandbox, scenario: Scenario) -> Value {
    let who = scenario.account();
    let form = [("apiKey", API_KEY), ("loginID", who.login_id), ("password", who.password)];
    let address = format!("{}/accounts.login", sandbox.url());
    let request = http.post(address).header("origin", "http://localhost:8700").form(&form);
    site::json(request.send().await.unwrap()).await["errorCode"].clone()
}

#[tokio::test]
async fn every_scenario_answers_as_it_says() {
    let (sandbox, http) = (Sandbox::start().await, Client::new());
    for scenario in Scenario::ALL {
        sandbox.set_scenario(scenario);
        let answered = log_in(&http, &sandbox, scenario).await;
        assert_eq!(answered, expected(scenario), "{}", scenario.name());
    }
}

#[tokio::test]
async fn a_sandbox_starts_in_a_scenario_and_a_reset_ends_it() {
    let (sandbox, http) = (Sandbox::start_with(Scenario::LockedOut).await, Client::new());
    assert_eq!(log_in(&http, &sandbox, Scenario::LockedOut).await, 403_120);
    sandbox.reset();
    assert_eq!(log_in(&http, &sandbox, Scenario::LockedOut).await, 0);
}

#[tokio::test]
async fn a_scenario_is_set_by_post_and_only_described_by_get() {
    let site = Site::start().await;
    let address = site.address("sandbox/scenario/captcha");
    let told = |reply: Value| (reply["scenario"].clone(), reply["loginID"].clone());
    let expected = ("captcha".into(), "pinky.ray@example.com".into());
    assert_eq!(told(site::json(site.http.get(&address).send().await.unwrap()).await), expected);
    assert_eq!(log_in(&site.http, &site.sandbox, Scenario::Captcha).await, 0);
    assert_eq!(told(site::json(site.http.post(&address).send().await.unwrap()).await), expected);
    assert_eq!(log_in(&site.http, &site.sandbox, Scenario::Captcha).await, 401_020);
}

#[tokio::test]
async fn a_scenario_that_is_none_is_told_the_names() {
    let site = Site::start().await;
    let response = site.http.post(site.address("sandbox/scenario/locked")).send().await.unwrap();
    assert_eq!(response.status(), 404);
    assert!(response.text().await.unwrap().contains("locked-out"));
}
