//! From a click to Gigya's SDK. Browsers let a pop-up open in the call that the click makes, or some seconds
//! later at most, and the SDK fetches a ticket before it opens one (Web SDK, 1.6): so nothing may be waited for on
//! the way.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::gigya::{answer, install, sent, times_called};
use crate::stage::{DEFINITION, Stage, document, until};

const NOBODY: &str = r#"{"errorCode":0,"user":{"UID":""}}"#;

const FACEBOOK: &str = "[data-provider=facebook]";

/// *Login* with Facebook as another way in, and an SDK that works.
async fn on_login() -> Stage {
    install("3_key");
    answer("getUserInfo", NOBODY);
    let definition = DEFINITION.replacen('{', r#"{"ways":{"providers":["facebook"]},"#, 1);
    let stage = Stage::open(&[("campaign", "summer-quiz")], Some(&definition));
    stage.on("login").await;
    until(|| times_called("getUserInfo") > 0, "the question who is connected").await;
    stands(&stage, FACEBOOK).await;
    stage
}

async fn stands(stage: &Stage, selector: &str) {
    until(|| stage.find(selector).is_some(), selector).await;
}

fn click(stage: &Stage, selector: &str) {
    stage.find(selector).unwrap().unchecked_into::<HtmlElement>().click();
}

#[wasm_bindgen_test]
async fn a_click_on_a_provider_asks_for_its_window_before_the_click_is_over() {
    let stage = on_login().await;
    click(&stage, FACEBOOK);
    assert_eq!(times_called("socialLogin"), 1);
}

#[wasm_bindgen_test]
async fn trying_again_asks_for_the_window_before_the_click_is_over() {
    let stage = on_login().await;
    click(&stage, FACEBOOK);
    let again = ".cw-waiting .cw-actions button";
    stands(&stage, again).await;
    click(&stage, again);
    assert_eq!(times_called("socialLogin"), 2);
}

#[wasm_bindgen_test]
async fn a_password_typed_while_a_provider_is_waited_for_leads_to_the_way_out_of_waiting() {
    let stage = on_login().await;
    click(&stage, FACEBOOK);
    stands(&stage, ".cw-waiting").await;
    for input in ["username", "current-password"] {
        let input = stage.find(&format!("input[autocomplete={input}]")).unwrap();
        let input: HtmlInputElement = input.unchecked_into();
        input.focus().unwrap();
        input.set_value("typed");
    }
    let focused = || document().active_element().is_some_and(|element| element.id() == of_waiting(&stage));
    assert!(!focused());
    click(&stage, "button[type=submit]");
    until(focused, "the focus on what is waited for").await;
    assert_eq!(times_called("login"), 0);
}

fn of_waiting(stage: &Stage) -> String {
    stage.find(".cw-waiting-title").unwrap().id()
}

#[wasm_bindgen_test]
async fn the_provider_of_the_other_account_is_asked_before_the_click_is_over() {
    let stage = on_login().await;
    answer("login", r#"{"errorCode":403043,"regToken":"st2.link"}"#);
    answer(
        "getConflictingAccount",
        r#"{"errorCode":0,"conflictingAccount":{"loginProviders":["facebook"],"loginID":"ada@example.com"}}"#,
    );
    for (known_as, text) in [("username", "ada@example.com"), ("current-password", "secret")] {
        let input = stage.find(&format!("input[autocomplete={known_as}]")).unwrap();
        input.unchecked_into::<HtmlInputElement>().set_value(text);
    }
    click(&stage, "button[type=submit]");
    stage.on("link-account").await;
    stands(&stage, FACEBOOK).await;
    click(&stage, FACEBOOK);
    assert_eq!(times_called("socialLogin"), 1);
    assert!(sent("socialLogin").contains(r#""regToken":"st2.link""#), "{}", sent("socialLogin"));
}
