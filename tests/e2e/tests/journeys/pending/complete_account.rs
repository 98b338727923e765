//! An account that lacks something (206001): that is asked for, and nothing else.

use e2e::{Page, journey};
use gigya_sandbox::seed::{NINA, OTTO, PINKY};
use gigya_sandbox::{InjectedFault, Misbehaviour};
use serde_json::json;

use super::{log_in, meet, see_connected};

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_field_and_a_missing_consent_are_asked_for_and_nothing_else() {
    journey(async |stage| {
        meet(stage, &NINA, "complete-account").await;
        assert!(!stage.has_field("First name").await && !stage.has_field("Send me the newsletter").await);
        assert!(!stage.is_ticked("I agree to: tos").await, "nobody agrees for others");

        stage.click("Continue").await;
        stage.see_focus("summary").await;
        stage.see_complaint("Last name", "Please fill this in.").await;
        stage.see_complaint("I agree to: tos", "Please tick this box").await;
        stage.check_screen("complete-account").await;
        assert_eq!(stage.calls("accounts.setAccountInfo"), 0);

        stage.fill("Last name", "Simons").await;
        stage.tick("I agree to: tos").await;
        stage.click("Continue").await;
        see_connected(stage, &NINA).await;
        assert_eq!(stage.value("Last name").await, "Simons");
        let account = stage.sandbox.account(NINA.uid).expect("Nina has an account");
        assert_eq!(account["preferences"]["terms"]["tos"]["isConsentGranted"], true);
        stage.read_on_console(&["preferences.terms.tos.isConsentGranted", "[[opt_in]]"]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn new_terms_are_agreed_to_one_by_one() {
    journey(async |stage| {
        meet(stage, &OTTO, "complete-account").await;
        stage.tick("I agree to: tos").await;
        stage.click("Continue").await;
        stage.see_complaint("I agree to: policy", "Please tick this box").await;
        stage.tick("I agree to: policy").await;
        stage.click("Continue").await;
        see_connected(stage, &OTTO).await;
        let consents = &stage.sandbox.account(OTTO.uid).expect("Otto has an account")["preferences"];
        assert_eq!(consents["terms"]["tos"]["isConsentGranted"], true);
        assert_eq!(consents["privacy"]["policy"]["isConsentGranted"], true);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_campaign_asks_is_asked_in_its_words_and_a_birthday_as_one_date() {
    journey(async |stage| {
        stage.sandbox.change_settings(|settings| {
            settings.policies.required = [
                "profile.birthYear",
                "profile.birthMonth",
                "profile.birthDay",
                "data.summerQuiz.favouriteTeam",
                "preferences.terms.summerQuiz.isConsentGranted",
                "data.hair",
            ]
            .map(str::to_owned)
            .to_vec();
        });
        let account = json!({ "profile": { "birthYear": null, "birthMonth": null, "birthDay": null },
            "data": { "hair": null } });
        stage.sandbox.change_account(PINKY.uid, account.as_object().expect("an object"));
        meet(stage, &PINKY, "complete-account").await;
        stage.fill_date("Date of birth", "04221980").await;
        stage.choose("Your team", "Green").await;
        stage.tick("I accept the rules of the quiz").await;
        // Only the site's schema knows this one.
        stage.fill("hair", "blonde").await;
        stage.click("Continue").await;
        see_connected(stage, &PINKY).await;
        let account = stage.sandbox.account(PINKY.uid).expect("Pinky has an account");
        assert_eq!(
            (&account["profile"]["birthYear"], &account["profile"]["birthDay"]),
            (&json!(1980), &json!(22))
        );
        assert_eq!(
            (&account["data"]["summerQuiz"]["favouriteTeam"], &account["data"]["hair"]),
            (&json!("green"), &json!("blonde"))
        );
        assert!(stage.is_ticked("I accept the rules of the quiz").await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_could_not_be_saved_are_kept_and_sent_again() {
    journey(async |stage| {
        meet(stage, &NINA, "complete-account").await;
        stage.fill("Last name", "Simons").await;
        stage.tick("I agree to: tos").await;
        let broken = Misbehaviour::Code { code: gigya::ResponseCode(500_001) };
        stage.sandbox.inject(InjectedFault::once("accounts.setAccountInfo", broken));
        stage.click("Continue").await;
        stage.see("We cannot reach the log-in service.").await;
        stage.see_focus("summary").await;
        stage.check_screen("complete-account").await;
        stage.read_on_console(&["500001"]).await;
        assert_eq!(stage.value("Last name").await, "Simons");
        stage.click("Continue").await;
        see_connected(stage, &NINA).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn back_leads_to_login_and_the_step_can_be_met_again() {
    journey(async |stage| {
        stage.open_page(&Page::with_window("campaign='contest'")).await;
        log_in(stage, &NINA).await;
        stage.see_screen("complete-account").await;
        stage.click("Back to log in").await;
        stage.see_screen("login").await;
        stage.see_focus("heading").await;
        assert_eq!(stage.value("E-mail address").await, NINA.login_id);
        stage.fill("Password", NINA.password).await;
        stage.click("Log in").await;
        stage.see_screen("complete-account").await;
    })
    .await;
}
