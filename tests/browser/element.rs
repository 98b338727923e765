//! A window on the page: its life, its events, and what it leaves behind, which is nothing.

use ::gigya::ResponseCode;
use connection_window::config::{Circumstances, Config, PageFormConfig};
use connection_window::effects::begun;
use connection_window::wire::Json;
use flow::{RegistrationToken, ResetToken, Returned, UrlArrival};
use time::{Date, Month};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use crate::gigya::{answer, answer_later, handlers_registered, install, times_called};
use crate::stage::{Stage, create, until};

const NOBODY: &str = r#"{"errorCode":0,"user":{"UID":""}}"#;
const ADA: &str = r#"{"errorCode":0,"user":{"UID":"ada","firstName":"Ada"}}"#;

fn today() -> Date {
    Date::from_calendar_date(2026, Month::November, 21).unwrap()
}

fn read(attributes: &[(&str, &str)]) -> Config {
    let element: Element = create("connection-window").unchecked_into();
    for (name, value) in attributes {
        element.set_attribute(name, value).unwrap();
    }
    Config::read(&element, &arriving("{}"), today())
}

fn arriving(json: &str) -> Circumstances {
    let arrival = Json::new(js_sys::JSON::parse(json).unwrap());
    Circumstances { arrival, consent_pending: false, waited_ms: 0 }
}

#[wasm_bindgen_test]
async fn nobody_connected_sees_login_and_the_page_is_told_that_the_window_is_ready() {
    install("3_key");
    answer("getUserInfo", NOBODY);
    let stage = Stage::of_the_campaign();
    assert_eq!(stage.screen(), "loading");
    stage.on("login").await;
    stage.hears("cw-ready null").await;
    assert!(!stage.shows_the_fallback());
}

#[wasm_bindgen_test]
async fn a_connected_participant_is_greeted_and_the_page_gets_the_gigya_id() {
    install("3_key");
    answer("getUserInfo", ADA);
    let stage = Stage::of_the_campaign();
    stage.on("hello").await;
    stage.hears(r#"cw-connected {"gigyaId":"ada"}"#).await;
}

/// A window whose participant was connected and has just logged out.
async fn logged_out() -> Stage {
    install("3_key");
    answer("getUserInfo", ADA);
    answer("logout", r#"{"errorCode":0}"#);
    let stage = Stage::of_the_campaign();
    stage.on("hello").await;
    stage.window.as_ref().unwrap().log_out();
    stage.on("login").await;
    stage
}

#[wasm_bindgen_test]
async fn log_out_ends_the_session_and_the_page_is_told() {
    let stage = logged_out().await;
    stage.hears("cw-logged-out null").await;
    assert_eq!(times_called("logout"), 1);
}

#[wasm_bindgen_test]
async fn a_window_that_cannot_go_on_shows_the_authors_fallback_and_tells_the_page() {
    let stage = Stage::open(&[("campaign", "summer-quiz")], None);
    stage.on("unavailable").await;
    stage.hears("cw-unavailable null").await;
    assert!(stage.shows_the_fallback());
}

#[wasm_bindgen_test]
async fn a_refusal_of_the_proxy_is_no_garbage() {
    let unknown = r#"{"type":"urn:connection-window:problem:unknown-campaign","title":"There is no such campaign","status":404,"code":"unknown-campaign"}"#;
    let stage = Stage::open(&[("campaign", "sumer-quiz")], Some(unknown));
    stage.on("unavailable").await;
    assert!(stage.shows_the_fallback());
}

#[wasm_bindgen_test]
async fn a_missing_campaign_is_told_at_once() {
    let stage = Stage::open(&[], None);
    assert_eq!(stage.screen(), "unavailable");
    stage.hears("cw-unavailable null").await;
}

#[wasm_bindgen_test]
async fn two_windows_of_a_page_share_no_id() {
    install("3_key");
    answer("getUserInfo", NOBODY);
    let (first, second) = (Stage::of_the_campaign(), Stage::of_the_campaign());
    first.on("login").await;
    second.on("login").await;
    let ids = |stage: &Stage| -> Vec<String> {
        let found = stage.place.get_elements_by_tag_name("*");
        let ids = (0..found.length()).filter_map(|at| found.item(at)).map(|element| element.id());
        ids.filter(|id| !id.is_empty()).collect()
    };
    assert!(!ids(&first).is_empty());
    assert!(ids(&first).iter().all(|id| !ids(&second).contains(id)));
}

#[wasm_bindgen_test]
async fn the_focus_moves_to_the_heading_of_a_screen_that_the_participant_asked_for() {
    let stage = logged_out().await;
    let heading = stage.find("[id$=heading]").unwrap();
    let focused = || crate::stage::document().active_element() == Some(heading.clone());
    until(focused, "the focus").await;
}

#[wasm_bindgen_test]
async fn a_window_opened_and_closed_a_hundred_times_leaves_nothing_behind() {
    install("3_key");
    answer("getUserInfo", NOBODY);
    let mut memory = vec![];
    for round in 0..100 {
        let mut stage = Stage::of_the_campaign();
        stage.on("login").await;
        stage.close();
        assert_eq!(stage.place.child_element_count(), 0);
        if round == 9 || round == 99 {
            memory.push(core::arch::wasm32::memory_size(0));
        }
    }
    assert_eq!(memory[0], memory[1], "pages of memory after 10 and after 100");
    assert_eq!(handlers_registered(), 1);
}

#[wasm_bindgen_test]
async fn an_answer_that_comes_late_changes_the_screen_but_not_after_its_window_has_gone() {
    install("3_key");
    let late = answer_later("getUserInfo", ADA);
    let staying = Stage::of_the_campaign();
    staying.on("login").await;
    until(|| times_called("getUserInfo") == 1, "the question who is connected").await;
    late.call0(&JsValue::NULL).unwrap();
    staying.on("hello").await;

    let late = answer_later("getUserInfo", ADA);
    let mut gone = Stage::of_the_campaign();
    gone.on("login").await;
    until(|| times_called("getUserInfo") == 2, "the question who is connected").await;
    gone.close();
    late.call0(&JsValue::NULL).unwrap();
    // Events come in order: had the first window said something, it would be here by now.
    let witness = Stage::open(&[], None);
    witness.hears("cw-unavailable").await;
    assert_eq!(gone.screen(), "login");
    assert!(!gone.events().contains("cw-connected"), "{}", gone.events());
}

#[wasm_bindgen_test]
fn attributes_become_the_configuration() {
    let config = read(&[("campaign", "quiz"), ("form-selector", "#form"), ("gigya-id-field", "crm")]);
    assert_eq!(config.flow, flow::Config { page_form: true, today: today(), ..crate::stage::config("quiz") });
    let page_form = PageFormConfig { selector: "#form".into(), gigya_id_field: "crm".into() };
    assert_eq!(config.page_form, Some(page_form));
}

#[wasm_bindgen_test]
fn an_empty_attribute_counts_as_not_set() {
    let config = read(&[("campaign", " "), ("form-selector", ""), ("gigya-id-field", " ")]);
    assert_eq!(config.flow, flow::Config { today: today(), ..crate::stage::config("") });
    assert_eq!(config.page_form, None);
}

#[wasm_bindgen_test]
fn the_gigya_id_goes_into_the_field_of_that_name_unless_another_is_named() {
    let config = read(&[("campaign", "quiz"), ("form-selector", "#form")]);
    assert_eq!(config.page_form.unwrap().gigya_id_field, "gigya_id");
}

#[wasm_bindgen_test]
fn closing_the_window_keeps_what_the_author_wrote() {
    let mut stage = Stage::open(&[], None);
    let paragraph: HtmlElement = create("p");
    stage.element.append_child(&paragraph).unwrap();
    stage.close();
    assert!(paragraph.is_connected());
}

#[wasm_bindgen_test]
fn what_the_address_brought_along_becomes_the_configuration() {
    let element: Element = create("connection-window").unchecked_into();
    let url = |json| Config::read(&element, &arriving(json), today()).flow.url;
    let mail = url(r#"{"pwrt":"secret","gig_email":"ada@example.com"}"#);
    assert_eq!(mail.reset_token, Some(ResetToken::new("secret".into())));
    assert_eq!((mail.email, mail.returned), (Some("ada@example.com".into()), None));
    begun::forget();
    let returned = Returned {
        code: ResponseCode::ACCOUNT_PENDING_REGISTRATION,
        registration_token: Some(RegistrationToken::new("st2".into())),
        begun_here: false,
    };
    assert_eq!(url(r#"{"errorCode":"206001","regToken":"st2"}"#).returned, Some(returned));
    let session = Returned { code: ResponseCode::OK, registration_token: None, begun_here: false };
    assert_eq!(url(r#"{"forSdk":"socialLogin"}"#).returned, Some(session));
    for nothing in ["{}", r#"{"pwrt":"","regToken":"st2"}"#, r#"{"errorCode":"soon"}"#] {
        assert_eq!(url(nothing), UrlArrival::default(), "{nothing}");
    }
}

#[wasm_bindgen_test]
fn what_this_tab_has_begun_is_known_to_the_window_that_follows_the_first_and_to_no_other() {
    let element: Element = create("connection-window").unchecked_into();
    let begun_here = |circumstances: &Circumstances| {
        let returned = Config::read(&element, circumstances, today()).flow.url.returned;
        returned.expect("somebody comes back").begun_here
    };
    let back = r#"{"errorCode":"206001","regToken":"st2"}"#;
    begun::note();
    let first = arriving(back);
    assert!(begun_here(&first));
    assert!(begun_here(&first), "an attribute has changed");
    assert!(!begun_here(&arriving(back)), "the same address, opened again");
}
