//! A campaign that submits by itself when nothing is left to ask.

use std::time::Duration;

use e2e::{Page, journey};
use gigya_sandbox::seed::{MARIE, PINKY, SAM};
use thirtyfour::Key;

const NOTICE: &str = "We have all we need";
/// For so long the campaign lets the notice stand.
const STANDS: Duration = Duration::from_secs(20);

fn draw() -> Page {
    Page::with_window("campaign='lucky-draw'").with_clock()
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_details_are_all_known_takes_part_without_a_form() {
    journey(async |stage| {
        stage.open_page(&draw()).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.check_screen("auto-submitting").await;
        stage.see_focus("heading").await;
        stage.see(NOTICE).await;
        assert_eq!(stage.calls("accounts.setAccountInfo"), 0);
        stage.pass_time(STANDS).await;
        stage.check_screen("done").await;
        assert_eq!(stage.event("cw-participated").await["gigyaId"], PINKY.uid);
        stage.see_focus("heading").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_in_a_hurry_sends_it_at_once() {
    journey(async |stage| {
        stage.open_page(&draw()).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("auto-submitting").await;
        stage.click("Submit").await;
        stage.see_screen("done").await;
        assert_eq!(stage.count_events("cw-participated").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_notice_is_undone_by_keyboard_and_does_not_come_again() {
    journey(async |stage| {
        stage.open_page(&draw()).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("auto-submitting").await;
        stage.see_focus("heading").await;
        stage.tab_to("Undo and check first").await;
        stage.press(Key::Enter).await;
        stage.check_screen("form").await;
        stage.see_focus("heading").await;
        stage.pass_time(STANDS).await;
        assert_eq!(stage.value("First name").await, "Pinky");
        assert!(!stage.is_ticked("Send me the newsletter").await, "what was never given stays so");
        assert_eq!(stage.count_events("cw-participated").await, 0);
        stage.click("Submit").await;
        stage.see_screen("done").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_required_field_that_is_not_known_shows_the_form() {
    journey(async |stage| {
        stage.open_page(&draw()).await;
        stage.log_in(SAM.login_id, SAM.password).await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_required_opt_in_that_was_never_given_shows_the_form() {
    journey(async |stage| {
        stage.open_page(&Page::with_window("campaign='terms-draw'")).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.check_screen("form").await;
        assert!(!stage.is_ticked("I accept the rules of the draw").await);
        stage.tick("I accept the rules of the draw").await;
        stage.click("Submit").await;
        stage.see_screen("done").await;

        // Given once, it is known the next time.
        stage.reload().await;
        stage.click("Continue").await;
        stage.see_screen("auto-submitting").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_submission_that_fails_shows_the_form_with_the_reason() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.break_off("/v1/campaigns/*/participations");
        stage.open_page_over(&draw(), gate.origin()).await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.see_screen("auto-submitting").await;
        stage.pass_time(STANDS).await;
        stage.see_screen("form").await;
        stage.see("We cannot be reached right now.").await;
        stage.read_on_console(&["net::ERR"]).await;
        stage.read_on_console(&["the proxy could not be reached"]).await;
        gate.open();
        stage.click("Submit").await;
        stage.see_screen("done").await;
    })
    .await;
}
