//! A step that took longer than the hour that a registration token lives (403025): the login begins again, and
//! what was typed is kept for who typed it.

use std::time::Duration;

use e2e::{AtProvider, Stage, journey};
use gigya_sandbox::seed::{NINA, OLGA, OTTO, VERA};

use super::{log_in, meet, see_connected};

const EXPIRED: &str = "That step has timed out. Please log in again";

async fn see_expired(stage: &Stage) {
    stage.see_screen("login").await;
    stage.see(EXPIRED).await;
    stage.see_focus("heading").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_comes_back_with_the_step() {
    journey(async |stage| {
        meet(stage, &NINA, "complete-account").await;
        stage.fill("Last name", "Simons").await;
        stage.tick("I agree to: tos").await;
        stage.pass_time_at_gigya(Duration::from_mins(61));
        stage.click("Continue").await;
        see_expired(stage).await;
        stage.see(&format!("{EXPIRED}: what you typed is kept.")).await;
        stage.check_screen("login").await;
        assert_eq!(stage.value("E-mail address").await, NINA.login_id);

        stage.fill("Password", NINA.password).await;
        stage.click("Log in").await;
        stage.see_screen("complete-account").await;
        assert_eq!(stage.value("Last name").await, "Simons");
        assert!(stage.is_ticked("I agree to: tos").await);
        stage.click("Continue").await;
        see_connected(stage, &NINA).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_sees_what_was_typed() {
    journey(async |stage| {
        meet(stage, &NINA, "complete-account").await;
        stage.fill("Last name", "Simons").await;
        stage.tick("I agree to: tos").await;
        stage.pass_time_at_gigya(Duration::from_mins(61));
        stage.click("Continue").await;
        see_expired(stage).await;
        log_in(stage, &OTTO).await;
        stage.see_screen("complete-account").await;
        assert!(!stage.is_ticked("I agree to: tos").await);
        let page = stage.ask_page("return document.documentElement.outerHTML").await.to_string();
        assert!(!page.contains("Simons"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_comes_back_to_who_has_no_address_yet() {
    journey(async |stage| {
        stage.open().await;
        stage.click("Continue with Facebook").await;
        stage.choose_at_provider(AtProvider::WithoutEmail).await;
        stage.see_screen("complete-account").await;
        stage.fill("E-mail", "gust.zonder@example.com").await;
        stage.pass_time_at_gigya(Duration::from_mins(61));
        stage.click("Continue").await;
        see_expired(stage).await;
        stage.see(&format!("{EXPIRED}: what you typed is kept.")).await;

        stage.click("Continue with Facebook").await;
        stage.choose_at_provider(AtProvider::WithoutEmail).await;
        stage.see_screen("complete-account").await;
        assert_eq!(stage.value("E-mail").await, "gust.zonder@example.com");
        stage.click("Continue").await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "Gust");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_other_steps_lead_to_login_as_well() {
    journey(async |stage| {
        meet(stage, &VERA, "verify-email").await;
        stage.pass_time_at_gigya(Duration::from_mins(61));
        stage.click("I have verified").await;
        see_expired(stage).await;
        stage.see(&format!("{EXPIRED}.")).await;
        assert_eq!(stage.value("E-mail address").await, VERA.login_id);

        log_in(stage, &OLGA).await;
        stage.see_screen("change-password").await;
        stage.pass_time_at_gigya(Duration::from_mins(61));
        stage.fill("Current password", OLGA.password).await;
        stage.fill("New password", "changed-Now-404").await;
        stage.click("Save password").await;
        see_expired(stage).await;
        assert_eq!(stage.value("E-mail address").await, OLGA.login_id);
    })
    .await;
}
