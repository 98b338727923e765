//! *Forgot password*.

use flow::{Event, ResetMail, SecretAnswer};
use gigya::ResponseCode;
use wasm_bindgen_test::wasm_bindgen_test;

use super::drawn::{Drawn, attribute, autocomplete_of};
use super::ways;
use crate::stage::until;

pub(super) async fn forgot_password() -> Drawn {
    let drawn = ways::login(ways::campaign()).await;
    drawn.happens(Event::LoginTyped { login_id: "ada@example.com".into() });
    drawn.happens(Event::ForgotPassword);
    drawn.shows("Send me a link").await;
    drawn
}

async fn answered(mail: Result<ResetMail, flow::GigyaFault>) -> Drawn {
    let drawn = forgot_password().await;
    drawn.click("Send me a link");
    drawn.happens(Event::ResetMailSent(drawn.ticket(), mail));
    drawn
}

fn mail(answer: Option<&str>) -> Event {
    let answer = answer.map(|answer| SecretAnswer::new(answer.into()));
    Event::SendResetMail { login_id: "ada@example.com".into(), answer, captcha: None }
}

#[wasm_bindgen_test]
async fn the_login_id_is_known_from_login_and_can_be_changed() {
    let drawn = forgot_password().await;
    assert_eq!(autocomplete_of(&drawn, "E-mail address"), ("text".into(), "username".into()));
    assert_eq!(drawn.labelled("E-mail address").value(), "ada@example.com");
    drawn.click("Send me a link");
    assert_eq!(drawn.events(), [mail(None)]);
    drawn.has("button[aria-disabled=true]").await;
}

#[wasm_bindgen_test]
async fn an_empty_login_id_is_marked() {
    let drawn = forgot_password().await;
    drawn.type_into("E-mail address", "");
    drawn.click("Send me a link");
    drawn.complains(&drawn.labelled("E-mail address"), "Please fill this in.").await;
}

#[wasm_bindgen_test]
async fn the_answer_is_the_same_whether_there_is_such_an_account_or_not() {
    for mail in [Ok(ResetMail::Sent), Err(ways::refused(ResponseCode::LOGINID_DOES_NOT_EXIST))] {
        let drawn = answered(mail).await;
        drawn.shows("Please look in your mail").await;
        assert_eq!(drawn.find(".cw-identity").text_content().unwrap(), "ada@example.com");
        assert_eq!(attribute(&drawn.find("h2"), "tabindex"), "-1", "its new heading can take the focus");
    }
}

#[wasm_bindgen_test]
async fn sending_again_rests_for_a_while() {
    let drawn = answered(Ok(ResetMail::Sent)).await;
    drawn.shows("Send again in").await;
    let rest = drawn.ticket();
    assert_eq!(attribute(&drawn.find(".cw-resend"), "aria-disabled"), "true");
    drawn.happens(Event::TimePassed(rest));
    until(|| drawn.count(".cw-resend[aria-disabled]") == 0, "the end of the rest").await;
    drawn.click("Send again");
    assert_eq!(drawn.events().last(), Some(&mail(None)));
}

#[wasm_bindgen_test]
async fn a_security_question_is_the_label_of_its_answer() {
    let question = "What was the name of your first pet?";
    let drawn = answered(Ok(ResetMail::Question(question.into()))).await;
    drawn.shows(question).await;
    let answer = drawn.labelled(question);
    assert_eq!(attribute(&answer, "autocomplete"), "off");
    drawn.click("Send");
    drawn.complains(&answer, "Please fill this in.").await;
    answer.set_value("Rex");
    drawn.click("Send");
    assert_eq!(drawn.events().last(), Some(&mail(Some("Rex"))));
    drawn.happens(Event::ResetMailSent(drawn.ticket(), Ok(ResetMail::Question(question.into()))));
    drawn.shows("This is not the answer we know.").await;
}

#[wasm_bindgen_test]
async fn one_goes_back_to_login_with_the_login_id() {
    let drawn = forgot_password().await;
    drawn.click("Back to log in");
    drawn.shows("Log in to take part").await;
    assert_eq!(drawn.labelled("E-mail address").value(), "ada@example.com");
}
