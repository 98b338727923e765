//! *Hello*.

use flow::{Event, GigyaFault, Participant, Personal};
use wasm_bindgen_test::wasm_bindgen_test;

use super::drawn::{Drawn, ada, attribute};

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
async fn whoever_is_somebody_else_says_so() {
    let drawn = Drawn::hello(ada()).await;
    drawn.click("Not you?");
    assert_eq!(drawn.events(), [Event::NotYou]);
}
