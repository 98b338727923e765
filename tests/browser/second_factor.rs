//! The bridge's chain of calls for a second factor (`gigya-rest-contract.md`, 4.5), against a double of the
//! Web SDK.

use ::gigya::{FactorKind, Factors, ResponseCode, Target};
use connection_window::gigya::{Begun, Bridge};
use flow::{
    Assertion, CodeBy, CodeTo, FactorMode, GigyaFault, OneTimeCode, Participant, RegistrationToken,
    VerificationToken,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::bridge::{bridge, code, token};
use crate::gigya::{answer, sent, times_called};

fn begun() -> Assertion {
    Assertion::new("assert".into())
}

async fn confirm(bridge: &Bridge, kind: FactorKind, remember: bool) -> Result<Participant, GigyaFault> {
    let sent = VerificationToken::new("t1".into());
    let (assertion, code) = (begun(), OneTimeCode::new("123456".into()));
    let begun = Begun { kind, assertion: &assertion, verification: Some(&sent) };
    bridge.confirm_factor(&token(), begun, &code, remember).await
}

#[wasm_bindgen_test]
async fn the_factors_of_an_account_are_told_apart() {
    let bridge = bridge();
    let json = r#"{"errorCode":0,"activeProviders":[{"name":"gigyaTotp"}],"inactiveProviders":[{"name":"gigyaPhone"}]}"#;
    answer("tfa.getProviders", json);
    let expected = Factors {
        active: vec![FactorKind::Totp, FactorKind::BackupCode],
        inactive: vec![FactorKind::Phone],
        others: vec![],
    };
    assert_eq!(bridge.factors(&token()).await, Ok(expected));
    assert_eq!(sent("tfa.getProviders"), r#"{"regToken":"st2.reg","ignoreInterruptions":true}"#);
}

#[wasm_bindgen_test]
async fn a_phone_that_is_known_is_begun_with_its_number() {
    let bridge = bridge();
    answer("tfa.initTFA", r#"{"errorCode":0,"gigyaAssertion":"assert"}"#);
    answer(
        "tfa.phone.getRegisteredPhoneNumbers",
        r#"{"errorCode":0,"phones":[{"id":"2b","obfuscated":"+###123"}]}"#,
    );
    let factor = bridge.begin_factor(&token(), FactorKind::Phone, FactorMode::Verify).await.unwrap();
    assert_eq!(factor.assertion, begun());
    assert_eq!(factor.targets, [Target { id: "2b".into(), shown: "+###123".into() }]);
    let init = r#"{"regToken":"st2.reg","provider":"gigyaPhone","mode":"verify","ignoreInterruptions":true}"#;
    assert_eq!(sent("tfa.initTFA"), init);
}

#[wasm_bindgen_test]
async fn a_phone_that_is_new_is_begun_without() {
    let bridge = bridge();
    answer("tfa.initTFA", r#"{"errorCode":0,"gigyaAssertion":"assert"}"#);
    let factor = bridge.begin_factor(&token(), FactorKind::Phone, FactorMode::Register).await.unwrap();
    assert_eq!((factor.targets, factor.qr), (vec![], None));
    assert_eq!(times_called("tfa.phone.getRegisteredPhoneNumbers"), 0);
}

#[wasm_bindgen_test]
async fn an_authenticator_is_set_up_by_a_picture_that_is_fetched_from_nowhere() {
    let bridge = bridge();
    answer("tfa.initTFA", r#"{"errorCode":0,"gigyaAssertion":"assert"}"#);
    answer("tfa.totp.register", r#"{"errorCode":0,"qrCode":"data:image/png;base64,AAAA","sctToken":"s1"}"#);
    let factor = bridge.begin_factor(&token(), FactorKind::Totp, FactorMode::Register).await.unwrap();
    assert_eq!(factor.qr.unwrap().picture, "data:image/png;base64,AAAA".into());
    assert_eq!(factor.verification, Some(VerificationToken::new("s1".into())));
    for picture in ["https://img.example.com/qr.png", "javascript:alert(1)", ""] {
        answer("tfa.totp.register", &format!(r#"{{"errorCode":0,"qrCode":"{picture}"}}"#));
        let factor = bridge.begin_factor(&token(), FactorKind::Totp, FactorMode::Register).await;
        assert!(matches!(factor, Err(GigyaFault::Garbage { .. })), "{picture}");
    }
}

#[wasm_bindgen_test]
async fn a_backup_code_stands_for_a_factor_that_the_account_has() {
    let bridge = bridge();
    answer("tfa.getProviders", r#"{"errorCode":0,"activeProviders":[{"name":"gigyaPhone"}]}"#);
    answer("tfa.initTFA", r#"{"errorCode":0,"gigyaAssertion":"assert"}"#);
    bridge.begin_factor(&token(), FactorKind::BackupCode, FactorMode::Verify).await.unwrap();
    let init = r#"{"regToken":"st2.reg","provider":"gigyaPhone","mode":"verify","ignoreInterruptions":true}"#;
    assert_eq!(sent("tfa.initTFA"), init);
}

#[wasm_bindgen_test]
async fn a_code_goes_to_a_known_phone_a_new_one_or_an_address() {
    let bridge = bridge();
    for method in ["tfa.phone.sendVerificationCode", "tfa.email.sendVerificationCode"] {
        answer(method, r#"{"errorCode":0,"phvToken":"p1"}"#);
    }
    let (known, new) = (CodeTo::Known("2b".into()), CodeTo::New("+32470123456".into()));
    let assertion = begun();
    let sent_token = bridge.send_factor_code(&assertion, FactorKind::Phone, &known, CodeBy::Message).await;
    assert_eq!(sent_token, Ok(VerificationToken::new("p1".into())));
    let message =
        r#"{"gigyaAssertion":"assert","phoneID":"2b","method":"sms","lang":"fr","ignoreInterruptions":true}"#;
    assert_eq!(sent("tfa.phone.sendVerificationCode"), message);
    bridge.send_factor_code(&assertion, FactorKind::Phone, &new, CodeBy::Call).await.unwrap();
    let call = r#"{"gigyaAssertion":"assert","phone":"+32470123456","method":"voice","lang":"fr","ignoreInterruptions":true}"#;
    assert_eq!(sent("tfa.phone.sendVerificationCode"), call);
    bridge.send_factor_code(&assertion, FactorKind::Email, &known, CodeBy::Message).await.unwrap();
    let mail = r#"{"gigyaAssertion":"assert","emailID":"2b","lang":"fr","ignoreInterruptions":true}"#;
    assert_eq!(sent("tfa.email.sendVerificationCode"), mail);
}

#[wasm_bindgen_test]
async fn a_right_code_finishes_the_login_with_the_newest_token() {
    let bridge = bridge();
    for (kind, method, parameters) in [
        (FactorKind::Phone, "tfa.phone.completeVerification", r#""phvToken":"t1","#),
        (FactorKind::Email, "tfa.email.completeVerification", r#""phvToken":"t1","#),
        (FactorKind::Totp, "tfa.totp.verify", r#""sctToken":"t1","#),
        (FactorKind::BackupCode, "tfa.backupcodes.verify", ""),
    ] {
        answer(method, r#"{"errorCode":0,"providerAssertion":"proof"}"#);
        answer("tfa.finalizeTFA", r#"{"errorCode":0,"regToken":"st2.newer"}"#);
        answer("finalizeRegistration", r#"{"errorCode":0,"UID":"ada"}"#);
        assert_eq!(confirm(&bridge, kind, true).await.unwrap().uid, "ada");
        let verified = format!(
            r#"{{"gigyaAssertion":"assert",{parameters}"code":"123456","ignoreInterruptions":true}}"#
        );
        assert_eq!(sent(method), verified);
        let finalized = r#"{"regToken":"st2.reg","gigyaAssertion":"assert","providerAssertion":"proof","tempDevice":false,"ignoreInterruptions":true}"#;
        assert_eq!(sent("tfa.finalizeTFA"), finalized);
        assert!(sent("finalizeRegistration").contains(r#""regToken":"st2.newer""#));
    }
}

#[wasm_bindgen_test]
async fn a_device_that_is_not_remembered_is_a_temporary_one() {
    let bridge = bridge();
    answer("tfa.totp.verify", r#"{"errorCode":0,"providerAssertion":"proof"}"#);
    answer("tfa.finalizeTFA", r#"{"errorCode":0}"#);
    answer("finalizeRegistration", r#"{"errorCode":0,"UID":"ada"}"#);
    confirm(&bridge, FactorKind::Totp, false).await.unwrap();
    assert!(sent("tfa.finalizeTFA").contains(r#""tempDevice":true"#));
}

#[wasm_bindgen_test]
async fn a_wrong_code_goes_no_further() {
    let bridge = bridge();
    answer("tfa.totp.verify", r#"{"errorCode":400006,"errorDetails":"Wrong verification code"}"#);
    assert_eq!(
        code(&confirm(&bridge, FactorKind::Totp, true).await),
        Some(ResponseCode::INVALID_PARAMETER_VALUE)
    );
    assert_eq!(times_called("tfa.finalizeTFA"), 0);
}

#[wasm_bindgen_test]
async fn a_login_that_wants_more_after_the_second_factor_is_interrupted_again() {
    let bridge = bridge();
    answer("tfa.totp.verify", r#"{"errorCode":0,"providerAssertion":"proof"}"#);
    answer("tfa.finalizeTFA", r#"{"errorCode":0}"#);
    answer("finalizeRegistration", r#"{"errorCode":206001,"regToken":"st2.more"}"#);
    let Err(GigyaFault::Interrupted(interruption)) = confirm(&bridge, FactorKind::Totp, true).await else {
        panic!("an interruption");
    };
    assert_eq!(interruption.registration_token, Some(RegistrationToken::new("st2.more".into())));
}
