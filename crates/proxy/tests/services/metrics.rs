//! What operators see on their own address.

use std::time::Duration;

use connection_proxy::Limits;
use contract::Prefill;
use gigya_sandbox::seed::MARIE;
use reqwest::{Method, StatusCode};

use crate::line::{Way, Wired, account};
use crate::world::{World, edited, page, read};

/// All the time that a test may need.
fn hours() -> Limits {
    let hours = Duration::from_hours(2);
    Limits { call: hours, request: hours, ..Limits::default() }
}

/// What `/metrics` says.
pub async fn metrics(operators: &str) -> String {
    let response = page().get(format!("{operators}/metrics")).send().await.unwrap();
    let media_type = response.headers()["content-type"].to_str().unwrap().to_owned();
    assert_eq!(media_type, "application/openmetrics-text; version=1.0.0; charset=utf-8");
    response.text().await.unwrap()
}

/// The value of a series, written as Prometheus writes it, without the prefix that all have.
pub fn value(text: &str, series: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix("connection_proxy_")?.strip_prefix(series));
    line.map(|value| value.trim().parse().unwrap())
}

#[tokio::test]
async fn a_visit_is_counted_and_says_nothing_of_the_visitor() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let prefill = marie.prefill().await;
    marie.take_part(&edited(&prefill, &[("lastname", "Peeters-Lovelace"), ("terms", "true")])).await;
    let text = metrics(world.proxy.operators_url()).await;
    for series in [
        r#"build_info{version="0.1.0"}"#,
        r#"requests_total{route="/v1/campaigns/{campaign}/prefill",method="GET",status="200"}"#,
        r#"request_duration_seconds_count{route="/v1/campaigns/{campaign}/session",method="POST"}"#,
        r#"sessions_opened_total{campaign="summer-quiz"}"#,
        r#"participations_total{campaign="summer-quiz"}"#,
        r#"gigya_calls_total{method="accounts.setAccountInfo",outcome="0"}"#,
    ] {
        assert_eq!(value(&text, series), Some(1), "{series} in {text}");
    }
    assert_eq!(value(&text, r#"gigya_calls_total{method="accounts.getAccountInfo",outcome="0"}"#), Some(2));
    assert_eq!(value(&text, "gigya_calls_in_flight"), Some(0));
    for personal in [MARIE.uid, "example.com", "Lovelace", "127.0.0.1:8700", &marie.token] {
        assert!(!text.contains(personal), "{personal} in {text}");
    }
}

#[tokio::test]
async fn what_visitors_invent_adds_no_series() {
    let world = World::new().await;
    let ask = async |method: &str, path: &str| {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        world.request(method, path).send().await.unwrap();
    };
    for invented in ["one", "two", "three"] {
        ask("GET", &format!("/{invented}")).await;
        ask("GET", &format!("/v1/campaigns/{invented}")).await;
        ask(&invented.to_uppercase(), "/v1/campaigns/contest").await;
    }
    let text = metrics(world.proxy.operators_url()).await;
    assert_eq!(value(&text, r#"requests_total{route="other",method="GET",status="404"}"#), Some(3));
    let campaigns = r#"requests_total{route="/v1/campaigns/{campaign}",method="#;
    assert_eq!(value(&text, &format!(r#"{campaigns}"GET",status="404"}}"#)), Some(3));
    assert_eq!(value(&text, &format!(r#"{campaigns}"other",status="405"}}"#)), Some(3));
    assert!(!text.contains("three") && !text.contains("THREE"), "{text}");
}

#[tokio::test]
async fn who_is_told_to_wait_is_counted_by_quota() {
    let world = World::with_quotas(&["definition-per-address=1"]).await;
    for _ in 0..3 {
        world.get("/v1/campaigns/contest").await;
    }
    let text = metrics(world.proxy.operators_url()).await;
    assert_eq!(value(&text, r#"quota_refusals_total{quota="definition-per-address"}"#), Some(2));
}

#[tokio::test]
async fn a_gigya_out_of_order_shows_by_outcome_repetitions_and_circuit() {
    let wired = Wired::new(Limits::default(), |_, _| Way::Reset).await;
    for _ in 0..6 {
        assert_eq!(wired.prefill().await.status(), StatusCode::BAD_GATEWAY);
    }
    let text = metrics(wired.operators_url()).await;
    let calls = |outcome: &str| {
        let series = format!(r#"gigya_calls_total{{method="accounts.getAccountInfo",outcome="{outcome}"}}"#);
        value(&text, &series).unwrap_or_default()
    };
    // The sixth is not made, unless this machine took longer for five than Gigya is left in peace.
    assert!(calls("unreachable") >= 5, "{text}");
    assert_eq!(calls("unreachable") + calls("resting"), 6);
    let retries = value(&text, r#"gigya_retries_total{method="accounts.getAccountInfo"}"#);
    assert_eq!(retries, Some(2 * calls("unreachable")), "twice each");
    let circuit = format!(r#"gigya_circuit{{site="{}/3_sandbox_site"}}"#, wired.line.url);
    assert!(value(&text, &circuit).is_some_and(|level| level > 0), "{text}");
}

#[tokio::test]
async fn a_proxy_that_stops_is_not_ready_and_answers_what_runs() {
    let wired = Wired::new(hours(), |_, _| Way::Held(account())).await;
    let ready = format!("{}/health/ready", wired.operators_url());
    let is_ready = async || page().get(&ready).send().await.unwrap().status();
    assert_eq!(is_ready().await, StatusCode::OK);
    let prefill = wired.start_prefill().await;
    wired.line.has_heard(1).await;
    let (line, stopped) = wired.stop();
    while is_ready().await != StatusCode::SERVICE_UNAVAILABLE {
        tokio::task::yield_now().await;
    }
    line.release();
    assert_eq!(read::<Prefill>(prefill.await.unwrap()).await.gigya_id, "ada");
    stopped.await.unwrap();
    assert!(page().get(&ready).send().await.is_err(), "and then it is gone");
}
