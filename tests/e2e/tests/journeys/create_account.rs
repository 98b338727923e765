//! A newcomer: from *Create an account* to *Done*, and what may come between.

use std::time::Duration;

use e2e::{Gate, Page, Stage, eventually, journey};
use gigya_sandbox::seed::PINKY;
use gigya_sandbox::{Captcha, EmailVerification, InjectedFault, Misbehaviour};
use serde_json::json;

const EMAIL: &str = "lotte.nieuw@example.com";
const PASSWORD: &str = "brand-New-2026";
const TERMS: &str = "I accept the rules of the quiz";
const TAKEN: &str = "There is already an account with this address.";

/// Opens *Create account* of a page's campaign.
async fn open(stage: &Stage, page: &Page, proxy: &str) {
    stage.open_page_over(page, proxy).await;
    stage.click("Create an account").await;
    stage.see_screen("create-account").await;
}

async fn open_quiz(stage: &Stage) {
    open(stage, &Page::with_window("campaign='summer-quiz'"), stage.proxy.url()).await;
}

/// What the quiz requires of everybody.
async fn fill_in(stage: &Stage, email: &str, password: &str) {
    stage.fill("E-mail", email).await;
    stage.fill("Choose a password", password).await;
    stage.fill("First name", "Lotte").await;
    stage.fill("Last name", "Nieuw").await;
    stage.fill_date("Date of birth", "05061985").await;
    stage.tick(TERMS).await;
}

/// What the guarded campaign requires of everybody.
async fn fill_in_guarded(stage: &Stage) {
    stage.fill("E-mail", EMAIL).await;
    stage.fill("Choose a password", PASSWORD).await;
    stage.fill("Repeat the password", PASSWORD).await;
    stage.fill("First name", "Lotte").await;
}

/// No answer of the proxy has a session in it, and no address a person.
fn no_session_passed(gate: &Gate) {
    let passed = gate.passed();
    assert!(passed.iter().any(|one| one.address.ends_with("/accounts")), "the account was created here");
    for one in passed {
        for secret in ["sessionInfo", "sessionToken", "cookieValue", "login_token", PASSWORD] {
            assert!(!one.answer.contains(secret), "the answer to {} has {secret}", one.address);
        }
        for personal in [EMAIL, "lotte", "Lotte", PASSWORD] {
            assert!(!one.address.contains(personal), "{} names a person", one.address);
        }
    }
}

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
async fn an_address_with_an_account_is_told_on_its_field_and_logging_in_instead_keeps_it() {
    journey(async |stage| {
        open_quiz(stage).await;
        fill_in(stage, PINKY.login_id, PASSWORD).await;
        stage.see(TAKEN).await;
        stage.click("Create account").await;
        stage.see_complaint("E-mail", TAKEN).await;
        stage.see_focus("summary").await;
        stage.check_screen("create-account").await;
        assert_eq!(stage.value("Choose a password").await, PASSWORD, "it need not be typed again");
        assert_eq!(stage.value("First name").await, "Lotte");
        stage.read_on_console(&["422"]).await;

        stage.click("You already have an account: log in").await;
        stage.see_screen("login").await;
        stage.see_focus("heading").await;
        assert_eq!(stage.value("E-mail address").await, PINKY.login_id);
        stage.fill("Password", PINKY.password).await;
        stage.click("Log in").await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "Pinky", "what Gigya knows, not what was typed before");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_is_missing_is_named_on_its_field_and_summed_up_and_nobody_is_asked() {
    journey(async |stage| {
        open_quiz(stage).await;
        stage.click("Create account").await;
        stage.see_focus("summary").await;
        for label in ["E-mail", "Choose a password", "First name", "Last name", "Date of birth"] {
            stage.see_complaint(label, "Please fill this in.").await;
        }
        stage.see_complaint(TERMS, "Please tick this box to take part.").await;
        stage.check_screen("create-account").await;
        assert_eq!((stage.calls("accounts.initRegistration"), stage.calls("accounts.register")), (0, 0));

        stage.click("E-mail: Please fill this in.").await;
        stage.see_focus("login-id").await;
        stage.fill("E-mail", "lotte@localhost").await;
        stage.click("Create account").await;
        stage.see_complaint("E-mail", "Please write a full e-mail address, like name@example.com.").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_gigya_refuses_lands_on_its_fields_at_once() {
    journey(async |stage| {
        // The window does not know the rules, so that Gigya is the first to judge the password.
        let broken = Misbehaviour::Code { code: gigya::ResponseCode(500_001) };
        stage.sandbox.inject(InjectedFault::always("accounts.getPolicies", broken));
        open_quiz(stage).await;
        fill_in(stage, PINKY.login_id, "short").await;
        stage.click("Create account").await;
        stage.see_focus("summary").await;
        stage.see_complaint("E-mail", TAKEN).await;
        stage.see_complaint("Choose a password", "This password is not strong enough here.").await;
        stage.see("E-mail: There is already an account with this address.").await;
        stage.see("Choose a password: This password is not strong enough here.").await;
        stage.read_on_console(&["422"]).await;
        assert_eq!(stage.calls("accounts.login"), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_rule_for_the_password_is_ticked_off_as_it_is_met() {
    journey(async |stage| {
        open_quiz(stage).await;
        stage.see("Your password needs:").await;
        let met = "return [...document.querySelectorAll('connection-window .cw-rule')]
            .map((rule) => [rule.querySelector('.cw-rule-text').textContent, rule.dataset.met])";
        let length = "8 characters or more";
        let groups = "2 of these four: small letters, capital letters, digits, other signs";
        let steps = [("abc", "false", "false"), ("abcdefgh", "true", "false"), ("aB", "false", "true")];
        for (typed, of_length, of_groups) in [steps.as_slice(), &[(PASSWORD, "true", "true")]].concat() {
            stage.fill("Choose a password", typed).await;
            let expected = json!([[length, of_length], [groups, of_groups]]);
            eventually(&format!("the rules for `{typed}`"), async || {
                (stage.ask_page(met).await == expected).then_some(())
            })
            .await;
        }
        fill_in(stage, EMAIL, "abcdefgh").await;
        stage.click("Create account").await;
        stage.see_complaint("Choose a password", "Please make it longer").await;
        assert_eq!(stage.calls("accounts.register"), 0, "Gigya need not be asked");
        stage.click("Show password").await;
        stage.check_screen("create-account").await;
        stage.fill("Choose a password", PASSWORD).await;
        stage.click("Create account").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_passwords_that_differ_are_told_where_the_campaign_wants_it_twice() {
    journey(async |stage| {
        open(stage, &Page::with_window("campaign='guarded'"), stage.proxy.url()).await;
        fill_in_guarded(stage).await;
        stage.fill("Repeat the password", "brand-New-2027").await;
        stage.click("Create account").await;
        stage.see_complaint("Repeat the password", "The two passwords differ.").await;
        stage.see_focus("summary").await;
        stage.check_screen("create-account").await;
        stage.fill("Repeat the password", PASSWORD).await;
        stage.click("Create account").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whether_an_address_is_free_is_asked_once_typing_has_paused() {
    journey(async |stage| {
        open(stage, &Page::with_window("campaign='summer-quiz'").with_clock(), stage.proxy.url()).await;
        stage.fill("E-mail", PINKY.login_id).await;
        stage.pass_time(Duration::from_millis(500)).await;
        assert_eq!(stage.calls("accounts.isAvailableLoginID"), 0, "typing may go on");
        stage.pass_time(Duration::from_millis(100)).await;
        stage.see(TAKEN).await;
        stage.fill("E-mail", EMAIL).await;
        stage.pass_time(Duration::from_millis(600)).await;
        stage.see("This address is free.").await;
        assert_eq!(stage.calls("accounts.isAvailableLoginID"), 2, "not at every key");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_that_does_not_tell_who_has_an_account_is_never_asked_again() {
    journey(async |stage| {
        stage.sandbox.change_settings(|settings| settings.policies.prevent_login_id_harvesting = true);
        open(stage, &Page::with_window("campaign='summer-quiz'").with_clock(), stage.proxy.url()).await;
        stage.fill("E-mail", PINKY.login_id).await;
        stage.pass_time(Duration::from_secs(1)).await;
        eventually("the question and its answer", async || {
            let asked = stage.calls("accounts.isAvailableLoginID") == 1;
            (asked && !stage.sees_now("Checking this address…").await).then_some(())
        })
        .await;
        assert!(!stage.sees_now(TAKEN).await, "nobody learns it here");
        fill_in(stage, EMAIL, PASSWORD).await;
        stage.pass_time(Duration::from_secs(1)).await;
        stage.click("Create account").await;
        stage.see_screen("form").await;
        assert_eq!(stage.calls("accounts.isAvailableLoginID"), 1);
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
async fn a_captcha_is_shown_when_gigya_wants_one_and_nothing_is_typed_again() {
    journey(async |stage| {
        stage.sandbox.change_settings(|settings| settings.captcha = Captcha::Always);
        open(stage, &Page::with_window("campaign='guarded'"), stage.proxy.url()).await;
        fill_in_guarded(stage).await;
        stage.click("Create account").await;
        stage.see("A quick check first: please confirm that you are a person, then try again.").await;
        stage.read_on_console(&["422"]).await;
        stage.solve_captcha().await;
        stage.check_screen("create-account").await;
        assert_eq!(stage.value("Choose a password").await, PASSWORD);
        stage.click("Create account").await;

        // The login that follows wants one of its own.
        stage.see_screen("login").await;
        stage.see("Your account is ready. Please log in.").await;
        assert_eq!(stage.value("E-mail address").await, EMAIL);
        stage.solve_captcha().await;
        stage.fill("Password", PASSWORD).await;
        stage.click("Log in").await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "Lotte");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_is_told_in_the_campaigns_own_words_and_nothing_is_stored() {
    journey(async |stage| {
        open_quiz(stage).await;
        fill_in(stage, EMAIL, PASSWORD).await;
        stage.fill_date("Date of birth", "05062020").await;
        stage.click("Create account").await;
        stage.see("You must be 16 to play. See you in a few summers!").await;
        stage.see_focus("summary").await;
        stage.check_screen("create-account").await;
        stage.read_on_console(&["422"]).await;
        assert_eq!(stage.sandbox.account(EMAIL), None);
        let kept = "return JSON.stringify({...sessionStorage}) + JSON.stringify({...localStorage})";
        let kept = stage.ask_page(kept).await;
        assert!(!kept.as_str().expect("a text").contains("Lotte"), "of a child, nothing is kept: {kept}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_that_names_no_field_is_told_all_the_same() {
    journey(async |stage| {
        open_quiz(stage).await;
        fill_in(stage, EMAIL, PASSWORD).await;
        let refused = Misbehaviour::Code { code: gigya::ResponseCode(400_006) };
        stage.sandbox.inject(InjectedFault::once("accounts.register", refused));
        stage.click("Create account").await;
        stage.see("This could not be accepted. Please check what you typed").await;
        stage.see_focus("summary").await;
        stage.read_on_console(&["Failed to load resource", "422"]).await;
        stage.read_on_console(&["<connection-window>", "400006"]).await;
        stage.click("Create account").await;
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

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_cannot_be_reached_costs_nothing_that_was_typed() {
    journey(async |stage| {
        let gate = stage.gate().await;
        open(stage, &Page::with_window("campaign='summer-quiz'"), gate.origin()).await;
        fill_in(stage, EMAIL, PASSWORD).await;
        gate.break_off("/v1/campaigns/*/accounts");
        stage.click("Create account").await;
        stage.see("We cannot be reached right now. Please try again in a moment.").await;
        stage.see_focus("summary").await;
        stage.read_on_console(&["<connection-window>"]).await;
        stage.read_on_console(&["/accounts", "net::ERR"]).await;
        assert_eq!(stage.value("Choose a password").await, PASSWORD);
        gate.open();
        stage.click("Create account").await;
        stage.see_screen("form").await;
    })
    .await;
}
