//! Filling the page's own form.

use connection_window::config::PageFormConfig;
use connection_window::effects::page_form::PageForm;
use flow::{PageFill, PageFormFault};
use js_sys::{Function, WeakSet};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use crate::stage::{create, document};

#[wasm_bindgen(module = "/tests/browser/page_form.js")]
extern "C" {
    #[wasm_bindgen(js_name = fillIn)]
    fn fill_in(form: &HtmlElement, html: &str);
    /// The form as it would be sent.
    fn sent(form: &HtmlElement) -> String;
    #[wasm_bindgen(js_name = setValue)]
    fn set_value(form: &HtmlElement, name: &str, value: &str);
    /// The `input`, `change` and `click` events since then.
    fn listen(form: &HtmlElement) -> Function;
    #[wasm_bindgen(js_name = watchLikeReact)]
    fn watch_like_react(form: &HtmlElement, name: &str) -> Function;
}

struct Page {
    form: HtmlElement,
}

impl Page {
    fn with(html: &str) -> Self {
        let form = create("form");
        form.set_id("quiz-form");
        fill_in(&form, html);
        document().body().unwrap().append_child(&form).unwrap();
        Self { form }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.form.remove();
    }
}

fn filler(selector: &str) -> PageForm {
    filler_after(selector, &[])
}

/// Fills what the participant has not typed into: these controls.
fn filler_after(selector: &str, typed: &[&Element]) -> PageForm {
    let notes = WeakSet::new();
    for control in typed {
        notes.add(control);
    }
    PageForm::new(PageFormConfig { selector: selector.into(), gigya_id_field: "gigya_id".into() }, notes)
}

fn ada() -> PageFill {
    let values = [
        ("firstname", "Ada"),
        ("email", "ada@example.com"),
        ("birthday", "1815-12-10"),
        ("gender", "f"),
        ("country", "BE"),
        ("remarks", "none"),
        ("adult", "true"),
    ];
    PageFill {
        gigya_id: "uid-1".into(),
        values: values.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        opt_ins: [("newsletter".to_owned(), true), ("partners".to_owned(), false)].into(),
    }
}

#[wasm_bindgen_test]
fn every_kind_of_field_is_filled_by_its_name() {
    let page = Page::with(
        r#"<input name="firstname"><input name="email" type="email"><input name="birthday" type="date">
        <input name="gender" type="radio" value="m"><input name="gender" type="radio" value="f">
        <select name="country"><option value="">?</option><option value="BE">Belgium</option></select>
        <textarea name="remarks"></textarea><input name="adult" type="checkbox" value="yes">
        <input name="newsletter" type="checkbox"><input name="partners" type="checkbox">
        <input name="gigya_id" type="hidden"><input name="other">"#,
    );
    assert_eq!(filler("#quiz-form").fill(&ada()), Ok(8));
    assert_eq!(
        sent(&page.form),
        "firstname=Ada&email=ada@example.com&birthday=1815-12-10&gender=f&country=BE&remarks=none\
         &adult=yes&newsletter=on&gigya_id=uid-1&other="
    );
}

#[wasm_bindgen_test]
fn what_was_typed_or_chosen_is_left_alone() {
    let page = Page::with(
        r#"<input name="firstname"><input name="gender" type="radio" value="m"><input name="gender" type="radio" value="f">
        <select name="country"><option value="">?</option><option value="BE">B</option><option value="FR">F</option></select>"#,
    );
    set_value(&page.form, "firstname", "Augusta");
    set_value(&page.form, "gender", "m");
    set_value(&page.form, "country", "FR");
    assert_eq!(filler("#quiz-form").fill(&ada()), Ok(0));
    assert_eq!(sent(&page.form), "firstname=Augusta&gender=m&country=FR");
}

#[wasm_bindgen_test]
fn what_was_typed_into_a_framework_that_writes_it_into_the_source_is_left_alone() {
    let page = Page::with(r#"<input name="firstname" value="Augusta"><input name="email" value="a@b">"#);
    let first_name = page.form.query_selector("[name=firstname]").unwrap().unwrap();
    assert_eq!(filler_after("#quiz-form", &[&first_name]).fill(&ada()), Ok(1));
    assert_eq!(sent(&page.form), "firstname=Augusta&email=ada@example.com");
}

#[wasm_bindgen_test]
fn the_gigya_id_is_filled_whatever_stands_there() {
    let page = Page::with(r#"<input name="gigya_id">"#);
    set_value(&page.form, "gigya_id", "somebody");
    assert_eq!(filler("#quiz-form").fill(&ada()), Ok(0));
    assert_eq!(sent(&page.form), "gigya_id=uid-1");
}

#[wasm_bindgen_test]
fn passwords_files_and_disabled_fields_are_never_touched_but_read_only_ones_are() {
    let page = Page::with(
        r#"<input name="firstname" type="password"><input name="email" type="file">
        <input name="birthday" disabled><fieldset disabled><input name="remarks"></fieldset>
        <select name="country"><option>FR</option></select><input name="gender" readonly>"#,
    );
    assert_eq!(filler("#quiz-form").fill(&ada()), Ok(1));
    let sent = sent(&page.form);
    assert!(sent.starts_with("firstname=&") && sent.ends_with("country=FR&gender=f"), "{sent}");
}

#[wasm_bindgen_test]
fn the_pages_scripts_hear_of_each_field_as_if_it_had_been_typed() {
    let page = Page::with(r#"<input name="firstname"><input name="newsletter" type="checkbox">"#);
    let heard = listen(&page.form);
    filler("#quiz-form").fill(&ada()).unwrap();
    assert_eq!(
        heard.call0(&JsValue::NULL).unwrap().as_string().unwrap(),
        "firstname input, firstname change, newsletter click, newsletter input, newsletter change"
    );
}

#[wasm_bindgen_test]
fn a_framework_that_watches_the_value_notices() {
    let page = Page::with(r#"<input name="firstname">"#);
    let noticed = watch_like_react(&page.form, "firstname");
    filler("#quiz-form").fill(&ada()).unwrap();
    assert_eq!(noticed.call0(&JsValue::NULL).unwrap().as_string().as_deref(), Some("Ada"));
}

#[wasm_bindgen_test]
fn a_value_that_a_field_cannot_take_leaves_it_as_it_was() {
    let page = Page::with(
        r#"<select name="country"><option value="FR">F</option></select><input name="firstname" type="date">"#,
    );
    assert_eq!(filler("#quiz-form").fill(&ada()), Ok(0));
    assert_eq!(sent(&page.form), "country=FR&firstname=");
}

#[wasm_bindgen_test]
fn after_the_log_out_what_was_filled_is_gone_and_what_was_typed_is_not() {
    let page = Page::with(
        r#"<input name="firstname"><input name="email"><input name="newsletter" type="checkbox">
        <input name="gender" type="radio" value="f"><input name="gigya_id" type="hidden"><input name="other">"#,
    );
    let filler = filler("#quiz-form");
    filler.fill(&ada()).unwrap();
    set_value(&page.form, "firstname", "Augusta");
    set_value(&page.form, "other", "typed");
    filler.wipe();
    assert_eq!(sent(&page.form), "firstname=Augusta&email=&gigya_id=&other=typed");
}

#[wasm_bindgen_test]
fn the_next_participant_replaces_what_was_filled_for_the_last() {
    let page = Page::with(r#"<input name="firstname">"#);
    let filler = filler("#quiz-form");
    filler.fill(&ada()).unwrap();
    let grace = PageFill { values: [("firstname".to_owned(), "Grace".to_owned())].into(), ..ada() };
    assert_eq!(filler.fill(&grace), Ok(1));
    assert_eq!(sent(&page.form), "firstname=Grace");
}

#[wasm_bindgen_test]
fn nothing_of_the_last_participant_stays_for_the_next_or_comes_back_at_their_log_out() {
    let page = Page::with(
        r#"<input name="firstname" value="?"><input name="email"><input name="adult" type="checkbox">
        <input name="gender" type="radio" value="m"><input name="gender" type="radio" value="f">"#,
    );
    filler("#quiz-form").fill(&ada()).unwrap();
    let bob = PageFill {
        gigya_id: "uid-2".into(),
        values: [("firstname".to_owned(), "Bob".to_owned())].into(),
        opt_ins: [].into(),
    };
    // Another window, without a log-out between.
    let next = filler("#quiz-form");
    next.fill(&bob).unwrap();
    assert_eq!(sent(&page.form), "firstname=Bob&email=");
    next.wipe();
    assert_eq!(sent(&page.form), "firstname=?&email=");
}

#[wasm_bindgen_test]
fn a_form_that_is_not_there_is_told_by_its_selector() {
    let given = "#no-such-form".to_owned();
    assert_eq!(filler(&given).fill(&ada()), Err(PageFormFault::NotFound { given }));
    let given = "##".to_owned();
    assert_eq!(filler(&given).fill(&ada()), Err(PageFormFault::BadSelector { given }));
}
