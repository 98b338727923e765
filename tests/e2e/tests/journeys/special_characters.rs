//! A login ID and passwords with what forms, addresses and signatures write in another way: in answers of Gigya
//! they have been seen to block a login (Web SDK, 1.9).

use e2e::{Page, Stage, journey};

const LOGIN_ID: &str = "o'neil+quiz&a=b%41@example.com";
const PASSWORDS: [&str; 2] = [r#"Zwölf & "Äpfel" + <%41\n> = 1€ #?;"#, "' OR 1=1 -- é&#x41;{0}%00+/ 2"];

/// Logs in on *Login*, takes the form for an answer, and logs out again.
async fn log_in_and_out(stage: &Stage, password: &str) {
    stage.log_in(LOGIN_ID, password).await;
    stage.see_screen("form").await;
    stage.click("Log out").await;
    stage.see_screen("login").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_special_elsewhere_creates_an_account_logs_in_and_is_replaced_as_anything_else() {
    journey(async |stage| {
        let origin = stage.pages.origin().to_owned();
        stage.sandbox.change_settings(|settings| settings.policies.reset_url = format!("{origin}/"));
        let [first, second] = PASSWORDS;
        stage.open_page(&Page::with_window("campaign='guarded'")).await;
        stage.click("Create an account").await;
        stage.see_screen("create-account").await;
        stage.fill("E-mail", LOGIN_ID).await;
        stage.fill("Choose a password", first).await;
        stage.fill("Repeat the password", first).await;
        stage.fill("First name", "Siobhán").await;
        stage.click("Create account").await;
        stage.see_screen("form").await;
        assert!(stage.sandbox.account(LOGIN_ID).is_some(), "Gigya has the account under that login ID");
        stage.click("Log out").await;
        stage.see_screen("login").await;
        log_in_and_out(stage, first).await;

        stage.click("Forgot password?").await;
        stage.fill("E-mail address", LOGIN_ID).await;
        stage.click("Send me a link").await;
        let link = stage.message(LOGIN_ID, 1).await.link.expect("the mail has a link");
        stage.follow(&link).await;
        stage.see_screen("reset-password").await;
        stage.see(LOGIN_ID).await;
        stage.fill("New password", second).await;
        stage.fill("Repeat the password", second).await;
        stage.click("Save password").await;
        stage.see_screen("login").await;
        assert_eq!(stage.value("E-mail address").await, LOGIN_ID);
        log_in_and_out(stage, second).await;
    })
    .await;
}
