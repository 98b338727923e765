//! Requests that no resource takes.

use contract::ProblemCode;
use gigya_sandbox::seed::MARIE;
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;

use crate::world::{World, read, refusal};

#[tokio::test]
async fn an_address_that_nobody_serves_is_a_problem_that_names_it() {
    let world = World::new().await;
    for path in ["/v1/campaigns", "/v2/x", "/v1/campaigns/contest/nothing", "/health/live"] {
        let problem = refusal(world.get(path).await, ProblemCode::NotFound).await;
        assert!(problem.detail.unwrap().contains(path), "{path}");
    }
}

#[tokio::test]
async fn a_wrong_method_is_a_problem() {
    let world = World::new().await;
    let response = world.request(Method::PUT, "/v1/campaigns/contest/session").send().await.unwrap();
    refusal(response, ProblemCode::MethodNotAllowed).await;
}

#[tokio::test]
async fn a_body_that_is_not_what_the_address_takes_is_refused_without_repeating_it() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "contest").await;
    let bodies =
        ["", "{", "[]", r#"{"values": {"email": 12345678}}"#, r#"{"values": {}, "UID": "somebody-else"}"#];
    for body in bodies {
        let request = marie.request(Method::POST, "participations").header(CONTENT_TYPE, "application/json");
        let problem = refusal(request.body(body).send().await.unwrap(), ProblemCode::BadRequest).await;
        let detail = problem.detail.unwrap();
        assert!(!detail.contains("12345678") && !detail.contains("somebody"), "{detail}");
    }
    let request = marie.request(Method::POST, "participations").header(CONTENT_TYPE, "text/plain");
    refusal(request.body("{}").send().await.unwrap(), ProblemCode::BadRequest).await;
}

#[tokio::test]
async fn a_password_in_a_body_that_cannot_be_read_is_not_repeated() {
    let world = World::new().await;
    let body = r#"{"email": "ada@example.com", "password": ["Difference-Engine-1"]}"#;
    let request = world.request(Method::POST, "/v1/campaigns/summer-quiz/accounts");
    let response = request.header(CONTENT_TYPE, "application/json").body(body).send().await.unwrap();
    let problem = refusal(response, ProblemCode::BadRequest).await;
    assert!(!format!("{problem:?}").contains("Difference"));
}

#[tokio::test]
async fn operators_see_on_their_own_address_that_the_proxy_is_alive_and_ready() {
    let world = World::new().await;
    for path in ["/health/live", "/health/ready"] {
        let url = format!("{}{path}", world.proxy.operators_url());
        assert_eq!(reqwest::get(url).await.unwrap().status(), 200, "{path}");
    }
    let url = format!("{}/v1/campaigns/contest", world.proxy.operators_url());
    refusal(reqwest::get(url).await.unwrap(), ProblemCode::NotFound).await;
}

#[tokio::test]
async fn a_proxy_that_is_dropped_gives_its_port_back() {
    let world = World::new().await;
    let address: std::net::SocketAddr = world.proxy.url().strip_prefix("http://").unwrap().parse().unwrap();
    let _: contract::Definition = read(world.get("/v1/campaigns/contest").await).await;
    world.proxy.stop().await;
    std::net::TcpListener::bind(address).unwrap();
}
