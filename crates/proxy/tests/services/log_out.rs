//! Log-out through the proxy: the half that reaches all devices.

use contract::ProblemCode;
use gigya_sandbox::seed::MARIE;
use gigya_sandbox::{InjectedFault, Misbehaviour};
use reqwest::Method;

use crate::world::{World, refusal};

const LOG_OUT: &str = "accounts.logout";

#[tokio::test]
async fn a_campaign_that_says_everywhere_ends_all_sessions() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let response = marie.request(Method::DELETE, "session").send().await.unwrap();
    assert_eq!((response.status().as_u16(), world.calls_of(LOG_OUT)), (204, 1));
    let calls = world.sandbox.calls();
    assert!(calls.last().unwrap().has("UID"), "the participant's, not the browser's");
}

#[tokio::test]
async fn a_campaign_that_says_here_leaves_other_devices_alone() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "contest").await;
    let response = marie.request(Method::DELETE, "session").send().await.unwrap();
    assert_eq!((response.status().as_u16(), world.calls_of(LOG_OUT)), (204, 0));
}

#[tokio::test]
async fn a_log_out_that_gigya_does_not_do_is_told() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    world.sandbox.inject(InjectedFault::always(LOG_OUT, Misbehaviour::Drop));
    let response = marie.request(Method::DELETE, "session").send().await.unwrap();
    refusal(response, ProblemCode::GigyaUnavailable).await;
}
