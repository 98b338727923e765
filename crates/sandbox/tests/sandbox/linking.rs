//! Two accounts of one person (REST, 4.13; Web SDK, 1.8).

use gigya_sandbox::seed::{LINUS, LINUS_AGAIN, MARIE, NINA, PINKY};
use serde_json::{Value, json};

use crate::site::{Site, token};

const CONFLICTING: &str = "accounts.getConflictingAccount";

async fn link(site: &Site, reg_token: &str, login_id: &str, password: &str) -> Value {
    let credentials = [("loginID", login_id), ("password", password), ("regToken", reg_token)];
    let mode = [("loginMode", "link"), ("targetEnv", "jssdk")];
    site.call("accounts.login", &[&credentials[..], &mode].concat()).await
}

#[tokio::test]
async fn a_second_account_is_linked_to_the_first_by_its_password() {
    let site = Site::start().await;
    let pending = site.log_in(&LINUS_AGAIN).await;
    assert_eq!(pending["errorCode"], 403_043);
    let reg_token = token(&pending);
    let conflict = site.call(CONFLICTING, &[("regToken", &reg_token)]).await;
    let expected = json!({"loginProviders": ["site"], "loginID": LINUS.login_id});
    assert_eq!(conflict["conflictingAccount"], expected);
    assert_eq!(link(&site, &reg_token, LINUS.login_id, "wrong").await["errorCode"], 403_042);
    let linked = link(&site, &reg_token, LINUS.login_id, LINUS.password).await;
    assert_eq!((&linked["errorCode"], &linked["UID"]), (&json!(200_009), &json!(LINUS.uid)));
    let session = linked["sessionInfo"]["login_token"].as_str().unwrap();
    let account = site.call("accounts.getAccountInfo", &[("login_token", session)]).await;
    assert_eq!(account["UID"], LINUS.uid);
    assert!(site.sandbox.account(LINUS_AGAIN.uid).is_none());
    assert_eq!(link(&site, &reg_token, LINUS.login_id, LINUS.password).await["errorCode"], 403_025);
}

#[tokio::test]
async fn the_token_that_comes_with_200009_may_be_finalized() {
    let site = Site::start().await;
    let reg_token = token(&site.log_in(&LINUS_AGAIN).await);
    let credentials =
        [("loginID", LINUS.login_id), ("password", LINUS.password), ("regToken", reg_token.as_str())];
    let linked = site.call("accounts.linkAccounts", &credentials).await;
    assert_eq!(linked["errorCode"], 200_009);
    let reply = site.call("accounts.finalizeRegistration", &[("regToken", &token(&linked))]).await;
    assert_eq!((&reply["errorCode"], &reply["UID"]), (&json!(0), &json!(LINUS.uid)));
}

#[tokio::test]
async fn somebody_elses_account_is_not_linked_to() {
    let site = Site::start().await;
    let reg_token = token(&site.log_in(&LINUS_AGAIN).await);
    assert_eq!(link(&site, &reg_token, MARIE.login_id, MARIE.password).await["errorCode"], 403_042);
    assert!(site.sandbox.account(LINUS_AGAIN.uid).is_some());
}

#[tokio::test]
async fn a_token_without_a_conflict_names_no_account_and_links_none() {
    let site = Site::start().await;
    let reg_token = token(&site.log_in(&NINA).await);
    let reply = site.call(CONFLICTING, &[("regToken", &reg_token)]).await;
    assert_eq!((&reply["errorCode"], &reply["conflictingAccount"]), (&json!(0), &Value::Null));
    assert!(reply.as_object().unwrap().contains_key("conflictingAccount"));
    assert_eq!(link(&site, &reg_token, LINUS.login_id, LINUS.password).await["errorCode"], 403_025);
}

#[tokio::test]
async fn a_site_that_protects_its_accounts_does_not_say_whose_the_address_is() {
    let site = Site::start().await;
    site.sandbox.change_settings(|settings| settings.policies.prevent_login_id_harvesting = true);
    let reg_token = token(&site.log_in(&LINUS_AGAIN).await);
    assert_eq!(site.call(CONFLICTING, &[("regToken", &reg_token)]).await["errorCode"], 403_026);
}

/// Completes a pending account with an address to log in with.
async fn complete(site: &Site, reg_token: &str, email: &str, handling: &str) -> Value {
    let parameters = [
        ("regToken", reg_token),
        ("addLoginEmails", email),
        ("profile", r#"{"lastName": "Simone"}"#),
        ("conflictHandling", handling),
    ];
    site.call("accounts.setAccountInfo", &parameters).await
}

#[tokio::test]
async fn an_address_of_another_account_is_a_conflict_and_the_rest_may_be_saved() {
    let site = Site::start().await;
    let reg_token = token(&site.log_in(&NINA).await);
    let failed = complete(&site, &reg_token, PINKY.login_id, "fail").await;
    assert_eq!(failed["errorCode"], 403_043);
    assert!(site.sandbox.account(NINA.uid).unwrap()["profile"]["lastName"].is_null());
    let saved = complete(&site, &token(&failed), PINKY.login_id, "saveProfileAndFail").await;
    assert_eq!((&saved["errorCode"], &saved["statusCode"]), (&json!(200_010), &json!(200)));
    assert_eq!(site.sandbox.account(NINA.uid).unwrap()["profile"]["lastName"], "Simone");
    let conflict = site.call(CONFLICTING, &[("regToken", &token(&saved))]).await;
    let expected = json!({"loginProviders": ["facebook", "site"], "loginID": PINKY.login_id});
    assert_eq!(conflict["conflictingAccount"], expected);
}

#[tokio::test]
async fn who_is_logged_in_adds_an_address_of_nobody_else() {
    let site = Site::start().await;
    let session = site.session(&MARIE).await;
    let add = async |emails: Value| {
        let emails = emails.to_string();
        let parameters = [("login_token", session.as_str()), ("addLoginEmails", emails.as_str())];
        site.call("accounts.setAccountInfo", &parameters).await
    };
    let refused = add(json!(["marie@elsewhere.example", PINKY.login_id])).await;
    let expected =
        json!([{"errorCode": 400_003, "message": "email already exists", "fieldName": "addLoginEmails"}]);
    assert_eq!((&refused["errorCode"], &refused["validationErrors"]), (&json!(400_006), &expected));
    assert_eq!(add(json!(["marie@elsewhere.example"])).await["errorCode"], 0);
    let credentials = [("loginID", "marie@elsewhere.example"), ("password", MARIE.password)];
    assert_eq!(site.call("accounts.login", &credentials).await["UID"], MARIE.uid);
    let removal = [("login_token", session.as_str()), ("removeLoginEmails", "marie@elsewhere.example")];
    assert_eq!(site.call("accounts.setAccountInfo", &removal).await["errorCode"], 0);
    assert_eq!(site.call("accounts.login", &credentials).await["errorCode"], 403_042);
}

#[tokio::test]
async fn a_conflict_is_over_when_another_address_is_given() {
    let site = Site::start().await;
    let reg_token = token(&site.log_in(&LINUS_AGAIN).await);
    assert_eq!(complete(&site, &reg_token, "not an address", "fail").await["errorCode"], 400_006);
    assert_eq!(complete(&site, &reg_token, "linus@elsewhere.example", "fail").await["errorCode"], 0);
    let finalize = [("regToken", reg_token.as_str())];
    let reply = site.call("accounts.finalizeRegistration", &finalize).await;
    assert_eq!((&reply["errorCode"], &reply["UID"]), (&json!(0), &json!(LINUS_AGAIN.uid)));
}
