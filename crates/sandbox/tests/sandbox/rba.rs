//! Risk-based authentication: the policy, unlocking, and an account's own policy (REST, 4.15 and 4.8).

use gigya_sandbox::seed::{MARIE, PINKY};
use serde_json::{Value, json};

use crate::site::{Pairs, Site};

async fn fail(site: &Site, login_id: &str) {
    site.call("accounts.login", &[("loginID", login_id), ("password", "wrong")]).await;
}

/// A site with Pinky's account locked, not the address.
async fn with_pinky_locked() -> Site {
    let site = Site::start().await;
    for _ in 0..3 {
        fail(&site, PINKY.login_id).await;
    }
    assert_eq!(site.log_in(&PINKY).await["errorCode"], 403_120);
    site
}

#[tokio::test]
async fn the_policy_is_the_one_that_locks() {
    let site = Site::start().await;
    let reply = site.signed("accounts.rba.getPolicy", &[]).await;
    let rules = &reply["policy"]["commonRules"];
    let told = |rule: &Value| json!([rule["description"], rule["enabled"], rule["rootFactor"]["threshold"]]);
    let expected = json!([
        ["captcha", false, 1],
        ["account lockout", true, 3],
        ["IP lockout", true, 5],
        [null, true, null],
    ]);
    let rules: Vec<_> = rules.as_array().unwrap().iter().map(told).collect();
    assert_eq!(json!(rules), expected);
    assert_eq!(reply["policy"]["defaultPolicy"], "_off");
}

#[tokio::test]
async fn what_is_set_beside_the_policy_is_told() {
    let site = Site::start().await;
    assert_eq!(site.signed("accounts.rba.riskAssessment.getConfig", &[]).await["Enabled"], false);
    let location = site.signed("accounts.rba.unknownLocationNotification.getConfig", &[]).await;
    let policies = site.signed("accounts.getPolicies", &[("sections", "security")]).await;
    assert!(policies["security"].is_object());
    assert_eq!(location["security"], policies["security"]);
}

#[tokio::test]
async fn an_account_is_unlocked_by_its_login_id_or_its_uid() {
    for named in [("loginID", PINKY.login_id), ("UID", PINKY.uid)] {
        let site = with_pinky_locked().await;
        assert_eq!(site.signed("accounts.rba.unlock", &[named]).await["errorCode"], 0);
        assert_eq!(site.log_in(&PINKY).await["errorCode"], 0, "{named:?}");
    }
}

#[tokio::test]
async fn a_server_locks_an_account_for_as_long_as_it_says_or_until_it_is_unlocked() {
    let site = Site::start().await;
    let lock =
        async |parameters: Pairs<'_>| site.signed("accounts.rba.lock", parameters).await["errorCode"].clone();
    assert_eq!(lock(&[("UID", PINKY.uid), ("duration", "3600")]).await, 0);
    site.control("clock", &json!({"advance": 3599})).await;
    assert_eq!(site.log_in(&PINKY).await["errorCode"], 403_120);
    assert_eq!(site.log_in(&MARIE).await["errorCode"], 0);
    site.control("clock", &json!({"advance": 1})).await;
    assert_eq!(site.log_in(&PINKY).await["errorCode"], 0);
    assert_eq!(lock(&[("loginID", PINKY.login_id), ("duration", "0")]).await, 0);
    site.control("clock", &json!({"advance": 365 * 24 * 3600})).await;
    assert_eq!(site.log_in(&PINKY).await["errorCode"], 403_120);
    site.signed("accounts.rba.unlock", &[("UID", PINKY.uid)]).await;
    assert_eq!(site.log_in(&PINKY).await["errorCode"], 0);
}

#[tokio::test]
async fn an_address_is_locked_for_a_time_only() {
    let site = Site::start().await;
    let lock =
        async |parameters: Pairs<'_>| site.signed("accounts.rba.lock", parameters).await["errorCode"].clone();
    let here = ("ip", "127.0.0.1");
    assert_eq!(lock(&[here, ("duration", "0")]).await, 400_006);
    assert_eq!(lock(&[here]).await, 400_002);
    assert_eq!(lock(&[here, ("duration", "-1")]).await, 400_006);
    assert_eq!(lock(&[here, ("duration", "60")]).await, 0);
    assert_eq!(site.log_in(&MARIE).await["errorCode"], 403_120);
}

#[tokio::test]
async fn an_address_is_unlocked_for_everybody() {
    let site = Site::start().await;
    for login_id in ["a@example.com", "b@example.com", "c@example.com", "d@example.com", "e@example.com"] {
        fail(&site, login_id).await;
    }
    assert_eq!(site.log_in(&MARIE).await["errorCode"], 403_120);
    assert_eq!(site.signed("accounts.rba.unlock", &[("ip", "127.0.0.1")]).await["errorCode"], 0);
    assert_eq!(site.log_in(&MARIE).await["errorCode"], 0);
}

#[tokio::test]
async fn exactly_one_is_unlocked_and_it_must_be_there() {
    let site = Site::start().await;
    let cases: [(Pairs<'_>, u32); 5] = [
        (&[], 400_002),
        (&[("UID", PINKY.uid), ("ip", "127.0.0.1")], 400_006),
        (&[("ip", "home")], 400_006),
        (&[("loginID", "nobody@example.com")], 403_047),
        (&[("UID", "nobody")], 403_005),
    ];
    for (parameters, code) in cases {
        let reply = site.signed("accounts.rba.unlock", parameters).await;
        assert_eq!(reply["errorCode"], code, "{parameters:?}");
    }
}

#[tokio::test]
async fn who_has_no_credentials_neither_locks_nor_unlocks_nor_reads_the_policy() {
    let site = Site::start().await;
    for (method, parameters) in [
        ("accounts.rba.getPolicy", &[][..]),
        ("accounts.rba.unlock", &[("UID", PINKY.uid)]),
        ("accounts.rba.lock", &[("UID", PINKY.uid), ("duration", "60")]),
    ] {
        assert_eq!(site.call(method, parameters).await["errorCode"], 403_007, "{method}");
    }
}

#[tokio::test]
async fn a_server_sets_an_accounts_own_risk_policy_and_a_browser_does_not() {
    let site = Site::start().await;
    let own = [("UID", MARIE.uid), ("rba", r#"{"riskPolicy": "high", "riskPolicyLocked": true}"#)];
    assert_eq!(site.signed("accounts.setAccountInfo", &own).await["errorCode"], 0);
    let read = [("UID", MARIE.uid), ("include", "rba")];
    let account = site.signed("accounts.getAccountInfo", &read).await;
    assert_eq!(account["rbaPolicy"], json!({"riskPolicy": "high", "riskPolicyLocked": true}));

    let session = site.session(&MARIE).await;
    let by_browser = [("login_token", session.as_str()), ("rba", r#"{"riskPolicy": "low"}"#)];
    assert_eq!(site.call("accounts.setAccountInfo", &by_browser).await["errorCode"], 403_007);
}
