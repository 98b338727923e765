//! The bridge to the Web SDK, against an SDK that misbehaves in each way that is known
//! (`gigya-web-sdk-contract.md`, 1.2 to 1.5).

use ::gigya::ResponseCode;
use connection_window::gigya::sdk::Sight;
use connection_window::gigya::{Sdk, Session, has_session_cookie, log_in, log_out, prove, session};
use flow::{GigyaFault, Participant, Password, Personal};
use js_sys::JSON;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortController;

use crate::gigya::{
    answer, answer_in_turn, answer_twice, answer_undefined, break_down, install, sent, times_called,
};

const NOBODY: Session = Session { participant: None, complaint: None };

fn sdk() -> Sdk {
    install("3_key");
    match Sdk::look() {
        Sight::Ready(sdk) => sdk,
        Sight::Missing | Sight::Starting | Sight::Stub => panic!("the double is a working SDK"),
    }
}

fn staying() -> web_sys::AbortSignal {
    AbortController::new().unwrap().signal()
}

async fn try_to_log_in(sdk: &Sdk) -> Result<Participant, GigyaFault> {
    log_in(sdk, &Personal::from("ada@example.com"), &Password::new("correct horse".into()), &staying()).await
}

fn code<T>(result: &Result<T, GigyaFault>) -> Option<ResponseCode> {
    match result {
        Err(GigyaFault::Refused { code, .. }) => Some(*code),
        Err(_) | Ok(_) => None,
    }
}

#[wasm_bindgen_test]
async fn an_anonymous_success_is_nobody() {
    let sdk = sdk();
    answer("getUserInfo", r#"{"errorCode":0,"status":"OK","user":{"UID":"","isConnected":false}}"#);
    assert_eq!(session(&sdk, &staying()).await, Ok(NOBODY));
}

#[wasm_bindgen_test]
async fn an_empty_uid_is_nobody_whatever_the_code_and_the_integrator_hears_of_it() {
    let sdk = sdk();
    answer("getUserInfo", r#"{"errorCode":301001,"errorMessage":"Invalid data center","callId":"c1"}"#);
    let session = session(&sdk, &staying()).await.unwrap();
    assert_eq!(session.participant, None);
    assert_eq!(
        session.complaint.and_then(|fault| code(&Err::<(), _>(fault))),
        Some(ResponseCode::INVALID_DATA_CENTER)
    );
}

#[wasm_bindgen_test]
async fn a_session_that_is_over_is_nobody_and_no_reason_to_complain() {
    let sdk = sdk();
    answer("getUserInfo", r#"{"errorCode":403005,"errorMessage":"Unauthorized user"}"#);
    assert_eq!(session(&sdk, &staying()).await, Ok(NOBODY));
}

#[wasm_bindgen_test]
async fn a_connected_participant_has_a_name_and_a_picture() {
    let sdk = sdk();
    answer(
        "getUserInfo",
        r#"{"errorCode":0,"UID":"ada","user":{"UID":"ada","firstName":"Ada","thumbnailURL":"","photoURL":"https://img.example.com/ada.png"}}"#,
    );
    let ada = Participant {
        uid: "ada".into(),
        first_name: "Ada".into(),
        picture: Some("https://img.example.com/ada.png".into()),
    };
    assert_eq!(session(&sdk, &staying()).await, Ok(Session { participant: Some(ada), complaint: None }));
}

#[wasm_bindgen_test]
async fn a_picture_comes_over_https_or_from_this_machine() {
    let sdk = sdk();
    for (address, shown) in [
        ("http://img.example.com/a.png", false),
        ("javascript:alert(1)", false),
        ("data:image/png;base64,AAAA", false),
        ("//img.example.com/a.png", false),
        ("http://localhost.example.com/a.png", false),
        ("http://localhost@img.example.com/a.png", false),
        ("HTTPS://img.example.com/a.png", true),
        ("http://127.0.0.1:8702/a.png", true),
        ("http://localhost/a.png", true),
        ("http://[::1]:8702/a.png", true),
    ] {
        answer("getUserInfo", &format!(r#"{{"errorCode":0,"user":{{"UID":"a","photoURL":"{address}"}}}}"#));
        let participant = session(&sdk, &staying()).await.unwrap().participant.unwrap();
        assert_eq!(participant.picture.is_some(), shown, "{address}");
    }
}

#[wasm_bindgen_test]
async fn a_login_sends_what_it_must_and_keeps_gigyas_own_dialogs_away() {
    let sdk = sdk();
    answer("login", r#"{"errorCode":0,"UID":"ada","profile":{"firstName":"Ada"}}"#);
    let ada = try_to_log_in(&sdk).await.unwrap();
    assert_eq!((ada.uid.as_str(), ada.first_name), ("ada", "Ada".into()));
    let parameters = JSON::parse(&sent("login")).unwrap();
    let expected = r#"{"ignoreInterruptions":true,"loginID":"ada@example.com","password":"correct horse"}"#;
    assert_eq!(String::from(JSON::stringify(&parameters).unwrap()), expected);
}

#[wasm_bindgen_test]
async fn wrong_credentials_come_back_with_code_and_call_id() {
    let sdk = sdk();
    answer(
        "login",
        r#"{"errorCode":403042,"errorMessage":"Invalid LoginID","errorDetails":"ada@example.com is unknown","callId":"c1"}"#,
    );
    let fault = GigyaFault::Refused {
        code: ResponseCode::INVALID_LOGINID,
        call_id: Some("c1".into()),
        details: "Invalid LoginID".into(),
    };
    assert_eq!(try_to_log_in(&sdk).await, Err(fault));
}

#[wasm_bindgen_test]
async fn a_code_that_came_back_as_text_is_read() {
    let sdk = sdk();
    answer("login", r#"{"errorCode":"206001","regToken":"r"}"#);
    assert_eq!(code(&try_to_log_in(&sdk).await), Some(ResponseCode::ACCOUNT_PENDING_REGISTRATION));
}

#[wasm_bindgen_test]
async fn a_code_that_nobody_knows_survives() {
    let sdk = sdk();
    answer("login", r#"{"errorCode":987654}"#);
    assert_eq!(code(&try_to_log_in(&sdk).await), Some(ResponseCode(987_654)));
}

#[wasm_bindgen_test]
async fn of_two_answers_the_first_counts() {
    let sdk = sdk();
    answer_twice("login", r#"{"errorCode":0,"UID":"ada"}"#, r#"{"errorCode":0,"UID":"eve"}"#);
    assert_eq!(try_to_log_in(&sdk).await.unwrap().uid, "ada");
}

#[wasm_bindgen_test]
async fn garbage_is_a_failure_of_gigyas() {
    let sdk = sdk();
    for garbage in
        ["null", "42", r#""<html>""#, r#"{"errorCode":"soon"}"#, r#"{"errorCode":-1}"#, r#"{"errorCode":{}}"#]
    {
        answer("login", garbage);
        let code = code(&try_to_log_in(&sdk).await);
        assert_eq!(code, Some(ResponseCode::GENERAL_SERVER_ERROR), "{garbage}");
    }
    answer_undefined("login");
    assert_eq!(code(&try_to_log_in(&sdk).await), Some(ResponseCode::GENERAL_SERVER_ERROR));
}

#[wasm_bindgen_test]
async fn a_login_without_a_uid_is_none() {
    let sdk = sdk();
    answer("login", r#"{"errorCode":0,"profile":{"firstName":"Ada"}}"#);
    assert_eq!(code(&try_to_log_in(&sdk).await), Some(ResponseCode::GENERAL_SERVER_ERROR));
}

#[wasm_bindgen_test]
async fn a_method_that_breaks_down_is_told_at_once() {
    let sdk = sdk();
    break_down("login");
    assert_eq!(try_to_log_in(&sdk).await, Err(GigyaFault::ScriptIsAStub));
}

#[wasm_bindgen_test]
async fn a_call_that_is_never_answered_ends_with_its_window() {
    let sdk = sdk();
    let window = AbortController::new().unwrap();
    let gone = window.signal();
    let call = log_out(&sdk, &gone);
    wasm_bindgen_futures::spawn_local(async move { window.abort() });
    call.await.unwrap_or_default();
    assert_eq!(times_called("logout"), 1);
}

#[wasm_bindgen_test]
async fn a_proof_is_short_lived_and_meant_for_the_campaign() {
    let sdk = sdk();
    answer("getJWT", r#"{"errorCode":0,"id_token":"header.claims.signature"}"#);
    let proof = prove(&sdk, "summer-quiz", &staying()).await.unwrap();
    assert_eq!(proof.expose(), "header.claims.signature");
    assert_eq!(sent("getJWT"), r#"{"ignoreInterruptions":true,"expiration":60,"audience":"summer-quiz"}"#);
}

#[wasm_bindgen_test]
async fn a_site_that_grants_no_audience_gives_a_proof_without() {
    let sdk = sdk();
    answer_in_turn("getJWT", r#"{"errorCode":400006}"#, r#"{"errorCode":0,"id_token":"h.c.s"}"#);
    assert_eq!(prove(&sdk, "summer-quiz", &staying()).await.unwrap().expose(), "h.c.s");
    assert_eq!(sent("getJWT"), r#"{"ignoreInterruptions":true,"expiration":60}"#);
}

#[wasm_bindgen_test]
async fn nobody_can_prove_nothing() {
    let sdk = sdk();
    answer("getJWT", r#"{"errorCode":403005}"#);
    assert!(prove(&sdk, "summer-quiz", &staying()).await.unwrap_err().means_no_session());
}

#[wasm_bindgen_test]
fn the_sign_of_a_session_is_the_cookie_of_this_very_key() {
    assert!(has_session_cookie("a=1; glt_3_key=st2.s.x; b=2", "3_key"));
    for other in ["", "glt_3_key=", "glt_3_keys=st2", "xglt_3_key=st2", "a=glt_3_key=st2"] {
        assert!(!has_session_cookie(other, "3_key"), "{other}");
    }
}
