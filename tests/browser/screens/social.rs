//! *Login*: the other ways in.

use flow::{Event, Framed};
use gigya::ResponseCode;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::drawn::Drawn;
use super::ways;
use crate::stage::{config, document, until};

fn providers(drawn: &Drawn) -> Vec<String> {
    let buttons = drawn.place.query_selector_all("[data-provider]").unwrap();
    (0..buttons.length()).filter_map(|at| buttons.get(at)?.text_content()).collect()
}

fn is_shown(drawn: &Drawn, label: &str) -> bool {
    let buttons = drawn.place.query_selector_all("button").unwrap();
    (0..buttons.length()).filter_map(|at| buttons.get(at)).any(|button| {
        let button: HtmlElement = button.unchecked_into();
        button.text_content().is_some_and(|text| text.starts_with(label)) && !button.has_attribute("hidden")
    })
}

fn ask_facebook(drawn: &Drawn) {
    ways::press(drawn, "[data-provider=facebook]");
}

#[wasm_bindgen_test]
async fn the_providers_stand_in_the_campaigns_order_and_the_last_one_is_marked() {
    let drawn = ways::login(ways::campaign()).await;
    assert_eq!(providers(&drawn), ["GContinue with GoogleLast used", "FContinue with Facebook"]);
    let monogram = drawn.find("[data-provider=google] .cw-monogram");
    assert_eq!(monogram.get_attribute("aria-hidden").as_deref(), Some("true"), "its name says it all");
}

#[wasm_bindgen_test]
async fn a_campaign_without_other_ways_shows_none() {
    let drawn = Drawn::login().await;
    assert_eq!(drawn.count("button:not([hidden])"), 2, "show password, log in");
}

#[wasm_bindgen_test]
async fn each_way_tells_the_flow_where_to_go() {
    let drawn = ways::login(ways::campaign()).await;
    ask_facebook(&drawn);
    drawn.click("Forgot password?");
    let facebook = "facebook".parse().unwrap();
    assert_eq!(drawn.events(), [Event::SocialLogin { provider: facebook }, Event::ForgotPassword]);
    let drawn = ways::login(ways::campaign()).await;
    drawn.click("Create an account");
    assert_eq!(drawn.events(), [Event::GoToCreateAccount]);
}

#[wasm_bindgen_test]
async fn while_a_provider_is_waited_for_the_focus_is_there_and_what_was_typed_stays() {
    let drawn = ways::login(ways::campaign()).await;
    drawn.type_into("E-mail address", "ada@example.com");
    drawn.labelled("Password").set_value("secret");
    ask_facebook(&drawn);
    drawn.shows("Waiting for Facebook").await;
    let title = drawn.find(".cw-waiting-title");
    until(|| document().active_element().as_ref() == Some(&title), "the focus").await;
    assert_eq!(drawn.labelled("Password").value(), "secret");
    assert_eq!(providers(&drawn), [""; 0]);
    drawn.click("Cancel");
    assert_eq!(drawn.events().last(), Some(&Event::CancelSocial));
    drawn.has("[data-provider=facebook]").await;
}

#[wasm_bindgen_test]
async fn a_window_that_does_not_show_up_can_be_asked_for_again_or_in_this_tab() {
    let drawn = ways::login(ways::campaign()).await;
    ask_facebook(&drawn);
    drawn.has(".cw-waiting").await;
    assert!(is_shown(&drawn, "Try again") && !is_shown(&drawn, "Use this tab instead"));
    drawn.happens(Event::TimePassed(drawn.ticket()));
    until(|| is_shown(&drawn, "Use this tab instead"), "the other way").await;
    drawn.click("Use this tab instead");
    assert_eq!(drawn.events().last(), Some(&Event::RedirectInstead));
}

#[wasm_bindgen_test]
async fn a_provider_that_the_site_has_not_goes_away_and_a_sentence_says_so() {
    let drawn = ways::login(ways::campaign()).await;
    ask_facebook(&drawn);
    drawn.has(".cw-waiting").await;
    let refused = ways::refused(ResponseCode::THIS_AUTHENTICATION_METHOD_IS_CURRENTLY_DISABLED);
    drawn.happens(Event::LoggedIn(drawn.ticket(), Err(refused)));
    drawn.shows("This is not available here at the moment. Please choose another way.").await;
    until(|| providers(&drawn) == ["GContinue with GoogleLast used"], "the other provider alone").await;
}

#[wasm_bindgen_test]
async fn trying_again_keeps_the_focus() {
    let drawn = ways::login(ways::campaign()).await;
    ask_facebook(&drawn);
    drawn.has(".cw-waiting").await;
    drawn.happens(Event::TimePassed(drawn.ticket()));
    until(|| is_shown(&drawn, "Use this tab instead"), "the other way").await;
    let again: HtmlElement = drawn.find(".cw-waiting .cw-actions button").unchecked_into();
    again.focus().unwrap();
    again.click();
    until(|| !is_shown(&drawn, "Use this tab instead"), "a new beginning").await;
    assert_eq!(document().active_element().as_ref(), Some(again.as_ref()));
}

#[wasm_bindgen_test]
async fn a_provider_that_does_not_answer_is_said_to_take_long() {
    let drawn = ways::login(ways::campaign()).await;
    ask_facebook(&drawn);
    drawn.shows("Waiting for Facebook").await;
    for _ in ["its window may be blocked", "it is late"] {
        drawn.happens(Event::TimePassed(drawn.ticket()));
    }
    drawn.shows("This is taking long").await;
    assert!(!drawn.text().contains("Waiting for Facebook"));
}

#[wasm_bindgen_test]
async fn in_the_frame_of_another_site_a_new_tab_is_offered_and_says_why() {
    let framed = flow::Config { framed: Framed::ForeignSite, ..config("quiz") };
    let drawn = ways::arrived(framed, ways::campaign()).await;
    ask_facebook(&drawn);
    drawn.has(".cw-waiting").await;
    drawn.happens(Event::TimePassed(drawn.ticket()));
    until(|| is_shown(&drawn, "Open in a new tab"), "the new tab").await;
    assert!(drawn.text().contains("This page stands inside another website"));
    drawn.click("Open in a new tab");
    assert_eq!(drawn.events().last(), Some(&Event::OpenInNewTab));
    drawn.happens(Event::NewTabRefused { address: "https://campaign.example/quiz".into() });
    drawn.shows("Copy this address, and open it in one: https://campaign.example/quiz").await;
    let told = connection_window::console::explain(&flow::Fault::NoNewTab);
    assert!(told.contains("allow-popups") && told.contains("connection-window:new-tab"), "{told}");
}

#[wasm_bindgen_test]
async fn before_the_pages_consent_login_says_what_it_waits_for() {
    let pending = flow::Config { consent_pending: true, ..config("quiz") };
    let drawn = ways::arrived(pending, ways::campaign()).await;
    drawn.shows("Logging in needs your consent.").await;
    drawn.happens(Event::ConsentGiven);
    until(|| !drawn.text().contains("needs your consent"), "nothing more to say").await;
}
