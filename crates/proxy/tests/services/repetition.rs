//! What is asked again, and when Gigya is left in peace.

use connection_proxy::Limits;
use contract::{Prefill, ProblemCode};
use serde_json::json;

use crate::line::{Heard, Way, Wired, account, code};
use crate::world::{newcomer, read, refusal};

const GET: &str = "accounts.getAccountInfo";
const REGISTER: &str = "accounts.register";

#[tokio::test]
async fn a_read_that_fails_in_passing_is_repeated_and_the_participant_notices_nothing() {
    for way in [Way::Reset, Way::Json(code(500_001)), Way::Json(code(403_048)), Way::Json(code(409_030))] {
        let wired = Wired::new(Limits::default(), move |_, before| match before {
            0 => way.clone(),
            _ => Way::Json(account()),
        })
        .await;
        assert_eq!(read::<Prefill>(wired.prefill().await).await.gigya_id, "ada");
        let nonces: Vec<_> = wired.line.heard().iter().map(|heard| heard.form["nonce"].clone()).collect();
        assert!(nonces.len() == 2 && nonces[0] != nonces[1], "each try is signed anew: {nonces:?}");
    }
}

#[tokio::test]
async fn the_last_answer_is_reported_with_its_code() {
    let wired = Wired::new(Limits::default(), |_, _| Way::Json(code(500_001))).await;
    let problem = refusal(wired.prefill().await, ProblemCode::GigyaUnavailable).await;
    assert_eq!((problem.response_code, problem.call_id.as_deref()), (Some(500_001), Some("on-the-line")));
    assert_eq!(wired.line.calls_of(GET), 3);
}

/// What a registration needs, but for its last call.
fn until_registration(heard: &Heard, last: Way) -> Way {
    match heard.method.as_str() {
        "accounts.initRegistration" => Way::Json(json!({"errorCode": 0, "regToken": "st2.s.x"})),
        "accounts.getSchema" => Way::Json(json!({"errorCode": 0})),
        _ => last,
    }
}

#[tokio::test]
async fn a_registration_is_sent_once_whatever_becomes_of_it() {
    for way in [Way::Reset, Way::Json(code(500_001)), Way::Json(code(503_001))] {
        let wired =
            Wired::new(Limits::default(), move |heard, _| until_registration(heard, way.clone())).await;
        refusal(wired.post("summer-quiz/accounts", &newcomer()).await, ProblemCode::GigyaUnavailable).await;
        assert_eq!(wired.line.calls_of(REGISTER), 1);
    }
}

#[tokio::test]
async fn after_five_calls_in_vain_gigya_is_left_in_peace_and_participants_are_told_at_once() {
    let wired = Wired::new(Limits::default(), |_, _| Way::Bytes(b"no HTTP".to_vec())).await;
    for _ in 0..5 {
        refusal(wired.prefill().await, ProblemCode::GigyaUnavailable).await;
    }
    let calls = wired.line.calls_of(GET);
    for _ in 0..3 {
        refusal(wired.prefill().await, ProblemCode::GigyaUnavailable).await;
    }
    assert_eq!(wired.line.calls_of(GET), calls);
}

#[tokio::test]
async fn what_gigya_refuses_is_not_taken_for_an_outage() {
    let wired = Wired::new(Limits::default(), |_, _| Way::Json(code(403_005))).await;
    for _ in 0..7 {
        refusal(wired.prefill().await, ProblemCode::AccountRefused).await;
    }
    assert_eq!(wired.line.calls_of(GET), 7);
}

#[tokio::test]
async fn one_sites_outage_is_not_anothers() {
    let wired = Wired::new(Limits::default(), |heard, _| {
        if heard.form["apiKey"] == "3_other_site" { Way::Json(account()) } else { Way::Reset }
    })
    .await;
    for _ in 0..6 {
        refusal(wired.prefill().await, ProblemCode::GigyaUnavailable).await;
    }
    assert_eq!(read::<Prefill>(wired.prefill_of("other-site").await).await.gigya_id, "ada");
}
