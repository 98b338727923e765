//! The lock-outs of `logichub-sap-gigya-actions.txt` ("Get RBA Policy"): 403120.

use gigya_sandbox::seed::{MARIE, PINKY};
use serde_json::Value;
use time::Duration;

use crate::site::Site;

async fn fail(site: &Site, login_id: &str) -> Value {
    let wrong = [("loginID", login_id), ("password", "wrong")];
    site.call("accounts.login", &wrong).await["errorCode"].clone()
}

#[tokio::test]
async fn three_failures_lock_the_account_for_a_minute_even_for_who_knows_the_password() {
    let site = Site::start().await;
    for _ in 0..3 {
        assert_eq!(fail(&site, PINKY.login_id).await, 403_042);
    }
    let reply = site.log_in(&PINKY).await;
    assert_eq!(reply["errorCode"], 403_120);
    let told = [&reply["errorMessage"], &reply["errorDetails"]];
    assert_eq!(told, ["Account Temporarily Locked Out", "Account temporarily locked out"]);
    assert_eq!(site.log_in(&MARIE).await["errorCode"], 0);
    site.sandbox.advance(Duration::seconds(60));
    assert_eq!(site.log_in(&PINKY).await["errorCode"], 0);
}

#[tokio::test]
async fn five_failures_lock_the_address_for_everybody() {
    let site = Site::start().await;
    for login_id in ["a@example.com", "b@example.com", "c@example.com", PINKY.login_id, PINKY.login_id] {
        assert_eq!(fail(&site, login_id).await, 403_042);
    }
    assert_eq!(site.log_in(&MARIE).await["errorCode"], 403_120);
    site.sandbox.advance(Duration::seconds(60));
    assert_eq!(site.log_in(&MARIE).await["errorCode"], 0);
}

#[tokio::test]
async fn a_site_can_do_without_lock_outs() {
    let site = Site::start().await;
    site.sandbox.change_settings(|settings| settings.lockout = false);
    for _ in 0..6 {
        assert_eq!(fail(&site, PINKY.login_id).await, 403_042);
    }
    assert_eq!(site.log_in(&PINKY).await["errorCode"], 0);
}

#[tokio::test]
async fn a_reset_unlocks() {
    let site = Site::start().await;
    for _ in 0..3 {
        fail(&site, PINKY.login_id).await;
    }
    site.sandbox.reset();
    assert_eq!(site.log_in(&PINKY).await["errorCode"], 0);
}

/// `accounts.rba.lock` (REST, 4.15): the setting is about failed logins.
#[tokio::test]
async fn what_a_server_locks_is_locked_at_a_site_without_lock_outs_too() {
    let site = Site::start().await;
    site.sandbox.change_settings(|settings| settings.lockout = false);
    let lock = [("UID", PINKY.uid), ("duration", "60")];
    assert_eq!(site.signed("accounts.rba.lock", &lock).await["errorCode"], 0);
    assert_eq!(site.log_in(&PINKY).await["errorCode"], 403_120);
    site.sandbox.advance(Duration::seconds(60));
    assert_eq!(site.log_in(&PINKY).await["errorCode"], 0);
}
