//! A captcha: at the login, wanted (401020), wrong (401021), and at what else takes one (401023, 400021).

use std::time::Duration;

use e2e::{Page, Stage, journey};
use gigya_sandbox::seed::{OLGA, PINKY};
use gigya_sandbox::{Captcha, Scenario};
use serde_json::json;

use super::log_in;

const WANTED: &str = "A quick check first: please confirm that you are a person, then try again.";

async fn open_guarded(stage: &Stage, captcha: Captcha) {
    stage.sandbox.change_settings(|settings| settings.captcha = captcha);
    stage.open_page(&Page::with_window("campaign='guarded'")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_shown_when_gigya_wants_it_and_the_password_stays() {
    journey(async |stage| {
        open_guarded(stage, Captcha::Always).await;
        log_in(stage, &PINKY).await;
        stage.see(WANTED).await;
        stage.see_focus("summary").await;
        stage.check_screen("login").await;
        assert_eq!(stage.value("Password").await, PINKY.password);
        stage.solve_captcha().await;
        stage.click("Log in").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_has_grown_old_is_solved_again() {
    journey(async |stage| {
        open_guarded(stage, Captcha::Always).await;
        log_in(stage, &PINKY).await;
        stage.solve_captcha().await;
        stage.pass_time_at_gigya(Duration::from_mins(2));
        stage.click("Log in").await;
        stage.see(WANTED).await;
        assert_eq!(stage.value("Password").await, PINKY.password);
        stage.solve_captcha().await;
        stage.click("Log in").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_shown_again_for_the_next_call_that_takes_one() {
    journey(async |stage| {
        open_guarded(stage, Captcha::Always).await;
        log_in(stage, &OLGA).await;
        stage.solve_captcha().await;
        stage.click("Log in").await;
        stage.see_screen("change-password").await;
        stage.fill("Current password", OLGA.password).await;
        for label in ["New password", "Repeat the password"] {
            stage.fill(label, "changed-Now-404").await;
        }
        stage.click("Save password").await;
        stage.see(WANTED).await;
        stage.check_screen("change-password").await;
        assert_eq!(stage.value("New password").await, "changed-Now-404");
        stage.solve_captcha().await;
        stage.click("Save password").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn its_script_is_let_in_by_a_page_that_takes_trusted_ones_only() {
    journey(async |stage| {
        let policy = "require-trusted-types-for 'script'; trusted-types connection-window; form-action";
        let page = Page::with_window("campaign='guarded'").with_policy_of(policy, "form-action");
        stage.sandbox.change_settings(|settings| settings.captcha = Captcha::Always);
        stage.open_page(&page).await;
        log_in(stage, &PINKY).await;
        stage.see(WANTED).await;
        stage.solve_captcha().await;
        stage.click("Log in").await;
        stage.see_screen("form").await;
        assert_eq!(stage.ask_page("return window.refused").await, json!([]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_shown_after_a_login_that_failed_where_the_site_wants_that() {
    journey(async |stage| {
        open_guarded(stage, Captcha::AfterFailure).await;
        stage.log_in(PINKY.login_id, "not her password").await;
        stage.see("E-mail address or password is not right.").await;
        log_in(stage, &PINKY).await;
        stage.see(WANTED).await;
        stage.solve_captcha().await;
        stage.click("Log in").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_without_one_says_so_to_the_participant_and_to_the_integrator() {
    journey(async |stage| {
        stage.sandbox.set_scenario(Scenario::Captcha);
        stage.open().await;
        log_in(stage, &PINKY).await;
        stage.see("Your account needs one more step. Please log in on our website first").await;
        stage.check_screen("login").await;
        stage.read_on_console(&["401020"]).await;
    })
    .await;
}
