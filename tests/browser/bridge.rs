//! The bridge to the Web SDK, against an SDK that misbehaves in each way that is known
//! (`gigya-web-sdk-contract.md`, 1.2 to 1.5): sessions and logins.

use ::gigya::ResponseCode;
use connection_window::gigya::sdk::Sight;
use connection_window::gigya::{Bridge, Reply, Sdk, Session, has_session_cookie, last_provider};
use flow::{
    CaptchaToken, FieldError, GigyaFault, Interruption, LogInMode, Participant, Password, Personal,
    RegistrationToken, SocialMode,
};
use js_sys::JSON;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortController, AbortSignal};

use crate::gigya::{
    answer, answer_cyclic, answer_in_turn, answer_twice, answer_undefined, break_down, install, listeners_of,
    sent, times_called,
};

const NOBODY: Session = Session { participant: None, complaint: None };

/// A working SDK, as a window calls it that goes when `gone` says so.
pub(crate) fn bridge_until(gone: AbortSignal) -> Bridge {
    install("3_key");
    match Sdk::look() {
        Sight::Ready(sdk) => Bridge { sdk, gone, language: "fr".into(), captcha: Some("reCaptchaV2".into()) },
        Sight::Missing | Sight::Starting | Sight::Stub => panic!("the double is a working SDK"),
    }
}

pub(crate) fn bridge() -> Bridge {
    bridge_until(AbortController::new().unwrap().signal())
}

pub(crate) fn token() -> RegistrationToken {
    RegistrationToken::new("st2.reg".into())
}

async fn try_to_log_in(bridge: &Bridge) -> Result<Participant, GigyaFault> {
    let (login_id, password) = (Personal::from("ada@example.com"), Password::new("correct horse".into()));
    bridge.log_in(&login_id, &password, &LogInMode::Standard, None).await
}

fn is_garbage<T>(result: &Result<T, GigyaFault>) -> bool {
    matches!(result, Err(GigyaFault::Garbage { .. }))
}

pub(crate) fn code<T>(result: &Result<T, GigyaFault>) -> Option<ResponseCode> {
    result.as_ref().err().and_then(GigyaFault::code)
}

#[wasm_bindgen_test]
async fn an_anonymous_success_is_nobody() {
    let bridge = bridge();
    answer("getUserInfo", r#"{"errorCode":0,"status":"OK","user":{"UID":"","isConnected":false}}"#);
    assert_eq!(bridge.session().await, Ok(NOBODY));
}

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
async fn a_login_sends_what_it_must_and_keeps_gigyas_own_dialogs_away() {
    let bridge = bridge();
    answer("login", r#"{"errorCode":0,"UID":"ada","profile":{"firstName":"Ada"}}"#);
    let ada = try_to_log_in(&bridge).await.unwrap();
    assert_eq!((ada.uid.as_str(), ada.first_name), ("ada", "Ada".into()));
    let parameters = JSON::parse(&sent("login")).unwrap();
    let expected = r#"{"loginID":"ada@example.com","password":"correct horse","include":"missing-required-fields","ignoreInterruptions":true}"#;
    assert_eq!(String::from(JSON::stringify(&parameters).unwrap()), expected);
}

#[wasm_bindgen_test]
async fn wrong_credentials_come_back_with_code_and_call_id() {
    let bridge = bridge();
    answer(
        "login",
        r#"{"errorCode":403042,"errorMessage":"Invalid LoginID","errorDetails":"ada@example.com is unknown","callId":"c1"}"#,
    );
    let fault = GigyaFault::Refused {
        code: ResponseCode::INVALID_LOGINID,
        call_id: Some("c1".into()),
        details: "Invalid LoginID".into(),
    };
    assert_eq!(try_to_log_in(&bridge).await, Err(fault));
}

#[wasm_bindgen_test]
async fn the_session_in_an_answer_goes_no_further() {
    let bridge = bridge();
    let session =
        r#""sessionInfo":{"login_token":"st2.s.secret","cookieValue":"st2.s.secret","expires_in":"0"}"#;
    answer("login", &format!(r#"{{"errorCode":0,"UID":"ada",{session}}}"#));
    let connected = try_to_log_in(&bridge).await;
    assert_eq!(connected.as_ref().map(|ada| ada.uid.as_str()), Ok("ada"));
    answer("login", &format!(r#"{{"errorCode":403101,"regToken":"st2.reg",{session}}}"#));
    let interrupted = try_to_log_in(&bridge).await;
    assert_eq!(code(&interrupted), Some(ResponseCode::ACCOUNT_PENDING_TFA_VERIFICATION));
    answer("login", &format!(r#"{{"errorCode":403041,{session}}}"#));
    let refused = try_to_log_in(&bridge).await;
    for told in [format!("{connected:?}"), format!("{interrupted:?}"), format!("{refused:?}")] {
        assert!(!told.contains("secret"), "{told}");
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
async fn a_login_that_does_not_say_whose_it_is_asks_who_is_connected() {
    let bridge = bridge();
    answer("login", r#"{"errorCode":200009,"profile":{"firstName":"Ada"}}"#);
    answer("getUserInfo", r#"{"errorCode":0,"user":{"UID":"ada"}}"#);
    assert_eq!(try_to_log_in(&bridge).await.unwrap().uid, "ada");
    answer("getUserInfo", r#"{"errorCode":0,"user":{"UID":""}}"#);
    assert!(is_garbage(&try_to_log_in(&bridge).await));
}

#[wasm_bindgen_test]
async fn a_login_that_a_screen_set_of_the_page_ended_has_a_user_in_place_of_the_account() {
    let bridge = bridge();
    answer("login", r#"{"errorCode":0,"user":{"UID":"ada","firstName":"Ada"},"source":"screenSet"}"#);
    assert_eq!(try_to_log_in(&bridge).await.unwrap().first_name, "Ada".into());
    assert_eq!(times_called("getUserInfo"), 0);
}

#[wasm_bindgen_test]
async fn an_interruption_brings_along_what_the_next_step_needs() {
    let bridge = bridge();
    answer(
        "login",
        r#"{"errorCode":206001,"callId":"c1","errorDetails":"Missing required fields for registration: profile.city",
            "regToken":"st2.next","profile":{"email":"ada@example.com"},
            "validationErrors":[{"errorCode":400027,"message":"required","fieldName":"profile.city"}]}"#,
    );
    let city = FieldError {
        path: "profile.city".into(),
        code: ResponseCode::REQUIRED_VALUE_VALIDATION_ERROR,
        message: "required".into(),
    };
    let expected = Interruption {
        code: ResponseCode::ACCOUNT_PENDING_REGISTRATION,
        call_id: Some("c1".into()),
        registration_token: Some(RegistrationToken::new("st2.next".into())),
        missing: vec!["profile.city".into()],
        validation_errors: vec![city],
        email: Some("ada@example.com".into()),
        person: Some(r#"{"email":"ada@example.com"}"#.into()),
    };
    assert_eq!(try_to_log_in(&bridge).await, Err(GigyaFault::Interrupted(Box::new(expected))));
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
async fn the_wrong_data_centre_is_told_with_the_right_one() {
    let bridge = bridge();
    answer(
        "login",
        r#"{"errorCode":301001,"errorMessage":"Invalid data center","apiDomain":"us1.gigya.com"}"#,
    );
    let Err(GigyaFault::Refused { details, .. }) = try_to_log_in(&bridge).await else {
        panic!("a refusal");
    };
    assert_eq!(details, "Invalid data center; the site is at us1.gigya.com");
}

#[wasm_bindgen_test]
async fn a_login_can_link_or_prove_again_and_carry_a_captcha() {
    let bridge = bridge();
    answer("login", r#"{"errorCode":0,"UID":"ada"}"#);
    let (login_id, password) = (Personal::from("ada"), Password::new("p".into()));
    bridge.log_in(&login_id, &password, &LogInMode::Link(token()), None).await.unwrap();
    let linking = r#"{"loginID":"ada","password":"p","include":"missing-required-fields","loginMode":"link","regToken":"st2.reg","ignoreInterruptions":true}"#;
    assert_eq!(sent("login"), linking);
    let captcha = CaptchaToken::new("03A".into());
    bridge.log_in(&login_id, &password, &LogInMode::ReAuth, Some(&captcha)).await.unwrap();
    let again = r#"{"loginID":"ada","password":"p","include":"missing-required-fields","loginMode":"reAuth","captchaToken":"03A","captchaType":"reCaptchaV2","ignoreInterruptions":true}"#;
    assert_eq!(sent("login"), again);
}

#[wasm_bindgen_test]
async fn a_social_login_is_called_in_the_very_call_that_the_click_makes() {
    let bridge = bridge();
    answer("socialLogin", r#"{"errorCode":"0","UID":"ada","newUser":true}"#);
    let facebook = "facebook".parse().unwrap();
    let waiting = bridge.social_login(&facebook, SocialMode::PopUp, None);
    assert_eq!(times_called("socialLogin"), 1);
    assert_eq!(waiting.await.unwrap().uid, "ada");
    let alone = r#"{"provider":"facebook","authFlow":"popup","include":"missing-required-fields","ignoreInterruptions":true}"#;
    assert_eq!(sent("socialLogin"), alone);
    bridge.social_login(&facebook, SocialMode::Redirect, Some(&token())).await.unwrap();
    let linking = r#"{"provider":"facebook","authFlow":"redirect","include":"missing-required-fields","loginMode":"link","regToken":"st2.reg","ignoreInterruptions":true}"#;
    assert_eq!(sent("socialLogin"), linking);
}

#[wasm_bindgen_test]
async fn a_provider_that_was_called_off_says_so_as_text() {
    let bridge = bridge();
    answer("socialLogin", r#"{"errorCode":"200001","errorMessage":"Operation canceled"}"#);
    let answer = bridge.social_login(&"google".parse().unwrap(), SocialMode::PopUp, None).await;
    assert_eq!(code(&answer), Some(ResponseCode::OPERATION_CANCELED));
}

#[wasm_bindgen_test]
async fn finishing_a_registration_ends_as_a_login_does() {
    let bridge = bridge();
    answer("finalizeRegistration", r#"{"errorCode":0,"UID":"ada"}"#);
    assert_eq!(bridge.finalize(&token()).await.unwrap().uid, "ada");
    let finalize = r#"{"regToken":"st2.reg","include":"missing-required-fields","ignoreInterruptions":true}"#;
    assert_eq!(sent("finalizeRegistration"), finalize);
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

/// Such texts have been seen to block a login (Web SDK, 1.9).
#[wasm_bindgen_test]
async fn what_is_special_elsewhere_is_sent_and_read_as_anything_else() {
    let bridge = bridge();
    let login_id = "o'neil+quiz&a=b%41@example.com";
    let password = "Zwölf & \"Äpfel\" + <%41\\n> = 1€ #?;\u{2028}💥";
    let name = "</script>\"'\\ Siobhán \u{2028}💥 {0} %00";
    let profile = serde_json::json!({"errorCode": 0, "UID": "ada", "profile": {"firstName": name}});
    answer("login", &profile.to_string());
    let password = Password::new(password.into());
    let ada = bridge.log_in(&login_id.into(), &password, &LogInMode::Standard, None).await.unwrap();
    assert_eq!(ada.first_name, name.into());
    let sent: serde_json::Value = serde_json::from_str(&sent("login")).unwrap();
    assert_eq!((&sent["loginID"], &sent["password"]), (&login_id.into(), &password.expose().into()));

    answer(
        "login",
        r#"{"errorCode":206001,"regToken":"half \ud800 a character","profile":{"email":"\udc00"}}"#,
    );
    assert_eq!(code(&try_to_log_in(&bridge).await), Some(ResponseCode::ACCOUNT_PENDING_REGISTRATION));
}
