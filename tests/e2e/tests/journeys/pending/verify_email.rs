//! An e-mail address that is to be verified: by a link (206002), by a code (206006).

use std::time::Duration;

use e2e::journey;
use gigya_sandbox::seed::{CODY, VERA};

use super::{log_in, meet, quiz_with_clock, see_connected};

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_was_followed_on_another_device_leads_on() {
    journey(async |stage| {
        meet(stage, &VERA, "verify-email").await;
        stage.see(&format!("We sent a link to {}.", VERA.login_id)).await;
        stage.click("I have verified").await;
        stage.see("Your address is not confirmed yet.").await;
        stage.see_focus("summary").await;
        stage.check_screen("verify-email").await;

        stage.click("Send again").await;
        let mail = stage.message(VERA.login_id, 1).await;
        stage.see("Sent once more.").await;
        stage.follow_elsewhere(mail.link.as_deref().expect("a link")).await;
        stage.click("I have verified").await;
        see_connected(stage, &VERA).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_verification_mail_can_be_sent_again_when_half_a_minute_has_passed() {
    journey(async |stage| {
        stage.open_page(&quiz_with_clock()).await;
        log_in(stage, &VERA).await;
        stage.click("Send again").await;
        stage.see("Send again in").await;
        stage.pass_time(Duration::from_secs(30)).await;
        stage.click("Send again").await;
        stage.message(VERA.login_id, 2).await;
        assert_eq!(stage.calls("accounts.resendVerificationCode"), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_sent_at_once_and_the_right_one_leads_on() {
    journey(async |stage| {
        stage.open().await;
        log_in(stage, &CODY).await;
        stage.see_screen("verify-email").await;
        stage.see(&format!("We sent a code to {}.", CODY.login_id)).await;
        stage.see_focus("code").await;
        stage.check_screen("verify-email").await;
        let code = stage.message(CODY.login_id, 1).await.code.expect("a code");
        let wrong = if code == "000000" { "000001" } else { "000000" };
        stage.fill("Code", wrong).await;
        stage.click("Verify").await;
        stage.see_complaint("Code", "This code does not match.").await;
        stage.see_focus("code").await;
        stage.check_screen("verify-email").await;
        stage.fill("Code", &code).await;
        stage.click("Verify").await;
        see_connected(stage, &CODY).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_is_too_old_is_replaced_by_another() {
    journey(async |stage| {
        stage.open_page(&quiz_with_clock()).await;
        log_in(stage, &CODY).await;
        stage.see_focus("code").await;
        let first = stage.message(CODY.login_id, 1).await.code.expect("a code");
        stage.pass_time_at_gigya(Duration::from_secs(301));
        stage.pass_time(Duration::from_secs(301)).await;
        stage.fill("Code", &first).await;
        stage.click("Verify").await;
        stage.see("This link or code is no longer valid.").await;
        stage.see_focus("summary").await;
        stage.check_screen("verify-email").await;
        stage.click("Send code").await;
        let second = stage.message(CODY.login_id, 2).await.code.expect("a code");
        stage.fill("Code", &second).await;
        stage.click("Verify").await;
        see_connected(stage, &CODY).await;
    })
    .await;
}
