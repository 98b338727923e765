//! Gigya cannot be had: a sentence and a way on for the participant, the cause on the console for the
//! integrator.

use e2e::{Page, Stage, eventually, journey};
use gigya_sandbox::seed::PINKY;
use gigya_sandbox::{Scenario, ScriptMode};

const FALLBACK: &str = "Fallback for pages without script";
const UNREACHABLE: &str = "We cannot reach the log-in service.";
const OFFLINE: &str = "You are offline. Please check your internet connection, then try again.";
const NOT_READY: &str = "This page is not quite ready.";
const PLAIN_FORM: &str = "Fill in the form myself";

/// The sentence, the cause, and the two ways on of a campaign that takes participants without Gigya.
async fn check_way_on(stage: &Stage, sentence: &str, cause: &[&str]) {
    stage.check_screen("unavailable").await;
    stage.see_in_window(sentence).await;
    stage.see(FALLBACK).await;
    stage.read_on_console(cause).await;
    stage.click(PLAIN_FORM).await;
    stage.check_screen("done").await;
    stage.see_focus("heading").await;
    stage.see_in_window("Over to you").await;
    stage.see(FALLBACK).await;
    stage.event("cw-plain-form").await;
}

/// The SDK starts all the same, and hears of it with the first call that it makes. What was typed stays.
async fn check_refusal(stage: &Stage, scenario: Scenario, cause: &[&str]) {
    stage.sandbox.set_scenario(scenario);
    stage.open().await;
    stage.log_in(PINKY.login_id, PINKY.password).await;
    stage.see_in_window(NOT_READY).await;
    stage.read_on_console(cause).await;
    stage.check_screen("login").await;
    assert_eq!(stage.value("E-mail address").await, PINKY.login_id);
    stage.click(PLAIN_FORM).await;
    stage.check_screen("done").await;
    stage.see(FALLBACK).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_that_is_blocked_leaves_the_plain_form_and_names_the_address() {
    journey(async |stage| {
        stage.sandbox.set_script(ScriptMode::Missing);
        stage.open().await;
        let address = format!("{}/js/gigya.js", stage.sandbox.url());
        check_way_on(stage, UNREACHABLE, &["could not be loaded from", &address, "script-src"]).await;
        stage.read_on_console(&["gigya.js", "404"]).await;

        // Whoever thinks again finds Gigya, if it is there by then.
        stage.sandbox.set_script(ScriptMode::Normal);
        stage.click("Try again").await;
        stage.see_screen("login").await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_that_the_pages_policy_refuses_is_named() {
    journey(async |stage| {
        let page = Page::with_window("campaign='summer-quiz'")
            .with_policy_of("'wasm-unsafe-eval' {proxy};", "'wasm-unsafe-eval' {proxy} {gigya};");
        stage.open_page(&page).await;
        check_way_on(stage, UNREACHABLE, &["could not be loaded from", "script-src"]).await;
        stage.read_on_console(&["gigya.js", "Content Security Policy"]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blockers_dummy_is_seen_through() {
    journey(async |stage| {
        for mode in [ScriptMode::Stub, ScriptMode::Empty] {
            stage.sandbox.set_script(mode);
            stage.open().await;
            check_way_on(stage, UNREACHABLE, &["window.gigya is there but does nothing"]).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_data_centre_is_named_on_the_console() {
    journey(async |stage| {
        check_refusal(stage, Scenario::WrongDataCenter, &["301001", "eu2", "data_center"]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_api_key_that_nobody_knows_is_named_on_the_console() {
    journey(async |stage| {
        check_refusal(stage, Scenario::UnknownKey, &["400093", "api_key"]).await;
        stage.read_on_console(&["sdk.config.get", "400"]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_the_site_does_not_trust_is_named_on_the_console() {
    journey(async |stage| {
        check_refusal(stage, Scenario::ForeignPage, &["400120", "trusted"]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_campaigns_leave_there_is_no_plain_form() {
    journey(async |stage| {
        stage.sandbox.set_script(ScriptMode::Missing);
        let page = "<connection-window campaign='contest'>Write to us instead</connection-window>";
        stage.open_page(&Page::with_body(page)).await;
        stage.check_screen("unavailable").await;
        stage.see("Write to us instead").await;
        assert!(!stage.sees_now(PLAIN_FORM).await);
        stage.read_on_console(&["could not be loaded from"]).await;
        stage.read_on_console(&["gigya.js", "404"]).await;
        stage.sandbox.set_script(ScriptMode::Normal);
        stage.click("Try again").await;
        stage.see_screen("login").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_is_cut_loses_nothing_that_was_typed() {
    journey(async |stage| {
        stage.open().await;
        stage.see_in_window("Forgot password?").await;
        // The SDK's own last question of the opening: nothing but the login is under way when the line is cut.
        eventually("the SDK at rest", async || {
            let asked = stage.requests_to(stage.sandbox.url()).await;
            asked.iter().any(|address| address.contains("socialize.getIDs")).then_some(())
        })
        .await;
        stage.go_offline().await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_in_window(OFFLINE).await;
        stage.read_on_console(&["accounts.login", "net::ERR_INTERNET_DISCONNECTED"]).await;
        assert_eq!(stage.value("E-mail address").await, PINKY.login_id);
        stage.check_screen("login").await;
        stage.go_online().await;
        eventually("the sentence gone", async || (!stage.sees_now(OFFLINE).await).then_some(())).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;

        stage.fill("Street", "Rue Neuve").await;
        stage.tick("I accept the rules of the quiz").await;
        stage.go_offline().await;
        stage.click("Submit").await;
        stage.see_in_window(OFFLINE).await;
        stage.read_on_console(&["/participations", "net::ERR_INTERNET_DISCONNECTED"]).await;
        stage.read_on_console(&["the proxy could not be reached"]).await;
        assert_eq!(stage.value("Street").await, "Rue Neuve");
        stage.go_online().await;
        stage.click("Submit").await;
        stage.see_screen("done").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_line_needs_patience_and_nothing_else() {
    journey(async |stage| {
        stage.slow_the_line().await;
        stage.open().await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        stage.tick("I accept the rules of the quiz").await;
        stage.click("Submit").await;
        stage.see_screen("done").await;
        assert_eq!(stage.count_events("cw-unavailable").await, 0);
    })
    .await;
}
