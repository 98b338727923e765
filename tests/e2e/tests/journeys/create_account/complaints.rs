//! What is typed is looked at: as it is typed, and when it is sent.

use std::time::Duration;

use e2e::{Page, eventually, journey};
use gigya_sandbox::seed::PINKY;
use gigya_sandbox::{InjectedFault, Misbehaviour};
use serde_json::json;

use super::{EMAIL, PASSWORD, TERMS, fill_in, fill_in_guarded, open, open_quiz};

const TAKEN: &str = "There is already an account with this address.";

#[tokio::test(flavor = "multi_thread")]
async fn an_address_with_an_account_is_told_on_its_field_and_logging_in_instead_keeps_it() {
    journey(async |stage| {
        open_quiz(stage).await;
        fill_in(stage, PINKY.login_id, PASSWORD).await;
        stage.see(TAKEN).await;
        stage.click("Create account").await;
        stage.see_complaint("E-mail", TAKEN).await;
        stage.see_focus("summary").await;
        stage.check_screen("create-account").await;
        assert_eq!(stage.value("Choose a password").await, PASSWORD, "it need not be typed again");
        assert_eq!(stage.value("First name").await, "Lotte");
        stage.read_on_console(&["422"]).await;

        stage.click("You already have an account: log in").await;
        stage.see_screen("login").await;
        stage.see_focus("heading").await;
        assert_eq!(stage.value("E-mail address").await, PINKY.login_id);
        stage.fill("Password", PINKY.password).await;
        stage.click("Log in").await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "Pinky", "what Gigya knows, not what was typed before");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_is_missing_is_named_on_its_field_and_summed_up_and_nobody_is_asked() {
    journey(async |stage| {
        open_quiz(stage).await;
        stage.click("Create account").await;
        stage.see_focus("summary").await;
        for label in ["E-mail", "Choose a password", "First name", "Last name", "Date of birth"] {
            stage.see_complaint(label, "Please fill this in.").await;
        }
        stage.see_complaint(TERMS, "Please tick this box to take part.").await;
        stage.check_screen("create-account").await;
        assert_eq!((stage.calls("accounts.initRegistration"), stage.calls("accounts.register")), (0, 0));

        stage.click("E-mail: Please fill this in.").await;
        stage.see_focus("login-id").await;
        stage.fill("E-mail", "lotte@localhost").await;
        stage.click("Create account").await;
        stage.see_complaint("E-mail", "Please write a full e-mail address, like name@example.com.").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_gigya_refuses_lands_on_its_fields_at_once() {
    journey(async |stage| {
        // The window does not know the rules, so that Gigya is the first to judge the password.
        let broken = Misbehaviour::Code { code: gigya::ResponseCode(500_001) };
        stage.sandbox.inject(InjectedFault::always("accounts.getPolicies", broken));
        open_quiz(stage).await;
        fill_in(stage, PINKY.login_id, "short").await;
        stage.click("Create account").await;
        stage.see_focus("summary").await;
        stage.see_complaint("E-mail", TAKEN).await;
        stage.see_complaint("Choose a password", "This password is not strong enough here.").await;
        stage.see("E-mail: There is already an account with this address.").await;
        stage.see("Choose a password: This password is not strong enough here.").await;
        stage.read_on_console(&["422"]).await;
        assert_eq!(stage.calls("accounts.login"), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_rule_for_the_password_is_ticked_off_as_it_is_met() {
    journey(async |stage| {
        open_quiz(stage).await;
        stage.see("Your password needs:").await;
        let met = "return [...document.querySelectorAll('connection-window .cw-rule')]
            .map((rule) => [rule.querySelector('.cw-rule-text').textContent, rule.dataset.met])";
        let length = "8 characters or more";
        let groups = "2 of these four: small letters, capital letters, digits, other signs";
        let steps = [("abc", "false", "false"), ("abcdefgh", "true", "false"), ("aB", "false", "true")];
        for (typed, of_length, of_groups) in [steps.as_slice(), &[(PASSWORD, "true", "true")]].concat() {
            stage.fill("Choose a password", typed).await;
            let expected = json!([[length, of_length], [groups, of_groups]]);
            eventually(&format!("the rules for `{typed}`"), async || {
                (stage.ask_page(met).await == expected).then_some(())
            })
            .await;
        }
        fill_in(stage, EMAIL, "abcdefgh").await;
        stage.click("Create account").await;
        stage.see_complaint("Choose a password", "Please make it longer").await;
        assert_eq!(stage.calls("accounts.register"), 0, "Gigya need not be asked");
        stage.click("Show password").await;
        stage.check_screen("create-account").await;
        stage.fill("Choose a password", PASSWORD).await;
        stage.click("Create account").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_passwords_that_differ_are_told_where_the_campaign_wants_it_twice() {
    journey(async |stage| {
        open(stage, &Page::with_window("campaign='guarded'"), stage.proxy.url()).await;
        fill_in_guarded(stage).await;
        stage.fill("Repeat the password", "brand-New-2027").await;
        stage.click("Create account").await;
        stage.see_complaint("Repeat the password", "The two passwords differ.").await;
        stage.see_focus("summary").await;
        stage.check_screen("create-account").await;
        stage.fill("Repeat the password", PASSWORD).await;
        stage.click("Create account").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whether_an_address_is_free_is_asked_once_typing_has_paused() {
    journey(async |stage| {
        open(stage, &Page::with_window("campaign='summer-quiz'").with_clock(), stage.proxy.url()).await;
        stage.fill("E-mail", PINKY.login_id).await;
        stage.pass_time(Duration::from_millis(500)).await;
        assert_eq!(stage.calls("accounts.isAvailableLoginID"), 0, "typing may go on");
        stage.pass_time(Duration::from_millis(100)).await;
        stage.see(TAKEN).await;
        stage.fill("E-mail", EMAIL).await;
        stage.pass_time(Duration::from_millis(600)).await;
        stage.see("This address is free.").await;
        assert_eq!(stage.calls("accounts.isAvailableLoginID"), 2, "not at every key");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_that_does_not_tell_who_has_an_account_is_never_asked_again() {
    journey(async |stage| {
        stage.sandbox.change_settings(|settings| settings.policies.prevent_login_id_harvesting = true);
        open(stage, &Page::with_window("campaign='summer-quiz'").with_clock(), stage.proxy.url()).await;
        stage.fill("E-mail", PINKY.login_id).await;
        stage.pass_time(Duration::from_secs(1)).await;
        eventually("the question and its answer", async || {
            let asked = stage.calls("accounts.isAvailableLoginID") == 1;
            (asked && !stage.sees_now("Checking this address…").await).then_some(())
        })
        .await;
        assert!(!stage.sees_now(TAKEN).await, "nobody learns it here");
        fill_in(stage, EMAIL, PASSWORD).await;
        stage.pass_time(Duration::from_secs(1)).await;
        stage.click("Create account").await;
        stage.see_screen("form").await;
        assert_eq!(stage.calls("accounts.isAvailableLoginID"), 1);
    })
    .await;
}
