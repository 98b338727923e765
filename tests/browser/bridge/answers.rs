//! What answers may look like, and that some never come.

use ::gigya::ResponseCode;
use connection_window::gigya::Reply;
use flow::GigyaFault;
use js_sys::JSON;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortController;

use super::{NOBODY, bridge, bridge_until, code, is_garbage, try_to_log_in};
use crate::gigya::{
    answer, answer_cyclic, answer_in_turn, answer_twice, answer_undefined, break_down, listeners_of,
    times_called,
};

#[wasm_bindgen_test]
async fn an_answer_that_is_not_ready_yet_is_asked_for_again_soon() {
    let bridge = bridge();
    answer_in_turn("login", r#"{"errorCode":100001}"#, r#"{"errorCode":0,"UID":"ada"}"#);
    assert_eq!(try_to_log_in(&bridge).await.map(|participant| participant.uid), Ok("ada".to_owned()));
    assert_eq!(times_called("login"), 2);
}

#[wasm_bindgen_test]
async fn an_answer_that_never_gets_ready_is_not_asked_for_for_ever() {
    let bridge = bridge();
    answer("login", r#"{"errorCode":100001}"#);
    assert_eq!(code(&try_to_log_in(&bridge).await), Some(ResponseCode::DATA_PENDING));
    assert_eq!(times_called("login"), 3);
}

#[wasm_bindgen_test]
async fn a_code_that_came_back_as_text_is_read() {
    let bridge = bridge();
    answer("login", r#"{"errorCode":"206001","regToken":"r"}"#);
    assert_eq!(code(&try_to_log_in(&bridge).await), Some(ResponseCode::ACCOUNT_PENDING_REGISTRATION));
}

#[wasm_bindgen_test]
async fn a_code_that_nobody_knows_survives() {
    let bridge = bridge();
    answer("login", r#"{"errorCode":987654}"#);
    assert_eq!(code(&try_to_log_in(&bridge).await), Some(ResponseCode(987_654)));
}

#[wasm_bindgen_test]
async fn of_two_answers_the_first_counts() {
    let bridge = bridge();
    answer_twice("login", r#"{"errorCode":0,"UID":"ada"}"#, r#"{"errorCode":0,"UID":"eve"}"#);
    assert_eq!(try_to_log_in(&bridge).await.unwrap().uid, "ada");
}

#[wasm_bindgen_test]
async fn garbage_is_told_as_such() {
    let bridge = bridge();
    for garbage in
        ["null", "42", r#""<html>""#, r#"{"errorCode":"soon"}"#, r#"{"errorCode":-1}"#, r#"{"errorCode":{}}"#]
    {
        answer("login", garbage);
        assert!(is_garbage(&try_to_log_in(&bridge).await), "{garbage}");
    }
    answer_undefined("login");
    assert!(is_garbage(&try_to_log_in(&bridge).await));
}

#[wasm_bindgen_test]
async fn an_answer_that_cannot_be_written_as_text_has_its_code_all_the_same() {
    let bridge = bridge();
    answer_cyclic("login", 403_041);
    assert_eq!(code(&try_to_log_in(&bridge).await), Some(ResponseCode::ACCOUNT_DISABLED));
}

#[wasm_bindgen_test]
fn what_was_sent_gets_no_further_than_the_answer() {
    let answer = r#"{"errorCode":"400009","requestParams":{"newPassword":"secret"},"unheardOf":1}"#;
    let reply = Reply::read(JSON::parse(answer).unwrap()).unwrap().typed();
    assert_eq!(reply.rest.keys().collect::<Vec<_>>(), ["unheardOf"]);
    assert_eq!(reply.error_code, ResponseCode::VALIDATION_ERROR);
}

#[wasm_bindgen_test]
async fn a_method_that_breaks_down_is_told_at_once() {
    let bridge = bridge();
    break_down("login");
    assert_eq!(try_to_log_in(&bridge).await, Err(GigyaFault::ScriptIsAStub));
}

#[wasm_bindgen_test]
async fn a_call_that_is_never_answered_ends_with_its_window() {
    let window = AbortController::new().unwrap();
    let bridge = bridge_until(window.signal());
    let call = bridge.log_out();
    wasm_bindgen_futures::spawn_local(async move { window.abort() });
    assert_eq!(call.await, Err(GigyaFault::TimedOut));
    assert_eq!(times_called("logout"), 1);
    assert_eq!(bridge.log_out().await, Err(GigyaFault::TimedOut));
    assert_eq!(times_called("logout"), 1, "nothing is asked for a window that has gone");
}

#[wasm_bindgen_test]
async fn a_call_that_is_over_no_longer_waits_for_the_end_of_its_window() {
    let signal = AbortController::new().unwrap().signal();
    let listeners = listeners_of(&signal);
    let bridge = bridge_until(signal);
    answer("getUserInfo", r#"{"errorCode":0,"user":{"UID":""}}"#);
    answer("login", r#"{"errorCode":403042}"#);
    answer_undefined("logout");
    for _ in 0..3 {
        assert_eq!(bridge.session().await, Ok(NOBODY));
    }
    assert!(try_to_log_in(&bridge).await.is_err());
    assert!(is_garbage(&bridge.log_out().await));
    break_down("getJWT");
    assert_eq!(bridge.prove("summer-quiz").await, Err(GigyaFault::ScriptIsAStub));
    assert_eq!(listeners.call0(&JsValue::NULL).unwrap(), 0);
}
