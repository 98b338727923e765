//! *Link accounts*.

use flow::{Event, Password};
use gigya::{Conflict, ResponseCode};
use wasm_bindgen_test::wasm_bindgen_test;

use super::drawn::{Drawn, autocomplete_of};
use super::ways::{self, interrupted, press, refused};
use crate::stage::until;

pub(super) async fn held_by(providers: &[&str]) -> Drawn {
    let drawn = ways::login(ways::campaign()).await;
    ways::login_ends(&drawn, interrupted(ResponseCode(403_043)));
    drawn.has(".cw-skeleton[aria-hidden=true]").await;
    let login_providers = providers.iter().map(|key| (*key).to_owned()).collect();
    let conflict = Conflict { login_providers, login_id: Some("ada@example.com".into()) };
    drawn.happens(Event::ConflictFetched(drawn.ticket(), Ok(conflict)));
    drawn.shows("ada@example.com already belongs to an account.").await;
    drawn
}

#[wasm_bindgen_test]
async fn the_other_account_is_logged_in_to_with_its_password() {
    let drawn = held_by(&["site"]).await;
    assert_eq!(autocomplete_of(&drawn, "E-mail address"), ("text".into(), "username".into()));
    assert_eq!(autocomplete_of(&drawn, "Password"), ("password".into(), "current-password".into()));
    assert_eq!(drawn.labelled("E-mail address").value(), "ada@example.com");
    drawn.labelled("Password").set_value("secret");
    drawn.click("Log in and link");
    let password = Password::new("secret".into());
    assert_eq!(
        drawn.events(),
        [Event::LogIn { login_id: "ada@example.com".into(), password, captcha: None }]
    );
}

#[wasm_bindgen_test]
async fn a_wrong_password_is_told_and_empties_its_input() {
    let drawn = held_by(&["site"]).await;
    drawn.labelled("Password").set_value("wrong");
    drawn.click("Log in and link");
    drawn.happens(Event::LoggedIn(drawn.ticket(), Err(refused(ResponseCode::INVALID_LOGINID))));
    drawn.shows("E-mail address or password is not right.").await;
    until(|| drawn.labelled("Password").value().is_empty(), "an empty password").await;
}

#[wasm_bindgen_test]
async fn an_account_without_a_password_is_linked_by_its_provider() {
    let drawn = held_by(&["facebook"]).await;
    assert_eq!(drawn.count("input"), 0);
    press(&drawn, "[data-provider=facebook]");
    let provider = "facebook".parse().unwrap();
    assert_eq!(drawn.events(), [Event::SocialLogin { provider }]);
    drawn.shows("Waiting for Facebook…").await;
}

#[wasm_bindgen_test]
async fn both_ways_stand_below_each_other_and_can_be_left() {
    let drawn = held_by(&["site", "facebook"]).await;
    drawn.shows("With Facebook").await;
    drawn.click("Back to log in");
    assert_eq!(drawn.events(), [Event::Back]);
    drawn.shows("Log in to take part").await;
}
