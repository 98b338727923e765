//! Sessions by UID signature, where the proxy has a user key: Gigya exchanges what only the partner can verify.

use connection_proxy::{Environment, Limits};
use contract::{ProblemCode, SessionReply};
use gigya::signature::{Secret, sign_uid};
use serde_json::{Value, json};

use crate::line::{Way, Wired, code, signed};
use crate::world::{read, refusal, unix_seconds};

const PARTNERS: &str = "dGhlIHBhcnRuZXIncw==";
const USER_KEYS: &str = "dGhlIHVzZXIga2V5J3M=";
const SESSION: &str = "contest/session";
const EXCHANGE: &str = "accounts.exchangeUIDSignature";

async fn wired(answer: Value) -> Wired {
    let variables = [("GIGYA_SANDBOX_USER_KEY", "key"), ("GIGYA_SANDBOX_SECRET", USER_KEYS)];
    let answer = move |_: &_, _| Way::Json(answer.clone());
    Wired::with_credentials(Environment::of(variables), Limits::default(), answer).await
}

/// What Gigya signs anew.
fn exchanged(uid: &str, secret: &str, then: u64) -> Value {
    let timestamp = then.to_string();
    let signature = sign_uid(&Secret::from_base64(secret).unwrap(), uid, &timestamp);
    json!({"errorCode": 0, "UID": uid, "UIDSignature": signature, "signatureTimestamp": timestamp})
}

#[tokio::test]
async fn a_signature_is_exchanged_and_opens_a_session() {
    let wired = wired(exchanged("ada", USER_KEYS, unix_seconds())).await;
    let proof = signed("ada", PARTNERS);
    let session: SessionReply = read(wired.post(SESSION, &proof).await).await;
    assert_eq!(session.expires_in, 600);
    let heard = &wired.line.heard()[0];
    assert_eq!((heard.method.as_str(), &heard.form["UID"]), (EXCHANGE, &proof.uid));
    assert_eq!(
        (&heard.form["UIDSignature"], &heard.form["signatureTimestamp"]),
        (&proof.signature, &proof.timestamp)
    );
}

#[tokio::test]
async fn what_comes_back_wrong_old_or_about_somebody_else_opens_nothing() {
    let now = unix_seconds();
    let refused = [exchanged("ada", PARTNERS, now), exchanged("ada", USER_KEYS, now - 200)];
    for answer in refused {
        let wired = wired(answer).await;
        refusal(wired.post(SESSION, &signed("ada", PARTNERS)).await, ProblemCode::IdTokenRefused).await;
    }
    for answer in [exchanged("eve", USER_KEYS, now), json!({"errorCode": 0, "UID": "ada"})] {
        let wired = wired(answer).await;
        refusal(wired.post(SESSION, &signed("ada", PARTNERS)).await, ProblemCode::GigyaUnavailable).await;
    }
}

#[tokio::test]
async fn gigyas_verdict_on_a_signature_is_a_refusal_and_its_outage_is_none() {
    for verdict in [400_006, 403_002] {
        let wired = wired(code(verdict)).await;
        refusal(wired.post(SESSION, &signed("ada", PARTNERS)).await, ProblemCode::IdTokenRefused).await;
    }
    for fault in [500_001, 403_003] {
        let wired = wired(code(fault)).await;
        refusal(wired.post(SESSION, &signed("ada", PARTNERS)).await, ProblemCode::GigyaUnavailable).await;
    }
}

#[tokio::test]
async fn gigya_is_not_asked_about_what_cannot_be_right() {
    let wired = wired(exchanged("ada", USER_KEYS, unix_seconds())).await;
    let mut old = signed("ada", PARTNERS);
    old.timestamp = (unix_seconds() - 200).to_string();
    let mut short = signed("ada", PARTNERS);
    short.signature.pop();
    let nobody = signed("", PARTNERS);
    for proof in [old, short, nobody] {
        refusal(wired.post(SESSION, &proof).await, ProblemCode::IdTokenRefused).await;
    }
    assert!(wired.line.heard().is_empty());
}

#[tokio::test]
async fn a_private_key_verifies_no_signature() {
    let key = include_str!("../../../gigya/tests/private-key.pkcs1.pem");
    let variables = [("GIGYA_SANDBOX_USER_KEY", "key"), ("GIGYA_SANDBOX_PRIVATE_KEY", key)];
    let wired =
        Wired::with_credentials(Environment::of(variables), Limits::default(), |_, _| Way::Reset).await;
    refusal(wired.post(SESSION, &signed("ada", PARTNERS)).await, ProblemCode::IdTokenRefused).await;
    assert!(wired.line.heard().is_empty());
}

#[tokio::test]
async fn a_body_that_is_neither_proof_or_both_is_no_request() {
    let wired = wired(code(0)).await;
    let proof = json!(signed("ada", PARTNERS));
    let mut both = proof.clone();
    both["id_token"] = json!("a.b.c");
    let mut half = proof;
    half.as_object_mut().unwrap().remove("signature");
    for body in [both, half, json!({})] {
        refusal(wired.post(SESSION, &body).await, ProblemCode::BadRequest).await;
    }
}
