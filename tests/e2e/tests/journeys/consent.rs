//! `consent="pending"`: nothing is asked of Gigya until the page says so.

use e2e::{Page, Stage, journey};
use gigya_sandbox::seed::PINKY;

const PENDING: &str = "Logging in needs your consent.";

fn pending() -> Page {
    Page::with_window("campaign='summer-quiz' consent='pending'")
}

/// Nothing was asked of Gigya: neither by the page nor, as the sandbox counts, by anybody.
async fn check_silence(stage: &Stage) {
    assert_eq!(stage.requests_to(stage.sandbox.url()).await, Vec::<String>::new());
    assert!(stage.sandbox.calls().is_empty(), "{:?}", stage.sandbox.calls());
    let scripts =
        "return document.querySelectorAll('script[src*=\"gigya.js\"], link[href*=\"gigya\"]').length";
    assert_eq!(stage.ask_page(scripts).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_asked_of_gigya_before_the_page_gives_its_consent() {
    journey(async |stage| {
        stage.open_page(&pending()).await;
        stage.see(PENDING).await;
        stage.check_screen("login").await;
        check_silence(stage).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.click("Continue with Facebook").await;
        stage.click("Forgot password?").await;
        stage.click("Back to log in").await;
        stage.click("Create an account").await;
        stage.see_screen("create-account").await;
        stage.fill("E-mail", PINKY.login_id).await;
        stage.click("You already have an account: log in").await;
        stage.see(PENDING).await;
        check_silence(stage).await;

        stage.ask_page("document.querySelector('connection-window').giveConsent()").await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        assert_eq!(stage.calls("sdk.config.get"), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_consent_whoever_is_connected_is_greeted() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        let asked = stage.sandbox.calls().len();
        stage.open_page(&pending()).await;
        stage.see(PENDING).await;
        assert_eq!(stage.sandbox.calls().len(), asked, "a session is no consent");
        assert_eq!(stage.requests_to(stage.sandbox.url()).await, Vec::<String>::new());
        stage.ask_page("document.querySelector('connection-window').setAttribute('consent', 'given')").await;
        stage.see_screen("hello").await;
        stage.see("Hello, Pinky").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_before_the_consent_stays() {
    journey(async |stage| {
        stage.open_page(&pending()).await;
        stage.fill("E-mail address", PINKY.login_id).await;
        stage.ask_page("document.querySelector('connection-window').giveConsent()").await;
        stage.fill("Password", PINKY.password).await;
        assert_eq!(stage.value("E-mail address").await, PINKY.login_id);
        stage.click("Log in").await;
        stage.see_screen("form").await;
    })
    .await;
}
