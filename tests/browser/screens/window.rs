//! What holds for every screen.

use std::collections::BTreeSet;

use contract::PasswordEntry;
use flow::Event;
use gigya::ResponseCode;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::auto_submitting::sure;
use super::change_password::change_password;
use super::complete_account::lacking;
use super::create_account::create_account;
use super::done::submitted;
use super::drawn::{Drawn, ada, attribute};
use super::forgot_password::forgot_password;
use super::link_account::held_by;
use super::reset_password::reset_password;
use super::second_factor::asked;
use super::verify_email::code_sent;

/// Every screen, each reached as a participant reaches it.
async fn every_screen() -> Vec<Drawn> {
    let unavailable = Drawn::loading();
    unavailable.happens(Event::TimePassed(unavailable.ticket()));
    unavailable.shows("This takes too long.").await;
    vec![
        Drawn::loading(),
        unavailable,
        Drawn::hello(ada()).await,
        Drawn::login().await,
        create_account(PasswordEntry::Repeat).await,
        forgot_password().await,
        reset_password().await,
        lacking(&["profile.firstName", "preferences.terms.isConsentGranted"]).await,
        code_sent().await,
        held_by(&["site", "facebook"]).await,
        change_password().await,
        asked(ResponseCode::ACCOUNT_PENDING_TFA_VERIFICATION).await,
        Drawn::form(contract::Prefill::default()).await,
        sure().await.0,
        submitted(&[]).await,
    ]
}

/// What stands in the guide for designers, of which a test of `xtask` says that it lists every screen.
fn screens_of_the_guide() -> BTreeSet<&'static str> {
    let guide = include_str!("../../../docs/designers.md");
    let (_, listed) = guide.split_once("## Screens and states").expect("the guide lists the screens");
    let listed = listed.split("\n## ").next().unwrap_or_default();
    listed.lines().filter_map(|row| row.strip_prefix("| `")?.split('`').next()).collect()
}

#[wasm_bindgen_test]
async fn every_screen_is_a_landmark_named_by_its_one_heading() {
    let mut seen = BTreeSet::new();
    for drawn in every_screen().await {
        let screen = drawn.screen();
        assert_eq!(drawn.count("h2"), 1, "{screen}");
        let heading = drawn.find("section > * h2");
        assert!(!heading.text_content().unwrap().trim().is_empty(), "{screen}");
        assert_eq!(attribute(&heading, "tabindex"), "-1", "{screen}: the focus can be put there");
        assert_eq!(attribute(&drawn.find("section"), "aria-labelledby"), heading.id(), "{screen}");
        seen.insert(screen);
    }
    assert_eq!(seen, screens_of_the_guide());
}

/// A control that belongs to a form of the page would be sent along with it, and *Enter* in it would send it.
#[wasm_bindgen_test]
async fn every_control_belongs_to_the_windows_own_form() {
    let mut looked_at = 0;
    for drawn in every_screen().await {
        let screen = drawn.screen();
        // Where a screen has no form, a control of none belongs to nobody's.
        let own = attribute(&drawn.find("section"), "aria-labelledby").replace("heading", "form");
        let controls = drawn.place.query_selector_all("input, select, textarea, button").unwrap();
        for at in 0..controls.length() {
            let control: HtmlElement = controls.get(at).unwrap().unchecked_into();
            assert_eq!(attribute(&control, "form"), own, "{screen}: {}", control.outer_html());
            looked_at += 1;
        }
    }
    assert!(looked_at > 50, "{looked_at}");
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
