//! The account comes about: at once, or after a step more.

use e2e::{Page, journey};
use gigya_sandbox::EmailVerification;
use serde_json::json;

use super::{EMAIL, PASSWORD, TERMS, fill_in, fill_in_guarded, no_session_passed, open, open_quiz};

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_creates_an_account_ends_connected_and_takes_part() {
    journey(async |stage| {
        let gate = stage.gate().await;
        open(stage, &Page::with_window("campaign='summer-quiz'"), gate.origin()).await;
        stage.see_focus("heading").await;
        stage.check_screen("create-account").await;
        for label in ["E-mail", "Choose a password", "First name", "Last name", "Date of birth", "Postcode"] {
            assert_eq!(stage.value(label).await, "", "{label}");
        }
        assert!(!stage.is_ticked(TERMS).await && !stage.is_ticked("Send me the newsletter").await);

        fill_in(stage, EMAIL, PASSWORD).await;
        stage.choose("Gender", "Prefer not to say").await;
        stage.fill("Street", "Kerkstraat").await;
        stage.fill("House number", "7").await;
        stage.choose("Your team", "Blue").await;
        stage.tick("Send me the newsletter").await;
        stage.click("Create account").await;

        stage.see_screen("form").await;
        stage.see_focus("heading").await;
        assert_eq!(stage.value("First name").await, "Lotte");
        let account = stage.sandbox.account(EMAIL).expect("Gigya has the account");
        assert_eq!(stage.event("cw-connected").await["gigyaId"], account["UID"]);
        let profile = &account["profile"];
        assert_eq!((&profile["email"], &profile["lastName"]), (&json!(EMAIL), &json!("Nieuw")));
        assert_eq!((&profile["birthYear"], &profile["birthMonth"]), (&json!(1985), &json!(5)));
        assert_eq!((&profile["gender"], &profile["address"]), (&json!("u"), &json!("Kerkstraat 7")));
        assert_eq!(account["data"]["summerQuiz"]["favouriteTeam"], "blue");
        assert_eq!(account["data"]["optIns"]["newsletter"], true);
        assert_eq!(account["preferences"]["terms"]["summerQuiz"]["isConsentGranted"], true);
        assert_eq!((stage.calls("accounts.register"), stage.calls("accounts.login")), (1, 1));

        stage.click("Submit").await;
        stage.see_screen("done").await;
        no_session_passed(&gate);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_only_a_server_may_write_follows_in_a_call_of_its_own() {
    journey(async |stage| {
        let gate = stage.gate().await;
        open(stage, &Page::with_window("campaign='guarded'"), gate.origin()).await;
        fill_in_guarded(stage).await;
        stage.fill("Customer number", "C-4711").await;
        stage.click("Create account").await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("Customer number").await, "C-4711");
        let account = stage.sandbox.account(EMAIL).expect("Gigya has the account");
        assert_eq!(account["data"]["customerNumber"], "C-4711");
        assert_eq!((stage.calls("accounts.register"), stage.calls("accounts.setAccountInfo")), (1, 1));
        no_session_passed(&gate);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_that_requires_more_than_the_campaign_asks_has_the_account_completed() {
    journey(async |stage| {
        stage.sandbox.change_settings(|settings| {
            settings.policies.required.push("profile.lastName".to_owned());
        });
        let gate = stage.gate().await;
        open(stage, &Page::with_window("campaign='guarded'"), gate.origin()).await;
        fill_in_guarded(stage).await;
        stage.click("Create account").await;
        stage.see_screen("complete-account").await;
        stage.see_focus("heading").await;
        stage.check_screen("complete-account").await;
        assert!(!stage.has_field("First name").await, "what is there already is not asked again");
        stage.fill("Last name", "Nieuw").await;
        stage.click("Continue").await;
        stage.see_screen("form").await;
        let account = stage.sandbox.account(EMAIL).expect("Gigya has the account");
        assert_eq!(account["profile"]["lastName"], "Nieuw");
        assert_eq!(stage.event("cw-connected").await["gigyaId"], account["UID"]);
        no_session_passed(&gate);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_account_whose_address_is_to_be_verified_waits_for_the_link() {
    journey(async |stage| {
        stage.sandbox.change_settings(|settings| {
            settings.policies.email_verification = EmailVerification::Link;
        });
        open_quiz(stage).await;
        fill_in(stage, EMAIL, PASSWORD).await;
        stage.click("Create account").await;
        stage.see_screen("verify-email").await;
        stage.see_focus("heading").await;
        stage.see(&format!("We sent a link to {EMAIL}.")).await;
        let mail = stage.message(EMAIL, 1).await;
        stage.follow_elsewhere(mail.link.as_deref().expect("a link")).await;
        stage.click("I have verified").await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("Last name").await, "Nieuw");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_account_whose_address_is_to_be_verified_takes_a_code() {
    journey(async |stage| {
        stage.sandbox.change_settings(|settings| {
            settings.policies.email_verification = EmailVerification::Code;
        });
        open_quiz(stage).await;
        fill_in(stage, EMAIL, PASSWORD).await;
        stage.click("Create account").await;
        stage.see(&format!("We sent a code to {EMAIL}.")).await;
        let mail = stage.message(EMAIL, 1).await;
        stage.fill("Code", mail.code.as_deref().expect("a code")).await;
        stage.click("Verify").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_there_again_after_a_look_at_login() {
    journey(async |stage| {
        open_quiz(stage).await;
        fill_in(stage, EMAIL, PASSWORD).await;
        stage.click("You already have an account: log in").await;
        stage.see_screen("login").await;
        assert_eq!(stage.value("E-mail address").await, EMAIL);
        stage.click("Create an account").await;
        stage.see_screen("create-account").await;
        assert_eq!(stage.value("Last name").await, "Nieuw");
        assert_eq!(stage.value("Choose a password").await, "", "a password is never kept");
        assert!(stage.is_ticked(TERMS).await);
    })
    .await;
}
