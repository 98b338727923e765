//! What was typed and not sent survives a reload of the tab, for the same participant only.

use e2e::{Stage, eventually, journey};
use gigya_sandbox::seed::{MARIE, PINKY};

const TERMS: &str = "I accept the rules of the quiz";
const KEPT: &str = "return JSON.stringify(sessionStorage) + JSON.stringify(localStorage)";

async fn kept(stage: &Stage) -> String {
    stage.ask_page(KEPT).await.as_str().unwrap_or_default().to_owned()
}

async fn see_kept(stage: &Stage, text: &str) {
    eventually(&format!("`{text}` kept"), async || kept(stage).await.contains(text).then_some(())).await;
}

async fn type_as_marie(stage: &Stage) {
    stage.open().await;
    stage.log_in(MARIE.login_id, MARIE.password).await;
    stage.fill("Street", "Rue Neuve").await;
    stage.tick(TERMS).await;
    see_kept(stage, "Rue Neuve").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_survives_a_reload_and_goes_with_the_participation() {
    journey(async |stage| {
        type_as_marie(stage).await;
        let text = kept(stage).await;
        for prefilled in ["Marie", "Peeters", "1985", MARIE.login_id, MARIE.password] {
            assert!(!text.contains(prefilled), "{prefilled} is kept: {text}");
        }
        stage.reload().await;
        stage.click("Continue").await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("Street").await, "Rue Neuve");
        assert_eq!(stage.value("First name").await, "Marie");
        assert!(stage.is_ticked(TERMS).await);
        stage.click("Submit").await;
        stage.see_screen("done").await;
        assert!(!kept(stage).await.contains("Rue Neuve"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn log_out_wipes_what_was_typed() {
    journey(async |stage| {
        type_as_marie(stage).await;
        stage.click("Log out").await;
        stage.see_screen("login").await;
        assert!(!kept(stage).await.contains("Rue Neuve"));
        stage.reload().await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.see_screen("form").await;
        assert_ne!(stage.value("Street").await, "Rue Neuve");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_participant_of_the_same_tab_never_gets_it() {
    journey(async |stage| {
        type_as_marie(stage).await;
        stage.sandbox.end_sessions(MARIE.login_id);
        stage.reload().await;
        stage.see_screen("login").await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        assert_ne!(stage.value("Street").await, "Rue Neuve");
        assert!(!stage.is_ticked(TERMS).await);
        assert!(!kept(stage).await.contains("Rue Neuve"), "it is dropped for good");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_for_a_new_account_survives_a_reload_without_its_password() {
    journey(async |stage| {
        stage.open().await;
        stage.click("Create an account").await;
        stage.fill("E-mail", "lena.neu@example.com").await;
        stage.fill("Choose a password", "only-Mine-2026").await;
        stage.fill("First name", "Lena").await;
        see_kept(stage, "Lena").await;
        assert!(!kept(stage).await.contains("only-Mine-2026"));
        stage.reload().await;
        stage.click("Create an account").await;
        stage.see_screen("create-account").await;
        assert_eq!(stage.value("First name").await, "Lena");
        assert_eq!(stage.value("E-mail").await, "lena.neu@example.com");
        assert_eq!(stage.value("Choose a password").await, "");
    })
    .await;
}
