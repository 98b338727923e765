//! A second factor that is asked for (403101): by phone, by mail, by an authenticator, by a backup code.

use std::time::Duration;

use e2e::{Stage, journey};
use gigya_sandbox::Channel;
use gigya_sandbox::seed::{EMIL, Seeded, TESS, THEO};

use super::{log_in, meet, quiz_with_clock, see_connected};

/// Longer than what was begun with a second factor lives.
const TOO_LONG: Duration = Duration::from_secs(301);
/// The number that ends in 321: the second of Tess's.
const PHONE: &str = "+32485654321";
const WRONG: &str = "This code does not match. Please check it, or have a new one sent.";
/// Of a code that nobody sends.
const OWN_WRONG: &str = "This code does not match. Please check it and enter it again.";

/// Six digits that are not these.
fn other_than(code: &str) -> &'static str {
    if code == "000000" { "000001" } else { "000000" }
}

async fn verify(stage: &Stage, code: &str) {
    stage.fill("Code", code).await;
    stage.click("Verify").await;
}

fn app_code(stage: &Stage, account: &Seeded) -> String {
    stage.sandbox.authenticator_code(account.login_id).expect("an authenticator is set up")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_message_to_the_chosen_phone_has_the_code_that_leads_on() {
    journey(async |stage| {
        meet(stage, &TESS, "second-factor").await;
        stage.see("Where shall we send the code?").await;
        stage.check_screen("second-factor").await;
        stage.choose("Where shall we send the code?", "+########321").await;
        stage.click("Send code").await;
        stage.see("We sent a code to +########321.").await;
        stage.see_focus("code").await;
        stage.check_screen("second-factor").await;
        let message = stage.message(PHONE, 1).await;
        assert_eq!(message.channel, Channel::Sms);
        let code = message.code.expect("a code");

        verify(stage, other_than(&code)).await;
        stage.see_complaint("Code", WRONG).await;
        stage.see_focus("code").await;
        stage.check_screen("second-factor").await;
        verify(stage, &code).await;
        see_connected(stage, &TESS).await;
        assert_eq!(stage.sandbox.outbox().len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_has_the_code_that_leads_on_and_can_be_sent_again() {
    journey(async |stage| {
        stage.open_page(&quiz_with_clock()).await;
        log_in(stage, &EMIL).await;
        stage.see_screen("second-factor").await;
        stage.choose("Where shall we send the code?", "e***l@example.com").await;
        stage.click("Send code").await;
        stage.see("We sent a code to e***l@example.com.").await;
        stage.see("Send again in").await;
        stage.pass_time(Duration::from_secs(30)).await;
        stage.click("Send again").await;
        let code = stage.message(EMIL.login_id, 2).await.code.expect("a code");
        stage.see("Send again in").await;
        verify(stage, &code).await;
        see_connected(stage, &EMIL).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_of_an_authenticator_leads_on() {
    journey(async |stage| {
        meet(stage, &THEO, "second-factor").await;
        stage.see("Open your authenticator app and enter the code it shows.").await;
        stage.check_screen("second-factor").await;
        verify(stage, other_than(&app_code(stage, &THEO))).await;
        stage.see_complaint("Code", OWN_WRONG).await;
        verify(stage, &app_code(stage, &THEO)).await;
        see_connected(stage, &THEO).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_code_stands_in_for_a_phone_that_is_not_at_hand_and_is_good_once() {
    journey(async |stage| {
        stage.open().await;
        log_in(stage, &THEO).await;
        stage.see("Open your authenticator app").await;
        stage.click("Choose another way").await;
        stage.see("How would you like to open it?").await;
        stage.see_focus("heading").await;
        stage.check_screen("second-factor").await;
        stage.click("With a backup code").await;
        stage.see("Enter one of the backup codes you kept.").await;
        stage.check_screen("second-factor").await;
        verify(stage, "99999999").await;
        stage.see_complaint("Code", OWN_WRONG).await;
        verify(stage, "10203040").await;
        see_connected(stage, &THEO).await;

        stage.click("Log out").await;
        stage.see_screen("login").await;
        log_in(stage, &THEO).await;
        stage.click("Choose another way").await;
        stage.click("With a backup code").await;
        verify(stage, "10203040").await;
        stage.see_complaint("Code", OWN_WRONG).await;
        verify(stage, "50607080").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_is_remembered_is_not_asked_again_and_no_other_is() {
    journey(async |stage| {
        stage.open().await;
        for remembered in [false, true] {
            log_in(stage, &THEO).await;
            stage.see_screen("second-factor").await;
            assert!(!stage.is_ticked("Remember this device").await, "nobody decides that for others");
            if remembered {
                stage.tick("Remember this device").await;
            }
            verify(stage, &app_code(stage, &THEO)).await;
            stage.see_screen("form").await;
            stage.click("Log out").await;
            stage.see_screen("login").await;
        }
        log_in(stage, &THEO).await;
        stage.see_screen("form").await;
        assert_eq!(stage.calls("accounts.tfa.initTFA"), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_came_too_late_is_replaced_by_another() {
    journey(async |stage| {
        stage.open_page(&quiz_with_clock()).await;
        log_in(stage, &TESS).await;
        stage.click("Send code").await;
        let first = stage.message("+32470123456", 1).await.code.expect("a code");
        // Longer than code and assertion live.
        stage.pass_time_at_gigya(TOO_LONG);
        stage.pass_time(TOO_LONG).await;
        verify(stage, &first).await;
        stage.see("This link or code is no longer valid. Please ask for a new one.").await;
        stage.see_focus("summary").await;
        stage.check_screen("second-factor").await;
        stage.click("Call me instead").await;
        stage.see("We are calling +########456 to read out a code.").await;
        let second = stage.message("+32470123456", 2).await.code.expect("a code");
        verify(stage, &second).await;
        see_connected(stage, &TESS).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_of_an_authenticator_that_comes_too_late_is_asked_for_once_more() {
    journey(async |stage| {
        stage.open_page(&quiz_with_clock()).await;
        log_in(stage, &THEO).await;
        stage.see("Open your authenticator app").await;
        stage.pass_time_at_gigya(TOO_LONG);
        stage.pass_time(TOO_LONG).await;
        verify(stage, &app_code(stage, &THEO)).await;
        stage.see("That took a while, so this step began anew.").await;
        stage.see_focus("summary").await;
        stage.check_screen("second-factor").await;
        verify(stage, &app_code(stage, &THEO)).await;
        see_connected(stage, &THEO).await;
    })
    .await;
}
