//! Accounts that Gigya does not let in yet, or not now: what stands in the way, and the way on.

mod captcha;
mod change_password;
mod complete_account;
mod expired;
mod link_account;
mod recent_login;
mod refused;
mod register_factor;
mod second_factor;
mod verify_email;

use e2e::{Page, Stage};
use gigya_sandbox::seed::Seeded;

/// The quiz, whose clock goes on when the journey says so.
fn quiz_with_clock() -> Page {
    Page::with_window("campaign='summer-quiz'").with_clock()
}

/// Logs in to a seeded account, on a page that is open.
async fn log_in(stage: &Stage, account: &Seeded) {
    stage.log_in(account.login_id, account.password).await;
}

/// Opens the quiz and logs in to a seeded account that something stands in the way of; the screen for it is
/// looked at as a whole.
async fn meet(stage: &Stage, account: &Seeded, screen: &str) {
    stage.open().await;
    log_in(stage, account).await;
    stage.see_screen(screen).await;
    stage.see_focus("heading").await;
    stage.check_screen(screen).await;
}

/// The account's owner has come through.
async fn see_connected(stage: &Stage, account: &Seeded) {
    stage.see_screen("form").await;
    stage.see_focus("heading").await;
    assert_eq!(stage.event("cw-connected").await["gigyaId"], account.uid);
}
