//! *Verify e-mail*.

use flow::{Event, OneTimeCode, VerificationToken};
use gigya::ResponseCode;
use wasm_bindgen_test::wasm_bindgen_test;

use super::drawn::{Drawn, attribute};
use super::ways::{self, interrupted, refused};

const BY_LINK: ResponseCode = ResponseCode(206_002);
const BY_CODE: ResponseCode = ResponseCode(206_006);

async fn asked(code: ResponseCode) -> Drawn {
    let drawn = ways::login(ways::campaign()).await;
    ways::login_ends(&drawn, interrupted(code));
    drawn.shows("Confirm your e-mail").await;
    drawn
}

pub(super) async fn code_sent() -> Drawn {
    let drawn = asked(BY_CODE).await;
    drawn.happens(Event::CodeSent(drawn.ticket(), Ok(VerificationToken::new("token".into()))));
    drawn.shows("We sent a code to ada@example.com.").await;
    drawn
}

#[wasm_bindgen_test]
async fn who_followed_the_link_says_so() {
    let drawn = asked(BY_LINK).await;
    drawn.shows("We sent a link to ada@example.com.").await;
    drawn.click("I have verified");
    assert_eq!(drawn.events(), [Event::HaveVerified]);
    drawn.has("button[aria-disabled=true]").await;
    assert_eq!(drawn.find("p[role=status].cw-unseen").text_content().unwrap(), "Verifying…");
}

#[wasm_bindgen_test]
async fn a_mail_that_was_sent_again_is_told_once_and_the_button_rests() {
    let drawn = asked(BY_LINK).await;
    drawn.click("Send again");
    drawn.happens(Event::VerificationResent(drawn.ticket(), Ok(())));
    drawn.has(".cw-resend[aria-disabled=true]").await;
    assert!(drawn.find(".cw-note[role=status]").text_content().unwrap().starts_with("Sent once more."));
    assert_eq!(
        drawn.find(".cw-resend [aria-hidden=true]").text_content().unwrap(),
        "Send again in 30\u{a0}s"
    );
    assert_eq!(
        drawn.find(".cw-resend .cw-unseen").text_content().unwrap(),
        "Send again",
        "no seconds are heard"
    );
    drawn.happens(Event::TimePassed(drawn.ticket()));
    drawn.has(".cw-resend:not([aria-disabled])").await;
}

#[wasm_bindgen_test]
async fn a_mail_that_is_being_sent_is_told_apart_from_the_verification() {
    let drawn = asked(BY_LINK).await;
    drawn.click("Send again");
    drawn.has(".cw-resend[aria-disabled=true] .cw-label-waiting").await;
    drawn.has(".cw-primary:not([aria-disabled])").await;
    assert_eq!(drawn.find("p[role=status].cw-unseen").text_content().unwrap(), "Sending…");
}

#[wasm_bindgen_test]
async fn phones_can_fill_the_code_in() {
    let drawn = code_sent().await;
    let code = drawn.labelled("Code");
    assert_eq!(attribute(&code, "autocomplete"), "one-time-code");
    assert_eq!(attribute(&code, "inputmode"), "numeric");
    assert_eq!(attribute(&code, "form"), attribute(&drawn.find("form"), "id"));
    code.set_value("123456");
    drawn.click("Verify");
    assert_eq!(drawn.events(), [Event::ConfirmCode { code: OneTimeCode::new("123456".into()) }]);
}

#[wasm_bindgen_test]
async fn a_wrong_code_is_told_at_its_input_and_stays_there() {
    let drawn = code_sent().await;
    drawn.labelled("Code").set_value("123456");
    drawn.click("Verify");
    drawn.happens(Event::CodeConfirmed(drawn.ticket(), Err(refused(ResponseCode(400_006)))));
    let code = drawn.labelled("Code");
    drawn.complains(&code, "This code does not match.").await;
    assert_eq!((attribute(&code, "aria-invalid").as_str(), code.value().as_str()), ("true", "123456"));
    assert_eq!(drawn.find(".cw-problem").text_content().unwrap(), "", "once is enough");
}

#[wasm_bindgen_test]
async fn a_code_that_could_not_be_sent_can_be_asked_for() {
    let drawn = asked(BY_CODE).await;
    drawn.happens(Event::CodeSent(drawn.ticket(), Err(refused(ResponseCode(500_001)))));
    drawn.shows("We cannot reach the log-in service.").await;
    assert_eq!(drawn.count("input"), 0, "there is no code to be typed");
    drawn.click("Send code");
    assert_eq!(drawn.events(), [Event::Resend]);
}
