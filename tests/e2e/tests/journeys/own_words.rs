//! What a campaign says in its own words, by the names of the texts.

use axum::http::StatusCode;
use e2e::{Page, Stage, journey};
use gigya_sandbox::seed::PINKY;

const OWN: &str = "Look into your mailbox on Monday.";

async fn take_part(stage: &Stage) {
    stage.log_in(PINKY.login_id, PINKY.password).await;
    stage.tick("I accept the rules of the quiz").await;
    stage.click("Submit").await;
    stage.see_screen("done").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_campaigns_words_stand_in_place_of_the_windows() {
    journey(async |stage| {
        stage.open().await;
        take_part(stage).await;
        stage.see_in_window(OWN).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_names_of_texts_are_not_asked_for_by_a_campaign_without_words_of_its_own() {
    journey(async |stage| {
        let gate = stage.gate().await;
        stage.open_page_over(&Page::with_window("campaign='contest'"), gate.origin()).await;
        stage.see_screen("login").await;
        let asked: Vec<_> = gate.passed().into_iter().map(|passed| passed.address).collect();
        assert!(asked.iter().any(|address| address.contains("/texts.en.")), "{asked:?}");
        assert!(!asked.iter().any(|address| address.contains("/names.")), "{asked:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_names_of_the_texts_the_window_speaks_in_its_own_words() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.answer("/names.*.json", StatusCode::SERVICE_UNAVAILABLE, "");
        stage.open_page_over(&Page::with_window("campaign='summer-quiz'"), gate.origin()).await;
        take_part(stage).await;
        assert!(!stage.sees_now(OWN).await);
        // What failed is asked for once more when it is needed.
        for _ in 0..gate.count("/names.*.json") {
            stage.read_on_console(&["Failed to load resource", "503"]).await;
        }
        stage.read_on_console(&["<connection-window>", "could not load", "/names.", "HTTP 503"]).await;
    })
    .await;
}
