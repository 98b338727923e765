//! *Log out*: here and everywhere; each half works when the other fails.

use e2e::{Gate, Page, Stage, eventually, journey};
use gigya::ResponseCode;
use gigya_sandbox::seed::PINKY;
use gigya_sandbox::{InjectedFault, Misbehaviour};

const SESSION: &str = "/v1/campaigns/*/session";
const SERVER_ERROR: Misbehaviour = Misbehaviour::Code { code: ResponseCode::GENERAL_SERVER_ERROR };

async fn type_into_the_form(stage: &Stage) {
    stage.log_in(PINKY.login_id, PINKY.password).await;
    stage.fill("Street", "Rue Secrète").await;
}

async fn open_over_a_gate(stage: &Stage) -> Gate {
    let gate = stage.gate().await;
    stage.open_page_over(&Page::with_window("campaign='summer-quiz'"), gate.origin()).await;
    gate
}

#[tokio::test(flavor = "multi_thread")]
async fn log_out_everywhere_ends_all_sessions_and_wipes_what_was_typed() {
    journey(async |stage| {
        stage.open().await;
        type_into_the_form(stage).await;
        stage.click("Log out").await;
        stage.check_screen("login").await;
        stage.see("You are logged out.").await;
        stage.see_focus("heading").await;
        stage.event("cw-logged-out").await;
        assert_eq!(stage.calls("accounts.logout"), 2, "one by the Web SDK, one by the proxy");
        assert_eq!(stage.value("E-mail address").await, "");
        let page = stage.ask_page("return document.documentElement.outerHTML").await.to_string();
        assert!(!page.contains("Pinky") && !page.contains("Secr"), "something is left on the page");

        stage.reload().await;
        stage.see_screen("login").await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("Street").await, "");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn log_out_here_leaves_other_devices_alone() {
    journey(async |stage| {
        stage.open_page(&Page::with_window("campaign='contest'")).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        stage.reload().await;
        stage.see_screen("hello").await;
        stage.click("Log out").await;
        stage.see_screen("login").await;
        stage.see("You are logged out.").await;
        assert_eq!(stage.calls("accounts.logout"), 1, "by the Web SDK only");
        stage.reload().await;
        stage.see_screen("login").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_is_down_does_not_keep_the_participant_logged_in_here() {
    journey(async |stage| {
        let gate = open_over_a_gate(stage).await;
        type_into_the_form(stage).await;
        gate.break_off(SESSION);
        stage.click("Log out").await;
        stage.see_screen("login").await;
        stage.see("We could not log you out on your other devices.").await;
        stage.read_on_console(&["net::ERR"]).await;
        stage.read_on_console(&["the proxy could not be reached"]).await;
        stage.reload().await;
        stage.see_screen("login").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_web_sdk_that_fails_does_not_keep_the_sessions_on_other_devices() {
    journey(async |stage| {
        let gate = open_over_a_gate(stage).await;
        type_into_the_form(stage).await;
        // The first log-out is the Web SDK's: the proxy's waits at the gate until that one has failed.
        stage.sandbox.inject(InjectedFault::once("accounts.logout", SERVER_ERROR));
        gate.hold(SESSION);
        stage.click("Log out").await;
        eventually("the log-out of the Web SDK", async || {
            (stage.calls("accounts.logout") == 1).then_some(())
        })
        .await;
        gate.open();
        stage.see_screen("login").await;
        stage.see("You are logged out on your other devices, but not on this one.").await;
        stage.read_on_console(&["500001"]).await;
        assert_eq!(stage.calls("accounts.logout"), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_out_that_fails_altogether_is_admitted_and_can_be_tried_again() {
    journey(async |stage| {
        stage.open().await;
        type_into_the_form(stage).await;
        stage.sandbox.inject(InjectedFault::always("accounts.logout", SERVER_ERROR));
        stage.click("Log out").await;
        stage.see_screen("login").await;
        stage.see("We could not log you out. Please try again in a moment.").await;
        let page = stage.ask_page("return document.documentElement.outerHTML").await.to_string();
        assert!(!page.contains("Pinky"), "something is left on the page");
        stage.read_on_console(&["500001"]).await;
        stage.read_on_console(&["502"]).await;
        stage.read_on_console(&["the proxy refused"]).await;

        stage.sandbox.clear_faults();
        stage.click("Log out").await;
        stage.see("You are logged out.").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_can_log_out_by_a_method_of_the_element() {
    journey(async |stage| {
        stage.open().await;
        type_into_the_form(stage).await;
        stage.ask_page("document.querySelector('connection-window').logOut()").await;
        stage.see_screen("login").await;
        stage.see("You are logged out.").await;
    })
    .await;
}
