//! A campaign's own sentences.

use catalogue::{LANGUAGES, Texts};
use connection_window::components::rich_text;
use connection_window::dom::el;
use connection_window::ui::Ui;
use contract::Definition;
use flow::{Flow, Screen};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{config, create};

/// The sentence as it is drawn.
fn drawn(sentence: &'static str) -> String {
    let (flow, _) = Flow::start(config(""));
    let place = create("div");
    let drawn = place.clone();
    let within = place.clone();
    let view = leptos::mount::mount_to(place, move || {
        let look = move |look: &mut dyn FnMut(&Screen, Option<&Definition>)| look(flow.screen(), None);
        let ui = Ui::new(look, Texts::from(&LANGUAGES[0]), 1, |_| {});
        within.append_child(rich_text(ui, el("p", ""), sentence).element()).unwrap();
    });
    let html = drawn.query_selector("p").unwrap().unwrap().inner_html();
    drop(view);
    html
}

fn is_shown_as_written(sentence: &'static str) {
    let element = create("p");
    element.set_text_content(Some(sentence));
    assert_eq!(drawn(sentence), element.inner_html());
}

#[wasm_bindgen_test]
fn a_link_opens_beside_the_page_and_says_so() {
    assert_eq!(
        drawn("I accept the [rules](https://example.com/rules?a=1)."),
        "I accept the <a class=\"cw-link\" href=\"https://example.com/rules?a=1\" target=\"_blank\" \
         rel=\"noopener\">rules<span class=\"cw-unseen\"> (opens in a new tab)</span></a>."
    );
}

#[wasm_bindgen_test]
fn a_bracket_before_a_link_is_no_part_of_it() {
    assert_eq!(
        drawn("[x] I accept the [rules](https://example.com)"),
        "[x] I accept the <a class=\"cw-link\" href=\"https://example.com\" target=\"_blank\" rel=\"noopener\">\
         rules<span class=\"cw-unseen\"> (opens in a new tab)</span></a>"
    );
    is_shown_as_written("[a] b](https://example.com)");
}

#[wasm_bindgen_test]
fn emphasis_is_an_element() {
    assert_eq!(drawn("*Once* a month, *at most*"), "<em>Once</em> a month, <em>at most</em>");
}

#[wasm_bindgen_test]
fn html_is_shown_and_never_built() {
    is_shown_as_written("<img src=x onerror=alert(1)> <b>bold</b>");
}

#[wasm_bindgen_test]
fn an_address_that_is_not_https_is_no_link() {
    for sentence in [
        "[rules](javascript:alert(1))",
        "[rules](http://example.com)",
        "[rules](https://)",
        "[rules](https://example.com/a b)",
        "[rules](http://localhost.example.com)",
        "[rules](http://localhost:1@example.com)",
        "[rules](//example.com)",
        "[](https://example.com)",
    ] {
        is_shown_as_written(sentence);
    }
}

#[wasm_bindgen_test]
fn plain_http_is_for_this_machine() {
    for sentence in ["[a](http://localhost:8700/a)", "[a](http://127.0.0.1)", "[a](http://[::1]:1/)"] {
        assert!(drawn(sentence).starts_with("<a "), "{sentence}");
    }
}

#[wasm_bindgen_test]
fn what_is_not_closed_is_shown_as_written() {
    for sentence in ["2 * 3", "**", "[rules", "[rules](https://example.com", "a [b] (c) *"] {
        is_shown_as_written(sentence);
    }
}
