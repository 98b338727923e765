//! The bridge's calls for an account that is not complete yet, against a double of the Web SDK.

use ::gigya::{Conflict, PasswordRules, ResponseCode, SchemaKind};
use connection_window::gigya::Bridge;
use flow::{
    CaptchaToken, Entry, GigyaFault, OneTimeCode, Password, Personal, ResetMail, ResetToken, Scalar,
    SecretAnswer, VerificationToken,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::bridge::{bridge, code, token};
use crate::gigya::{answer, sent};

fn entry(path: &str, value: Scalar) -> Entry {
    Entry { path: path.into(), value }
}

#[wasm_bindgen_test]
async fn the_sites_rules_for_a_password_are_asked_alone() {
    let bridge = bridge();
    answer("getPolicies", r#"{"errorCode":0,"passwordComplexity":{"minLength":8,"minCharGroups":3}}"#);
    let rules = PasswordRules { min_length: 8, min_char_groups: 3, pattern: None };
    assert_eq!(bridge.password_rules().await, Ok(rules));
    assert_eq!(sent("getPolicies"), r#"{"sections":"passwordComplexity","ignoreInterruptions":true}"#);
}

#[wasm_bindgen_test]
async fn a_login_id_is_free_or_taken_or_not_told() {
    let bridge = bridge();
    let ada = Personal::from("ada@example.com");
    for (json, free) in
        [(r#"{"errorCode":0,"isAvailable":true}"#, true), (r#"{"errorCode":0,"isAvailable":false}"#, false)]
    {
        answer("isAvailableLoginID", json);
        assert_eq!(bridge.is_available(&ada).await, Ok(free));
    }
    answer("isAvailableLoginID", r#"{"errorCode":403026}"#);
    assert_eq!(code(&bridge.is_available(&ada).await), Some(ResponseCode::UNAUTHORIZED_ACCESS_ERROR));
    answer("isAvailableLoginID", r#"{"errorCode":0,"isAvailable":"perhaps"}"#);
    assert!(matches!(bridge.is_available(&ada).await, Err(GigyaFault::Garbage { .. })));
}

async fn send_reset_mail(bridge: &Bridge) -> Result<ResetMail, GigyaFault> {
    bridge.send_reset_mail(&"ada@example.com".into(), None, None).await
}

#[wasm_bindgen_test]
async fn a_reset_mail_is_sent_whether_the_account_exists_or_not() {
    let bridge = bridge();
    for json in [r#"{"errorCode":0}"#, r#"{"errorCode":403047}"#, r#"{"errorCode":"403047"}"#] {
        answer("resetPassword", json);
        assert_eq!(send_reset_mail(&bridge).await, Ok(ResetMail::Sent), "{json}");
    }
    assert_eq!(
        sent("resetPassword"),
        r#"{"loginID":"ada@example.com","lang":"fr","ignoreInterruptions":true}"#
    );
    answer("resetPassword", r#"{"errorCode":403048}"#);
    assert_eq!(code(&send_reset_mail(&bridge).await), Some(ResponseCode::API_RATE_LIMIT_EXCEEDED));
}

#[wasm_bindgen_test]
async fn the_security_question_is_asked_and_its_answer_is_sent() {
    let bridge = bridge();
    answer("resetPassword", r#"{"errorCode":400050,"secretQuestion":"First pet?"}"#);
    assert_eq!(send_reset_mail(&bridge).await, Ok(ResetMail::Question("First pet?".into())));
    answer("resetPassword", r#"{"errorCode":400050}"#);
    assert_eq!(code(&send_reset_mail(&bridge).await), Some(ResponseCode::SECURITY_VERIFICATION_FAILED));
    answer("resetPassword", r#"{"errorCode":0}"#);
    let (rex, captcha) = (SecretAnswer::new("Rex".into()), CaptchaToken::new("03A".into()));
    bridge.send_reset_mail(&"ada".into(), Some(&rex), Some(&captcha)).await.unwrap();
    let expected = r#"{"loginID":"ada","secretAnswer":"Rex","lang":"fr","captchaToken":"03A","captchaType":"reCaptchaV2","ignoreInterruptions":true}"#;
    assert_eq!(sent("resetPassword"), expected);
}

#[wasm_bindgen_test]
async fn a_new_password_goes_with_what_the_mails_link_proves() {
    let bridge = bridge();
    answer("resetPassword", r#"{"errorCode":0,"UID":"ada"}"#);
    bridge.reset_password(&ResetToken::new("pwrt".into()), &Password::new("new".into()), None).await.unwrap();
    let expected = r#"{"passwordResetToken":"pwrt","newPassword":"new","ignoreInterruptions":true}"#;
    assert_eq!(sent("resetPassword"), expected);
}

#[wasm_bindgen_test]
async fn a_due_password_is_changed_with_the_registration_token() {
    let bridge = bridge();
    answer("setAccountInfo", r#"{"errorCode":0}"#);
    bridge
        .change_password(&token(), &Password::new("old".into()), &Password::new("new".into()), None)
        .await
        .unwrap();
    let expected =
        r#"{"regToken":"st2.reg","password":"old","newPassword":"new","ignoreInterruptions":true}"#;
    assert_eq!(sent("setAccountInfo"), expected);
}

#[wasm_bindgen_test]
async fn the_schema_says_what_the_account_lacks() {
    let bridge = bridge();
    answer(
        "getSchema",
        r#"{"errorCode":0,"profileSchema":{"fields":{"zip":{"required":true,"type":"string"},"city":{"required":true,"type":"string"}}}}"#,
    );
    answer("getAccountInfo", r#"{"errorCode":0,"profile":{"zip":"3290"}}"#);
    let schema = bridge.schema(&token()).await.unwrap();
    let fields: Vec<_> =
        schema.fields.iter().map(|field| (field.path.as_str(), field.kind, field.known)).collect();
    assert_eq!(fields, [("profile.city", SchemaKind::Text, false), ("profile.zip", SchemaKind::Text, true)]);
    let asked = r#"{"regToken":"st2.reg","include":"profile,data,preferences,subscriptions","extraProfileFields":"address,phones,work","ignoreInterruptions":true}"#;
    assert_eq!(sent("getAccountInfo"), asked);
}

#[wasm_bindgen_test]
async fn answers_are_saved_at_their_places() {
    let bridge = bridge();
    answer("setAccountInfo", r#"{"errorCode":0}"#);
    let entries = [
        entry("profile.firstName", Scalar::Text("Ada".into())),
        entry("profile.birthYear", Scalar::Number(1985)),
        entry("profile.phones", Scalar::Text("+32 470 12 34 56".into())),
        entry("profile.work.title", Scalar::Text("Engineer".into())),
        entry("name", Scalar::Text("Lovelace".into())),
        entry("preferences.terms.tos.isConsentGranted", Scalar::Boolean(true)),
        entry("data.quiz.team", Scalar::Text("red".into())),
    ];
    bridge.save(&token(), &entries, None).await.unwrap();
    let expected = concat!(
        r#"{"regToken":"st2.reg","conflictHandling":"saveProfileAndFail","lang":"fr","#,
        r#""data":{"quiz":{"team":"red"}},"preferences":{"terms":{"tos":{"isConsentGranted":true}}},"#,
        r#""profile":{"birthYear":1985,"firstName":"Ada","name":"Lovelace","phones":[{"number":"+32 470 12 34 56"}],"#,
        r#""work":{"title":"Engineer"}},"ignoreInterruptions":true}"#
    );
    assert_eq!(sent("setAccountInfo"), expected);
}

#[wasm_bindgen_test]
async fn an_address_is_verified_by_mail_or_by_code() {
    let bridge = bridge();
    answer("resendVerificationCode", r#"{"errorCode":0}"#);
    bridge.resend_verification(&token(), Some(&"ada@example.com".into())).await.unwrap();
    let resent = r#"{"regToken":"st2.reg","email":"ada@example.com","ignoreInterruptions":true}"#;
    assert_eq!(sent("resendVerificationCode"), resent);
    answer("otp.sendCode", r#"{"errorCode":0,"vToken":"v1"}"#);
    let verification = bridge.send_code(&token(), None, None).await.unwrap();
    assert_eq!(verification, VerificationToken::new("v1".into()));
    assert_eq!(sent("otp.sendCode"), r#"{"regToken":"st2.reg","lang":"fr","ignoreInterruptions":true}"#);
    answer("otp.update", r#"{"errorCode":400006}"#);
    let confirmed = bridge.confirm_code(&token(), &verification, &OneTimeCode::new("123".into())).await;
    assert_eq!(code(&confirmed), Some(ResponseCode::INVALID_PARAMETER_VALUE));
    assert_eq!(
        sent("otp.update"),
        r#"{"vToken":"v1","code":"123","regToken":"st2.reg","ignoreInterruptions":true}"#
    );
}

#[wasm_bindgen_test]
async fn the_account_in_the_way_says_how_it_is_logged_in_to() {
    let bridge = bridge();
    let json =
        r#"{"errorCode":0,"conflictingAccount":{"loginProviders":["site"],"loginID":"ada@example.com"}}"#;
    answer("getConflictingAccount", json);
    let expected =
        Conflict { login_providers: vec!["site".into()], login_id: Some("ada@example.com".into()) };
    assert_eq!(bridge.conflict(&token()).await, Ok(expected));
    answer("getConflictingAccount", r#"{"errorCode":403026}"#);
    assert_eq!(code(&bridge.conflict(&token()).await), Some(ResponseCode::UNAUTHORIZED_ACCESS_ERROR));
}

#[wasm_bindgen_test]
async fn whatever_gigya_wants_a_captcha_for_carries_its_answer_and_its_kind() {
    let bridge = bridge();
    let solved = CaptchaToken::new("03A".into());
    let captcha = Some(&solved);
    let (old, new) = (Password::new("old".into()), Password::new("new".into()));
    let carries = |method: &str| {
        let sent = sent(method);
        assert!(sent.contains(r#""captchaToken":"03A","captchaType":"reCaptchaV2""#), "{sent}");
    };
    answer("resetPassword", r#"{"errorCode":0}"#);
    bridge.reset_password(&ResetToken::new("pwrt".into()), &new, captcha).await.unwrap();
    carries("resetPassword");
    answer("setAccountInfo", r#"{"errorCode":0}"#);
    bridge.change_password(&token(), &old, &new, captcha).await.unwrap();
    carries("setAccountInfo");
    bridge.save(&token(), &[entry("profile.firstName", Scalar::Text("Ada".into()))], captcha).await.unwrap();
    carries("setAccountInfo");
    answer("otp.sendCode", r#"{"errorCode":0,"vToken":"v1"}"#);
    bridge.send_code(&token(), None, captcha).await.unwrap();
    carries("otp.sendCode");
}
