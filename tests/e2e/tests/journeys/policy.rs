//! The strictest page: a Content-Security-Policy that names the proxy and Gigya and nothing else.

use e2e::{AtProvider, STRICT_POLICY, Stage, journey};
use gigya_sandbox::seed::{PINKY, THEO};
use serde_json::json;

/// No report. An error on the console fails every journey anyway.
async fn check_nothing_refused(stage: &Stage) {
    assert_eq!(stage.ask_page("return window.refused").await, json!([]));
}

#[test]
fn the_journeys_run_under_the_policy_that_integrators_are_promised() {
    let promised = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' <proxy> <gigya>; \
        style-src 'self' <proxy>; img-src 'self' data: https: <gigya>; frame-src <gigya>; \
        connect-src <proxy> <gigya>; form-action 'none'";
    assert_eq!(STRICT_POLICY.replace('{', "<").replace('}', ">"), promised);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_participation_is_never_refused_anything() {
    journey(async |stage| {
        stage.open().await;
        stage.see_screen("login").await;
        stage.click("Forgot password?").await;
        stage.see_screen("forgot-password").await;
        stage.click("Back to log in").await;
        stage.click("Create an account").await;
        stage.see_screen("create-account").await;
        stage.click("You already have an account: log in").await;
        stage.click("Continue with Facebook").await;
        stage.choose_at_provider(AtProvider::Pinky).await;
        stage.see_screen("form").await;
        stage.tick("I accept the rules of the quiz").await;
        stage.click("Submit").await;
        stage.see_screen("done").await;
        stage.click("Log out").await;
        stage.see_screen("login").await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        check_nothing_refused(stage).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_factor_is_never_refused_anything() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(THEO.login_id, THEO.password).await;
        stage.see_screen("second-factor").await;
        check_nothing_refused(stage).await;
    })
    .await;
}
