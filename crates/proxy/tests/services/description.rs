//! `/openapi.json`, against the running proxy. `exchange` compares all that the other tests say and hear with it.

use contract::ProblemCode;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::world::{World, page, read, refusal};

#[tokio::test]
async fn anyone_may_read_the_description() {
    let world = World::new().await;
    let response = page().get(format!("{}/openapi.json", world.proxy.url())).send().await.unwrap();
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
    assert_eq!(read::<Value>(response).await["openapi"], "3.1.0");
    let posted = world.request(Method::POST, "/openapi.json").send().await.unwrap();
    refusal(posted, ProblemCode::MethodNotAllowed).await;
}

#[tokio::test]
async fn what_is_described_is_served_and_other_methods_are_not() {
    let world = World::new().await;
    let description: Value = read(world.get("/openapi.json").await).await;
    let campaigns = description["paths"].as_object().unwrap().iter();
    for (template, described) in campaigns.filter(|(template, _)| template.contains("{campaign}")) {
        let path = template.replace("{campaign}", "contest");
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            let is_described = described.get(method.as_str().to_lowercase()).is_some();
            let request = world.request(method.clone(), &path).json(&json!({}));
            let status = request.send().await.unwrap().status();
            assert_ne!(status, StatusCode::NOT_FOUND, "{path}");
            assert_eq!(status != StatusCode::METHOD_NOT_ALLOWED, is_described, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn every_operation_that_wants_a_token_says_so_and_no_other() {
    let world = World::new().await;
    let description: Value = read(world.get("/openapi.json").await).await;
    let paths = description["paths"].as_object().unwrap().iter();
    for (template, described) in paths.filter(|(template, _)| template.contains("{campaign}")) {
        let path = template.replace("{campaign}", "contest");
        for (method, operation) in
            described.as_object().unwrap().iter().filter(|(name, _)| *name != "parameters")
        {
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
            let response = world.request(method.clone(), &path).json(&json!({})).send().await.unwrap();
            let text = response.text().await.unwrap();
            let wants_token = text.contains("participant-token-refused");
            assert_eq!(wants_token, !operation["security"].is_null(), "{method} {path}");
        }
    }
}
