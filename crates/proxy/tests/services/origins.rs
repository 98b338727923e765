//! Which pages may talk about a campaign.

use contract::ProblemCode;
use gigya_sandbox::seed::MARIE;
use reqwest::Method;
use reqwest::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, ORIGIN, VARY,
};
use serde_json::json;

use crate::world::{ELSEWHERE, PAGE, World, refusal};

const ROUTES: [(Method, &str); 6] = [
    (Method::GET, ""),
    (Method::POST, "/session"),
    (Method::DELETE, "/session"),
    (Method::POST, "/accounts"),
    (Method::GET, "/prefill"),
    (Method::POST, "/participations"),
];

#[tokio::test]
async fn an_unlisted_origin_gets_nothing_from_any_address_of_a_campaign() {
    let world = World::new().await;
    let token = world.connect(&MARIE, "summer-quiz").await.token;
    let calls_before = world.sandbox.calls().len();
    for origin in [Some(ELSEWHERE), Some("null"), Some("http://localhost:8700.example.com"), None] {
        for (method, resource) in ROUTES {
            let path = format!("/v1/campaigns/summer-quiz{resource}");
            let mut request = world.bare_request(method.clone(), &path).bearer_auth(&token).json(&json!({}));
            if let Some(origin) = origin {
                request = request.header(ORIGIN, origin);
            }
            let response = request.send().await.unwrap();
            assert!(!response.headers().contains_key(ACCESS_CONTROL_ALLOW_ORIGIN), "{method} {resource}");
            let problem = refusal(response, ProblemCode::OriginNotListed).await;
            assert!(!format!("{problem:?}").contains(PAGE), "the list is not told");
        }
    }
    assert_eq!(world.sandbox.calls().len(), calls_before, "Gigya was not asked");
}

#[tokio::test]
async fn an_origin_of_one_campaign_is_a_stranger_to_another() {
    let world = World::new().await;
    let ask = async |campaign: &str| {
        let path = format!("/v1/campaigns/{campaign}");
        let request = world.bare_request(Method::GET, &path).header(ORIGIN, "https://kinds.example.com");
        request.send().await.unwrap().status().as_u16()
    };
    assert_eq!((ask("kinds").await, ask("contest").await), (200, 403));
}

#[tokio::test]
async fn a_preflight_of_a_listed_origin_is_granted() {
    let world = World::new().await;
    let response = preflight(&world, PAGE, "/v1/campaigns/contest/participations").await;
    let headers = response.headers();
    assert_eq!(response.status(), 204);
    assert_eq!(headers[ACCESS_CONTROL_ALLOW_ORIGIN], PAGE);
    assert_eq!(headers[ACCESS_CONTROL_ALLOW_HEADERS], "authorization, content-type");
    assert_eq!(headers[ACCESS_CONTROL_ALLOW_METHODS], "GET, POST, DELETE");
    assert_eq!(headers[VARY], "Origin");
    assert!(headers.contains_key(ACCESS_CONTROL_MAX_AGE));
}

#[tokio::test]
async fn a_preflight_of_an_unlisted_origin_is_refused() {
    let world = World::new().await;
    let response = preflight(&world, ELSEWHERE, "/v1/campaigns/contest/session").await;
    assert!(!response.headers().contains_key(ACCESS_CONTROL_ALLOW_ORIGIN));
    refusal(response, ProblemCode::OriginNotListed).await;
}

#[tokio::test]
async fn a_refusal_of_a_listed_origin_can_be_read_by_the_page() {
    let world = World::new().await;
    let response = world.get("/v1/campaigns/contest/prefill").await;
    assert_eq!(response.headers()[ACCESS_CONTROL_ALLOW_ORIGIN], PAGE);
    refusal(response, ProblemCode::ParticipantTokenRefused).await;
}

async fn preflight(world: &World, origin: &str, path: &str) -> reqwest::Response {
    let request = world.bare_request(Method::OPTIONS, path).header(ORIGIN, origin);
    let request = request.header(ACCESS_CONTROL_REQUEST_METHOD, "POST");
    request.header(ACCESS_CONTROL_REQUEST_HEADERS, "authorization,content-type").send().await.unwrap()
}

#[tokio::test]
async fn a_campaign_whose_name_cannot_be_read_is_unknown() {
    let world = World::new().await;
    let request = world.bare_request(Method::GET, "/v1/campaigns/%FF").header(ORIGIN, PAGE);
    let response = request.send().await.unwrap();
    assert_eq!(response.headers()[ACCESS_CONTROL_ALLOW_ORIGIN], "*");
    refusal(response, ProblemCode::UnknownCampaign).await;
}
