//! *Complete account*.

use contract::Localised;
use flow::{Event, GigyaFault, Interruption, RegistrationToken};
use gigya::ResponseCode;
use wasm_bindgen_test::wasm_bindgen_test;

use super::drawn::{Drawn, attribute, autocomplete_of};
use super::ways::{self, interrupted, refused};

pub(super) async fn lacking(missing: &[&str]) -> Drawn {
    let mut campaign = ways::campaign();
    campaign.form.opt_ins[0].path = "preferences.terms.isConsentGranted".into();
    campaign.form.opt_ins[0].label = Localised([("en".into(), "I accept the rules.".into())].into());
    let drawn = ways::login(campaign).await;
    let fault = GigyaFault::Interrupted(Box::new(Interruption {
        registration_token: Some(RegistrationToken::new("token".into())),
        missing: missing.iter().map(|path| (*path).to_owned()).collect(),
        ..Interruption::bare(ResponseCode(206_001))
    }));
    ways::login_ends(&drawn, fault);
    drawn.shows("Almost there").await;
    drawn
}

#[wasm_bindgen_test]
async fn only_what_is_missing_is_asked_and_the_browser_can_fill_it_in() {
    let drawn = lacking(&["profile.firstName", "profile.birthYear"]).await;
    assert_eq!(drawn.count("input"), 2);
    assert_eq!(autocomplete_of(&drawn, "First name"), ("text".into(), "given-name".into()));
    assert_eq!(autocomplete_of(&drawn, "Date of birth"), ("date".into(), "bday".into()));
}

#[wasm_bindgen_test]
async fn a_missing_consent_is_asked_for_and_not_ticked() {
    let drawn =
        lacking(&["preferences.terms.isConsentGranted", "preferences.privacy.isConsentGranted"]).await;
    assert!(!drawn.labelled("I accept the rules.").checked());
    assert!(!drawn.labelled("I agree to: privacy").checked(), "one that the campaign has no words for");
}

#[wasm_bindgen_test]
async fn the_few_answers_to_a_choice_that_must_be_made_stand_side_by_side() {
    let drawn = lacking(&["profile.gender"]).await;
    drawn.labelled("Female").click();
    let edited = Event::Edited { variable: "gender".into(), value: "f".into() };
    assert_eq!(drawn.events().last(), Some(&edited));
    assert!(drawn.labelled("Female").checked() && !drawn.labelled("Male").checked());
}

#[wasm_bindgen_test]
async fn what_was_not_answered_is_summed_up_and_told_at_its_field() {
    let drawn = lacking(&["profile.firstName", "preferences.terms.isConsentGranted"]).await;
    drawn.click("Continue");
    assert_eq!(drawn.events(), [Event::Complete]);
    drawn.complains(&drawn.labelled("First name"), "Please fill this in.").await;
    let summary = drawn.find(".cw-summary");
    assert_eq!(attribute(&summary, "tabindex"), "-1", "it can take the focus");
    let told = summary.text_content().unwrap();
    assert!(told.contains("First name: Please fill this in.") && told.contains("tick this box"), "{told}");
}

#[wasm_bindgen_test]
async fn a_skeleton_stands_there_until_gigya_has_said_what_is_missing() {
    let drawn = ways::login(ways::campaign()).await;
    ways::login_ends(&drawn, interrupted(ResponseCode(206_001)));
    drawn.has(".cw-skeleton[aria-hidden=true]").await;
    drawn.happens(Event::SchemaFetched(drawn.ticket(), Err(refused(ResponseCode(500_001)))));
    drawn.shows("We cannot reach the log-in service.").await;
    drawn.click("Try again");
    assert_eq!(drawn.events(), [Event::TryAgain]);
}
