//! The second part of the wasm: *Login* does not wait for it, and nothing is lost when it does not come.

use e2e::{Page, eventually, journey};
use gigya_sandbox::seed::PINKY;

const SECOND: &str = "/second.*.wasm";
const NOT_HERE: &str = "We cannot be reached right now. Please try again in a moment.";

fn quiz() -> Page {
    Page::with_window("campaign='summer-quiz'")
}

#[tokio::test(flavor = "multi_thread")]
async fn login_does_not_wait_for_the_second_part_and_a_click_waits_for_it() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.hold(SECOND);
        stage.open_page_over(&quiz(), gate.origin()).await;
        stage.see_screen("login").await;
        eventually("the second part asked for", async || (gate.count(SECOND) == 1).then_some(())).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see("Logging you in…").await;
        stage.see_screen("login").await;
        assert_eq!(stage.calls("accounts.login"), 0);
        gate.open();
        stage.see_screen("form").await;
        assert_eq!((gate.count(SECOND), stage.calls("accounts.login")), (1, 1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_part_that_never_comes_leaves_a_sentence_and_what_was_typed() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.hold(SECOND);
        stage.open_page_over(&quiz(), gate.origin()).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_in_window(NOT_HERE).await;
        stage.check_screen("login").await;
        stage
            .read_on_console(&["<connection-window>", "could not load", "/second.", "within 7 seconds"])
            .await;
        assert_eq!(stage.value("E-mail address").await, PINKY.login_id);
        assert_eq!(stage.value("Password").await, PINKY.password);
        gate.open();
        stage.click("Try again").await;
        stage.see_focus("heading").await;
        eventually("the sentence gone", async || (!stage.sees_now(NOT_HERE).await).then_some(())).await;
        assert_eq!(stage.calls("accounts.login"), 0, "a click that is long forgotten logs nobody in");
        stage.click("Log in").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_tries_again_to_load_what_did_not_come_through() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.break_off(SECOND);
        stage.open_page_over(&quiz(), gate.origin()).await;
        stage.see_screen("login").await;
        stage.see_in_window(NOT_HERE).await;
        stage.read_on_console(&["net::ERR"]).await;
        stage.read_on_console(&["<connection-window>", "could not load", "/second.", "script-src"]).await;
        gate.open();
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        assert!(!stage.sees_now(NOT_HERE).await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_windows_go_on_together_whichever_of_them_tried_again() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.break_off(SECOND);
        let window = "<connection-window campaign='summer-quiz'></connection-window>";
        stage.open_page_over(&Page::with_body(&window.repeat(2)), gate.origin()).await;
        let sentences = "return document.querySelectorAll('.cw-missing > .cw-alert').length";
        eventually("both windows say so", async || (stage.ask_page(sentences).await == 2).then_some(()))
            .await;
        stage.read_on_console(&["net::ERR"]).await;
        // Once: they share the attempt.
        stage.read_on_console(&["<connection-window>", "could not load", "/second."]).await;
        gate.open();
        stage.ask_page("document.querySelectorAll('.cw-missing > button')[1].click()").await;
        eventually("both windows go on", async || (stage.ask_page(sentences).await == 0).then_some(())).await;
        eventually("both windows are ready", async || {
            (stage.count_events("cw-ready").await == 2).then_some(())
        })
        .await;
        assert_eq!(stage.count_events("cw-unavailable").await, 2, "once for each");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connected_participant_is_greeted_once_the_second_part_has_come() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        // Another origin: the browser keeps the files of the first one.
        let gate = stage.gate().await;
        gate.break_off(SECOND);
        stage.open_page_over(&quiz(), gate.origin()).await;
        stage.see(NOT_HERE).await;
        stage.see_screen("loading").await;
        stage.read_on_console(&["net::ERR"]).await;
        stage.read_on_console(&["<connection-window>", "could not load", "/second."]).await;
        gate.open();
        stage.click("Try again").await;
        stage.see_screen("hello").await;
        assert!(!stage.sees_now(NOT_HERE).await);
    })
    .await;
}
