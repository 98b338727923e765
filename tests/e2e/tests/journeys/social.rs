//! Social login: in a window of the provider's, or in this tab.

use std::time::Duration;

use e2e::{AtProvider, Page, Stage, eventually, journey};
use gigya_sandbox::seed::{MARIE, PINKY};
use serde_json::Value;

const FACEBOOK: &str = "Continue with Facebook";
const GOOGLE: &str = "Continue with Google";
const HINT: &str = "No window to be seen? Your browser may have blocked it";

const LATE: &str = "Nothing has come from Facebook yet.";
/// After so long the window asks whether the provider's is there at all.
const A_WHILE: Duration = Duration::from_secs(7);
/// After so long it gives up.
const TWO_MINUTES: Duration = Duration::from_mins(2);

fn quiz() -> Page {
    Page::with_window("campaign='summer-quiz'").with_clock()
}

/// What the provider and Gigya's mails put into an address.
const IN_ADDRESSES: [&str; 6] = ["errorCode", "errorMessage", "regToken", "gig_events", "authCode", "?"];

/// Waits for the way out of waiting, which is a part of *Login*.
async fn see_waiting(stage: &Stage, provider: &str) {
    stage.see_in_window(&format!("Waiting for {provider}…")).await;
    stage.see_in_window(&format!("A window of {provider} has opened.")).await;
}

/// Nothing red stands there, and nothing waits.
async fn check_quiet_login(stage: &Stage) {
    stage.check_screen("login").await;
    let alarms = "return [...document.querySelectorAll('connection-window [role=alert]')]
        .map((alert) => alert.innerText.trim()).filter(Boolean)";
    assert_eq!(stage.ask_page(alarms).await, Value::Array(vec![]));
    assert!(!stage.sees_now("Waiting for").await);
}

async fn check_address(stage: &Stage) {
    let address = stage.ask_page("return location.href").await.to_string();
    for part in IN_ADDRESSES {
        assert!(!address.contains(part), "{part} is left in {address}");
    }
}

/// *Use this tab instead* is offered once the provider's window might be missing.
async fn go_in_this_tab(stage: &Stage, words: &str) {
    let block = "window.open = () => null;";
    stage.pages.put_file("/block.js", "text/javascript", block);
    stage.open_page(&quiz().with_head("<script src='/block.js'></script>")).await;
    stage.click(words).await;
    stage.see_in_window("Waiting for").await;
    assert!(!stage.sees_now("Use this tab instead").await);
    stage.pass_time(A_WHILE).await;
    stage.see_in_window(HINT).await;
    stage.check_screen("login").await;
    stage.click("Use this tab instead").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_the_provider_knows_is_connected_and_finds_the_provider_marked_next_time() {
    journey(async |stage| {
        stage.open().await;
        stage.check_screen("login").await;
        assert!(!stage.sees_now("Last used").await);
        stage.click(GOOGLE).await;
        stage.choose_at_provider(AtProvider::Pinky).await;
        stage.check_screen("form").await;
        stage.see_no_other_window().await;
        stage.see_focus("heading").await;
        assert_eq!(stage.value("First name").await, "Pinky");
        assert_eq!(stage.event("cw-connected").await["gigyaId"], PINKY.uid);
        assert_eq!(stage.count_events("cw-connected").await, 1);

        stage.click("Log out").await;
        stage.see_screen("login").await;
        stage.see_in_window("Last used").await;
        stage.check_screen("login").await;
        let marked = "return document.querySelector('.cw-last-used').closest('button').dataset.provider";
        assert_eq!(stage.ask_page(marked).await, "google");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_new_is_asked_for_what_the_site_wants_beside() {
    journey(async |stage| {
        stage.sandbox.change_settings(|settings| settings.policies.required = vec!["profile.zip".into()]);
        stage.open().await;
        stage.click(FACEBOOK).await;
        stage.choose_at_provider(AtProvider::New).await;
        stage.check_screen("complete-account").await;
        stage.see_focus("heading").await;
        assert!(!stage.has_field("First name").await, "the provider has told it");
        stage.fill("Postcode", "3290").await;
        stage.click("Continue").await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "Lotte");
        assert_eq!(stage.value("Postcode").await, "3290");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_address_the_provider_does_not_tell_is_asked_for_it() {
    journey(async |stage| {
        stage.open().await;
        stage.click(FACEBOOK).await;
        stage.choose_at_provider(AtProvider::WithoutEmail).await;
        stage.check_screen("complete-account").await;
        stage.fill("E-mail", "gust.zonder@example.com").await;
        stage.click("Continue").await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "Gust");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_address_has_an_account_with_a_password_links_the_two_with_it() {
    journey(async |stage| {
        stage.open().await;
        stage.click(FACEBOOK).await;
        stage.choose_at_provider(AtProvider::Marie).await;
        stage.check_screen("link-account").await;
        stage.see_focus("heading").await;
        stage.see_in_window(MARIE.login_id).await;
        stage.fill("Password", "not hers").await;
        stage.click("Log in and link").await;
        stage.see("E-mail address or password is not right.").await;
        stage.check_screen("link-account").await;
        stage.fill("Password", MARIE.password).await;
        stage.click("Log in and link").await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "Marie");
        assert_eq!(stage.event("cw-connected").await["gigyaId"], MARIE.uid);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_new_linking_the_providers_identity_is_connected_to_the_account() {
    journey(async |stage| {
        stage.sandbox.change_settings(|settings| settings.link_account_v2 = true);
        stage.open().await;
        stage.click(FACEBOOK).await;
        stage.choose_at_provider(AtProvider::Marie).await;
        stage.see_screen("link-account").await;
        stage.fill("Password", MARIE.password).await;
        stage.click("Log in and link").await;
        stage.see_screen("form").await;
        eventually("Facebook connected", async || {
            let account = stage.sandbox.account(MARIE.uid)?;
            account["socialProviders"].as_str()?.contains("facebook").then_some(())
        })
        .await;
        assert_eq!(stage.calls("accounts.notifySocialLogin"), 1);
        assert_eq!(stage.event("cw-connected").await["gigyaId"], MARIE.uid);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_address_has_an_account_with_another_provider_links_the_two_with_that() {
    journey(async |stage| {
        stage.open().await;
        stage.click(GOOGLE).await;
        stage.choose_at_provider(AtProvider::PinkyElsewhere).await;
        stage.check_screen("link-account").await;
        stage.click(FACEBOOK).await;
        stage.choose_at_provider(AtProvider::Cancel).await;
        stage.see_no_other_window().await;
        stage.see_screen("link-account").await;
        stage.click(FACEBOOK).await;
        stage.choose_at_provider(AtProvider::Pinky).await;
        stage.see_screen("form").await;
        assert_eq!(stage.event("cw-connected").await["gigyaId"], PINKY.uid);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_calls_it_off_at_the_provider_finds_login_without_a_red_sentence() {
    journey(async |stage| {
        stage.open().await;
        stage.click(FACEBOOK).await;
        see_waiting(stage, "Facebook").await;
        stage.choose_at_provider(AtProvider::Cancel).await;
        stage.see_no_other_window().await;
        stage.see_in_window(FACEBOOK).await;
        stage.see_focus("heading").await;
        check_quiet_login(stage).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_closes_the_providers_window_can_open_it_again() {
    journey(async |stage| {
        stage.open().await;
        stage.click(FACEBOOK).await;
        stage.choose_at_provider(AtProvider::Close).await;
        stage.see_no_other_window().await;
        see_waiting(stage, "Facebook").await;
        stage.check_screen("login").await;
        stage.click("Try again").await;
        stage.choose_at_provider(AtProvider::Pinky).await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_in_vain_can_give_up_and_log_in_with_a_password() {
    journey(async |stage| {
        stage.open_page(&quiz()).await;
        stage.fill("E-mail address", PINKY.login_id).await;
        stage.click(FACEBOOK).await;
        stage.choose_at_provider(AtProvider::Silence).await;
        stage.pass_time(A_WHILE).await;
        stage.see_in_window(HINT).await;
        stage.pass_time(TWO_MINUTES).await;
        stage.see_in_window(LATE).await;
        stage.check_screen("login").await;
        stage.click("Cancel").await;
        stage.see_in_window(FACEBOOK).await;
        check_quiet_login(stage).await;
        assert_eq!(stage.value("E-mail address").await, PINKY.login_id);
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_that_was_blocked_is_survived_in_this_tab() {
    journey(async |stage| {
        go_in_this_tab(stage, FACEBOOK).await;
        stage.press_at_provider(AtProvider::Pinky).await;
        stage.check_screen("hello").await;
        stage.see("Hello, Pinky").await;
        check_address(stage).await;
        stage.click("Continue").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_gigya_wants_after_a_redirect_is_asked_for() {
    journey(async |stage| {
        go_in_this_tab(stage, FACEBOOK).await;
        stage.press_at_provider(AtProvider::WithoutEmail).await;
        stage.check_screen("complete-account").await;
        check_address(stage).await;
        let dialog = "return document.querySelector('.gigya-screen-dialog')";
        assert_eq!(stage.ask_page(dialog).await, Value::Null, "the SDK asks nothing by itself");
        stage.fill("E-mail", "gust.zonder@example.com").await;
        stage.click("Continue").await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "Gust");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_somebody_has_prepared_leads_to_a_plain_login() {
    journey(async |stage| {
        stage.pages.put_page(&quiz(), stage.proxy.url(), stage.sandbox.url());
        for code in [206_001, 403_043] {
            let prepared =
                format!("{}/?errorCode={code}&regToken=st2.of.somebody-else", stage.pages.origin());
            stage.follow(&prepared).await;
            stage.see_in_window("The log-in was not finished.").await;
            check_quiet_login(stage).await;
            check_address(stage).await;
            stage.log_in(PINKY.login_id, PINKY.password).await;
            stage.see_screen("form").await;
            assert_eq!(stage.event("cw-connected").await["gigyaId"], PINKY.uid);
            stage.click("Log out").await;
            stage.see_screen("login").await;
        }
        for method in
            ["accounts.getConflictingAccount", "accounts.getSchema", "accounts.finalizeRegistration"]
        {
            assert_eq!(stage.calls(method), 0, "{method}: the token goes nowhere");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_calls_a_redirect_off_finds_login_without_a_red_sentence() {
    journey(async |stage| {
        go_in_this_tab(stage, GOOGLE).await;
        stage.press_at_provider(AtProvider::Cancel).await;
        let back =
            "return document.querySelector('connection-window [data-screen]')?.dataset.screen === 'login'";
        eventually("the page back", async || stage.ask_page(back).await.as_bool().filter(|back| *back)).await;
        stage.see_in_window(GOOGLE).await;
        check_quiet_login(stage).await;
        check_address(stage).await;
    })
    .await;
}
