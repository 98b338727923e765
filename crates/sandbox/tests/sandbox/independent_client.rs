//! A client that nobody here wrote: the npm package `gigya`, which signs as SAP says that one signs.
//!
//! These tests are ignored by a plain `cargo test`, which has no such package: `cargo xtask test services` installs
//! it, names it in `GIGYA_CLIENT`, and runs them.

use std::env;
use std::io::Write;
use std::process::{Command, Stdio};

use gigya_sandbox::seed::{MARIE, PINKY};
use gigya_sandbox::{API_KEY, PARTNER_SECRET, PRIVATE_KEY, Sandbox, USER_KEY, USER_SECRET};
use serde_json::{Value, json};

const CLIENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sandbox/independent_client.cjs");
const GET: &str = "accounts.getAccountInfo";
const SET: &str = "accounts.setAccountInfo";

fn signing(secret: &str) -> Value {
    json!({"userKey": USER_KEY, "secret": secret})
}

/// A call with these parameters and the API key.
fn call(credentials: &Value, endpoint: &str, params: &Value) -> Value {
    let mut params = params.clone();
    params["apiKey"] = API_KEY.into();
    json!({"credentials": credentials, "endpoint": endpoint, "params": params})
}

/// Makes the calls one after the other.
async fn answers(sandbox: &Sandbox, calls: Vec<Value>) -> Vec<Value> {
    let package = env::var("GIGYA_CLIENT").expect("GIGYA_CLIENT names it: run `cargo xtask test services`");
    let task = json!({"package": package, "sandbox": sandbox.url(), "calls": calls}).to_string();
    let run = move || {
        let mut node = Command::new("node");
        // It calls what Node deprecates, which is its own affair.
        let node = node.args(["--no-deprecation", CLIENT]);
        let mut node = node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        node.stdin.take().unwrap().write_all(task.as_bytes()).unwrap();
        node.wait_with_output().unwrap()
    };
    let output = tokio::task::spawn_blocking(run).await.unwrap();
    assert!(output.status.success(), "what the client says stands above");
    serde_json::from_slice(&output.stdout).unwrap()
}

async fn answer(sandbox: &Sandbox, call: Value) -> Value {
    answers(sandbox, vec![call]).await.remove(0)["answer"].take()
}

#[tokio::test]
#[ignore = "it needs a package of npm: cargo xtask test services"]
async fn what_the_client_signs_is_believed_whatever_is_in_it() {
    let sandbox = Sandbox::start().await;
    let texts = ["plain", "é & *'()!~+ /?#[]@:;=,$%", "100% \"quoted\" <b>", "名前\nzwei", ""];
    let credentials = signing(USER_SECRET);
    let write = |text: &str| json!({"UID": MARIE.uid, "data": {"hair": text, "loyalty": 3}});
    let calls = texts.iter().map(|text| call(&credentials, SET, &write(text)));
    let answers = answers(&sandbox, calls.collect()).await;
    for (text, reply) in texts.iter().zip(answers) {
        assert_eq!(reply["answer"]["errorCode"], 0, "{text}");
    }
    let calls = sandbox.calls();
    assert_eq!(calls.len(), texts.len());
    assert!(calls.iter().all(|call| call.has("sig") && !call.has("secret")), "it signs, nothing else");
}

#[tokio::test]
#[ignore = "it needs a package of npm: cargo xtask test services"]
async fn a_wrong_secret_or_a_wrong_user_key_is_refused_with_its_own_code() {
    let sandbox = Sandbox::start().await;
    let pinky = json!({"UID": PINKY.uid});
    let right = answer(&sandbox, call(&signing(USER_SECRET), GET, &pinky)).await;
    assert_eq!((&right["errorCode"], &right["UID"]), (&json!(0), &json!(PINKY.uid)));
    let wrong = answer(&sandbox, call(&signing(PARTNER_SECRET), GET, &pinky)).await;
    assert_eq!((&wrong["errorCode"], &wrong["UID"]), (&json!(403_003), &Value::Null));
    let stranger = json!({"userKey": "nobody", "secret": USER_SECRET});
    let unknown = answer(&sandbox, call(&stranger, GET, &pinky)).await;
    assert_eq!(unknown["errorCode"], 403_005);
    let keyless = json!({"secret": PARTNER_SECRET});
    let in_the_clear = answer(&sandbox, call(&keyless, GET, &pinky)).await;
    assert_eq!(in_the_clear["errorCode"], 403_006, "this one sends the secret itself");
}

#[tokio::test]
#[ignore = "it needs a package of npm: cargo xtask test services"]
async fn a_token_that_the_client_signs_with_the_private_key_is_believed_and_with_another_it_is_not() {
    let sandbox = Sandbox::start().await;
    let with = |key: &str| json!({"userKey": USER_KEY, "privateKey": key});
    let pinky = json!({"UID": PINKY.uid});
    let right = answer(&sandbox, call(&with(PRIVATE_KEY), GET, &pinky)).await;
    assert_eq!((&right["errorCode"], &right["UID"]), (&json!(0), &json!(PINKY.uid)));
    let another = include_str!("../../../gigya/tests/private-key.pkcs1.pem");
    let wrong = answer(&sandbox, call(&with(another), GET, &pinky)).await;
    assert_eq!(wrong["errorCode"], 400_008);
}

#[tokio::test]
#[ignore = "it needs a package of npm: cargo xtask test services"]
async fn the_client_believes_a_uid_signature_of_the_partner_and_of_nobody_else() {
    let sandbox = Sandbox::start().await;
    let verified_with = |secret: &str| {
        let mut call = call(&signing(USER_SECRET), GET, &json!({"UID": PINKY.uid}));
        call["uidSecret"] = secret.into();
        call
    };
    let calls = vec![verified_with(PARTNER_SECRET), verified_with(USER_SECRET)];
    let answers = answers(&sandbox, calls).await;
    assert_eq!((&answers[0]["believed"], &answers[1]["believed"]), (&json!(true), &json!(false)));
}
