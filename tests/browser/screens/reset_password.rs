//! *Reset password*.

use flow::{Config, Event, Password, ResetToken, UrlArrival};
use gigya::ResponseCode;
use wasm_bindgen_test::wasm_bindgen_test;

use super::drawn::{Drawn, attribute, autocomplete_of};
use super::ways;
use crate::stage::config;

pub(super) async fn reset_password() -> Drawn {
    let url = UrlArrival {
        reset_token: Some(ResetToken::new("proof".into())),
        email: Some("ada@example.com".into()),
        returned: None,
    };
    ways::arrived(Config { url, ..config("quiz") }, ways::campaign()).await
}

#[wasm_bindgen_test]
async fn it_says_whose_password_it_is_to_people_and_to_password_managers() {
    let drawn = reset_password().await;
    assert_eq!(drawn.find(".cw-identity").text_content().unwrap(), "ada@example.com");
    let username = drawn.find("form input[autocomplete=username]");
    assert!(username.has_attribute("hidden"));
    assert_eq!(drawn.find("input:read-only"), username);
    assert_eq!(autocomplete_of(&drawn, "New password"), ("password".into(), "new-password".into()));
}

#[wasm_bindgen_test]
async fn the_new_password_is_handed_over() {
    let drawn = reset_password().await;
    drawn.labelled("New password").set_value("every-Field-1985");
    drawn.click("Save password");
    let password = Password::new("every-Field-1985".into());
    assert_eq!(drawn.events(), [Event::ResetPassword { password, repeat: None }]);
    drawn.has("button[aria-disabled=true]").await;
}

#[wasm_bindgen_test]
async fn a_password_that_was_used_before_is_told_at_its_input() {
    let drawn = reset_password().await;
    let password = drawn.labelled("New password");
    password.set_value("every-Field-1985");
    drawn.click("Save password");
    let refused = ways::refused(ResponseCode::OLD_PASSWORD_USED);
    drawn.happens(Event::PasswordReset(drawn.ticket(), Err(refused)));
    drawn.complains(&password, "This password was used before.").await;
    assert_eq!(attribute(&password, "aria-invalid"), "true");
    assert!(
        drawn.find(".cw-summary").text_content().unwrap().contains("New password: This password was used")
    );
}

#[wasm_bindgen_test]
async fn an_old_link_leads_to_where_a_new_one_can_be_had() {
    let drawn = reset_password().await;
    drawn.labelled("New password").set_value("every-Field-1985");
    drawn.click("Save password");
    let expired = ways::refused(ResponseCode::INVALID_TOKEN);
    drawn.happens(Event::PasswordReset(drawn.ticket(), Err(expired)));
    drawn.shows("This link or code is no longer valid.").await;
    assert_eq!(drawn.labelled("E-mail address").value(), "ada@example.com");
}
