//! Two accounts with one e-mail address become one, by the password of the first (403043). By a provider: see
//! `social`.

use e2e::journey;
use gigya_sandbox::seed::{LINUS, LINUS_AGAIN};

use super::{meet, see_connected};

#[tokio::test(flavor = "multi_thread")]
async fn the_first_accounts_password_makes_two_accounts_one() {
    journey(async |stage| {
        meet(stage, &LINUS_AGAIN, "link-account").await;
        stage.see(&format!("{} already belongs to an account.", LINUS.login_id)).await;
        assert_eq!(stage.value("E-mail address").await, LINUS.login_id);
        stage.fill("Password", LINUS_AGAIN.password).await;
        stage.click("Log in and link").await;
        stage.see("E-mail address or password is not right. Please try again.").await;
        stage.see_focus("password").await;
        assert_eq!(stage.value("Password").await, "");
        stage.check_screen("link-account").await;

        stage.fill("Password", LINUS.password).await;
        stage.click("Log in and link").await;
        see_connected(stage, &LINUS).await;
        stage.see("Your accounts are linked: from now on they are one.").await;
        assert_eq!(stage.sandbox.account(LINUS_AGAIN.uid), None, "it is a part of the other now");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_want_to_link_goes_back_to_login() {
    journey(async |stage| {
        meet(stage, &LINUS_AGAIN, "link-account").await;
        stage.click("Log in and link").await;
        stage.see_complaint("Password", "Please fill this in.").await;
        stage.click("Back to log in").await;
        stage.see_screen("login").await;
        stage.see_focus("heading").await;
        assert!(stage.sandbox.account(LINUS_AGAIN.uid).is_some());
    })
    .await;
}
