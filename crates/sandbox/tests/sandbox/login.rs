//! `accounts.login` (REST, 4.4).

use gigya::signature::{Secret, sign_uid};
use gigya_sandbox::PARTNER_SECRET;
use gigya_sandbox::seed::{DORA, MARIE, PINKY, SAM, SEEDED};
use serde_json::{Value, json};

use crate::site::Site;

#[tokio::test]
async fn every_seeded_account_answers_a_login_as_its_table_says() {
    let site = Site::start().await;
    for who in SEEDED {
        assert_eq!(site.log_in(who).await["errorCode"], who.answer.0, "{}", who.login_id);
    }
}

#[tokio::test]
async fn an_unknown_login_id_and_a_wrong_password_are_told_alike() {
    let site = Site::start().await;
    let told = async |login_id, password| {
        let reply = site.call("accounts.login", &[("loginID", login_id), ("password", password)]).await;
        ["errorCode", "errorMessage", "errorDetails", "statusCode"].map(|name| reply[name].clone())
    };
    let wrong_password = told(PINKY.login_id, "wrong").await;
    assert_eq!(
        wrong_password,
        [json!(403_042), json!("Invalid LoginID"), json!("invalid loginID or password"), json!(403)]
    );
    assert_eq!(told("nobody@example.com", PINKY.password).await, wrong_password);
}

#[tokio::test]
async fn a_disabled_account_is_only_told_to_who_knows_its_password() {
    let site = Site::start().await;
    let reply = site.log_in(&DORA).await;
    assert_eq!((&reply["errorCode"], &reply["errorDetails"]), (&json!(403_041), &json!("Account Disabled")));
    let guess = [("loginID", DORA.login_id), ("password", "a guess")];
    assert_eq!(site.call("accounts.login", &guess).await["errorCode"], 403_042);
}

#[tokio::test]
async fn an_e_mail_address_logs_in_in_any_case() {
    let site = Site::start().await;
    let login_id = PINKY.login_id.to_uppercase();
    let reply = site.call("accounts.login", &[("loginID", &login_id), ("password", PINKY.password)]).await;
    assert_eq!(reply["UID"], PINKY.uid);
}

#[tokio::test]
async fn login_id_and_password_are_required() {
    let site = Site::start().await;
    let reply = site.call("accounts.login", &[("loginID", PINKY.login_id)]).await;
    assert_eq!(reply["errorCode"], 400_002);
    assert_eq!(reply["errorDetails"], "Missing required parameter : password");
}

/// The quirk to reproduce: three timestamps of a login are seconds, the others milliseconds. The numbers
/// are those of `logichub-sap-gigya-actions.txt`.
#[tokio::test]
async fn three_timestamps_of_a_login_are_seconds() {
    let site = Site::start().await;
    let login = site.log_in(&PINKY).await;
    assert_eq!(login["registeredTimestamp"], 1_411_861_661);
    assert_eq!(login["createdTimestamp"], 1_411_861_661);
    assert_eq!(login["lastLoginTimestamp"].to_string().len(), 10);
    assert_eq!(login["verifiedTimestamp"], 1_411_861_661_543_i64);
    let account = site.signed("accounts.getAccountInfo", &[("UID", PINKY.uid)]).await;
    assert_eq!(account["registeredTimestamp"], 1_411_861_661_590_i64);
    assert_eq!(account["createdTimestamp"], 1_411_861_661_527_i64);
    assert_eq!(account["lastLoginTimestamp"].to_string().len(), 13);
}

#[tokio::test]
async fn the_uid_comes_signed_with_a_timestamp_in_text() {
    let site = Site::start().await;
    let reply = site.log_in(&MARIE).await;
    let timestamp = reply["signatureTimestamp"].as_str().unwrap();
    let secret = Secret::from_base64(PARTNER_SECRET).unwrap();
    assert_eq!(reply["UIDSignature"], sign_uid(&secret, MARIE.uid, timestamp));
}

#[tokio::test]
async fn a_login_shows_the_profile_and_on_request_the_data() {
    let site = Site::start().await;
    let plain = site.log_in(&PINKY).await;
    assert_eq!((&plain["profile"]["firstName"], &plain["data"]), (&json!("Pinky"), &Value::Null));
    let parameters =
        [("loginID", PINKY.login_id), ("password", PINKY.password), ("include", "profile,data,")];
    let asked = site.call("accounts.login", &parameters).await;
    assert_eq!(asked["data"], json!({"hair": "blonde"}));
    assert_eq!(asked["newUser"], false);
}

#[tokio::test]
async fn each_environment_gets_its_session_in_its_own_form() {
    let site = Site::start().await;
    let session = async |target, expiration| {
        let parameters = [
            ("loginID", SAM.login_id),
            ("password", SAM.password),
            ("targetEnv", target),
            ("sessionExpiration", expiration),
        ];
        site.call("accounts.login", &parameters).await["sessionInfo"].clone()
    };
    let browser = session("browser", "0").await;
    assert_eq!(browser["cookieName"], "gac_3_sandbox_site");
    assert!(browser["cookieValue"].as_str().unwrap().starts_with("st2.s."));
    let sdk = session("jssdk", "3600").await;
    assert!(sdk["login_token"].as_str().unwrap().starts_with("st2.s."));
    assert_eq!(sdk["expires_in"], "3600");
    let mobile = session("mobile", "0").await;
    let account = [("login_token", mobile["sessionToken"].as_str().unwrap())];
    assert_eq!(site.call("accounts.getAccountInfo", &account).await["errorCode"], 403_005);
}

#[tokio::test]
async fn an_impossible_session_length_is_refused() {
    let site = Site::start().await;
    for expiration in ["soon", "-3"] {
        let parameters =
            [("loginID", SAM.login_id), ("password", SAM.password), ("sessionExpiration", expiration)];
        assert_eq!(site.call("accounts.login", &parameters).await["errorCode"], 400_006, "{expiration}");
    }
}

#[tokio::test]
async fn a_token_stands_for_a_login_id_whoever_has_it() {
    let site = Site::start().await;
    let create = async |kind: &str, identifier: &str| {
        let parameters = [("identifierType", kind), ("identifier", identifier)];
        site.call("accounts.identifiers.createToken", &parameters).await
    };
    let log_in = async |reply: &Value| {
        let parameters = [("aToken", reply["aToken"].as_str().unwrap()), ("password", MARIE.password)];
        site.call("accounts.login", &parameters).await["errorCode"].clone()
    };
    let of_marie = create("email", MARIE.login_id).await;
    assert_eq!(log_in(&of_marie).await, 0);
    assert_eq!(log_in(&create("email", "nobody@example.com").await).await, 403_042);
    assert_eq!(log_in(&json!({"aToken": "invented"})).await, 403_025);
    assert_eq!(create("shoeSize", "43").await["errorCode"], 400_006);
}
