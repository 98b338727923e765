//! Registrations that end at an account which was there before: answers that the sandbox never gives.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use axum::extract::Path;
use axum::{Json, Router};
use connection_proxy::Proxy;
use contract::AccountReply;
use reqwest::header::ORIGIN;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::campaign_files::folder;
use crate::world::{PAGE, newcomer, read, settings};

const QUIZ: &str = include_str!("../../../../campaigns/summer-quiz.toml");

/// A Gigya that answers `accounts.register` like this and everything else with success; what it was called for.
async fn gigya(register: Value) -> (String, Arc<Mutex<Vec<String>>>) {
    let calls = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&calls);
    let answer = async move |Path(method): Path<String>| {
        let answer = match method.as_str() {
            "accounts.register" => register,
            "accounts.initRegistration" => json!({"errorCode": 0, "regToken": "st2.s.newcomer"}),
            _ => json!({"errorCode": 0, "UID": "somebody-else"}),
        };
        heard.lock().unwrap().push(method);
        Json(answer)
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().route("/{method}", axum::routing::post(answer));
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, calls)
}

#[tokio::test]
async fn an_account_that_was_there_before_is_never_written_to() {
    let conflict = json!({"errorCode": 403_043, "regToken": "st2.s.conflict"});
    let linked = json!({"errorCode": 200_009, "UID": "somebody-else"});
    let pending = AccountReply::Pending {
        code: 403_043,
        registration_token: "st2.s.conflict".to_owned(),
        missing: Vec::new(),
    };
    let created = AccountReply::Created;
    for (register, expected) in [(conflict, pending), (linked, created)] {
        let (url, calls) = gigya(register).await;
        let folder = folder(&[("quiz.toml", &QUIZ.replace("http://127.0.0.1:8702", &url))]);
        let proxy = Proxy::start(settings(folder.path())).await.unwrap();
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let request = http.post(format!("{}/v1/campaigns/quiz/accounts", proxy.url())).header(ORIGIN, PAGE);
        let reply: AccountReply = read(request.json(&newcomer()).send().await.unwrap()).await;
        assert_eq!(reply, expected);
        let calls = calls.lock().unwrap().clone();
        // Everything would have to follow: this Gigya's schema names no field.
        assert_eq!(calls.last().map(String::as_str), Some("accounts.register"), "{calls:?}");
    }
}
