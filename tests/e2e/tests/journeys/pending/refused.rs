//! Logins that Gigya refuses, whatever the password: one sentence for each reason, and what was typed is kept.

use std::time::Duration;

use e2e::{Page, Stage, eventually, journey};
use gigya_sandbox::seed::{MARIE, PINKY, TIM};
use gigya_sandbox::{InjectedFault, Misbehaviour, Scenario};

use super::log_in;

/// Gigya's answer to the next login, and what the participant reads.
async fn see_refused(stage: &Stage, code: u32, sentence: &str) {
    let refused = Misbehaviour::Code { code: gigya::ResponseCode(code) };
    stage.sandbox.inject(InjectedFault::once("accounts.login", refused));
    log_in(stage, &PINKY).await;
    stage.see(sentence).await;
    assert_eq!(stage.value("E-mail address").await, PINKY.login_id, "{code}");
}

async fn fail(stage: &Stage, login_id: &str, times: usize) {
    for _ in 0..times {
        let before = stage.calls("accounts.login");
        stage.log_in(login_id, "a wrong password").await;
        eventually("another login", async || (stage.calls("accounts.login") > before).then_some(())).await;
        stage.see("E-mail address or password is not right.").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_is_locked_is_told_the_campaigns_minutes_and_opens_again() {
    journey(async |stage| {
        stage.open().await;
        fail(stage, PINKY.login_id, 3).await;
        log_in(stage, &PINKY).await;
        stage.see("Too many tries. Please wait 5\u{a0}min, then try again.").await;
        stage.check_screen("login").await;
        stage.pass_time_at_gigya(Duration::from_mins(1));
        log_in(stage, &PINKY).await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_locked_locks_everybody_behind_it_out_for_a_while() {
    journey(async |stage| {
        stage.open_page(&Page::with_window("campaign='guarded'")).await;
        fail(stage, PINKY.login_id, 2).await;
        fail(stage, "nobody@example.com", 3).await;
        log_in(stage, &MARIE).await;
        stage.see("Too many tries. Please wait a few minutes, then try again.").await;
        stage.pass_time_at_gigya(Duration::from_mins(1));
        log_in(stage, &MARIE).await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_is_told_in_the_campaigns_own_words() {
    journey(async |stage| {
        stage.open().await;
        log_in(stage, &TIM).await;
        stage.see("You must be 16 to play. See you in a few summers!").await;
        stage.check_screen("login").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_is_told_in_the_windows_words_where_the_campaign_has_none() {
    journey(async |stage| {
        stage.open_page(&Page::with_window("campaign='contest'")).await;
        log_in(stage, &TIM).await;
        stage.see("Sorry, an account here is for older participants.").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_reason_has_a_sentence_and_the_next_login_succeeds() {
    journey(async |stage| {
        stage.open().await;
        see_refused(stage, 403_048, "A lot of people are here right now.").await;
        stage.check_screen("login").await;
        stage.read_on_console(&["403048"]).await;
        see_refused(stage, 403_300, "This is not available here at the moment.").await;
        stage.read_on_console(&["403300"]).await;
        see_refused(stage, 403_041, "This account cannot be used.").await;
        stage.read_on_console(&["403041"]).await;
        see_refused(stage, 403_047, "E-mail address or password is not right.").await;
        log_in(stage, &PINKY).await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sites_own_extension_is_heard_in_its_own_words() {
    journey(async |stage| {
        stage.open().await;
        let (code, details) = (gigya::ResponseCode(400_303), "Once a week is enough.".to_owned());
        let said = Misbehaviour::Said { code, details };
        stage.sandbox.inject(InjectedFault::once("accounts.login", said.clone()));
        log_in(stage, &PINKY).await;
        stage.see("This could not be accepted: Once a week is enough.").await;
        stage.read_on_console(&["400303"]).await;

        log_in(stage, &PINKY).await;
        stage.see_screen("form").await;
        stage.fill("First name", "Pinkie").await;
        stage.tick("I accept the rules of the quiz").await;
        stage.sandbox.inject(InjectedFault::once("accounts.setAccountInfo", said));
        stage.click("Submit").await;
        stage.see("This could not be accepted: Once a week is enough.").await;
        stage.see_focus("summary").await;
        stage.read_on_console(&["Failed to load resource", "422"]).await;
        stage.read_on_console(&["<connection-window>", "400303"]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_where_every_login_is_one_too_many_keeps_login_usable() {
    journey(async |stage| {
        stage.sandbox.set_scenario(Scenario::RateLimited);
        stage.open().await;
        log_in(stage, &PINKY).await;
        stage.see("A lot of people are here right now. Please try again in a minute.").await;
        stage.read_on_console(&["403048"]).await;
        stage.sandbox.clear_faults();
        log_in(stage, &PINKY).await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_nobody_knows_is_told_with_a_reference_for_the_support() {
    journey(async |stage| {
        stage.open().await;
        see_refused(stage, 499_999, "For the support, the reference is").await;
        stage.check_screen("login").await;
        let said = stage.page_text().await;
        let reference = said.split("the reference is ").nth(1).and_then(|rest| rest.split('.').next());
        let reference = reference.expect("a reference");
        assert!(reference.len() == 32 && reference.chars().all(|c| c.is_ascii_hexdigit()), "{reference}");
        stage.read_on_console(&["499999", reference]).await;
    })
    .await;
}
