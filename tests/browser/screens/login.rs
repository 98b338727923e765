//! *Login*.

use std::cell::Cell;
use std::rc::Rc;

use flow::{Event, GigyaFault, Password};
use gigya::ResponseCode;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::drawn::{Drawn, ada, attribute};
use crate::stage::{create, document, until};

fn refused(code: ResponseCode) -> GigyaFault {
    GigyaFault::Refused { code, call_id: Some("c1".into()), details: String::new() }
}

fn log_in(drawn: &Drawn) {
    drawn.type_into("E-mail address", "ada@example.com");
    drawn.labelled("Password").set_value("secret");
    drawn.click("Log in");
}

#[wasm_bindgen_test]
async fn password_managers_know_its_inputs() {
    let drawn = Drawn::login().await;
    let (login_id, password) = (drawn.labelled("E-mail address"), drawn.labelled("Password"));
    assert_eq!(
        (login_id.name().as_str(), attribute(&login_id, "autocomplete").as_str()),
        ("username", "username")
    );
    assert_eq!(password.type_(), "password");
    assert_eq!(attribute(&password, "autocomplete"), "current-password");
    assert_eq!(attribute(&login_id, "autocapitalize"), "none");
    assert_eq!(attribute(&login_id, "inputmode"), "email", "a phone shows the @");
}

#[wasm_bindgen_test]
async fn log_in_hands_over_what_stands_in_the_inputs() {
    let drawn = Drawn::login().await;
    log_in(&drawn);
    let password = Password::new("secret".into());
    let handed_over = Event::LogIn { login_id: "ada@example.com".into(), password, captcha: None };
    assert_eq!(drawn.events(), [Event::LoginTyped { login_id: "ada@example.com".into() }, handed_over]);
    drawn.has("button[aria-disabled=true]").await;
}

#[wasm_bindgen_test]
async fn the_form_of_the_page_around_it_never_hears_of_the_submission() {
    let around = create("form");
    document().body().unwrap().append_child(&around).unwrap();
    let heard = Rc::new(Cell::new(false));
    let flag = Rc::clone(&heard);
    let listener = Closure::<dyn FnMut()>::new(move || flag.set(true));
    around.add_event_listener_with_callback("submit", listener.as_ref().unchecked_ref()).unwrap();
    let drawn = Drawn::login_in(&around).await;
    log_in(&drawn);
    assert_eq!(drawn.events().len(), 2, "the window itself heard of it");
    assert!(!heard.get());
    around.remove();
}

#[wasm_bindgen_test]
async fn a_wrong_password_empties_the_password_and_keeps_the_login_id() {
    let drawn = Drawn::login().await;
    log_in(&drawn);
    drawn.happens(Event::LoggedIn(drawn.ticket(), Err(refused(ResponseCode::INVALID_LOGINID))));
    drawn.shows("E-mail address or password is not right.").await;
    until(|| drawn.labelled("Password").value().is_empty(), "an empty password").await;
    assert_eq!(drawn.labelled("E-mail address").value(), "ada@example.com");
    assert!(drawn.find("[role=alert]").text_content().unwrap().contains("not right"));
}

#[wasm_bindgen_test]
async fn a_code_that_nobody_knows_is_told_with_its_reference_and_without_its_number() {
    let drawn = Drawn::login().await;
    log_in(&drawn);
    drawn.happens(Event::LoggedIn(drawn.ticket(), Err(refused(ResponseCode(987_654)))));
    drawn.shows("the reference is c1.").await;
    assert!(!drawn.text().contains("987"));
}

#[wasm_bindgen_test]
async fn an_empty_input_is_marked_and_says_what_is_missing() {
    let drawn = Drawn::login().await;
    drawn.click("Log in");
    for label in ["E-mail address", "Password"] {
        let input = drawn.labelled(label);
        drawn.complains(&input, "Please fill this in.").await;
        assert_eq!(attribute(&input, "aria-invalid"), "true");
    }
}

#[wasm_bindgen_test]
async fn the_password_can_be_made_readable_and_covered_again() {
    let drawn = Drawn::login().await;
    drawn.click("Show password");
    drawn.shows("Hide password").await;
    assert_eq!(drawn.labelled("Password").type_(), "text");
    assert!(!drawn.find(".cw-reveal").has_attribute("aria-pressed"), "its name says it");
    drawn.click("Hide password");
    until(|| drawn.labelled("Password").type_() == "password", "a covered password").await;
}

#[wasm_bindgen_test]
async fn somebody_found_connected_while_typing_is_offered_by_name() {
    let drawn = Drawn::loading();
    let definition = serde_json::from_str(include_str!("campaign.json")).unwrap();
    let arrival = flow::Arrival { definition, session_hint: false, last_provider: None, draft: None };
    drawn.happens(Event::DefinitionArrived(drawn.ticket(), Ok(Box::new(arrival))));
    let detecting = drawn.ticket();
    drawn.has("form").await;
    drawn.type_into("E-mail address", "ad");
    let said = drawn.find(".cw-offers[role=status]");
    assert_eq!(said.text_content().unwrap(), "", "it is there before, so that what comes into it is heard");
    drawn.happens(Event::SessionDetected(detecting, Ok(Some(ada()))));
    drawn.shows("Continue as Ada").await;
    assert!(said.text_content().unwrap().contains("Continue as Ada"));
    assert_eq!(drawn.labelled("E-mail address").value(), "ad", "what was typed stays");
    drawn.click("Continue as Ada");
    assert_eq!(drawn.events().last(), Some(&Event::Continue));
}

#[wasm_bindgen_test]
async fn a_typed_password_counts_as_typing() {
    let drawn = Drawn::login().await;
    drawn.type_into("Password", "s");
    assert_eq!(drawn.events(), [Event::LoginTyped { login_id: "".into() }]);
}
