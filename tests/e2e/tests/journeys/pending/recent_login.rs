//! A login that was too long ago for what Gigya is asked (403110): the participant logs in again.

use std::time::Duration;

use e2e::{Stage, journey};
use gigya_sandbox::seed::{MARIE, PINKY};

use super::log_in;

const AGAIN: &str = "To keep your account safe, please log in once more.";

/// Connected for two minutes on a site that gives tokens for a minute only.
async fn come_back_too_late(stage: &Stage) {
    stage.sandbox.change_settings(|settings| settings.recent_login = Some(60));
    stage.open().await;
    log_in(stage, &PINKY).await;
    stage.see_screen("form").await;
    stage.pass_time_at_gigya(Duration::from_mins(2));
    stage.reload().await;
    stage.click("Continue").await;
    stage.see_screen("login").await;
    stage.see(AGAIN).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_participant_logs_in_once_more_and_goes_on() {
    journey(async |stage| {
        come_back_too_late(stage).await;
        stage.see_focus("heading").await;
        stage.check_screen("login").await;
        log_in(stage, &PINKY).await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "Pinky");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_else_is_told_apart() {
    journey(async |stage| {
        come_back_too_late(stage).await;
        log_in(stage, &MARIE).await;
        stage.see("This is another account than the one at the start.").await;
        stage.read_on_console(&["403027"]).await;
        log_in(stage, &PINKY).await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_else_logs_out_who_was_there_before_and_begins_anew() {
    journey(async |stage| {
        come_back_too_late(stage).await;
        log_in(stage, &MARIE).await;
        stage.see("This is another account than the one at the start.").await;
        stage.read_on_console(&["403027"]).await;
        stage.check_screen("login").await;
        stage.click("Log out").await;
        stage.see("You are logged out.").await;
        assert_eq!(stage.calls("accounts.logout"), 1, "in this browser only");
        log_in(stage, &MARIE).await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "Marie");
    })
    .await;
}
