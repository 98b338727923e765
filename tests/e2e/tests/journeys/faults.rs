//! When the window cannot start: a plain sentence and a way on for the participant, the author's fallback, and
//! a precise message for the integrator. What breaks later is in `upstream`, what never answers in `patience`.

use e2e::{Page, Stage, journey};
use gigya_sandbox::ScriptMode;
use gigya_sandbox::seed::PINKY;

const FALLBACK: &str = "Fallback for pages without script";
const LAST_RESORT: &str = "This part of the page could not be loaded. Please reload the page.";
fn quiz() -> Page {
    Page::with_window("campaign='summer-quiz'")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_that_is_missing_misspelt_or_unknown_is_named() {
    journey(async |stage| {
        let slips: [(&str, &[&str]); 3] = [
            ("", &["the attribute `campaign` is missing", "<connection-window campaign="]),
            ("campaign='Summer Quiz'", &["\"Summer Quiz\"", "lower-case letters"]),
            ("campaign='sumer-quiz'", &["no campaign is called `sumer-quiz`"]),
        ];
        for (attributes, told) in slips {
            stage.open_page(&Page::with_window(attributes)).await;
            stage.check_screen("unavailable").await;
            stage.see("This page is not quite ready. Please come back later: it is not your fault.").await;
            stage.see(FALLBACK).await;
            stage.read_on_console(told).await;
            if !attributes.is_empty() {
                stage.read_on_console(&["404"]).await;
            }
            stage.event("cw-unavailable").await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_is_down_is_told_and_tried_again() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.break_off("/v1/campaigns/*");
        stage.open_page_over(&quiz(), gate.origin()).await;
        stage.check_screen("unavailable").await;
        stage.see("We cannot be reached right now. Please try again in a moment.").await;
        stage.see(FALLBACK).await;
        stage.read_on_console(&["net::ERR"]).await;
        stage.read_on_console(&["the proxy could not be reached", "connect-src"]).await;
        gate.open();
        stage.click("Try again").await;
        stage.see_screen("login").await;
        stage.see_focus("heading").await;
        assert!(!stage.sees_now(FALLBACK).await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_that_cannot_be_loaded_leaves_the_authors_fallback() {
    journey(async |stage| {
        let nobody = {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
            format!("http://{}", listener.local_addr().expect("it is bound"))
        };
        stage.open_page_over(&quiz(), &nobody).await;
        stage.see(FALLBACK).await;
        stage.read_on_console(&["ERR_CONNECTION_REFUSED"]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn web_assembly_that_the_policy_refuses_leaves_a_sentence_and_the_fallback() {
    journey(async |stage| {
        stage.open_page(&quiz().with_policy_of("", "'wasm-unsafe-eval'")).await;
        stage.see(LAST_RESORT).await;
        stage.see(FALLBACK).await;
        stage.check_accessibility().await;
        stage.picture("last-resort").await;
        stage.read_on_console(&["<connection-window>", "add 'wasm-unsafe-eval' to its script-src"]).await;
        stage.event("cw-unavailable").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wasm_that_does_not_come_through_can_be_tried_again() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.break_off("/core.*.wasm");
        stage.open_page_over(&quiz(), gate.origin()).await;
        stage.see(LAST_RESORT).await;
        stage.read_on_console(&["net::ERR"]).await;
        stage.read_on_console(&["<connection-window>", "could not load", ".wasm"]).await;
        gate.open();
        stage.click("Try again").await;
        stage.see_screen("login").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_style_sheet_the_window_is_plain_but_works() {
    journey(async |stage| {
        stage.open_page(&quiz().with_policy_of("style-src 'self'", "style-src 'self' {proxy}")).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        stage.read_on_console(&["<connection-window>", "style-src"]).await;
        stage.read_on_console(&["Content Security Policy", "style-src"]).await;
    })
    .await;
}

async fn see_the_log_in_service_missing(stage: &Stage, mode: ScriptMode, told: &[&str]) {
    stage.sandbox.set_script(mode);
    stage.open().await;
    stage.see_screen("unavailable").await;
    stage
        .see("We cannot reach the log-in service. If you use a blocker, allow this page, then try again.")
        .await;
    stage.see(FALLBACK).await;
    stage.read_on_console(told).await;
    stage.sandbox.set_script(ScriptMode::Normal);
    stage.click("Try again").await;
    stage.see_screen("login").await;
    stage.log_in(PINKY.login_id, PINKY.password).await;
    stage.see_screen("form").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gigya_script_that_is_blocked_is_told_and_tried_again() {
    journey(async |stage| {
        let told = ["Gigya's script could not be loaded from", "/js/gigya.js", "script-src"];
        see_the_log_in_service_missing(stage, ScriptMode::Missing, &told).await;
        stage.read_on_console(&["404"]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gigya_script_replaced_by_a_blockers_stub_is_told_and_tried_again() {
    journey(async |stage| {
        let told = ["window.gigya is there but does nothing", "content blocker"];
        see_the_log_in_service_missing(stage, ScriptMode::Stub, &told).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_gigya_script_is_told_and_tried_again() {
    journey(async |stage| {
        see_the_log_in_service_missing(stage, ScriptMode::Empty, &["<connection-window>", "content blocker"])
            .await;
    })
    .await;
}
