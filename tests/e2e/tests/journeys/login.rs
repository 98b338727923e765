//! A participant who is not connected.

use e2e::{Page, journey};
use gigya_sandbox::seed::{DORA, MARIE, PINKY};
use thirtyfour::Key;

const WRONG: &str = "E-mail address or password is not right. Please try again.";

#[tokio::test(flavor = "multi_thread")]
async fn wrong_credentials_get_one_neutral_sentence_with_the_e_mail_kept_and_the_password_emptied() {
    journey(async |stage| {
        stage.open().await;
        stage.check_screen("login").await;

        stage.log_in(PINKY.login_id, "not her password").await;
        stage.see(WRONG).await;
        stage.see_focus("password").await;
        assert_eq!(stage.value("E-mail address").await, PINKY.login_id);
        assert_eq!(stage.value("Password").await, "");
        stage.check_screen("login").await;

        stage.log_in("nobody@example.com", PINKY.password).await;
        stage.see(WRONG).await;
        assert_eq!(stage.value("E-mail address").await, "nobody@example.com");

        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn right_credentials_lead_to_the_prefilled_form() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.check_screen("form").await;
        stage.see_focus("heading").await;
        assert_eq!(stage.value("First name").await, "Pinky");
        assert_eq!(stage.event("cw-connected").await["gigyaId"], PINKY.uid);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn enter_in_the_password_logs_in() {
    journey(async |stage| {
        stage.open().await;
        stage.fill("E-mail address", MARIE.login_id).await;
        stage.fill("Password", MARIE.password).await;
        stage.press(Key::Enter).await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_click_logs_in_once() {
    journey(async |stage| {
        stage.open().await;
        stage.fill("E-mail address", PINKY.login_id).await;
        stage.fill("Password", PINKY.password).await;
        stage.double_click("Log in").await;
        stage.see_screen("form").await;
        assert_eq!(stage.calls("accounts.login"), 1);
        assert_eq!(stage.count_events("cw-connected").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn empty_inputs_are_named_and_gigya_is_not_asked() {
    journey(async |stage| {
        stage.open().await;
        stage.see_screen("login").await;
        stage.click("Log in").await;
        stage.see_complaint("E-mail address", "Please fill this in.").await;
        stage.see_complaint("Password", "Please fill this in.").await;
        stage.see_focus("login-id").await;
        stage.check_screen("login").await;
        assert_eq!(stage.calls("accounts.login"), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_account_gets_a_sentence_of_its_own() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(DORA.login_id, DORA.password).await;
        stage.see("This account cannot be used.").await;
        stage.read_on_console(&["403041"]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_the_page_around_the_window_never_gets_the_password_and_is_not_sent_by_enter() {
    journey(async |stage| {
        let watch = "const form = document.querySelector('#around');
            window.sent = 0;
            form.addEventListener('submit', (event) => { window.sent += 1; event.preventDefault(); });";
        stage.pages.put_file("/watch.js", "text/javascript", watch);
        let page = Page::with_body(
            "<form id='around' action='/elsewhere'><label>Nickname <input name='nickname' value='pp'></label>\
             <connection-window campaign='summer-quiz'></connection-window><button>Join</button></form>",
        )
        .with_head("<script type='module' src='/watch.js'></script>");
        stage.open_page(&page).await;

        stage.fill("E-mail address", PINKY.login_id).await;
        stage.fill("Password", PINKY.password).await;
        let of_the_page = "return [...new FormData(document.querySelector('#around')).entries()]";
        assert_eq!(stage.ask_page(of_the_page).await, serde_json::json!([["nickname", "pp"]]));
        stage.press(Key::Enter).await;
        stage.see_screen("form").await;
        assert_eq!(stage.ask_page(of_the_page).await, serde_json::json!([["nickname", "pp"]]));
        stage.fill("First name", "Pinkie").await;
        stage.press(Key::Enter).await;
        stage.see_complaint("I accept the rules of the quiz", "Please tick this box").await;
        assert_eq!(stage.ask_page("return window.sent").await, 0);
    })
    .await;
}
