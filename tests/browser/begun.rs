//! Only what this tab has asked a provider for is gone on with when it comes back.

use connection_window::effects::begun;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::drafts::{allow_storage, forbid_storage};
use crate::gigya::{answer, answer_later, install, times_called};
use crate::stage::{DEFINITION, Stage, until};

const NOTE: &str = "connection-window:social-login";

fn noted() -> Option<String> {
    web_sys::window().unwrap().session_storage().unwrap().unwrap().get_item(NOTE).unwrap()
}

fn put(note: &str) {
    web_sys::window().unwrap().session_storage().unwrap().unwrap().set_item(NOTE, note).unwrap();
}

#[wasm_bindgen_test]
fn what_was_begun_comes_back_once() {
    begun::forget();
    assert!(!begun::take());
    begun::note();
    assert!(begun::take());
    assert!(!begun::take(), "the note is used up");
    begun::note();
    begun::forget();
    assert!(!begun::take());
}

#[wasm_bindgen_test]
fn what_was_begun_more_than_an_hour_ago_or_is_no_note_does_not_count() {
    let minute = (js_sys::Date::now() / 60_000.0).floor();
    for (note, counts) in [(minute - 58.0, true), (minute - 61.0, false), (minute + 5.0, false), (0.0, false)]
    {
        put(&note.to_string());
        assert_eq!(begun::take(), counts, "{note}");
    }
    for note in ["", "soon", "-1", "1e9"] {
        put(note);
        assert!(!begun::take(), "{note}");
    }
}

#[wasm_bindgen_test]
fn without_a_storage_nothing_was_begun() {
    forbid_storage();
    begun::note();
    let taken = begun::take();
    begun::forget();
    allow_storage();
    assert!(!taken);
}

#[wasm_bindgen_test]
async fn a_social_login_is_noted_before_the_sdk_is_called_and_until_it_has_answered() {
    begun::forget();
    install("3_key");
    answer("getUserInfo", r#"{"errorCode":0,"user":{"UID":""}}"#);
    let answers = answer_later("socialLogin", r#"{"errorCode":200001}"#);
    let definition = DEFINITION.replacen('{', r#"{"ways":{"providers":["facebook"]},"#, 1);
    let stage = Stage::open(&[("campaign", "summer-quiz")], Some(&definition));
    stage.on("login").await;
    until(|| times_called("getUserInfo") > 0, "the question who is connected").await;
    let facebook = "[data-provider=facebook]";
    until(|| stage.find(facebook).is_some(), facebook).await;
    assert_eq!(noted(), None);
    stage.find(facebook).unwrap().unchecked_into::<HtmlElement>().click();
    assert_eq!(times_called("socialLogin"), 1);
    assert!(noted().is_some(), "the SDK may lead away at once");
    answers.call0(&JsValue::NULL).unwrap();
    until(|| noted().is_none(), "no note of what is over").await;
}
