//! `login-id check`, `account get`, `account set` and `account log-out`: the inputs and outputs of
//! `logichub-sap-gigya-actions.txt`.

use gigya_sandbox::seed::{DORA, MARIE, NINA, PINKY};
use serde_json::{Value, json};

use super::desk::Desk;

/// The names of an answer's members, in the order of the line.
fn names(line: &str) -> Vec<String> {
    let csv =
        line.trim_start_matches('{').split("\":").map(|part| part.rsplit('"').next().unwrap().to_owned());
    csv.take(64).collect()
}

#[tokio::test]
async fn a_login_id_is_taken_or_to_be_had() {
    let desk = Desk::new().await;
    for (login_id, available) in [(PINKY.login_id, false), ("new@example.com", true)] {
        let ran = desk.run(&["login-id", "check", "--login-id", login_id]).await;
        let row = ran.row();
        assert_eq!((ran.status, &row["isAvailable"]), (0, &json!(available)), "{}", ran.stderr);
        assert_eq!((&row["has_error"], &row["error"]), (&json!(false), &Value::Null));
        assert_eq!(
            (&row["statusCode"], &row["errorCode"], &row["statusReason"]),
            (&json!(200), &json!(0), &json!("OK"))
        );
        assert_eq!(names(&ran.stdout)[..3], ["has_error", "error", "isAvailable"]);
    }
}

#[tokio::test]
async fn an_account_comes_with_profile_data_and_subscriptions_unless_something_else_is_asked_for() {
    let desk = Desk::new().await;
    let get = ["account", "get", "--uid", MARIE.uid];
    let row = desk.run(&get).await.row();
    assert_eq!(row["profile"]["firstName"], "Marie");
    assert!(row.get("data").is_some() && row.get("preferences").is_none() && row.get("loginIDs").is_none());
    let other = [&get[..], &["--include", "loginIDs,preferences"]].concat();
    let row = desk.run(&other).await.row();
    assert!(
        row.get("profile").is_none() && row.get("preferences").is_some() && row.get("loginIDs").is_some()
    );
}

#[tokio::test]
async fn extra_fields_of_a_profile_come_when_they_are_named() {
    let desk = Desk::new().await;
    let get = ["account", "get", "--uid", MARIE.uid];
    assert!(desk.run(&get).await.row()["profile"].get("phones").is_none());
    let row = desk.run(&[&get[..], &["--extra-profile-fields", "phones,work"]].concat()).await.row();
    assert!(row["profile"]["phones"].is_array() && row["profile"]["work"].is_array(), "{}", row["profile"]);
}

/// "Include Fields" of the source.
const INCLUDE: &str = "identities-active,identities-all,identities-global,loginIDs,emails,profile,data,password,\
                       isLockedOut,lastLoginLocation,regSource,irank,rba,subscriptions,userInfo,preferences,groups";

/// "Extra Profile Fields" of the source.
const EXTRA_PROFILE_FIELDS: &str = "languages,address,phones,education,educationLevel,honors,publications,patents,\
    certifications,professionalHeadline,bio,industry,specialities,work,skills,religion,politicalView,interestedIn,\
    relationshipStatus,hometown,favorites,followersCount,followingCount,username,name,locale,verified,timezone,likes,\
    samlData";

#[tokio::test]
async fn whatever_the_source_lists_can_be_asked_for_and_nothing_that_nobody_knows() {
    let desk = Desk::new().await;
    let get = ["account", "get", "--uid", MARIE.uid];
    let all = ["--include", INCLUDE, "--extra-profile-fields", EXTRA_PROFILE_FIELDS];
    let ran = desk.run(&[&get[..], &all].concat()).await;
    let row = ran.row();
    for member in ["identities", "loginIDs", "emails", "profile", "data", "preferences", "password"] {
        assert!(row.get(member).is_some(), "{member}: {row}");
    }
    assert_eq!(ran.status, 0);
    for (option, wrong) in [("--include", "profil"), ("--extra-profile-fields", "phones,shoes")] {
        assert_eq!(desk.run(&[&get[..], &[option, wrong]].concat()).await.status, 2, "{wrong}");
    }
}

#[tokio::test]
async fn an_account_is_found_by_a_registration_token_from_a_file_or_a_column() {
    let desk = Desk::new().await;
    let credentials = [("loginID", NINA.login_id), ("password", NINA.password)];
    let pending = desk.browser("accounts.login", &credentials).await;
    let token = pending["regToken"].as_str().unwrap();
    desk.write("token", token);
    let row = desk.run(&["account", "get", "--reg-token-file", "token"]).await.row();
    assert_eq!(row["UID"], NINA.uid);
    let rows = format!("uid,token\n,{token}\n{},\n{},{token}\n,\n", MARIE.uid, MARIE.uid);
    let columns = ["account", "get", "--uid-column", "uid", "--reg-token-column", "token"];
    let ran = desk.over(&rows, "people.csv", &columns).await;
    let told: Vec<_> = ran.rows().iter().map(|row| json!([row["UID"], row["errorCode"]])).collect();
    let expected = json!([[NINA.uid, 0], [MARIE.uid, 0], [null, 400_006], [null, 400_002]]);
    assert_eq!((json!(told), ran.status), (expected, 3));
    assert!(!ran.stdout.contains(token), "{}", ran.stdout);
}

#[tokio::test]
async fn a_password_is_changed_with_the_old_one() {
    let desk = Desk::new().await;
    desk.write("old", MARIE.password);
    desk.write("new", "other-Field-1985\n");
    let set =
        ["account", "set", "--uid", MARIE.uid, "--old-password-file", "old", "--new-password-file", "new"];
    let ran = desk.run(&set).await;
    assert_eq!((ran.status, &ran.row()["errorCode"]), (0, &json!(0)), "{}", ran.stdout);
    assert_eq!(desk.log_in(MARIE.login_id, "other-Field-1985").await, 0);
    // The old one is not right any more.
    let ran = desk.run(&set).await;
    assert_eq!((ran.status, &ran.row()["errorCode"]), (3, &json!(400_006)), "{}", ran.stdout);
}

#[tokio::test]
async fn each_row_has_its_own_passwords_and_one_without_an_old_one_is_refused() {
    let desk = Desk::new().await;
    let rows = format!(
        "uid,old,new\n{},{},other-Field-1985\n{},,other-Ray-1980\n{},x,\n",
        MARIE.uid, MARIE.password, PINKY.uid, DORA.uid
    );
    let columns = [
        "account",
        "set",
        "--uid-column",
        "uid",
        "--old-password-column",
        "old",
        "--new-password-column",
        "new",
    ];
    let ran = desk.over(&rows, "people.csv", &columns).await;
    let told: Vec<_> =
        ran.rows().iter().map(|row| json!([row["uid"], row["old"], row["errorCode"]])).collect();
    let expected = json!([[MARIE.uid, "***", 0], [PINKY.uid, "", 400_002], [DORA.uid, "***", 400_002]]);
    assert_eq!(json!(told), expected);
    assert_eq!(desk.calls_of("accounts.setAccountInfo"), 1);
    assert_eq!(desk.log_in(MARIE.login_id, "other-Field-1985").await, 0);
}

#[tokio::test]
async fn a_random_password_locks_the_old_one_out_with_override_and_without_webhooks() {
    let desk = Desk::new().await;
    let set =
        ["account", "set", "--uid", MARIE.uid, "--random-password", "--security-override", "--mute-webhooks"];
    let ran = desk.run(&set).await;
    assert_eq!(ran.status, 0, "{}{}", ran.stdout, ran.stderr);
    let calls = desk.sandbox.calls();
    let call = calls.iter().find(|call| call.method == "accounts.setAccountInfo").unwrap();
    assert!(call.has("newPassword") && call.has("securityOverride") && call.has("muteWebhooks"));
    assert_eq!(desk.log_in(MARIE.login_id, MARIE.password).await, 401_030);
}

#[tokio::test]
async fn without_being_asked_to_it_neither_overrides_nor_mutes() {
    let desk = Desk::new().await;
    desk.run(&["account", "set", "--uid", MARIE.uid, "--rba", r#"{"riskPolicy": "low"}"#]).await.row();
    let calls = desk.sandbox.calls();
    let call = calls.iter().find(|call| call.method == "accounts.setAccountInfo").unwrap();
    assert!(!call.has("securityOverride") && !call.has("muteWebhooks") && !call.has("newPassword"));
}

#[tokio::test]
async fn whoever_is_logged_out_is_logged_out_everywhere() {
    let desk = Desk::new().await;
    let credentials = [("loginID", PINKY.login_id), ("password", PINKY.password), ("targetEnv", "jssdk")];
    let session = desk.browser("accounts.login", &credentials).await;
    let token = session["sessionInfo"]["login_token"].as_str().unwrap();
    let ran = desk.run(&["account", "log-out", "--uid", PINKY.uid]).await;
    let row = ran.row();
    assert_eq!((ran.status, &row["logoutActiveSession"], &row["UID"]), (0, &json!(true), &json!(PINKY.uid)));
    assert!(row["connectedProviders"].as_str().unwrap().contains("facebook"));
    let after = desk.browser("accounts.getAccountInfo", &[("login_token", token)]).await;
    assert_eq!(after["errorCode"], 403_005);
}

#[tokio::test]
async fn what_gigya_refuses_is_told_in_the_shape_of_the_sources_sample() {
    let desk = Desk::new().await;
    let ran = desk.run(&["account", "log-out", "--uid", "nobody"]).await;
    assert_eq!(ran.status, 3);
    assert_eq!(names(&ran.stdout)[..5], ["has_error", "error", "errorCode", "errorDetails", "errorMessage"]);
    let row = ran.row();
    assert_eq!(row["error"], "Error Code: 403005. Error Message: Unauthorized user");
    assert_eq!(
        (&row["has_error"], &row["errorCode"], &row["errorMessage"]),
        (&json!(true), &json!(403_005), &json!("Unauthorized user"))
    );
}

#[tokio::test]
async fn an_option_that_would_do_nothing_or_is_empty_is_refused() {
    let desk = Desk::new().await;
    let policy = ["account", "set", "--uid", MARIE.uid, "--rba", r#"{"riskPolicy": "low"}"#];
    let with = |more: &[&'static str]| [&policy[..], more].concat();
    for line in [
        with(&["--security-override"]),
        with(&["--old-password-prompt"]),
        vec!["account", "get", "--uid", ""],
        vec!["account", "log-out", "--uid", " "],
        vec!["login-id", "check", "--login-id", ""],
        vec!["rba", "unlock", "--uid", MARIE.uid, "--api-key", ""],
    ] {
        let ran = desk.run(&line).await;
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{line:?} {}", ran.stderr);
    }
    assert!(desk.sandbox.calls().is_empty());
}
