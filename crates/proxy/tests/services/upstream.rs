//! Gigya out of order.

use std::time::Duration;

use connection_proxy::Limits;
use contract::ProblemCode;
use gigya::ResponseCode;
use gigya_sandbox::seed::MARIE;
use gigya_sandbox::{InjectedFault, Misbehaviour};
use reqwest::Method;

use crate::world::{World, claims, refusal};

const GET: &str = "accounts.getAccountInfo";
const KEYS: &str = "accounts.getJWTPublicKey";

fn every_way() -> [Misbehaviour; 7] {
    let code = |code| Misbehaviour::Code { code: ResponseCode(code) };
    [
        Misbehaviour::Hang,
        Misbehaviour::Drop,
        Misbehaviour::Garbage,
        Misbehaviour::Huge { megabytes: 2 },
        code(987_654),
        code(500_001),
        code(403_048),
    ]
}

#[tokio::test]
async fn an_upstream_out_of_order_is_one_problem_whatever_it_does() {
    let world = World::impatient().await;
    let marie = world.connect(&MARIE, "contest").await;
    for way in every_way() {
        let is_answer = matches!(way, Misbehaviour::Code { .. });
        world.sandbox.inject(InjectedFault::always(GET, way.clone()));
        let response = marie.request(Method::GET, "prefill").send().await.unwrap();
        let problem = refusal(response, ProblemCode::GigyaUnavailable).await;
        assert_eq!(problem.call_id.is_some(), is_answer, "{way:?}");
        world.sandbox.clear_faults();
        assert_eq!(marie.prefill().await.gigya_id, MARIE.uid, "the next call is answered");
    }
}

#[tokio::test]
async fn a_session_cannot_be_opened_while_the_keys_cannot_be_had_and_gigya_is_not_asked_each_time() {
    for way in every_way() {
        let world = World::impatient().await;
        let id_token = world.sandbox.mint_id_token(&claims(MARIE.uid));
        world.sandbox.inject(InjectedFault::always(KEYS, way.clone()));
        let refused = async || {
            let response = world.open_session("contest", &id_token).await;
            refusal(response, ProblemCode::GigyaUnavailable).await;
        };
        refused().await;
        let calls = world.calls_of(KEYS);
        refused().await;
        refused().await;
        assert_eq!(world.calls_of(KEYS), calls, "{way:?}");
    }
}

#[tokio::test]
async fn a_request_ends_in_time_however_long_its_calls_may_take() {
    let (call, request) = (Duration::from_hours(1), Duration::from_millis(300));
    let world = World::with_limits(Limits { call, request, ..Limits::default() }).await;
    world.sandbox.inject(InjectedFault::once(KEYS, Misbehaviour::Hang));
    let id_token = world.sandbox.mint_id_token(&claims(MARIE.uid));
    refusal(world.open_session("contest", &id_token).await, ProblemCode::GigyaUnavailable).await;
}

#[tokio::test]
async fn an_account_that_gigya_does_not_know_is_the_accounts_affair() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "contest").await;
    for code in [ResponseCode::UNAUTHORIZED_USER, ResponseCode::ACCOUNT_DISABLED] {
        world.sandbox.inject(InjectedFault::once(GET, Misbehaviour::Code { code }));
        let response = marie.request(Method::GET, "prefill").send().await.unwrap();
        assert!(refusal(response, ProblemCode::AccountRefused).await.call_id.is_some());
    }
}

#[tokio::test]
async fn a_clock_that_is_wrong_is_set_by_gigyas_answer_and_the_call_made_once_more() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "contest").await;
    let expired = Misbehaviour::Code { code: ResponseCode::REQUEST_HAS_EXPIRED };
    world.sandbox.inject(InjectedFault::once(GET, expired.clone()));
    assert_eq!(marie.prefill().await.gigya_id, MARIE.uid);
    assert_eq!(world.calls_of(GET), 2);

    world.sandbox.inject(InjectedFault::always(GET, expired));
    let response = marie.request(Method::GET, "prefill").send().await.unwrap();
    refusal(response, ProblemCode::GigyaUnavailable).await;
    assert_eq!(world.calls_of(GET), 4, "once more, not for ever");
}
