//! What can go wrong between the proxy and Gigya, byte by byte.

use std::io::Write;
use std::time::Duration;

use connection_proxy::Limits;
use contract::{Prefill, ProblemCode};
use flate2::Compression;
use flate2::write::GzEncoder;
use reqwest::StatusCode;

use crate::line::{Way, Wired, account, http};
use crate::world::{read, refusal, unix_seconds};

/// Little patience, for upstreams that do not answer.
fn impatient() -> Limits {
    Limits { call: Duration::from_secs(1), request: Duration::from_secs(20), ..Limits::default() }
}

fn patient() -> Limits {
    Limits { call: Duration::from_mins(1), request: Duration::from_mins(1), ..Limits::default() }
}

fn packed(body: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(body).unwrap();
    packer.finish().unwrap()
}

#[tokio::test]
async fn whatever_the_other_end_does_the_participant_is_told_in_time_and_the_connection_is_given_up() {
    let whole = http("200 OK", &[], account().to_string().as_bytes());
    let html = http("502 Bad Gateway", &["content-type: text/html"], b"<!DOCTYPE html><title>502</title>");
    let large = vec![b' '; 10_000_000];
    let bomb = http("200 OK", &["content-encoding: gzip"], &packed(&large));
    let endless = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n".to_vec();
    let ways = [
        ("nothing", Way::Hang(Vec::new())),
        ("half a head", Way::Hang(whole[..20].to_vec())),
        ("half a body", Way::Hang(whole[..whole.len() - 10].to_vec())),
        ("a body without an end", Way::Hang(endless)),
        ("a torn connection", Way::Reset),
        ("a closed connection", Way::Bytes(Vec::new())),
        ("a truncated body", Way::Bytes(whole[..whole.len() - 10].to_vec())),
        ("HTML", Way::Bytes(html)),
        ("no HTTP", Way::Bytes(b"SSH-2.0-OpenSSH_9.9\r\n".to_vec())),
        ("an empty answer", Way::Bytes(http("200 OK", &[], b""))),
        ("JSON of somebody else", Way::Bytes(http("200 OK", &[], br#"{"message": "no route"}"#))),
        ("10 MB", Way::Bytes(http("200 OK", &[], &large))),
        ("10 MB packed in a few bytes", Way::Bytes(bomb)),
        ("a redirect", Way::Bytes(http("302 Found", &["location: http://127.0.0.1:9/"], b""))),
    ];
    for (what, way) in ways {
        let wired = Wired::new(impatient(), move |_, _| way.clone()).await;
        let response = wired.prefill().await;
        assert_eq!(response.status(), StatusCode::BAD_GATEWAY, "{what}");
        let problem = refusal(response, ProblemCode::GigyaUnavailable).await;
        assert_eq!((problem.call_id, problem.response_code), (None, None), "{what}");
        wired.line.is_left_alone().await;
    }
}

#[tokio::test]
async fn nothing_is_left_of_those_who_met_a_gigya_out_of_order() {
    let half = http("200 OK", &[], account().to_string().as_bytes())[..40].to_vec();
    let ways = [
        Way::Hang(Vec::new()),
        Way::Hang(half.clone()),
        Way::Bytes(half),
        Way::Reset,
        Way::Bytes(http("200 OK", &[], &vec![b' '; 10_000_000])),
    ];
    let mut wired = Wired::new(impatient(), move |_, before| ways[before % ways.len()].clone()).await;
    let tasks = || tokio::runtime::Handle::current().metrics().num_alive_tasks();
    let at_rest = tasks();
    let mut visits = Vec::new();
    for _ in 0..20 {
        visits.push(wired.start_prefill().await);
    }
    // Some close the page before there is an answer.
    let stay = visits.split_off(10);
    for visit in visits {
        visit.abort();
    }
    for visit in stay {
        refusal(visit.await.unwrap(), ProblemCode::GigyaUnavailable).await;
    }
    wired.line.is_left_alone().await;
    wired.close_page();
    let returned = async {
        while tasks() > at_rest {
            tokio::task::yield_now().await;
        }
    };
    let returned = tokio::time::timeout(Duration::from_secs(20), returned).await;
    assert!(returned.is_ok(), "{} tasks are left, {at_rest} at rest", tasks());
    let metrics = crate::metrics::metrics(wired.operators_url()).await;
    assert_eq!(crate::metrics::value(&metrics, "gigya_calls_in_flight"), Some(0));
    assert_eq!(crate::metrics::value(&metrics, "connections"), Some(1), "that which asks");
}

#[tokio::test]
async fn a_late_answer_is_an_answer() {
    let wired = Wired::new(patient(), |_, _| Way::Held(account())).await;
    let (response, ()) = tokio::join!(wired.prefill(), async {
        wired.line.has_heard(1).await;
        wired.line.release();
    });
    assert_eq!(read::<Prefill>(response).await.gigya_id, "ada");
}

#[tokio::test]
async fn an_answer_that_comes_too_late_is_nobody_elses() {
    let wired = Wired::new(impatient(), |_, before| match before {
        0 => Way::Held(serde_json::json!({"errorCode": 0, "profile": {"firstName": "Eve"}})),
        _ => Way::Json(account()),
    })
    .await;
    refusal(wired.prefill().await, ProblemCode::GigyaUnavailable).await;
    wired.line.release();
    let prefill: Prefill = read(wired.prefill().await).await;
    assert_eq!(prefill.values["firstname"], "Ada");
}

#[tokio::test]
async fn the_body_counts_whatever_the_answer_calls_itself() {
    let body = account().to_string();
    let plain = body.as_bytes();
    for (status, headers, body) in [
        ("200 OK", vec!["content-type: text/html"], plain.to_vec()),
        ("200 OK", vec![], plain.to_vec()),
        ("500 Internal Server Error", vec!["content-type: image/png"], plain.to_vec()),
        ("200 OK", vec!["content-type: text/javascript", "content-encoding: gzip"], packed(plain)),
    ] {
        let answer = http(status, &headers, &body);
        let wired = Wired::new(patient(), move |_, _| Way::Bytes(answer.clone())).await;
        assert_eq!(read::<Prefill>(wired.prefill().await).await.values["firstname"], "Ada", "{headers:?}");
    }
}

#[tokio::test]
async fn a_connection_is_used_again() {
    let wired = Wired::new(patient(), |_, _| Way::Json(account())).await;
    for _ in 0..5 {
        read::<Prefill>(wired.prefill().await).await;
    }
    assert_eq!((wired.line.heard().len(), wired.line.connections()), (5, 1));
}

/// How far from `expected` the timestamp of a request may be: a test can be that slow.
const LATE: u64 = 30;

#[tokio::test]
async fn a_wrong_clock_is_set_by_the_answers_date_and_stays_set() {
    const AHEAD: u64 = 3600;
    let later = std::time::SystemTime::now() + Duration::from_secs(AHEAD);
    let mut header = headers::HeaderMap::new();
    headers::HeaderMapExt::typed_insert(&mut header, headers::Date::from(later));
    let date = format!("date: {}", header["date"].to_str().unwrap());
    let expired = http("200 OK", &[&date], br#"{"errorCode": 403002}"#);
    let wired = Wired::new(patient(), move |_, before| match before {
        0 => Way::Bytes(expired.clone()),
        _ => Way::Json(account()),
    })
    .await;
    for _ in 0..2 {
        read::<Prefill>(wired.prefill().await).await;
    }
    let now = unix_seconds();
    let sent: Vec<u64> =
        wired.line.heard().iter().map(|heard| heard.form["timestamp"].parse().unwrap()).collect();
    assert_eq!(sent.len(), 3, "the second call is right at once");
    for (sent, expected) in sent.into_iter().zip([now, now + AHEAD, now + AHEAD]) {
        assert!(sent.abs_diff(expected) < LATE, "{sent} {expected}");
    }
}
