//! What was typed is kept for the tab, and a browser that keeps nothing is no obstacle.

use connection_window::effects::drafts::Drafts;
use flow::Draft;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen(inline_js = r#"
    const real = Object.getOwnPropertyDescriptor(window, "sessionStorage");
    export function forbidStorage() {
      Object.defineProperty(window, "sessionStorage", {
        configurable: true,
        get() { throw new DOMException("forbidden", "SecurityError"); },
      });
    }
    export function allowStorage() {
      Object.defineProperty(window, "sessionStorage", real);
    }
    export function breakStorage() {
      Object.defineProperty(window, "sessionStorage", {
        configurable: true,
        value: Object.assign(Object.create(Storage.prototype), {}),
      });
    }
"#)]
extern "C" {
    #[wasm_bindgen(js_name = forbidStorage)]
    pub(crate) fn forbid_storage();
    #[wasm_bindgen(js_name = allowStorage)]
    pub(crate) fn allow_storage();
    #[wasm_bindgen(js_name = breakStorage)]
    fn break_storage();
}

fn draft() -> Draft {
    Draft {
        owner: Some("ada".into()),
        values: vec![("city".into(), "Diest".into()), ("firstname".into(), "Ada \"A\"".into())],
        opt_ins: vec![("news".into(), false), ("terms".into(), true)],
        email: Some("ada@example.com".into()),
    }
}

#[wasm_bindgen_test]
fn what_was_typed_is_kept_for_its_campaign_until_it_is_wiped() {
    let (quiz, other) = (Drafts::of("quiz"), Drafts::of("quiz-2"));
    quiz.keep(&draft());
    assert_eq!(quiz.read(), Some(draft()));
    assert_eq!(other.read(), None);
    let anonymous = Draft { owner: None, email: None, ..draft() };
    quiz.keep(&anonymous);
    assert_eq!(quiz.read(), Some(anonymous));
    quiz.wipe();
    assert_eq!(quiz.read(), None);
}

#[wasm_bindgen_test]
fn what_cannot_be_read_is_no_draft() {
    let storage = web_sys::window().unwrap().session_storage().unwrap().unwrap();
    let drafts = Drafts::of("garbage");
    storage.set_item("connection-window:draft:garbage", "{").unwrap();
    assert_eq!(drafts.read(), None);
    for empty in ["null", "[]", "42", r#"{"values":[1],"opt_ins":{"news":"yes"}}"#] {
        storage.set_item("connection-window:draft:garbage", empty).unwrap();
        assert!(drafts.read().is_some_and(|draft| draft.opt_ins.is_empty()), "{empty}");
    }
    drafts.wipe();
}

#[wasm_bindgen_test]
fn a_storage_that_is_forbidden_or_broken_keeps_nothing_and_stops_nobody() {
    let drafts = Drafts::of("forbidden");
    for obstacle in [forbid_storage as fn(), break_storage as fn()] {
        obstacle();
        drafts.keep(&draft());
        assert_eq!(drafts.read(), None);
        drafts.wipe();
        allow_storage();
    }
}
