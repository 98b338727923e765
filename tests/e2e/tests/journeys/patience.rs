//! What never answers: after seven seconds there is a sentence and a way on. These journeys wait for the
//! sentence, however long a slow machine takes.

use e2e::{Page, eventually, journey};
use gigya_sandbox::seed::{MARIE, PINKY};
use gigya_sandbox::{InjectedFault, Misbehaviour, ScriptMode};

const TOO_LONG: &str = "This takes too long. Please check your connection and try again.";
const FALLBACK: &str = "Fallback for pages without script";

fn quiz() -> Page {
    Page::with_window("campaign='summer-quiz'")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gigya_script_that_never_comes_keeps_what_was_typed_meanwhile() {
    journey(async |stage| {
        stage.sandbox.set_script(ScriptMode::Hang);
        stage.open().await;
        stage.fill("E-mail address", PINKY.login_id).await;
        stage.see_in_window(TOO_LONG).await;
        stage.see_screen("login").await;
        assert_eq!(stage.value("E-mail address").await, PINKY.login_id);
        stage.read_on_console(&["Gigya's script or one of its calls did not answer in time"]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_web_sdk_that_never_answers_leaves_a_sentence_and_the_fallback() {
    journey(async |stage| {
        stage.sandbox.set_script(ScriptMode::Silent);
        stage.open().await;
        stage.see_screen("unavailable").await;
        stage.see(TOO_LONG).await;
        stage.see(FALLBACK).await;
        stage.read_on_console(&["Gigya's script or one of its calls did not answer in time"]).await;
        stage.click("Try again").await;
        stage.see_screen("loading").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_is_never_answered_can_be_sent_again() {
    journey(async |stage| {
        stage.open().await;
        stage.sandbox.inject(InjectedFault::once("accounts.login", Misbehaviour::Hang));
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see("Logging you in…").await;
        stage.check_screen("login").await;
        stage.see(TOO_LONG).await;
        stage.read_on_console(&["did not answer in time"]).await;
        assert_eq!(stage.value("E-mail address").await, PINKY.login_id);
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_definition_that_never_comes_can_be_asked_for_again() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.hold("/v1/campaigns/*");
        stage.open_page_over(&quiz(), gate.origin()).await;
        stage.see_screen("loading").await;
        stage.check_accessibility().await;
        stage.picture("loading").await;
        stage.see_screen("unavailable").await;
        stage.see(TOO_LONG).await;
        stage.read_on_console(&["the proxy did not answer in time"]).await;
        gate.open();
        stage.click("Try again").await;
        stage.see_screen("login").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wasm_that_never_comes_leaves_a_sentence_and_the_fallback() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.hold("/core.*.wasm");
        stage.open_page_over(&quiz(), gate.origin()).await;
        stage.see("This part of the page could not be loaded. Please reload the page.").await;
        stage.see(FALLBACK).await;
        stage.read_on_console(&["<connection-window>", "did not come within 7 seconds"]).await;
        gate.open();
        stage.click("Try again").await;
        stage.see_screen("login").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_submission_that_is_never_answered_keeps_every_answer() {
    journey(async |stage| {
        let gate = stage.gate().await;
        stage.open_page_over(&quiz(), gate.origin()).await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.fill("First name", "Maria").await;
        stage.tick("I accept the rules of the quiz").await;
        gate.hold("/v1/campaigns/*/participations");
        stage.click("Submit").await;
        stage.see("Sending…").await;
        stage.see(TOO_LONG).await;
        stage.see_focus("summary").await;
        stage.read_on_console(&["the proxy did not answer in time"]).await;
        assert_eq!(stage.value("First name").await, "Maria");
        gate.open();
        stage.click("Submit").await;
        stage.see_screen("done").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gigya_that_never_answers_the_proxy_is_told_by_the_proxy() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        // The seven seconds begin with the click, and the proxy takes most of them: no login among them.
        stage.reload().await;
        stage.see_screen("hello").await;
        stage.sandbox.inject(InjectedFault::once("accounts.getAccountInfo", Misbehaviour::Hang));
        stage.click("Continue").await;
        stage.see("We cannot be reached right now. Please try again in a moment.").await;
        stage.read_on_console(&["the proxy refused (502"]).await;
        stage.read_on_console(&["502"]).await;
        stage.click("Continue").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gigya_that_stops_answering_after_the_greeting_leaves_the_plain_form() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        stage.reload().await;
        stage.see_screen("hello").await;
        stage.sandbox.inject(InjectedFault::always("accounts.getJWT", Misbehaviour::Hang));
        stage.click("Continue").await;
        stage.see(TOO_LONG).await;
        stage.check_screen("hello").await;
        stage.read_on_console(&["Gigya's script or one of its calls did not answer in time"]).await;
        stage.click("Fill in the form myself").await;
        stage.check_screen("done").await;
        stage.see("Over to you").await;
        stage.see(FALLBACK).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_out_that_is_never_answered_ends_all_the_same() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        stage.sandbox.inject(InjectedFault::always("accounts.logout", Misbehaviour::Hang));
        stage.click("Log out").await;
        eventually("both halves asked for", async || (stage.calls("accounts.logout") == 2).then_some(()))
            .await;
        let page = stage.ask_page("return document.documentElement.outerHTML").await.to_string();
        assert!(!page.contains("Pinky"), "what was filled in is gone before anybody has answered");
        stage.see_screen("login").await;
        stage.see("We could not log you out. Please try again in a moment.").await;
        stage.read_on_console(&["Gigya's script or one of its calls did not answer in time"]).await;
        stage.read_on_console(&["the proxy refused (502"]).await;
        stage.read_on_console(&["502"]).await;
    })
    .await;
}
