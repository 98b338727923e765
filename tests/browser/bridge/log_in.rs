//! Logins: what is sent, and what comes of it.

use ::gigya::ResponseCode;
use connection_window::console;
use flow::{
    CaptchaToken, Fault, FieldError, GigyaFault, Interruption, LogInMode, Password, Personal,
    RegistrationToken, SocialMode,
};
use js_sys::JSON;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{bridge, code, is_garbage, token, try_to_log_in};
use crate::gigya::{answer, sent, times_called};

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
async fn what_the_site_says_to_the_participant_is_not_written_on_the_console() {
    let bridge = bridge();
    answer("login", r#"{"errorCode":400303,"errorDetails":"Ada, once a week is enough.","callId":"c1"}"#);
    let fault = try_to_log_in(&bridge).await.expect_err("the site refuses");
    let told = console::explain(&Fault::Gigya(fault));
    assert!(told.contains("400303") && told.contains("c1") && !told.contains("Ada"), "{told}");
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
        identity: None,
    };
    assert_eq!(try_to_log_in(&bridge).await, Err(GigyaFault::Interrupted(Box::new(expected))));
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
async fn a_forced_link_brings_the_providers_identity_along_which_is_connected_afterwards() {
    let bridge = bridge();
    answer(
        "login",
        r#"{"errorCode":409003,"regToken":"st2.reg","provider":"googleplus","access_token":"at","code":"c","provider_uid":"7"}"#,
    );
    let Err(GigyaFault::Interrupted(interruption)) = try_to_log_in(&bridge).await else { panic!("a link") };
    let identity = interruption.identity.expect("what the provider gave");
    for (answered, expected) in [
        (r#"{"errorCode":0,"UID":"ada"}"#, Ok(())),
        (r#"{"errorCode":409001}"#, Ok(())),
        (r#"{"errorCode":403007}"#, Err(Some(ResponseCode::PERMISSION_DENIED))),
    ] {
        answer("notifySocialLogin", answered);
        let connected = bridge.connect(&identity).await;
        assert_eq!(connected.map_err(|fault| fault.code()), expected, "{answered}");
    }
    assert!(sent("notifySocialLogin").contains(r#""loginMode":"connect""#), "{}", sent("notifySocialLogin"));
    for given in ["googleplus", "at", "c", "7"] {
        assert!(sent("notifySocialLogin").contains(given), "{given}");
    }
}

#[wasm_bindgen_test]
async fn finishing_a_registration_ends_as_a_login_does() {
    let bridge = bridge();
    answer("finalizeRegistration", r#"{"errorCode":0,"UID":"ada"}"#);
    assert_eq!(bridge.finalize(&token()).await.unwrap().uid, "ada");
    let finalize = r#"{"regToken":"st2.reg","include":"missing-required-fields","ignoreInterruptions":true}"#;
    assert_eq!(sent("finalizeRegistration"), finalize);
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
