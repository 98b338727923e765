//! No account comes about, for a reason that no field has.

use e2e::{Page, journey};
use gigya_sandbox::{Captcha, InjectedFault, Misbehaviour};

use super::{EMAIL, PASSWORD, fill_in, fill_in_guarded, open, open_quiz};

#[tokio::test(flavor = "multi_thread")]
async fn a_captcha_is_shown_when_gigya_wants_one_and_nothing_is_typed_again() {
    journey(async |stage| {
        stage.sandbox.change_settings(|settings| settings.captcha = Captcha::Always);
        open(stage, &Page::with_window("campaign='guarded'"), stage.proxy.url()).await;
        fill_in_guarded(stage).await;
        stage.click("Create account").await;
        stage.see("A quick check first: please confirm that you are a person, then try again.").await;
        stage.read_on_console(&["422"]).await;
        stage.solve_captcha().await;
        stage.check_screen("create-account").await;
        assert_eq!(stage.value("Choose a password").await, PASSWORD);
        stage.click("Create account").await;

        // The login that follows wants one of its own.
        stage.see_screen("login").await;
        stage.see("Your account is ready. Please log in.").await;
        assert_eq!(stage.value("E-mail address").await, EMAIL);
        stage.solve_captcha().await;
        stage.fill("Password", PASSWORD).await;
        stage.click("Log in").await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "Lotte");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_is_told_in_the_campaigns_own_words_and_nothing_is_stored() {
    journey(async |stage| {
        open_quiz(stage).await;
        fill_in(stage, EMAIL, PASSWORD).await;
        stage.fill_date("Date of birth", "05062020").await;
        stage.click("Create account").await;
        stage.see("You must be 16 to play. See you in a few summers!").await;
        stage.see_focus("summary").await;
        stage.check_screen("create-account").await;
        stage.read_on_console(&["422"]).await;
        assert_eq!(stage.sandbox.account(EMAIL), None);
        let kept = "return JSON.stringify({...sessionStorage}) + JSON.stringify({...localStorage})";
        let kept = stage.ask_page(kept).await;
        assert!(!kept.as_str().expect("a text").contains("Lotte"), "of a child, nothing is kept: {kept}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_that_names_no_field_is_told_all_the_same() {
    journey(async |stage| {
        open_quiz(stage).await;
        fill_in(stage, EMAIL, PASSWORD).await;
        let refused = Misbehaviour::Code { code: gigya::ResponseCode(400_006) };
        stage.sandbox.inject(InjectedFault::once("accounts.register", refused));
        stage.click("Create account").await;
        stage.see("This could not be accepted. Please check what you typed").await;
        stage.see_focus("summary").await;
        stage.read_on_console(&["Failed to load resource", "422"]).await;
        stage.read_on_console(&["<connection-window>", "400006"]).await;
        stage.click("Create account").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_cannot_be_reached_costs_nothing_that_was_typed() {
    journey(async |stage| {
        let gate = stage.gate().await;
        open(stage, &Page::with_window("campaign='summer-quiz'"), gate.origin()).await;
        fill_in(stage, EMAIL, PASSWORD).await;
        gate.break_off("/v1/campaigns/*/accounts");
        stage.click("Create account").await;
        stage.see("We cannot be reached right now. Please try again in a moment.").await;
        stage.see_focus("summary").await;
        stage.read_on_console(&["<connection-window>"]).await;
        stage.read_on_console(&["/accounts", "net::ERR"]).await;
        assert_eq!(stage.value("Choose a password").await, PASSWORD);
        gate.open();
        stage.click("Create account").await;
        stage.see_screen("form").await;
    })
    .await;
}
