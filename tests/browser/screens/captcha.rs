//! The captcha, on *Login*.

use contract::{Captcha, Definition};
use flow::{CaptchaToken, Event};
use gigya::ResponseCode;
use js_sys::Reflect;
use wasm_bindgen_test::wasm_bindgen_test;

use super::drawn::{Drawn, attribute};
use super::ways;
use crate::stage::{document, until};

fn campaign(captcha: Captcha) -> Definition {
    let mut campaign = ways::campaign();
    campaign.ways.captcha = Some(captcha);
    campaign
}

/// *Login* after Gigya has asked for a captcha, on a page without the vendor's script.
async fn asked(captcha: Captcha) -> Drawn {
    Reflect::delete_property(&js_sys::global(), &"grecaptcha".into()).unwrap();
    while let Some(before) = document().query_selector("script[src^='data:']").unwrap() {
        before.remove();
    }
    let drawn = ways::login(campaign(captcha)).await;
    ways::login_ends(&drawn, ways::refused(ResponseCode::LOGIN_FAILED_CAPTCHA_REQUIRED));
    drawn
}

fn sent(drawn: &Drawn) -> Option<CaptchaToken> {
    drawn.click("Log in");
    let events = drawn.events();
    let Some(Event::LogIn { captcha, .. }) = events.last() else { panic!("{events:?}") };
    captcha.clone()
}

#[wasm_bindgen_test]
async fn nobody_is_bothered_before_gigya_asks() {
    let drawn = ways::login(campaign(ways::captcha())).await;
    assert_eq!(drawn.count(".cw-captcha"), 0);
    assert_eq!(sent(&drawn), None);
}

#[wasm_bindgen_test]
async fn its_answer_goes_with_the_next_login_and_the_password_stays() {
    let drawn = asked(ways::captcha()).await;
    drawn.labelled("Password").set_value("secret");
    drawn.has(".tick").await;
    let group = drawn.find(".cw-captcha");
    let label = drawn.find(&format!("[id='{}']", attribute(&group, "aria-labelledby")));
    assert_eq!(label.text_content().unwrap(), "Please confirm that you are a person");
    ways::press(&drawn, ".tick");
    assert_eq!(sent(&drawn), Some(CaptchaToken::new("answer of key".into())));
    assert_eq!(drawn.labelled("Password").value(), "secret");
}

#[wasm_bindgen_test]
async fn an_answer_is_used_once() {
    let drawn = asked(ways::captcha()).await;
    drawn.type_into("E-mail address", "ada@example.com");
    drawn.labelled("Password").set_value("secret");
    drawn.has(".tick").await;
    ways::press(&drawn, ".tick");
    assert!(sent(&drawn).is_some());
    drawn.has("button[aria-disabled=true]").await;
    let wrong = ways::refused(ResponseCode::LOGIN_FAILED_WRONG_CAPTCHA);
    drawn.happens(Event::LoggedIn(drawn.ticket(), Err(wrong)));
    until(|| drawn.count("button[aria-disabled=true]") == 0, "the end of the login").await;
    assert_eq!(sent(&drawn), None);
}

#[wasm_bindgen_test]
async fn a_script_that_does_not_load_is_told_with_a_way_to_try_again() {
    let nowhere = Captcha { script: "data:text/plain,".into(), ..ways::captcha() };
    let unreachable = Captcha { script: "http://127.0.0.1:9/captcha.js".into(), ..nowhere };
    let drawn = asked(unreachable).await;
    drawn.shows("The check could not be loaded.").await;
    // What stood in the way is gone.
    let vendor =
        js_sys::eval("({reset() {}, render(place) { place.className = 'shown'; return 0; }})").unwrap();
    Reflect::set(&js_sys::global(), &"grecaptcha".into(), &vendor).unwrap();
    drawn.click("Try again");
    drawn.has(".shown").await;
    until(|| !drawn.text().contains("could not be loaded"), "nothing more to say").await;
}
