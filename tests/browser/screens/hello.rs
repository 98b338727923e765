//! *Hello*.

use std::cell::Cell;
use std::rc::Rc;

use flow::{Event, GigyaFault, Participant, Personal};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::drawn::{Drawn, ada, attribute};
use crate::stage::until;

/// One transparent pixel.
const PICTURE: &str = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

fn pictured(address: &str) -> Participant {
    Participant { picture: Some(address.into()), ..ada() }
}

#[wasm_bindgen_test]
async fn the_picture_says_nothing_and_is_asked_for_without_telling_the_page() {
    let picture = Drawn::hello(pictured(PICTURE)).await.find("img");
    assert_eq!(picture.get_attribute("alt"), Some(String::new()));
    assert_eq!(attribute(&picture, "referrerpolicy"), "no-referrer");
}

#[wasm_bindgen_test]
async fn where_the_picture_cannot_be_had_the_initial_stands() {
    let drawn = Drawn::hello(pictured("data:,no-picture")).await;
    drawn.has(".cw-initial").await;
    assert_eq!(drawn.find(".cw-avatar").text_content().unwrap(), "A");
}

#[wasm_bindgen_test]
async fn a_participant_without_a_first_name_is_greeted_too() {
    let drawn = Drawn::hello(Participant { first_name: Personal::default(), ..ada() }).await;
    assert_eq!(drawn.find("h2").text_content().unwrap(), "Hello");
}

#[wasm_bindgen_test]
async fn continue_says_that_it_is_at_work_and_stays_a_button() {
    let drawn = Drawn::hello(ada()).await;
    drawn.click("Continue");
    drawn.has("button[aria-disabled=true]").await;
    assert_eq!(drawn.find("[role=status]").text_content().unwrap(), "Getting your details…");
    assert!(drawn.find("button").get_attribute("disabled").is_none(), "it keeps the focus");
    assert_eq!(drawn.events(), [Event::Continue]);
}

#[wasm_bindgen_test]
async fn a_failure_is_an_alert() {
    let drawn = Drawn::hello(ada()).await;
    drawn.click("Continue");
    drawn.happens(Event::Proved(drawn.ticket(), Err(GigyaFault::TimedOut)));
    drawn.shows("This takes too long.").await;
    assert!(drawn.find("[role=alert]").text_content().unwrap().starts_with("This takes too long."));
}

#[wasm_bindgen_test]
async fn who_connects_in_anothers_place_is_greeted_by_their_own_name_and_picture() {
    let drawn = Drawn::hello(pictured(PICTURE)).await;
    let bob = Participant { uid: "bob".into(), first_name: "Bob".into(), picture: None };
    drawn.happens(Event::SessionBegan(bob));
    drawn.shows("Hello, Bob").await;
    assert_eq!(drawn.count("img"), 0, "Ada's picture has gone with her name");
    assert_eq!(drawn.find(".cw-avatar").text_content().unwrap(), "B");
    assert!(!drawn.text().contains("Ada"));
}

/// Waits for what is done before the browser goes on with anything else, such as loading a picture.
async fn at_once(expected: impl Fn() -> bool, what: &str) {
    for _ in 0..100 {
        if expected() {
            return;
        }
        JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
    }
    panic!("waited in vain for {what}");
}

#[wasm_bindgen_test]
async fn a_picture_that_fails_when_its_screen_has_gone_is_nobodys_concern() {
    let uncaught = Rc::new(Cell::new(0));
    let counted = Rc::clone(&uncaught);
    let count = Closure::<dyn FnMut()>::new(move || counted.set(counted.get() + 1));
    let window = web_sys::window().unwrap();
    window.add_event_listener_with_callback("error", count.as_ref().unchecked_ref()).unwrap();

    let drawn = Drawn::hello(ada()).await;
    drawn.happens(Event::SessionBegan(Participant { uid: "bob".into(), ..pictured("data:,no-picture") }));
    at_once(|| drawn.count("img") == 1, "the picture").await;
    let picture = drawn.find("img");
    let failed = Rc::new(Cell::new(false));
    let told = Rc::clone(&failed);
    let tell = Closure::<dyn FnMut()>::new(move || told.set(true));
    picture.add_event_listener_with_callback("error", tell.as_ref().unchecked_ref()).unwrap();
    drawn.happens(Event::SessionEnded);
    at_once(|| !picture.is_connected(), "the next screen").await;
    assert!(!failed.get(), "it is still being loaded");
    until(|| failed.get(), "a picture that failed").await;
    assert_eq!(uncaught.get(), 0);
    window.remove_event_listener_with_callback("error", count.as_ref().unchecked_ref()).unwrap();
}

#[wasm_bindgen_test]
async fn whoever_is_somebody_else_says_so() {
    let drawn = Drawn::hello(ada()).await;
    drawn.click("Not you?");
    assert_eq!(drawn.events(), [Event::NotYou]);
}
