//! `rba policy`, `rba unlock`, and risk policies of single accounts.

use gigya_sandbox::seed::{MARIE, PINKY, SAM};
use gigya_sandbox::{API_KEY, InjectedFault, Misbehaviour, Scenario};
use serde_json::json;

use super::desk::Desk;

#[tokio::test]
async fn the_policy_of_the_site_is_one_row() {
    let desk = Desk::new().await;
    let ran = desk.run(&["rba", "policy"]).await;
    let row = ran.row();
    assert_eq!((ran.status, &row["policy"]["defaultPolicy"]), (0, &json!("_off")), "{}", ran.stderr);
    assert_eq!(row["policy"]["commonRules"][1]["description"], "account lockout");
}

#[tokio::test]
async fn an_account_is_unlocked_by_login_id_or_uid() {
    for named in [["--login-id", PINKY.login_id], ["--uid", PINKY.uid]] {
        let desk = Desk::new().await;
        desk.sandbox.set_scenario(Scenario::LockedOut);
        assert_eq!(desk.log_in(PINKY.login_id, PINKY.password).await, 403_120);
        let ran = desk.run(&["rba", "unlock", named[0], named[1]]).await;
        assert_eq!(ran.status, 0, "{}", ran.stdout);
        assert_eq!(desk.log_in(PINKY.login_id, PINKY.password).await, 0, "{named:?}");
    }
}

#[tokio::test]
async fn an_unlocking_whose_answer_is_lost_is_not_done_again() {
    let desk = Desk::new().await;
    desk.sandbox.inject(InjectedFault::once("accounts.rba.unlock", Misbehaviour::Drop));
    let row = desk.run(&["rba", "unlock", "--uid", PINKY.uid]).await.row();
    assert_eq!((&row["errorCode"], desk.calls_of("accounts.rba.unlock")), (&json!(504_002), 1));
}

#[tokio::test]
async fn an_address_is_unlocked_for_whoever_logs_in_from_there() {
    let desk = Desk::new().await;
    // Five failures lock an address, three an account ("Get RBA Policy" of the source).
    for login_id in [PINKY.login_id, MARIE.login_id, PINKY.login_id, MARIE.login_id, SAM.login_id] {
        assert_eq!(desk.log_in(login_id, "wrong").await, 403_042);
    }
    assert_eq!(desk.log_in(MARIE.login_id, MARIE.password).await, 403_120);
    let ran = desk.run(&["rba", "unlock", "--ip", "127.0.0.1"]).await;
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    assert_eq!(desk.log_in(MARIE.login_id, MARIE.password).await, 0);
}

#[tokio::test]
async fn each_row_names_one_of_login_id_uid_and_address_and_perhaps_an_api_key() {
    let desk = Desk::new().await;
    let rows = format!(
        "login,uid,address,key\n{},,,\n,{},,{API_KEY}\n,,192.0.2.1,\n,,at home,\n{},{},,\n,,,\n,,192.0.2.1,3_other\n,,192.0.2.1,no key\n",
        MARIE.login_id, MARIE.uid, MARIE.login_id, MARIE.uid
    );
    let columns =
        ["rba", "unlock", "--login-id-column", "login", "--uid-column", "uid", "--ip-column", "address"];
    let ran = desk.over(&rows, "locked.csv", &[&columns[..], &["--api-key-column", "key"]].concat()).await;
    let codes: Vec<_> = ran.rows().iter().map(|row| row["errorCode"].clone()).collect();
    assert_eq!(json!(codes), json!([0, 0, 0, 400_006, 400_006, 400_002, 400_093, 400_006]));
    assert_eq!(desk.calls_of("accounts.rba.unlock"), 4);
}

#[tokio::test]
async fn a_template_gives_each_account_its_policy_from_columns_and_reference_values() {
    let desk = Desk::new().await;
    let rows =
        format!("uid,policy\n{},high\n{},\n{},\"a \"\"quoted\"\" one\"\n", MARIE.uid, PINKY.uid, SAM.uid);
    let template = r#"{"riskPolicy": "{{policy}}", "riskPolicyLocked": true}"#;
    let ran =
        desk.over(&rows, "people.csv", &["account", "set", "--uid-column", "uid", "--rba", template]).await;
    let rows = ran.rows();
    assert_eq!((&rows[0]["errorCode"], &rows[2]["errorCode"]), (&json!(0), &json!(0)));
    let details = rows[1]["errorDetails"].as_str().unwrap();
    assert!(rows[1]["errorCode"] == 400_002 && details.starts_with("`{{policy}}` is not there, or empty"));
    let policy = |uid: &str| desk.sandbox.account(uid).unwrap()["rbaPolicy"].clone();
    assert_eq!(policy(MARIE.uid), json!({"riskPolicy": "high", "riskPolicyLocked": true}));
    assert_eq!(policy(SAM.uid), json!({"riskPolicy": "a \"quoted\" one", "riskPolicyLocked": true}));

    let of_connection = ["account", "set", "--uid", PINKY.uid, "--rba", r#"{"riskPolicy": "{{risk}}"}"#];
    assert_eq!(desk.run(&of_connection).await.status, 0);
    assert_eq!(policy(PINKY.uid)["riskPolicy"], "medium");
}

#[tokio::test]
async fn rows_about_one_account_are_done_in_their_order() {
    let desk = Desk::new().await;
    desk.sandbox.change_settings(|settings| settings.limits.calls_at_once_per_account = Some(5));
    let rows: Vec<_> = (0..60).map(|n| format!("{},p{n}\n", [MARIE.uid, SAM.uid][n % 2])).collect();
    let set = ["account", "set", "--uid-column", "uid", "--rba", r#"{"riskPolicy": "{{policy}}"}"#];
    let ran = desk
        .over(
            &format!("uid,policy\n{}", rows.concat()),
            "people.csv",
            &[&set[..], &["--parallel", "16"]].concat(),
        )
        .await;
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let policy = |uid: &str| desk.sandbox.account(uid).unwrap()["rbaPolicy"]["riskPolicy"].clone();
    assert_eq!((policy(MARIE.uid), policy(SAM.uid)), (json!("p58"), json!("p59")));
    // Too many at once would be refused (409030) and asked again.
    assert_eq!(desk.calls_of("accounts.setAccountInfo"), 60);
}
