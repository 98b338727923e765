//! The captcha: on *Login*, whose form hands its answer over, and where the flow keeps the answer.

use contract::{Captcha, Definition};
use flow::{CaptchaToken, Event, GigyaFault, Interruption, RegistrationToken};
use gigya::ResponseCode;
use js_sys::{Array, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use super::drawn::{Drawn, attribute};
use super::ways;
use crate::gigya::{answer, install, times_called};
use crate::stage::{DEFINITION, Stage, document, until};

/// Takes the next warning from the console, and no other.
const WARNED: &str = "(() => {
  const [told, {warn}] = [[], console];
  console.warn = (line) => { told.push(line); console.warn = warn; };
  return told;
})()";

fn campaign(captcha: Captcha) -> Definition {
    let mut campaign = ways::campaign();
    campaign.ways.captcha = Some(captcha);
    campaign
}

/// A page without the vendor's script.
fn forget_vendor() {
    Reflect::delete_property(&js_sys::global(), &"grecaptcha".into()).unwrap();
    while let Some(before) = document().query_selector("script[src^='data:']").unwrap() {
        before.remove();
    }
}

/// *Login* after Gigya has asked for a captcha, on a page without the vendor's script.
async fn asked(captcha: Captcha) -> Drawn {
    forget_vendor();
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
async fn a_script_that_does_not_load_is_told_to_both_with_a_way_to_try_again() {
    let warned: Array = js_sys::eval(WARNED).unwrap().unchecked_into();
    let nowhere = Captcha { script: "data:text/plain,".into(), ..ways::captcha() };
    let unreachable = Captcha { script: "http://127.0.0.1:9/captcha.js".into(), ..nowhere };
    let drawn = asked(unreachable).await;
    drawn.shows("The check could not be loaded.").await;
    let warning = warned.get(0).as_string().expect("the integrator hears of it");
    assert!(
        warning.contains("http://127.0.0.1:9/captcha.js") && warning.contains("reCaptchaV2"),
        "{warning}"
    );
    // What stood in the way is gone.
    let vendor =
        js_sys::eval("({reset() {}, render(place) { place.className = 'shown'; return 0; }})").unwrap();
    Reflect::set(&js_sys::global(), &"grecaptcha".into(), &vendor).unwrap();
    drawn.click("Try again");
    drawn.has(".shown").await;
    until(|| !drawn.text().contains("could not be loaded"), "nothing more to say").await;
}

#[wasm_bindgen_test]
async fn its_script_is_one_that_the_pages_policy_has_looked_at() {
    forget_vendor();
    install("3_key");
    answer("getUserInfo", r#"{"errorCode":0,"user":{"UID":""}}"#);
    answer("login", r#"{"errorCode":401020,"errorFlags":"captchaNeeded"}"#);
    let captcha = serde_json::to_string(&ways::captcha()).unwrap();
    let definition = DEFINITION.replacen('{', &format!(r#"{{"ways":{{"captcha":{captcha}}},"#), 1);
    let stage = Stage::open(&[("campaign", "summer-quiz")], Some(&definition));
    stage.on("login").await;
    until(|| times_called("getUserInfo") > 0, "the question who is connected").await;
    for (known_as, text) in [("username", "ada@example.com"), ("current-password", "secret")] {
        let input = stage.find(&format!("input[autocomplete={known_as}]")).unwrap();
        input.unchecked_into::<HtmlInputElement>().set_value(text);
    }
    stage.find("button[type=submit]").unwrap().unchecked_into::<HtmlElement>().click();
    until(|| stage.find(".tick").is_some(), "the captcha").await;
    assert_eq!(stage.element.get_attribute("data-trusted"), Some(ways::captcha().script));
}

/// *Complete account* after Gigya has asked for a captcha.
async fn asked_while_saving() -> Drawn {
    forget_vendor();
    let drawn = ways::login(campaign(ways::captcha())).await;
    let missing = vec!["profile.firstName".to_owned()];
    let registration_token = Some(RegistrationToken::new("token".into()));
    let incomplete = ResponseCode::ACCOUNT_PENDING_REGISTRATION;
    let lacking = Interruption { registration_token, missing, ..Interruption::bare(incomplete) };
    ways::login_ends(&drawn, GigyaFault::Interrupted(Box::new(lacking)));
    drawn.shows("Almost there").await;
    drawn.type_into("First name", "Ada");
    drawn.click("Continue");
    let wanted = ways::refused(ResponseCode::REQUEST_FAILED_CAPTCHA_REQUIRED);
    drawn.happens(Event::AccountSaved(drawn.ticket(), Err(wanted)));
    drawn.shows("Please confirm that you are a person").await;
    drawn
}

#[wasm_bindgen_test]
async fn where_an_account_is_completed_it_is_answered_before_the_answers_are_sent_again() {
    let drawn = asked_while_saving().await;
    drawn.has(".tick").await;
    ways::press(&drawn, ".tick");
    let answered = Event::CaptchaAnswered { answer: CaptchaToken::new("answer of key".into()) };
    assert_eq!(drawn.events().last(), Some(&answered));
    assert_eq!(drawn.labelled("First name").value(), "Ada", "what was typed stays");
    drawn.click("Continue");
    assert_eq!(drawn.events().last(), Some(&Event::Complete));
}

#[wasm_bindgen_test]
async fn an_answer_after_the_screen_has_gone_is_nobodys() {
    let drawn = asked_while_saving().await;
    drawn.has(".tick").await;
    let tick: HtmlElement = drawn.find(".tick").unchecked_into();
    drawn.click("Back to log in");
    drawn.shows("Log in to take part").await;
    tick.click();
    assert_eq!(drawn.events().last(), Some(&Event::Back));
}
