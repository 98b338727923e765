//! A password that must be changed before Gigya lets its owner in (403100).

use e2e::{Page, journey};
use gigya_sandbox::seed::OLGA;

use super::{log_in, meet, see_connected};

const NEW: &str = "changed-Now-404";

#[tokio::test(flavor = "multi_thread")]
async fn present_and_new_password_lead_on_and_the_new_one_counts_from_then() {
    journey(async |stage| {
        meet(stage, &OLGA, "change-password").await;
        stage.see("Your password needs:").await;
        stage.fill("Current password", "not hers").await;
        stage.fill("New password", NEW).await;
        stage.click("Save password").await;
        stage.see_complaint("Current password", "This is not the current password.").await;
        stage.see_focus("summary").await;
        stage.check_screen("change-password").await;

        stage.fill("Current password", OLGA.password).await;
        stage.fill("New password", OLGA.password).await;
        stage.click("Save password").await;
        stage.see_complaint("New password", "This password was used before.").await;
        stage.fill("New password", "short").await;
        stage.click("Save password").await;
        stage.see_complaint("New password", "Please make it longer").await;

        stage.fill("New password", NEW).await;
        stage.click("Save password").await;
        see_connected(stage, &OLGA).await;
        stage.click("Log out").await;
        stage.see_screen("login").await;
        stage.log_in(OLGA.login_id, OLGA.password).await;
        stage.see("This is a former password.").await;
        stage.log_in(OLGA.login_id, NEW).await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_that_wants_passwords_twice_wants_this_one_twice() {
    journey(async |stage| {
        stage.open_page(&Page::with_window("campaign='guarded'")).await;
        log_in(stage, &OLGA).await;
        stage.fill("Current password", OLGA.password).await;
        stage.fill("New password", NEW).await;
        stage.fill("Repeat the password", "changed-Now-405").await;
        stage.click("Save password").await;
        stage.see_complaint("Repeat the password", "The two passwords differ.").await;
        stage.check_screen("change-password").await;
        stage.fill("Repeat the password", NEW).await;
        stage.click("Save password").await;
        see_connected(stage, &OLGA).await;
    })
    .await;
}
