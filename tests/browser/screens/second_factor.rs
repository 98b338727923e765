//! *Second factor*.

use flow::{Assertion, CodeBy, CodeTo, Event, FactorBegun, OneTimeCode, Qr, VerificationToken};
use gigya::{FactorKind, Factors, ResponseCode, Target};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use super::drawn::{Drawn, attribute, autocomplete_of};
use super::ways::{self, interrupted, refused};

const VERIFY: ResponseCode = ResponseCode(403_101);
const REGISTER: ResponseCode = ResponseCode(403_102);
const PICTURE: &str = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

pub(super) async fn asked(code: ResponseCode) -> Drawn {
    let drawn = ways::login(ways::campaign()).await;
    ways::login_ends(&drawn, interrupted(code));
    let kinds = vec![FactorKind::Phone, FactorKind::Totp, FactorKind::Email];
    let factors = Factors { active: kinds.clone(), inactive: kinds, others: vec![] };
    drawn.happens(Event::FactorsFetched(drawn.ticket(), Ok(factors)));
    drawn.shows("By text message").await;
    drawn
}

fn begun(targets: &[(&str, &str)], qr: Option<Qr>) -> FactorBegun {
    let target = |(id, shown): &(&str, &str)| Target { id: (*id).into(), shown: (*shown).into() };
    FactorBegun {
        assertion: Assertion::new("assertion".into()),
        targets: targets.iter().map(target).collect(),
        qr,
        verification: None,
    }
}

fn begins(drawn: &Drawn, label: &str, begun: FactorBegun) {
    drawn.click(label);
    drawn.happens(Event::FactorBegun(drawn.ticket(), Ok(begun)));
}

#[wasm_bindgen_test]
async fn each_kind_has_a_button_and_the_one_that_was_pressed_waits() {
    let drawn = asked(VERIFY).await;
    for label in ["By text message", "With an authenticator app", "By e-mail"] {
        drawn.shows(label).await;
    }
    drawn.click("By e-mail");
    assert_eq!(drawn.events(), [Event::ChooseFactor { kind: FactorKind::Email }]);
    drawn.has("button[aria-disabled=true]").await;
    assert_eq!(drawn.count("button[aria-disabled=true]"), 1);
    for said in ["button[aria-disabled=true] .cw-label-waiting", "p[role=status].cw-unseen"] {
        assert_eq!(drawn.find(said).text_content().unwrap(), "One moment…", "nothing is verified yet");
    }
}

#[wasm_bindgen_test]
async fn the_code_goes_to_the_phone_that_was_chosen_as_a_message_or_as_a_call() {
    for (button, by) in [("Send code", CodeBy::Message), ("Call me instead", CodeBy::Call)] {
        let drawn = asked(VERIFY).await;
        begins(&drawn, "By text message", begun(&[("1", "+32 *25"), ("2", "+44 *23")], None));
        drawn.shows("Where shall we send the code?").await;
        let second: HtmlInputElement = drawn.find("input[type=radio][value='2']").unchecked_into();
        assert!(!second.checked(), "the first one is proposed");
        second.set_checked(true);
        drawn.click(button);
        let sent = Event::SendFactorCode { to: CodeTo::Known("2".into()), by };
        assert_eq!(drawn.events().last(), Some(&sent));
        drawn.shows("+44\u{a0}*23").await;
    }
}

#[wasm_bindgen_test]
async fn a_code_is_said_to_be_sent_once_it_is() {
    let drawn = asked(VERIFY).await;
    begins(&drawn, "By text message", begun(&[("1", "+32 *12")], None));
    drawn.shows("+32\u{a0}*12").await;
    drawn.click("Send code");
    drawn.shows("We are sending a code to +32\u{a0}*12…").await;
    drawn.happens(Event::FactorCodeSent(drawn.ticket(), Ok(VerificationToken::new("token".into()))));
    drawn.shows("We sent a code to +32\u{a0}*12.").await;
}

#[wasm_bindgen_test]
async fn a_masked_number_stays_on_one_line_however_narrow_the_window_is() {
    let drawn = asked(VERIFY).await;
    begins(&drawn, "By text message", begun(&[("1", "+32 4** ** **-25")], None));
    drawn.has("bdi").await;
    let number: HtmlElement = drawn.find("bdi").unchecked_into();
    let [narrow, wide] = ["12rem", "60rem"].map(|width| {
        drawn.place.style().set_property("width", width).unwrap();
        number.offset_height()
    });
    assert_eq!(narrow, wide);
}

#[wasm_bindgen_test]
async fn a_new_phone_is_filled_in_by_the_browser_and_an_empty_one_is_told() {
    let drawn = asked(REGISTER).await;
    begins(&drawn, "By text message", begun(&[], None));
    drawn.shows("Mobile number").await;
    assert_eq!(autocomplete_of(&drawn, "Mobile number"), ("tel".into(), "tel".into()));
    drawn.click("Send code");
    drawn.complains(&drawn.labelled("Mobile number"), "Please fill this in.").await;
    assert!(drawn.find(".cw-summary").text_content().unwrap().contains("Please fill this in."));
}

#[wasm_bindgen_test]
async fn an_authenticator_is_set_up_by_a_picture_or_by_its_key() {
    let drawn = asked(REGISTER).await;
    let qr = Qr { picture: PICTURE.into(), text: Some("JBSW Y3DP".into()) };
    begins(&drawn, "With an authenticator app", begun(&[], Some(qr)));
    drawn.shows("Type this key into the app: JBSW Y3DP").await;
    assert_eq!(attribute(&drawn.find("img"), "alt"), "QR code for your authenticator app");
    assert_eq!(attribute(&drawn.labelled("Code"), "autocomplete"), "one-time-code");
}

#[wasm_bindgen_test]
async fn a_picture_from_somewhere_else_is_not_asked_for() {
    let drawn = asked(REGISTER).await;
    let qr = Qr { picture: "https://elsewhere.example/qr.png".into(), text: None };
    begins(&drawn, "With an authenticator app", begun(&[], Some(qr)));
    drawn.shows("Code").await;
    assert_eq!(drawn.count("img"), 0);
}

#[wasm_bindgen_test]
async fn who_was_asked_for_a_factor_and_has_to_set_one_up_reads_so() {
    let drawn = asked(VERIFY).await;
    assert_eq!(drawn.find("h2").text_content().unwrap(), "Confirm that it is you");
    begins(&drawn, "With an authenticator app", begun(&[], None));
    drawn.shows("Code").await;
    drawn.happens(Event::ConfirmFactor { code: OneTimeCode::new("123456".into()), remember_device: false });
    drawn.happens(Event::LoggedIn(drawn.ticket(), Err(interrupted(REGISTER))));
    let kinds = vec![FactorKind::Phone, FactorKind::Totp];
    let factors = Factors { active: vec![], inactive: kinds, others: vec![] };
    drawn.happens(Event::FactorsFetched(drawn.ticket(), Ok(factors)));
    drawn.shows("Protect your account").await;
    assert_eq!(drawn.count("h2"), 1);
}

#[wasm_bindgen_test]
async fn a_device_is_remembered_only_when_that_was_ticked() {
    for remember in [false, true] {
        let drawn = asked(VERIFY).await;
        begins(&drawn, "By e-mail", begun(&[("1", "a*@example.com")], None));
        drawn.shows("a*@example.com").await;
        drawn.click("Send code");
        drawn.happens(Event::FactorCodeSent(drawn.ticket(), Ok(VerificationToken::new("token".into()))));
        drawn.has(".cw-resend[aria-disabled=true]").await;
        drawn.labelled("Code").set_value("123456");
        let device = drawn.labelled("Remember this device");
        assert!(!device.checked(), "never ticked for somebody");
        if remember {
            device.click();
        }
        drawn.click("Verify");
        let code = OneTimeCode::new("123456".into());
        let confirmed = Event::ConfirmFactor { code, remember_device: remember };
        assert_eq!(drawn.events().last(), Some(&confirmed));
    }
}

#[wasm_bindgen_test]
async fn kinds_that_could_not_be_asked_for_are_asked_for_again() {
    let drawn = ways::login(ways::campaign()).await;
    ways::login_ends(&drawn, interrupted(VERIFY));
    drawn.has(".cw-skeleton[aria-hidden=true]").await;
    drawn.happens(Event::FactorsFetched(drawn.ticket(), Err(refused(ResponseCode(500_001)))));
    drawn.shows("We cannot reach the log-in service.").await;
    drawn.click("Try again");
    assert_eq!(drawn.events(), [Event::TryAgain]);
    drawn.has(".cw-skeleton").await;
}
