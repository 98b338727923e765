//! Social login in a pop-up (Web SDK, 1.6).

use gigya_sandbox::seed::{MARIE, PINKY};
use serde_json::json;

use crate::bench::Bench;

#[tokio::test(flavor = "multi_thread")]
async fn a_pop_up_answers_the_callback_and_the_handlers() {
    let bench = Bench::set(&json!({})).await;
    let parameters = json!({ "provider": "googleplus", "ignoreInterruptions": true, "context": "quiz" });
    bench.choose(&parameters, "[value=pinky]").await;
    let answer = bench.answer().await;
    assert_eq!((&answer["errorCode"], &answer["UID"]), (&json!(0), &json!(PINKY.uid)));
    let told = ["status", "operation", "context"].map(|name| answer[name].clone());
    assert_eq!(told, [json!("OK"), json!("/accounts.socialLogin"), json!("quiz")]);
    let event = bench.ask("return window.events[0]").await;
    assert_eq!((&event["eventName"], &event["provider"]), (&json!("login"), &json!("googleplus")));
    assert_eq!(bench.ask("return gigya.hasSession()").await, true);
    let cookies = bench.ask("return document.cookie").await;
    for cookie in ["_gig_llp=googleplus", "_gig_llu=Pinky"] {
        assert!(cookies.as_str().unwrap().contains(cookie), "{cookies}");
    }
    bench.alone().await;
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_comes_with_its_code_as_text() {
    let bench = Bench::set(&json!({ "ignoreInterruptions": true })).await;
    bench.choose(&json!({ "provider": "facebook" }), "[value='']").await;
    let answer = bench.answer().await;
    assert_eq!((&answer["errorCode"], &answer["status"]), (&json!("200001"), &json!("FAIL")));
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_is_linked_by_the_password_of_the_other_account() {
    let bench = Bench::set(&json!({ "ignoreInterruptions": true })).await;
    bench.choose(&json!({ "provider": "facebook" }), "[value=marie]").await;
    let conflict = bench.answer().await;
    assert_eq!(conflict["errorCode"], "403043");
    let link = json!({ "loginMode": "link", "regToken": conflict["regToken"] });
    let linked = bench.log_in(&MARIE, &link).await;
    assert_eq!((&linked["errorCode"], &linked["UID"]), (&json!(200_009), &json!(MARIE.uid)));
    assert_eq!(bench.ask("return gigya.hasSession()").await, true);
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pop_up_that_is_closed_is_never_answered() {
    let bench = Bench::set(&json!({ "ignoreInterruptions": true })).await;
    bench.choose(&json!({ "provider": "facebook" }), "[data-close]").await;
    bench.alone().await;
    assert_eq!(bench.answers().await, 0);
    bench.close().await;
}
