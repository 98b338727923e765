//! What a campaign says in its own words.

use e2e::{Stage, journey};
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
