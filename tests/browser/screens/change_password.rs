//! *Change password*.

use contract::PasswordEntry;
use flow::{Event, Password};
use gigya::ResponseCode;
use wasm_bindgen_test::wasm_bindgen_test;

use super::drawn::{Drawn, autocomplete_of};
use super::ways;

pub(super) async fn change_password() -> Drawn {
    let mut campaign = ways::campaign();
    campaign.ways.create_account = Some(PasswordEntry::Repeat);
    let drawn = ways::login(campaign).await;
    ways::login_ends(&drawn, ways::interrupted(ResponseCode::PENDING_PASSWORD_CHANGE));
    drawn.shows("Time for a new password").await;
    drawn
}

fn change(drawn: &Drawn) {
    drawn.labelled("Current password").set_value("blonde-Ray-1980");
    for label in ["New password", "Repeat the password"] {
        drawn.labelled(label).set_value("every-Field-1985");
    }
    drawn.click("Save password");
}

#[wasm_bindgen_test]
async fn password_managers_tell_the_old_password_from_the_new_one() {
    let drawn = change_password().await;
    let known = |name: &str| ("password".to_owned(), name.to_owned());
    assert_eq!(autocomplete_of(&drawn, "Current password"), known("current-password"));
    assert_eq!(autocomplete_of(&drawn, "New password"), known("new-password"));
    assert_eq!(autocomplete_of(&drawn, "Repeat the password"), known("new-password"));
}

#[wasm_bindgen_test]
async fn both_passwords_are_handed_over() {
    let drawn = change_password().await;
    change(&drawn);
    let new = || Password::new("every-Field-1985".into());
    let old = Password::new("blonde-Ray-1980".into());
    assert_eq!(drawn.events(), [Event::ChangePassword { old, new: new(), repeat: Some(new()) }]);
}

#[wasm_bindgen_test]
async fn a_wrong_present_password_is_told_at_its_input() {
    let drawn = change_password().await;
    change(&drawn);
    let wrong = ways::refused(ResponseCode::INVALID_LOGINID);
    drawn.happens(Event::PasswordChanged(drawn.ticket(), Err(wrong)));
    drawn.complains(&drawn.labelled("Current password"), "This is not the current password.").await;
}

#[wasm_bindgen_test]
async fn a_password_that_breaks_the_rules_is_told_before_anybody_is_asked() {
    let drawn = change_password().await;
    ways::rules_arrive(&drawn);
    for label in ["New password", "Repeat the password"] {
        drawn.labelled(label).set_value("abc");
    }
    drawn.labelled("Current password").set_value("blonde-Ray-1980");
    drawn.click("Save password");
    drawn.complains(&drawn.labelled("New password"), "not strong enough here").await;
}
