//! A participant who is connected: from *Hello* to *Done*.

use e2e::{Stage, journey};
use gigya_sandbox::seed::{MARIE, PINKY, SAM};
use serde_json::json;

/// Logs in and loads the page once more: connected from the first moment on.
async fn come_back_connected(stage: &Stage, login_id: &str, password: &str) {
    stage.log_in(login_id, password).await;
    stage.see_screen("form").await;
    stage.reload().await;
    stage.see_screen("hello").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connected_participant_is_greeted_with_first_name_and_picture() {
    journey(async |stage| {
        stage.open().await;
        come_back_connected(stage, PINKY.login_id, PINKY.password).await;
        stage.see("Hello, Pinky").await;
        stage.check_screen("hello").await;
        let picture = "const picture = document.querySelector('connection-window img');
            return picture?.complete && picture.naturalWidth > 0";
        e2e::eventually("the picture", async || stage.ask_page(picture).await.as_bool().filter(|seen| *seen))
            .await;
        assert_eq!(stage.event("cw-connected").await["gigyaId"], PINKY.uid);

        stage.click("Continue").await;
        stage.see_screen("form").await;
        stage.see_focus("heading").await;
        assert_eq!(stage.value("Last name").await, "Ray");
        assert_eq!(stage.value("Date of birth").await, "1980-04-22");
        assert_eq!(stage.value("Town or city").await, "Athens, Greece");
        assert!(stage.is_chosen("Gender", "Male").await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_gigya_knows_is_filled_in_but_what_the_campaign_hides() {
    journey(async |stage| {
        let gate = stage.gate().await;
        stage.open_page_over(&e2e::Page::with_window("campaign='summer-quiz'"), gate.origin()).await;
        come_back_connected(stage, MARIE.login_id, MARIE.password).await;
        stage.click("Continue").await;
        stage.see_screen("form").await;

        let known = [
            ("First name", "Marie"),
            ("Last name", "Peeters"),
            ("Date of birth", "1985-05-06"),
            ("Phone number", "+32 487 66 49 25"),
            ("Street", "Rue de Birmingham"),
            ("House number", "280"),
            ("Box", "box 3"),
            ("Postcode", "3290"),
            ("Town or city", "Diest"),
            ("Country", "BE"),
            ("Job title", "Advertising Director"),
            ("Company", "Tom & Jerry"),
        ];
        for (label, value) in known {
            assert_eq!(stage.value(label).await, value, "{label}");
        }
        assert!(stage.is_chosen("Gender", "Female").await);
        assert!(stage.is_ticked("Send me the newsletter").await);
        assert!(!stage.is_ticked("I accept the rules of the quiz").await);

        assert!(!stage.has_field("E-mail").await);
        let everywhere = "return document.documentElement.outerHTML
            + [...document.querySelectorAll('input')].map((input) => input.value).join()
            + JSON.stringify({...localStorage, ...sessionStorage})";
        let page = stage.ask_page(everywhere).await.to_string();
        assert!(page.contains("Tom"), "the whole page was looked at");
        assert!(!page.contains(MARIE.login_id), "the page holds a value that is hidden");
        for passed in gate.passed() {
            assert!(
                !passed.answer.contains(MARIE.login_id),
                "{} tells a value that is hidden",
                passed.address
            );
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_changed_is_written_to_the_account() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.see_screen("form").await;
        let before = stage.sandbox.account(MARIE.uid).expect("Marie has an account");

        stage.fill("First name", "Maria").await;
        stage.fill("Phone number", "+32 487 00 00 01").await;
        stage.fill("House number", "281").await;
        stage.fill("Job title", "Director").await;
        stage.choose("Your team", "Blue").await;
        stage.tick("Send me the newsletter").await;
        stage.tick("I accept the rules of the quiz").await;
        stage.click("Submit").await;
        stage.check_screen("done").await;
        stage.see("Thank you, you are in").await;
        stage.see_focus("heading").await;
        assert_eq!(stage.event("cw-participated").await["gigyaId"], MARIE.uid);

        let after = stage.sandbox.account(MARIE.uid).expect("Marie has an account");
        let mut expected = before["profile"].clone();
        expected["age"] = after["profile"]["age"].clone(); // Gigya's own, from the birthday
        expected["firstName"] = json!("Maria");
        expected["phones"][0]["number"] = json!("+32 487 00 00 01");
        expected["address"] = json!("Rue de Birmingham 281 box 3");
        expected["work"][0]["title"] = json!("Director");
        assert_eq!(after["profile"], expected, "second phone and second job are as they were");
        let mut expected = before["data"].clone();
        expected["optIns"]["newsletter"] = json!(false);
        expected["summerQuiz"] = json!({ "favouriteTeam": "blue" });
        assert_eq!(after["data"], expected);
        assert_eq!(after.pointer("/preferences/terms/summerQuiz/isConsentGranted"), Some(&json!(true)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_as_it_was_shown_writes_nothing_but_the_consent() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.tick("I accept the rules of the quiz").await;
        let before = stage.sandbox.account(MARIE.uid).expect("Marie has an account");
        stage.click("Submit").await;
        stage.see_screen("done").await;
        let after = stage.sandbox.account(MARIE.uid).expect("Marie has an account");
        assert_eq!((&after["profile"], &after["data"]), (&before["profile"], &before["data"]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_required_field_that_gigya_lacks_is_asked_for() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(SAM.login_id, SAM.password).await;
        stage.check_screen("form").await;
        assert_eq!(stage.value("E-mail").await, "");
        stage.fill("E-mail", "sam@example.com").await;
        stage.fill("First name", "Sam").await;
        stage.fill("Last name", "Smith").await;
        stage.fill_date("Date of birth", "02291992").await;
        stage.tick("I accept the rules of the quiz").await;
        stage.click("Submit").await;
        stage.see_screen("done").await;

        let account = stage.sandbox.account(SAM.uid).expect("Sam has an account");
        let profile = &account["profile"];
        assert_eq!(profile["email"], "sam@example.com");
        assert_eq!(
            (&profile["birthDay"], &profile["birthMonth"], &profile["birthYear"]),
            (&json!(29), &json!(2), &json!(1992))
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nameless_participant_is_greeted_all_the_same() {
    journey(async |stage| {
        stage.open().await;
        come_back_connected(stage, SAM.login_id, SAM.password).await;
        stage.see("Hello").await;
        assert!(!stage.sees_now("Hello,").await);
        stage.check_screen("hello").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_changed_meanwhile_is_named_and_the_participants_word_wins() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.see_screen("form").await;
        let elsewhere = json!({ "profile": { "city": "Aarschot" } });
        stage.sandbox.change_account(MARIE.uid, elsewhere.as_object().expect("an object"));
        stage.fill("Town or city", "Leuven").await;
        stage.tick("I accept the rules of the quiz").await;
        stage.click("Submit").await;
        stage.check_screen("done").await;
        stage.see("These details had just been changed somewhere else: Town or city.").await;
        let account = stage.sandbox.account(MARIE.uid).expect("Marie has an account");
        assert_eq!(account["profile"]["city"], "Leuven");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_click_submits_once() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.tick("I accept the rules of the quiz").await;
        stage.fill("First name", "Pinkie").await;
        stage.double_click("Submit").await;
        stage.see_screen("done").await;
        assert_eq!(stage.calls("accounts.setAccountInfo"), 1);
        assert_eq!(stage.count_events("cw-participated").await, 1);
    })
    .await;
}
