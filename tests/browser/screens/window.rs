//! What holds for every screen.

use flow::Event;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::drawn::{Drawn, ada, attribute};

fn is_named_by_its_one_heading(drawn: &Drawn, title: &str) {
    assert_eq!(drawn.count("h2"), 1);
    let heading = drawn.find("section > * h2");
    assert_eq!(heading.text_content().unwrap(), title);
    assert_eq!(attribute(&heading, "tabindex"), "-1", "the focus can be put there");
    assert_eq!(attribute(&drawn.find("section"), "aria-labelledby"), heading.id());
}

#[wasm_bindgen_test]
async fn every_screen_is_a_landmark_named_by_its_one_heading() {
    is_named_by_its_one_heading(&Drawn::loading(), "One moment…");
    is_named_by_its_one_heading(&Drawn::login().await, "Log in to take part");
    is_named_by_its_one_heading(&Drawn::hello(ada()).await, "Hello, Ada");
    is_named_by_its_one_heading(&Drawn::form(contract::Prefill::default()).await, "Your details");
}

#[wasm_bindgen_test]
async fn every_control_belongs_to_the_windows_own_form() {
    for drawn in [Drawn::login().await, Drawn::form(contract::Prefill::default()).await] {
        let own = drawn.find("form").id();
        let controls = drawn.place.query_selector_all("input, select, button").unwrap();
        for at in 0..controls.length() {
            let control: HtmlElement = controls.get(at).unwrap().unchecked_into();
            assert_eq!(attribute(&control, "form"), own, "{}", control.outer_html());
        }
    }
}

#[wasm_bindgen_test]
async fn the_skeleton_is_busy_and_says_nothing() {
    let drawn = Drawn::loading();
    assert_eq!(attribute(&drawn.find("section"), "aria-busy"), "true");
    assert_eq!(drawn.find("[role=status]").text_content().unwrap(), "");
}

#[wasm_bindgen_test]
async fn a_log_out_under_way_is_announced() {
    let drawn = Drawn::hello(ada()).await;
    drawn.click("Log out");
    drawn.has("[aria-busy=true]").await;
    drawn.shows("Logging you out…").await;
    assert_eq!(drawn.find("[role=status]").text_content().unwrap(), "Logging you out…");
}

#[wasm_bindgen_test]
async fn a_window_that_cannot_go_on_says_why_and_can_be_tried_again() {
    let drawn = Drawn::loading();
    drawn.happens(Event::TimePassed(drawn.ticket()));
    drawn.shows("This takes too long.").await;
    assert!(drawn.find("[role=alert]").text_content().unwrap().starts_with("This takes too long."));
    drawn.click("Try again");
    assert_eq!(drawn.events(), [Event::TryAgain]);
}
