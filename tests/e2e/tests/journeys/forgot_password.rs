//! A participant who does not know the password any more: the mail, the page that its link leads to, and back.

use std::time::Duration;

use e2e::{Page, Stage, journey};
use gigya_sandbox::Captcha;
use gigya_sandbox::seed::{PINKY, QUINN};

const SENT: &str = "If this address has an account, a link to choose a new password is on its way.";
const NEW: &str = "another-Ray-1981";
const PET: &str = "What was the name of your first pet?";
const EXPIRED: &str = "This link or code is no longer valid. Please ask for a new one.";

/// The campaign page, which Gigya's mails lead to as well.
async fn open(stage: &Stage, page: &Page) {
    let origin = stage.pages.origin().to_owned();
    stage.sandbox.change_settings(|settings| settings.policies.reset_url = format!("{origin}/"));
    stage.open_page(page).await;
    stage.click("Forgot password?").await;
    stage.see_screen("forgot-password").await;
}

async fn open_quiz(stage: &Stage) {
    open(stage, &Page::with_window("campaign='summer-quiz'")).await;
}

async fn ask_for_a_link(stage: &Stage, login_id: &str) {
    stage.fill("E-mail address", login_id).await;
    stage.click("Send me a link").await;
}

/// The link of the only mail to this address.
async fn link_to(stage: &Stage, address: &str) -> String {
    stage.message(address, 1).await.link.expect("the mail has a link")
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_an_account_and_who_has_none_get_the_same_answer() {
    journey(async |stage| {
        stage.open().await;
        stage.fill("E-mail address", PINKY.login_id).await;
        stage.click("Forgot password?").await;
        stage.see_screen("forgot-password").await;
        stage.see_focus("heading").await;
        assert_eq!(stage.value("E-mail address").await, PINKY.login_id, "it need not be typed again");
        stage.check_screen("forgot-password").await;

        let mut answers = Vec::new();
        for login_id in [PINKY.login_id, "nobody@example.com"] {
            ask_for_a_link(stage, login_id).await;
            stage.see(SENT).await;
            stage.see_focus("heading").await;
            stage.check_screen("forgot-password").await;
            let page = stage.page_text().await.replace(login_id, "…");
            // The seconds until it can be sent again go by while the screen is looked at.
            answers.push(page.replace(|c: char| c.is_ascii_digit(), ""));
            stage.click("Back to log in").await;
            stage.see_screen("login").await;
            assert_eq!(stage.value("E-mail address").await, login_id);
            stage.click("Forgot password?").await;
        }
        assert_eq!(answers[0], answers[1]);
        assert_eq!(stage.sandbox.outbox().len(), 1, "one of them has an account");
        link_to(stage, PINKY.login_id).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mail_can_be_sent_again_when_half_a_minute_has_passed() {
    journey(async |stage| {
        open(stage, &Page::with_window("campaign='summer-quiz'").with_clock()).await;
        ask_for_a_link(stage, PINKY.login_id).await;
        stage.see(SENT).await;
        stage.see("Send again in").await;
        stage.pass_time(Duration::from_secs(29)).await;
        assert!(stage.sees_now("Send again in").await, "not before");
        stage.pass_time(Duration::from_secs(1)).await;
        stage.click("Send again").await;
        stage.message(PINKY.login_id, 2).await;
        stage.see("Send again in").await;
        assert_eq!(stage.calls("accounts.resetPassword"), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_typed_is_named_and_gigya_is_not_asked() {
    journey(async |stage| {
        open_quiz(stage).await;
        stage.click("Send me a link").await;
        stage.see_complaint("E-mail address", "Please fill this in.").await;
        stage.see_focus("login-id").await;
        assert_eq!(stage.calls("accounts.resetPassword"), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_with_a_security_question_asks_it_first() {
    journey(async |stage| {
        open_quiz(stage).await;
        ask_for_a_link(stage, QUINN.login_id).await;
        stage.see(PET).await;
        stage.see_focus("heading").await;
        stage.check_screen("forgot-password").await;
        stage.click("Send").await;
        stage.see_complaint(PET, "Please fill this in.").await;
        stage.fill(PET, "Felix").await;
        stage.click("Send").await;
        stage.see("This is not the answer we know. Please try again.").await;
        stage.check_screen("forgot-password").await;
        assert!(stage.sandbox.outbox().is_empty());
        stage.fill(PET, "Rex").await;
        stage.click("Send").await;
        stage.see(SENT).await;
        link_to(stage, QUINN.login_id).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mails_link_leads_to_a_page_where_a_new_password_is_set() {
    journey(async |stage| {
        open_quiz(stage).await;
        ask_for_a_link(stage, PINKY.login_id).await;
        stage.see(SENT).await;
        stage.follow(&link_to(stage, PINKY.login_id).await).await;
        stage.see_screen("reset-password").await;
        stage.see(PINKY.login_id).await;
        stage.see("Your password needs:").await;
        stage.check_screen("reset-password").await;

        stage.fill("New password", "short").await;
        stage.click("Save password").await;
        stage.see_complaint("New password", "Please make it longer").await;
        stage.see_focus("summary").await;
        stage.check_screen("reset-password").await;

        stage.fill("New password", NEW).await;
        stage.click("Save password").await;
        stage.see_screen("login").await;
        stage.see_focus("heading").await;
        stage.see("Your new password is saved. Please log in with it.").await;
        assert_eq!(stage.value("E-mail address").await, PINKY.login_id);

        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see("This is a former password. Please use the current one, or ask for a new one.").await;
        stage.fill("Password", NEW).await;
        stage.click("Log in").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_link_proves_is_out_of_the_address_before_anything_else_is_loaded() {
    journey(async |stage| {
        // Where the page was, whenever the window asked for something.
        let watch = "window.places = [];
            const {fetch} = window;
            window.fetch = (...call) => { window.places.push(location.href); return fetch(...call); };
            const {append} = Element.prototype;
            Element.prototype.append = function (...nodes) {
              window.places.push(location.href);
              return append.apply(this, nodes);
            };";
        stage.pages.put_file("/watch.js", "text/javascript", watch);
        let watched =
            Page::with_window("campaign='summer-quiz'").with_head("<script src='/watch.js'></script>");
        open(stage, &watched).await;
        ask_for_a_link(stage, PINKY.login_id).await;
        stage.see(SENT).await;
        let link = link_to(stage, PINKY.login_id).await;
        assert!(link.contains("pwrt=") && link.contains("gig_email="), "{link}");
        stage.follow(&format!("{link}&regToken=of-somebody&from=mail#quiz")).await;
        stage.see_screen("reset-password").await;

        let clean = format!("{}/?from=mail#quiz", stage.pages.origin());
        let places = stage.ask_page("return window.places").await;
        let places = places.as_array().expect("a list");
        assert!(places.len() > 3, "definition, script and style sheet were asked for: {places:?}");
        assert!(places.iter().all(|place| *place == clean), "{places:?}");
        assert_eq!(stage.ask_page("return location.href").await, clean);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_is_too_old_leads_to_another_with_the_address_filled_in() {
    journey(async |stage| {
        open_quiz(stage).await;
        ask_for_a_link(stage, PINKY.login_id).await;
        stage.see(SENT).await;
        let link = link_to(stage, PINKY.login_id).await;
        stage.pass_time_at_gigya(Duration::from_hours(1));
        stage.follow(&link).await;
        stage.fill("New password", NEW).await;
        stage.click("Save password").await;
        stage.see_screen("forgot-password").await;
        stage.see(EXPIRED).await;
        stage.check_screen("forgot-password").await;
        assert_eq!(stage.value("E-mail address").await, PINKY.login_id);
        stage.click("Send me a link").await;
        stage.see(SENT).await;
        let newer = stage.message(PINKY.login_id, 2).await.link.expect("another link");

        stage.follow(&newer).await;
        stage.fill("New password", NEW).await;
        stage.click("Save password").await;
        stage.see_screen("login").await;
        stage.follow(&newer).await;
        stage.fill("New password", "yet-Another-1982").await;
        stage.click("Save password").await;
        stage.see(EXPIRED).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_was_used_before_is_told_on_its_field() {
    journey(async |stage| {
        open_quiz(stage).await;
        ask_for_a_link(stage, QUINN.login_id).await;
        stage.fill(PET, "rex").await;
        stage.click("Send").await;
        stage.see(SENT).await;
        stage.follow(&link_to(stage, QUINN.login_id).await).await;
        stage.fill("New password", "former-Pet-399").await;
        stage.click("Save password").await;
        stage.see_complaint("New password", "This password was used before.").await;
        stage.see_focus("summary").await;
        stage.fill("New password", "a-Fresh-one-401").await;
        stage.click("Save password").await;
        stage.log_in(QUINN.login_id, "a-Fresh-one-401").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_captcha_is_shown_when_gigya_wants_one_before_it_sends_a_mail() {
    journey(async |stage| {
        stage.sandbox.change_settings(|settings| settings.captcha = Captcha::Always);
        stage.open_page(&Page::with_window("campaign='guarded'")).await;
        stage.click("Forgot password?").await;
        ask_for_a_link(stage, PINKY.login_id).await;
        stage.see("please confirm that you are a person").await;
        stage.solve_captcha().await;
        stage.check_screen("forgot-password").await;
        stage.click("Send me a link").await;
        stage.see(SENT).await;
        link_to(stage, PINKY.login_id).await;
    })
    .await;
}
