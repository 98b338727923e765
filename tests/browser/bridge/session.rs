//! Who is connected, and the proof of it.

use ::gigya::ResponseCode;
use connection_window::gigya::{Session, has_session_cookie, last_provider};
use flow::Participant;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{NOBODY, bridge};
use crate::gigya::{answer, answer_in_turn, sent};

#[wasm_bindgen_test]
async fn an_anonymous_success_is_nobody() {
    let bridge = bridge();
    answer("getUserInfo", r#"{"errorCode":0,"status":"OK","user":{"UID":"","isConnected":false}}"#);
    assert_eq!(bridge.session().await, Ok(NOBODY));
}

#[wasm_bindgen_test]
async fn an_empty_uid_is_nobody_whatever_the_code_and_the_integrator_hears_of_it() {
    let bridge = bridge();
    answer("getUserInfo", r#"{"errorCode":301001,"errorMessage":"Invalid data center","callId":"c1"}"#);
    let session = bridge.session().await.unwrap();
    assert_eq!(session.participant, None);
    assert_eq!(session.complaint.and_then(|fault| fault.code()), Some(ResponseCode::INVALID_DATA_CENTER));
}

#[wasm_bindgen_test]
async fn a_session_that_is_over_is_nobody_and_no_reason_to_complain() {
    let bridge = bridge();
    answer("getUserInfo", r#"{"errorCode":403005,"errorMessage":"Unauthorized user"}"#);
    assert_eq!(bridge.session().await, Ok(NOBODY));
}

#[wasm_bindgen_test]
async fn a_connected_participant_has_a_name_and_a_picture() {
    let bridge = bridge();
    answer(
        "getUserInfo",
        r#"{"errorCode":0,"UID":"ada","user":{"UID":"ada","firstName":"Ada","thumbnailURL":"","photoURL":"https://img.example.com/ada.png"}}"#,
    );
    let ada = Participant {
        uid: "ada".into(),
        first_name: "Ada".into(),
        picture: Some("https://img.example.com/ada.png".into()),
    };
    assert_eq!(bridge.session().await, Ok(Session { participant: Some(ada), complaint: None }));
}

#[wasm_bindgen_test]
async fn a_picture_comes_over_https_or_from_this_machine() {
    let bridge = bridge();
    for (address, shown) in [
        ("http://img.example.com/a.png", false),
        ("javascript:alert(1)", false),
        ("data:image/png;base64,AAAA", false),
        ("//img.example.com/a.png", false),
        ("http://localhost.example.com/a.png", false),
        ("http://localhost@img.example.com/a.png", false),
        ("http://localhost:80@img.example.com/a.png", false),
        ("HTTPS://img.example.com/a.png", true),
        ("http://127.0.0.1:8702/a.png", true),
        ("http://localhost/a.png", true),
        ("http://[::1]:8702/a.png", true),
    ] {
        answer("getUserInfo", &format!(r#"{{"errorCode":0,"user":{{"UID":"a","photoURL":"{address}"}}}}"#));
        let participant = bridge.session().await.unwrap().participant.unwrap();
        assert_eq!(participant.picture.is_some(), shown, "{address}");
    }
}

#[wasm_bindgen_test]
async fn whoever_was_nobody_already_is_logged_out_all_the_same() {
    let bridge = bridge();
    answer(
        "logout",
        r#"{"errorCode":0,"status":"OK","originalResponse":{"status":"FAIL","errorCode":403005,"errorMessage":"Unauthorized user"}}"#,
    );
    assert_eq!(bridge.log_out().await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_proof_is_short_lived_and_meant_for_the_campaign() {
    let bridge = bridge();
    answer("getJWT", r#"{"errorCode":0,"id_token":"header.claims.signature"}"#);
    let proof = bridge.prove("summer-quiz").await.unwrap();
    assert_eq!(proof.expose(), "header.claims.signature");
    assert_eq!(sent("getJWT"), r#"{"expiration":60,"audience":"summer-quiz","ignoreInterruptions":true}"#);
}

#[wasm_bindgen_test]
async fn a_site_that_grants_no_audience_gives_a_proof_without() {
    let bridge = bridge();
    answer_in_turn("getJWT", r#"{"errorCode":400006}"#, r#"{"errorCode":0,"id_token":"h.c.s"}"#);
    assert_eq!(bridge.prove("summer-quiz").await.unwrap().expose(), "h.c.s");
    assert_eq!(sent("getJWT"), r#"{"expiration":60,"ignoreInterruptions":true}"#);
}

#[wasm_bindgen_test]
async fn nobody_can_prove_nothing() {
    let bridge = bridge();
    answer("getJWT", r#"{"errorCode":403005}"#);
    assert!(bridge.prove("summer-quiz").await.unwrap_err().means_no_session());
}

#[wasm_bindgen_test]
fn the_sign_of_a_session_is_the_cookie_of_this_very_key() {
    assert!(has_session_cookie("a=1; glt_3_key=st2.s.x; b=2", "3_key"));
    for other in ["", "glt_3_key=", "glt_3_keys=st2", "xglt_3_key=st2", "a=glt_3_key=st2"] {
        assert!(!has_session_cookie(other, "3_key"), "{other}");
    }
}

#[wasm_bindgen_test]
fn the_last_provider_is_the_one_that_the_sdk_remembers_and_a_password_is_none() {
    let provider = |cookies| last_provider(cookies).map(|provider| provider.as_str().to_owned());
    assert_eq!(provider("a=1; _gig_llp=facebook"), Some("facebook".into()));
    for cookies in ["", "_gig_llp=site", "_gig_llp=", "_gig_llp=%3Cb%3E", "x_gig_llp=facebook"] {
        assert_eq!(provider(cookies), None, "{cookies}");
    }
}
