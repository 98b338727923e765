//! The SDK's own interruptions (Web SDK, 1.5): what happens to who forgets `ignoreInterruptions`.

use e2e::eventually;
use gigya_sandbox::seed::{NINA, PINKY};
use serde_json::json;

use crate::bench::Bench;

const DIALOG: &str = ".gigya-screen-dialog[open]";

#[tokio::test(flavor = "multi_thread")]
async fn a_dialog_stands_over_the_page_and_the_callback_waits_until_it_is_closed() {
    let bench = Bench::set(&json!({})).await;
    let parameters = json!({ "loginID": NINA.login_id, "password": NINA.password });
    bench.call("login", &parameters).await;
    eventually("the dialog opens", async || bench.shows(DIALOG).await.then_some(())).await;
    assert_eq!(bench.answers().await, 0);
    bench.click(".gigya-screen-dialog button").await;
    assert_eq!(bench.answer().await["errorCode"], 206_001);
    assert!(!bench.shows(DIALOG).await);
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_ignores_interruptions_is_answered_at_once() {
    let bench = Bench::set(&json!({})).await;
    let answer = bench.log_in(&NINA, &json!({ "ignoreInterruptions": true })).await;
    assert_eq!(answer["errorCode"], 206_001);
    assert!(!bench.shows(DIALOG).await);
    let event = bench.ask("return window.events[0]").await;
    assert_eq!(
        (&event["eventName"], &event["regToken"]),
        (&json!("pendingRegistration"), &answer["regToken"])
    );
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_without_a_default_screen_set_interrupts_nobody() {
    let bench = Bench::set(&json!({})).await;
    bench.sandbox.change_settings(|settings| settings.default_screen_set = false);
    bench.open(&format!("{}/quiz", bench.pages.origin())).await;
    assert_eq!(bench.log_in(&NINA, &json!({})).await["errorCode"], 206_001);
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mere_mistake_interrupts_nobody() {
    let bench = Bench::set(&json!({})).await;
    assert_eq!(bench.log_in(&PINKY, &json!({ "password": "wrong" })).await["errorCode"], 403_042);
    assert!(!bench.shows(DIALOG).await);
    bench.close().await;
}
