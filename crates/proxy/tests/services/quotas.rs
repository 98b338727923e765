//! Who asks too often is told to wait, and nobody else is.

use connection_proxy::{Quotas, TrustedProxies};
use contract::ProblemCode;
use gigya_sandbox::seed::{MARIE, PINKY};
use gigya_sandbox::{PARTNER_SECRET, USER_SECRET};
use reqwest::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, RETRY_AFTER,
};
use reqwest::{Method, Response, StatusCode};
use serde_json::json;

use crate::line::signed;
use crate::world::{PAGE, World, claims, refusal};

/// What each quota by address is for.
const BY_ADDRESS: [(&str, Method, &str); 6] = [
    ("definition-per-address", Method::GET, ""),
    ("session-per-address", Method::POST, "/session"),
    ("log-out-per-address", Method::DELETE, "/session"),
    ("account-per-address", Method::POST, "/accounts"),
    ("prefill-per-address", Method::GET, "/prefill"),
    ("participation-per-address", Method::POST, "/participations"),
];

/// What each quota by participant is for, but for sessions, which are asked for without a token.
const BY_PARTICIPANT: [(&str, Method, &str); 3] = [
    ("log-out-per-participant", Method::DELETE, "session"),
    ("prefill-per-participant", Method::GET, "prefill"),
    ("participation-per-participant", Method::POST, "participations"),
];

async fn ask(world: &World, method: &Method, resource: &str) -> Response {
    let request = world.request(method.clone(), &format!("/v1/campaigns/contest{resource}"));
    request.json(&json!({})).send().await.unwrap()
}

/// The page can read that it is to wait, and for how long: a quota of one a minute comes back within the minute.
async fn is_told_to_wait(response: Response) {
    let headers = response.headers().clone();
    assert_eq!(headers[ACCESS_CONTROL_ALLOW_ORIGIN], PAGE);
    assert_eq!(headers[ACCESS_CONTROL_EXPOSE_HEADERS], "retry-after");
    let seconds: u64 = headers[RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&seconds), "{seconds}");
    refusal(response, ProblemCode::TooManyRequests).await;
}

#[tokio::test]
async fn each_operation_has_a_quota_by_address_of_its_own() {
    for (quota, method, resource) in BY_ADDRESS {
        let world = World::with_quotas(&[&format!("{quota}=1")]).await;
        let first = ask(&world, &method, resource).await;
        assert_ne!(first.status(), StatusCode::TOO_MANY_REQUESTS, "{quota}");
        is_told_to_wait(ask(&world, &method, resource).await).await;
        for (other, method, resource) in BY_ADDRESS.iter().filter(|(other, ..)| *other != quota) {
            let response = ask(&world, method, resource).await;
            assert_ne!(response.status(), StatusCode::TOO_MANY_REQUESTS, "{quota} is not {other}");
        }
    }
}

#[tokio::test]
async fn a_participant_who_asks_too_often_is_told_to_wait_and_no_other_is() {
    for (quota, method, resource) in BY_PARTICIPANT {
        let world = World::with_quotas(&[&format!("{quota}=1")]).await;
        let (marie, pinky) = (world.connect(&MARIE, "contest").await, world.connect(&PINKY, "contest").await);
        let ask = |participant: &crate::world::Participant<'_>| {
            let request = participant.request(method.clone(), resource);
            async { request.json(&json!({})).send().await.unwrap() }
        };
        assert_ne!(ask(&marie).await.status(), StatusCode::TOO_MANY_REQUESTS, "{quota}");
        is_told_to_wait(ask(&marie).await).await;
        assert_ne!(ask(&pinky).await.status(), StatusCode::TOO_MANY_REQUESTS, "{quota}");
    }
}

#[tokio::test]
async fn a_new_token_gives_a_participant_no_new_quota() {
    let world = World::with_quotas(&["prefill-per-participant=1"]).await;
    for (round, expected) in [(0, 200), (1, 429)] {
        let marie = world.connect(&MARIE, "contest").await;
        let response = marie.request(Method::GET, "prefill").send().await.unwrap();
        assert_eq!(response.status(), expected, "{round}");
    }
}

#[tokio::test]
async fn sessions_are_counted_for_whom_a_proof_names() {
    let world = World::with_quotas(&["session-per-participant=1"]).await;
    let open = async |uid| world.open_session("contest", &world.sandbox.mint_id_token(&claims(uid))).await;
    assert_eq!(open(MARIE.uid).await.status(), 200);
    is_told_to_wait(open(MARIE.uid).await).await;
    assert_eq!(open(PINKY.uid).await.status(), 200);
}

#[tokio::test]
async fn nobody_uses_up_the_sessions_of_somebody_whom_they_only_name() {
    let secret = [("GIGYA_SANDBOX_PARTNER_SECRET", PARTNER_SECRET)];
    let quotas = Quotas::default().with(["session-per-participant=1".parse().unwrap()]);
    let world = World::with(|settings| {
        settings.environment = connection_proxy::Environment::of(secret);
        settings.quotas = quotas;
    })
    .await;
    let path = "/v1/campaigns/contest/session";
    for _ in 0..3 {
        let forged = world.post(path, &signed(MARIE.uid, USER_SECRET)).await;
        refusal(forged, ProblemCode::IdTokenRefused).await;
    }
    assert_eq!(world.post(path, &signed(MARIE.uid, PARTNER_SECRET)).await.status(), 200);
}

#[tokio::test]
async fn a_preflight_is_not_counted() {
    let world = World::with_quotas(&["session-per-address=1"]).await;
    for _ in 0..3 {
        let request = world.request(Method::OPTIONS, "/v1/campaigns/contest/session");
        let response = request.header(ACCESS_CONTROL_REQUEST_METHOD, "POST").send().await.unwrap();
        assert_eq!(response.status(), 204);
    }
    assert_eq!(ask(&world, &Method::POST, "/session").await.status(), 400, "it is looked at");
}

/// Asks for the definition as a proxy in front does.
async fn forwarded(world: &World, list: &str) -> u16 {
    let request = world.request(Method::GET, "/v1/campaigns/contest").header("x-forwarded-for", list);
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_visitor_has_a_quota_of_their_own() {
    let trusted: TrustedProxies = [TrustedProxies::entry("127.0.0.0/8").unwrap()].into_iter().collect();
    let quotas = Quotas::default().with(["definition-per-address=1".parse().unwrap()]);
    let world = World::with(|settings| {
        settings.trusted_proxies = trusted;
        settings.quotas = quotas;
    })
    .await;
    assert_eq!(forwarded(&world, "198.51.100.1").await, 200);
    assert_eq!(forwarded(&world, "198.51.100.1").await, 429);
    assert_eq!(
        forwarded(&world, "192.0.2.66, 198.51.100.1").await,
        429,
        "what a visitor adds changes nothing"
    );
    assert_eq!(forwarded(&world, "2001:db8::1").await, 200);
    assert_eq!(forwarded(&world, "2001:db8::2").await, 429, "the same network");
}

#[tokio::test]
async fn without_a_list_of_proxies_nobody_is_believed() {
    let world = World::with_quotas(&["definition-per-address=1"]).await;
    assert_eq!(forwarded(&world, "198.51.100.1").await, 200);
    assert_eq!(forwarded(&world, "198.51.100.2").await, 429);
}
