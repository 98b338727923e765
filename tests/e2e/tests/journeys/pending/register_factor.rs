//! A second factor that must be set up before Gigya lets the account in (403102).

use std::time::Duration;

use e2e::{Stage, journey};
use gigya_sandbox::seed::RITA;

use super::{log_in, meet, quiz_with_clock, see_connected};

const NUMBER: &str = "+32470998877";

/// She is asked for the factor from now on.
async fn see_asked_at_the_next_login(stage: &Stage) {
    stage.click("Log out").await;
    stage.see_screen("login").await;
    log_in(stage, &RITA).await;
    stage.see_screen("second-factor").await;
    stage.see("Confirm that it is you").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_is_set_up_by_the_code_sent_to_it() {
    journey(async |stage| {
        meet(stage, &RITA, "second-factor").await;
        stage.see("This account asks for a second step when you log in.").await;
        stage.click("By text message").await;
        stage.see("With the country code, like +44 7700 900123.").await;
        stage.see_focus("heading").await;
        stage.check_screen("second-factor").await;
        stage.click("Send code").await;
        stage.see_complaint("Mobile number", "Please fill this in.").await;
        stage.see_focus("summary").await;
        stage.check_screen("second-factor").await;
        stage.fill("Mobile number", "0470 99 88 77").await;
        stage.click("Send code").await;
        stage.see_complaint("Mobile number", "Please write a phone number with").await;
        assert_eq!(stage.value("Mobile number").await, "0470 99 88 77", "it need not be typed again");

        stage.fill("Mobile number", NUMBER).await;
        stage.click("Send code").await;
        stage.see(&format!("We sent a code to {NUMBER}.")).await;
        stage.fill("Code", &stage.message(NUMBER, 1).await.code.expect("a code")).await;
        stage.click("Verify").await;
        see_connected(stage, &RITA).await;
        see_asked_at_the_next_login(stage).await;
        stage.see("+########877").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_e_mail_address_is_set_up_by_the_code_sent_to_it() {
    journey(async |stage| {
        stage.open().await;
        log_in(stage, &RITA).await;
        stage.click("By e-mail").await;
        stage.choose("Where shall we send the code?", "r***a@example.com").await;
        stage.click("Send code").await;
        stage.fill("Code", &stage.message(RITA.login_id, 1).await.code.expect("a code")).await;
        stage.click("Verify").await;
        see_connected(stage, &RITA).await;
        see_asked_at_the_next_login(stage).await;
        stage.see("r***a@example.com").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_authenticator_is_set_up_by_a_picture_and_its_first_code() {
    journey(async |stage| {
        stage.open().await;
        log_in(stage, &RITA).await;
        stage.click("With an authenticator app").await;
        stage.see("Scan this picture with your authenticator app").await;
        stage.check_screen("second-factor").await;
        let picture = "const picture = document.querySelector('connection-window img.cw-qr');
            return [picture?.alt, picture?.src.startsWith('data:image/'), picture?.naturalWidth > 0]";
        let seen = serde_json::json!(["QR code for your authenticator app", true, true]);
        e2e::eventually("the picture", async || (stage.ask_page(picture).await == seen).then_some(())).await;

        stage.fill("Code", "no digits").await;
        stage.click("Verify").await;
        stage.see_complaint("Code", "This code does not match.").await;
        let code = stage.sandbox.authenticator_code(RITA.login_id).expect("the picture was scanned");
        stage.fill("Code", &code).await;
        stage.click("Verify").await;
        see_connected(stage, &RITA).await;
        see_asked_at_the_next_login(stage).await;
        stage.see("Open your authenticator app").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_takes_long_to_install_the_app_is_shown_a_new_picture() {
    journey(async |stage| {
        stage.open_page(&quiz_with_clock()).await;
        log_in(stage, &RITA).await;
        stage.click("With an authenticator app").await;
        stage.see("Scan this picture with your authenticator app").await;
        let picture = "return document.querySelector('connection-window img.cw-qr')?.src";
        let first = stage.ask_page(picture).await;
        let code = stage.sandbox.authenticator_code(RITA.login_id).expect("the picture was scanned");
        let too_long = Duration::from_secs(301);
        stage.pass_time_at_gigya(too_long);
        stage.pass_time(too_long).await;
        stage.fill("Code", &code).await;
        stage.click("Verify").await;
        stage.see("That took a while, so there is a new picture.").await;
        stage.see_focus("summary").await;
        stage.check_screen("second-factor").await;
        assert_ne!(stage.ask_page(picture).await, first);
        let code = stage.sandbox.authenticator_code(RITA.login_id).expect("the new picture was scanned");
        stage.fill("Code", &code).await;
        stage.click("Verify").await;
        see_connected(stage, &RITA).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_way_can_be_chosen_at_every_step() {
    journey(async |stage| {
        stage.open().await;
        log_in(stage, &RITA).await;
        stage.click("With an authenticator app").await;
        stage.see("Scan this picture").await;
        stage.click("Choose another way").await;
        stage.click("By text message").await;
        stage.fill("Mobile number", NUMBER).await;
        stage.click("Send code").await;
        stage.see(&format!("We sent a code to {NUMBER}.")).await;
        stage.click("Choose another way").await;
        stage.see_focus("heading").await;
        stage.click("Choose another way").await;
        stage.click("Back to log in").await;
        stage.see_screen("login").await;
        stage.see_focus("heading").await;
        assert_eq!(stage.value("E-mail address").await, RITA.login_id);
    })
    .await;
}
