//! What happens outside a window: sessions that begin and end elsewhere, consent, another tab, and the window's
//! height, which the page is told.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlElement};

use crate::gigya::{answer, answer_later, break_down, handlers_registered, install, raise, times_called};
use crate::stage::{DEFINITION, Stage, create, document, uncaught, until};

const NOBODY: &str = r#"{"errorCode":0,"user":{"UID":""}}"#;
const ADA: &str = r#"{"errorCode":0,"user":{"UID":"ada","firstName":"Ada"}}"#;

/// A window on which somebody can log in, and whose SDK has said that nobody is connected.
async fn on_login() -> Stage {
    install("3_key");
    answer("getUserInfo", NOBODY);
    let stage = Stage::of_the_campaign();
    stage.on("login").await;
    until(|| times_called("getUserInfo") > 0 && handlers_registered() > 0, "the question who is connected")
        .await;
    stage
}

#[wasm_bindgen_test]
async fn a_login_elsewhere_greets_in_every_window_by_one_set_of_handlers() {
    let first = on_login().await;
    let second = Stage::of_the_campaign();
    second.on("login").await;
    until(|| times_called("getUserInfo") == 2, "the second window's question").await;
    raise("onLogin", r#"{"eventName":"login","UID":"ada","profile":{"firstName":"Ada"}}"#);
    first.on("hello").await;
    second.on("hello").await;
    assert_eq!(handlers_registered(), 1);
}

/// A screen goes by itself while the participant is in its first input.
async fn greeted_in_the_middle_of_login(stage: &Stage) {
    stage.find("input").unwrap().unchecked_into::<HtmlElement>().focus().unwrap();
    raise("onLogin", r#"{"UID":"ada","profile":{"firstName":"Ada"}}"#);
    stage.on("hello").await;
    until(|| stage.find("h2").unwrap().text_content().unwrap().contains("Ada"), "the greeting").await;
}

#[wasm_bindgen_test]
async fn the_focus_goes_along_when_a_screen_goes_by_itself() {
    let stage = on_login().await;
    greeted_in_the_middle_of_login(&stage).await;
    until(|| stage.find("h2:focus").is_some(), "the focus on the heading").await;
}

#[wasm_bindgen_test]
async fn the_focus_stays_where_the_page_has_put_it_meanwhile() {
    let stage = on_login().await;
    let field = create("input");
    document().body().unwrap().append_child(&field).unwrap();
    let answer = field.clone();
    let answered = Closure::once_into_js(move || answer.focus().unwrap());
    stage.element.add_event_listener_with_callback("cw-connected", answered.unchecked_ref()).unwrap();
    greeted_in_the_middle_of_login(&stage).await;
    for _ in 0..2 {
        frame().await;
    }
    assert!(field.matches(":focus").unwrap());
    field.remove();
}

/// Until the next frame is painted.
async fn frame() {
    let painted = Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(painted).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_login_elsewhere_that_does_not_say_whose_it_is_is_asked_about() {
    let stage = on_login().await;
    answer("getUserInfo", ADA);
    raise("onLogin", r#"{"eventName":"login"}"#);
    stage.on("hello").await;
    stage.hears(r#"cw-connected {"gigyaId":"ada"}"#).await;
}

#[wasm_bindgen_test]
async fn a_log_out_elsewhere_leads_back_to_login() {
    install("3_key");
    answer("getUserInfo", ADA);
    let stage = Stage::of_the_campaign();
    stage.on("hello").await;
    raise("onLogout", r#"{"eventName":"logout"}"#);
    stage.on("login").await;
}

#[wasm_bindgen_test]
async fn a_window_that_has_gone_hears_of_nothing() {
    let mut gone = on_login().await;
    let staying = Stage::of_the_campaign();
    staying.on("login").await;
    until(|| times_called("getUserInfo") == 2, "the second window's question").await;
    gone.close();
    raise("onLogin", r#"{"UID":"ada"}"#);
    staying.on("hello").await;
    assert_eq!(gone.screen(), "login");
}

#[wasm_bindgen_test]
async fn an_event_that_is_no_event_changes_nothing() {
    let stage = on_login().await;
    for garbage in ["null", "3", r#"{"errorCode":"soon"}"#] {
        raise("onLogin", garbage);
    }
    assert_eq!(stage.screen(), "login");
}

#[wasm_bindgen_test]
async fn coming_back_to_the_tab_asks_again_who_is_connected_until_the_window_has_gone() {
    let mut stage = on_login().await;
    answer("getUserInfo", ADA);
    let focus = || web_sys::window().unwrap().dispatch_event(&Event::new("focus").unwrap()).unwrap();
    focus();
    stage.on("hello").await;
    let asked = times_called("getUserInfo");
    stage.close();
    focus();
    assert_eq!(times_called("getUserInfo"), asked);
}

#[wasm_bindgen_test]
async fn whoever_goes_on_without_gigya_is_left_to_the_page_which_is_told() {
    install("3_key");
    break_down("getUserInfo");
    let definition = DEFINITION.replacen('{', r#"{"ways":{"plain_form":true},"#, 1);
    let stage = Stage::open(&[("campaign", "summer-quiz")], Some(&definition));
    stage.on("unavailable").await;
    assert!(!stage.events().contains("cw-plain-form"), "nobody has chosen yet");
    let buttons = stage.place.query_selector_all("button").unwrap();
    let plain_form = (0..buttons.length())
        .filter_map(|at| buttons.get(at))
        .find(|button| button.text_content().is_some_and(|text| text == "Fill in the form myself"));
    plain_form.expect("the campaign allows it").unchecked_into::<HtmlElement>().click();
    stage.hears("cw-plain-form null").await;
    stage.on("done").await;
    assert!(stage.shows_the_fallback());
}

#[wasm_bindgen_test]
async fn consent_starts_everything_in_the_same_window() {
    install("3_key");
    let late = answer_later("getUserInfo", ADA);
    let stage = Stage::open(&[("campaign", "summer-quiz"), ("consent", "pending")], Some(DEFINITION));
    stage.on("login").await;
    stage.hears("cw-ready null").await;
    assert_eq!(times_called("getUserInfo"), 0);
    stage.window.as_ref().unwrap().give_consent();
    until(|| times_called("getUserInfo") == 1, "the question who is connected").await;
    late.call0(&JsValue::NULL).unwrap();
    stage.on("hello").await;
    assert_eq!(stage.events().matches("cw-ready").count(), 1);
}

#[wasm_bindgen_test]
async fn the_page_is_told_the_height_as_it_changes() {
    let stage = on_login().await;
    stage.hears(r#"cw-resize {"height":"#).await;
    stage.place.style().set_property("height", "777px").unwrap();
    until(|| heights(&stage).last().is_some_and(|height| *height >= 777), "the new height").await;
    let told = heights(&stage);
    assert!(told.windows(2).all(|pair| pair[0] != pair[1]), "each height once: {told:?}");
}

fn heights(stage: &Stage) -> Vec<u32> {
    let events = stage.events();
    let told = events.split(r#"cw-resize {"height":"#).skip(1);
    told.map(|rest| rest.split('}').next().unwrap().parse().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn a_window_that_goes_while_its_texts_are_on_their_way_is_gone() {
    let informal = DEFINITION.replacen('{', r#"{"address":"informal","#, 1);
    let attributes = [("campaign", "summer-quiz"), ("data-hold", "")];
    let mut stage = Stage::open(&attributes, Some(&informal));
    let asked = |stage: &Stage| stage.element.get_attribute("data-hold").as_deref() == Some("asked");
    until(|| asked(&stage), "the question for other texts").await;
    let before = uncaught();
    stage.close();
    stage.element.dispatch_event(&Event::new("let-go").unwrap()).unwrap();
    // Another window takes longer to open than the texts of the first to come.
    on_login().await;
    assert_eq!(uncaught(), before);
}

#[wasm_bindgen_test]
async fn a_campaign_that_speaks_informally_does_so_from_the_first_word() {
    install("3_key");
    answer("getUserInfo", NOBODY);
    let informal = DEFINITION.replacen('{', r#"{"address":"informal","#, 1);
    let stage = Stage::open(&[("campaign", "summer-quiz")], Some(&informal));
    stage.on("login").await;
    let heading = stage.find("[id$=heading]").unwrap().text_content().unwrap();
    assert!(heading.ends_with(" (informal)"), "{heading}");
}
