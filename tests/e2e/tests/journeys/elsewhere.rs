//! A session that begins or ends outside the window: in another tab, in another window of the page. The
//! screen follows by itself, but never under somebody's typing.

use e2e::{Page, Stage, eventually, journey};
use gigya_sandbox::seed::{MARIE, PINKY, VERA};

const TERMS: &str = "I accept the rules of the quiz";
const OFFER: &str = "You are already connected.";

/// Two tabs with the quiz; the first one is looked at again after `act` in the second.
async fn in_another_tab(stage: &Stage, act: impl AsyncFnOnce(&Stage)) {
    let first = stage.tab().await;
    stage.open_tab().await;
    stage.open().await;
    act(stage).await;
    stage.show_tab(&first).await;
}

async fn log_in_there(stage: &Stage) {
    in_another_tab(stage, async |stage| {
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
    })
    .await;
}

async fn log_out_there(stage: &Stage) {
    in_another_tab(stage, async |stage| {
        stage.see_screen("hello").await;
        stage.click("Log out").await;
        stage.see_screen("login").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_greeted_by_anothers_name_says_so_and_logs_in() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        stage.reload().await;
        stage.check_screen("hello").await;
        stage.click("Not you?").await;
        stage.check_screen("login").await;
        stage.see_focus("heading").await;
        assert_eq!(stage.calls("accounts.logout"), 1, "in this browser only");
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "Marie");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_in_another_tab_is_greeted_when_the_participant_comes_back() {
    journey(async |stage| {
        stage.open().await;
        stage.see_screen("login").await;
        log_in_there(stage).await;
        stage.check_screen("hello").await;
        stage.see("Hello, Pinky").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_in_another_tab_is_only_offered_to_who_was_typing() {
    journey(async |stage| {
        stage.open().await;
        stage.fill("E-mail address", MARIE.login_id).await;
        log_in_there(stage).await;
        stage.see_in_window(OFFER).await;
        stage.check_screen("login").await;
        assert_eq!(stage.value("E-mail address").await, MARIE.login_id);
        stage.click("Continue as Pinky").await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "Pinky");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_out_in_another_tab_leads_from_hello_to_login_with_a_reason() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        stage.reload().await;
        stage.see_screen("hello").await;
        log_out_there(stage).await;
        stage.check_screen("login").await;
        stage.see("Your session has ended.").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_out_in_another_tab_leaves_a_form_under_typing_until_it_is_sent() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.fill("Street", "Rue Neuve").await;
        log_out_there(stage).await;
        stage.see_in_window("You are no longer connected.").await;
        stage.check_screen("form").await;
        assert_eq!(stage.value("Street").await, "Rue Neuve");
        stage.tick(TERMS).await;
        stage.click("Submit").await;
        stage.see_screen("login").await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("Street").await, "Rue Neuve");
        assert!(stage.is_ticked(TERMS).await);
        stage.click("Submit").await;
        stage.see_screen("done").await;
        assert_eq!(stage.calls("accounts.setAccountInfo"), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_participant_in_another_tab_never_sends_what_this_one_typed() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.fill("Street", "Rue Secrète").await;
        stage.tick(TERMS).await;
        in_another_tab(stage, async |stage| {
            stage.see_screen("hello").await;
            stage.click("Not you?").await;
            stage.log_in(PINKY.login_id, PINKY.password).await;
            stage.see_screen("form").await;
        })
        .await;
        stage.see_in_window("You are no longer connected.").await;
        stage.click("Submit").await;
        stage.see_screen("login").await;
        assert_eq!(stage.calls("accounts.setAccountInfo"), 0);
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "Pinky");
        assert_ne!(stage.value("Street").await, "Rue Secrète");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_was_followed_in_another_tab_leads_on_here_too() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(VERA.login_id, VERA.password).await;
        stage.see_screen("verify-email").await;
        in_another_tab(stage, async |stage| {
            stage.log_in(VERA.login_id, VERA.password).await;
            stage.see_screen("verify-email").await;
            stage.click("Send again").await;
            let mail = stage.message(VERA.login_id, 1).await;
            stage.follow_elsewhere(mail.link.as_deref().expect("a link")).await;
            stage.click("I have verified").await;
            stage.see_screen("form").await;
        })
        .await;
        stage.check_screen("hello").await;
        stage.click("Continue").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_windows_of_a_page_follow_each_other() {
    journey(async |stage| {
        let page = Page::with_body(
            "<connection-window id='one' campaign='summer-quiz'></connection-window>\
             <connection-window id='two' campaign='contest'></connection-window>",
        );
        stage.open_page(&page).await;
        stage.look_at("two");
        stage.see_screen("login").await;
        stage.look_at("one");
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        stage.look_at("two");
        stage.see_screen("hello").await;
        stage.see_in_window("Hello, Pinky").await;
        stage.click("Log out").await;
        stage.see_screen("login").await;
        stage.look_at("one");
        stage.see_screen("login").await;
        eventually("each told once", async || (stage.count_events("cw-logged-out").await >= 1).then_some(()))
            .await;
    })
    .await;
}
