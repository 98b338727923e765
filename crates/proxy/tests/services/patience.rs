//! Visitors who send too much or too slowly, and a Gigya that never answers: every request ends.

use std::time::Duration;

use connection_proxy::{Environment, Limits};
use contract::ProblemCode;
use gigya_sandbox::seed::MARIE;
use gigya_sandbox::{InjectedFault, Misbehaviour, USER_KEY, USER_SECRET};
use reqwest::Method;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::world::{PAGE, World, claims, edited, newcomer, refusal};

/// Enough for a machine that is busy with other tests: who waits longer is hanging.
const PATIENCE: Duration = Duration::from_secs(20);

/// So little that it is over at once.
const MOMENT: Duration = Duration::from_millis(300);

const DEFINITION: &str = "GET /v1/campaigns/contest HTTP/1.1\r\nhost: proxy\r\n";

/// Writes these bytes, and no more, on a connection of its own; what the proxy says until it closes it.
async fn say(world: &World, bytes: &str) -> String {
    let mut connection = open(world).await;
    connection.write_all(bytes.as_bytes()).await.unwrap();
    hear(connection).await
}

async fn open(world: &World) -> TcpStream {
    TcpStream::connect(world.proxy.url().strip_prefix("http://").unwrap()).await.unwrap()
}

/// What the proxy says until it closes the connection.
async fn hear(mut connection: TcpStream) -> String {
    let mut answer = Vec::new();
    let closed = tokio::time::timeout(PATIENCE, connection.read_to_end(&mut answer)).await;
    // A reset after the answer is a way of closing, too.
    let _ = closed.expect("the connection is closed");
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn every_body_ends_at_64_kib() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let long = "x".repeat(64 * 1024);
    for (resource, body) in [
        ("session", json!({"id_token": long})),
        ("accounts", json!({"password": long})),
        ("participations", json!({"values": {"firstname": long}})),
    ] {
        let response = marie.request(Method::POST, resource).json(&body).send().await.unwrap();
        refusal(response, ProblemCode::TooLarge).await;
    }
}

#[tokio::test]
async fn a_head_of_more_than_16_kib_is_refused() {
    let world = World::new().await;
    let long = "x".repeat(20 * 1024);
    let answer = say(&world, &format!("{DEFINITION}origin: {PAGE}\r\nx-long: {long}\r\n\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
}

#[tokio::test]
async fn a_head_that_does_not_end_is_not_waited_for() {
    let world = World::with_limits(Limits { head: MOMENT, ..Limits::default() }).await;
    for beginning in ["", "GET /v1", DEFINITION] {
        assert_eq!(say(&world, beginning).await, "", "{beginning:?}");
    }
}

#[tokio::test]
async fn a_connection_that_nobody_uses_any_more_is_closed() {
    let world = World::with_limits(Limits { head: MOMENT, ..Limits::default() }).await;
    let answer = say(&world, &format!("{DEFINITION}origin: {PAGE}\r\n\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
}

#[tokio::test]
async fn a_body_that_does_not_end_is_not_waited_for() {
    let world = World::with_limits(Limits { body: MOMENT, request: PATIENCE, ..Limits::default() }).await;
    let token = world.connect(&MARIE, "contest").await.token;
    for resource in ["session", "accounts", "participations"] {
        let answer = say(
            &world,
            &format!(
                "POST /v1/campaigns/contest/{resource} HTTP/1.1\r\nhost: proxy\r\norigin: {PAGE}\r\n\
                 authorization: Bearer {token}\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{{\""
            ),
        )
        .await;
        assert!(answer.starts_with("HTTP/1.1 408 ") && answer.contains("too-slow"), "{resource}: {answer}");
    }
}

#[tokio::test]
async fn a_head_that_comes_in_pieces_is_waited_for() {
    let world = World::new().await;
    let mut slow = open(&world).await;
    for piece in ["GET /v1/campaigns/contest HT", "TP/1.1\r\nhost: pro"] {
        slow.write_all(piece.as_bytes()).await.unwrap();
        // Another visitor is answered in between, so that the proxy has seen the piece by itself.
        assert_eq!(world.get("/v1/campaigns/contest").await.status(), 200);
    }
    let rest = format!("xy\r\norigin: {PAGE}\r\nconnection: close\r\n\r\n");
    slow.write_all(rest.as_bytes()).await.unwrap();
    let answer = hear(slow).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
}

#[tokio::test]
async fn a_body_may_take_longer_than_a_head() {
    let world =
        World::with_limits(Limits { head: MOMENT, body: PATIENCE, request: PATIENCE, ..Limits::default() })
            .await;
    let body = json!({"id_token": world.sandbox.mint_id_token(&claims(MARIE.uid))}).to_string();
    let (beginning, rest) = body.split_at(body.len() / 2);
    let mut slow = open(&world).await;
    let head = format!(
        "POST /v1/campaigns/contest/session HTTP/1.1\r\nhost: proxy\r\norigin: {PAGE}\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{beginning}",
        body.len()
    );
    slow.write_all(head.as_bytes()).await.unwrap();
    // A head that was begun later has run out of time, so the time for heads is over for this request as well.
    assert_eq!(say(&world, "GET /v1").await, "");
    slow.write_all(rest.as_bytes()).await.unwrap();
    let answer = hear(slow).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.contains("expires_in"), "{answer}");
}

#[tokio::test]
async fn a_connection_is_used_again() {
    let world = World::new().await;
    let mut connection = open(&world).await;
    let first = format!("{DEFINITION}origin: {PAGE}\r\n\r\n");
    connection.write_all(first.as_bytes()).await.unwrap();
    let mut begun = [0; 15];
    connection.read_exact(&mut begun).await.unwrap();
    assert_eq!(&begun, b"HTTP/1.1 200 OK");
    // The proxy has something else to do in between.
    assert_eq!(world.get("/v1/campaigns/contest").await.status(), 200);
    let second = format!("{DEFINITION}origin: {PAGE}\r\nconnection: close\r\n\r\n");
    connection.write_all(second.as_bytes()).await.unwrap();
    let answer = hear(connection).await;
    assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 1, "{answer}");
}

#[tokio::test]
async fn who_comes_when_all_connections_are_taken_waits_for_one_to_end() {
    let world = World::with_limits(Limits { connections: 2, ..Limits::default() }).await;
    let asked = format!("{DEFINITION}origin: {PAGE}\r\n\r\n");
    let mut first = open(&world).await;
    let mut second = open(&world).await;
    for taken in [&mut first, &mut second] {
        answered(taken, &asked).await;
    }
    let mut third = open(&world).await;
    third.write_all(asked.as_bytes()).await.unwrap();
    // Meanwhile the others are answered, and so are operators: the third would be, if it were let in.
    for taken in [&mut first, &mut second] {
        answered(taken, &asked).await;
    }
    let metrics = crate::metrics::metrics(world.proxy.operators_url()).await;
    assert_eq!(crate::metrics::value(&metrics, "connections"), Some(3), "two, and that which asks");
    let nothing = third.try_read(&mut [0]).unwrap_err();
    assert_eq!(nothing.kind(), std::io::ErrorKind::WouldBlock);

    drop(first);
    let mut begun = [0; 15];
    let read = tokio::time::timeout(PATIENCE, third.read_exact(&mut begun)).await;
    read.expect("its turn comes").unwrap();
    assert_eq!(&begun, b"HTTP/1.1 200 OK");
}

/// Sends a request for the definition and reads the whole answer.
async fn answered(connection: &mut TcpStream, request: &str) {
    connection.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    while !whole(&answer) {
        assert_ne!(connection.read_buf(&mut answer).await.unwrap(), 0, "it stays open");
    }
    assert!(answer.starts_with(b"HTTP/1.1 200 OK"));
}

/// Whether an answer has its whole body.
fn whole(answer: &[u8]) -> bool {
    let text = String::from_utf8_lossy(answer);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    length.is_some_and(|length| body.len() == length.parse::<usize>().unwrap())
}

#[tokio::test]
async fn every_request_ends_in_time_however_long_gigya_takes() {
    let asked = [
        (Method::POST, "session", "accounts.getJWTPublicKey"),
        (Method::DELETE, "session", "accounts.logout"),
        (Method::POST, "accounts", "accounts.initRegistration"),
        (Method::GET, "prefill", "accounts.getAccountInfo"),
        (Method::POST, "participations", "accounts.getAccountInfo"),
    ];
    // A proxy with all the time in the world opens the session; with the same key, the other one believes it.
    let willing = World::with_credentials(with_token_key()).await;
    let marie = willing.connect(&MARIE, "summer-quiz").await;
    let form = edited(&marie.prefill().await, &[("terms", "true"), ("newsletter", "false")]);
    let hasty = World::with(|settings| {
        settings.environment = with_token_key();
        settings.limits = Limits { call: Duration::from_hours(1), request: MOMENT, ..Limits::default() };
    })
    .await;
    for (method, resource, call) in asked {
        hasty.sandbox.inject(InjectedFault::always(call, Misbehaviour::Hang));
        let body = match resource {
            "session" => json!({"id_token": hasty.sandbox.mint_id_token(&claims(MARIE.uid))}),
            "accounts" => json!(newcomer()),
            _ => json!(form),
        };
        let path = format!("/v1/campaigns/summer-quiz/{resource}");
        let request = hasty.request(method, &path).bearer_auth(&marie.token).json(&body);
        refusal(request.send().await.unwrap(), ProblemCode::GigyaUnavailable).await;
    }
}

fn with_token_key() -> Environment {
    Environment::of([
        ("GIGYA_SANDBOX_USER_KEY", USER_KEY),
        ("GIGYA_SANDBOX_SECRET", USER_SECRET),
        ("PARTICIPANT_TOKEN_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
    ])
}
