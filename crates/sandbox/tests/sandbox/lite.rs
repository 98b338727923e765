//! Lite accounts (REST, 4.16 and 6.5).

use gigya_sandbox::seed::{MARIE, PINKY, SAM};
use serde_json::{Value, json};

use crate::site::{Pairs, Site, token};

const INIT: &str = "accounts.initRegistration";
const SET: &str = "accounts.setAccountInfo";
const GET: &str = "accounts.getAccountInfo";
const LOTTE: &str = "lotte@example.com";
const REGISTRATION: [(&str, &str); 3] =
    [("email", LOTTE), ("password", "quiet-River-77"), ("finalizeRegistration", "true")];

/// The token of a lite registration.
async fn begin(site: &Site) -> String {
    token(&site.call(INIT, &[("isLite", "true")]).await)
}

async fn set(site: &Site, token: &str, parameters: Pairs<'_>) -> Value {
    site.call(SET, &[&[("regToken", token)], parameters].concat()).await
}

/// Registers an address as a page does, and gives the UID.
async fn register(site: &Site, profile: &Value, more: Pairs<'_>) -> String {
    let profile = profile.to_string();
    let token = begin(site).await;
    let reply = set(site, &token, &[&[("profile", profile.as_str())], more].concat()).await;
    assert_eq!(reply["errorCode"], 0, "{reply}");
    reply["UID"].as_str().unwrap().to_owned()
}

/// The one record of an address in `emailAccounts`.
async fn email_record(site: &Site, email: &str) -> Value {
    let query = format!("SELECT * FROM emailAccounts WHERE email = '{email}'");
    let reply = site.signed("accounts.search", &[("query", &query)]).await;
    assert_eq!(reply["totalCount"], 1, "{reply}");
    reply["results"][0].clone()
}

async fn policy(site: &Site, progression: &str) {
    site.control("settings", &json!({"policies": {"progression": progression}})).await;
}

#[tokio::test]
async fn an_address_registers_without_a_password_and_gets_a_uid() {
    let site = Site::start().await;
    let uid = register(&site, &json!({"email": LOTTE, "firstName": "Lotte"}), &[]).await;
    let record = email_record(&site, LOTTE).await;
    assert_eq!((&record["UID"], &record["channel"]), (&json!(uid), &json!("email")));
    assert_eq!((&record["hasLiteAccount"], &record["hasFullAccount"]), (&json!(true), &json!(false)));
    assert_eq!(record["profile"]["firstName"], "Lotte");
    let token = record["token"].as_str().unwrap();
    assert!(token.len() == 64 && token.chars().all(|digit| digit.is_ascii_hexdigit()), "{token}");
}

#[tokio::test]
async fn nothing_is_required_of_a_lite_account() {
    let site = Site::start().await;
    site.control("settings", &json!({"policies": {"required": ["profile.lastName"]}})).await;
    register(&site, &json!({"email": LOTTE}), &[]).await;
}

#[tokio::test]
async fn the_first_call_names_the_address_and_the_next_ones_go_on_with_it() {
    let site = Site::start().await;
    let token = begin(&site).await;
    let nameless = set(&site, &token, &[("profile", r#"{"firstName": "Lotte"}"#)]).await;
    assert_eq!(nameless["validationErrors"][0]["fieldName"], "profile.email");
    let wrong = set(&site, &token, &[("profile", r#"{"email": "lotte"}"#)]).await;
    assert_eq!(wrong["errorCode"], 400_006);
    let first = set(&site, &token, &[("profile", &json!({"email": LOTTE}).to_string())]).await;
    let next = set(&site, &token, &[("data", r#"{"hair": "red"}"#)]).await;
    assert_eq!((&next["errorCode"], &next["UID"]), (&json!(0), &first["UID"]));
    let other = set(&site, &token, &[("profile", r#"{"email": "another@example.com"}"#)]).await;
    assert_eq!(other["errorCode"], 400_006);
    assert_eq!(email_record(&site, LOTTE).await["data"]["hair"], "red");
}

#[tokio::test]
async fn a_lite_account_writes_what_others_write_once_again_and_no_server_only_field() {
    let site = Site::start().await;
    for since in ["2024-01-01", "2025-01-01"] {
        let data = json!({"memberSince": since}).to_string();
        register(&site, &json!({"email": LOTTE}), &[("data", &data)]).await;
    }
    assert_eq!(email_record(&site, LOTTE).await["data"]["memberSince"], "2025-01-01");
    let (token, profile) = (begin(&site).await, json!({"email": LOTTE}).to_string());
    let refused = set(&site, &token, &[("profile", &profile), ("data", r#"{"loyalty": 5}"#)]).await;
    assert_eq!(refused["validationErrors"][0]["fieldName"], "data.loyalty");
}

#[tokio::test]
async fn an_address_has_one_lite_account_whoever_registers_it_how_often() {
    let site = Site::start().await;
    let first = register(&site, &json!({"email": LOTTE, "city": "Diest"}), &[]).await;
    let second = register(&site, &json!({"email": "Lotte@example.com", "zip": "3290"}), &[]).await;
    assert_eq!(first, second);
    let profile = &email_record(&site, LOTTE).await["profile"];
    assert_eq!((&profile["city"], &profile["zip"]), (&json!("Diest"), &json!("3290")));
}

#[tokio::test]
async fn the_address_of_a_lite_account_is_available_and_nobody_logs_in_with_it() {
    let site = Site::start().await;
    register(&site, &json!({"email": LOTTE}), &[]).await;
    assert_eq!(site.call("accounts.isAvailableLoginID", &[("loginID", LOTTE)]).await["isAvailable"], true);
    let login = site.call("accounts.login", &[("loginID", LOTTE), ("password", "anything")]).await;
    assert_eq!(login["errorCode"], 403_042);
}

/// REST, 6.5.6.
#[tokio::test]
async fn a_lite_registration_over_a_full_account_leaves_it_alone_but_for_subscriptions() {
    let site = Site::start().await;
    let before = site.sandbox.account(MARIE.uid).unwrap();
    let subscriptions = json!({"newsletter": {"email": {"isSubscribed": false}}}).to_string();
    let said = json!({"email": MARIE.login_id, "firstName": "Somebody"});
    let uid =
        register(&site, &said, &[("subscriptions", &subscriptions), ("data", r#"{"hair": "red"}"#)]).await;
    assert_eq!(uid, MARIE.uid);
    let after = site.sandbox.account(MARIE.uid).unwrap();
    for name in ["profile", "data", "preferences", "loginIDs"] {
        assert_eq!(after[name], before[name], "{name}");
    }
    assert_eq!(after["subscriptions"]["newsletter"]["email"]["isSubscribed"], false);
    let record = email_record(&site, MARIE.login_id).await;
    assert_eq!((&record["hasLiteAccount"], &record["hasFullAccount"]), (&json!(true), &json!(true)));
    assert_eq!(record["profile"]["firstName"], "Somebody");
}

#[tokio::test]
async fn what_changes_in_a_full_account_reaches_the_lite_one_with_its_uid() {
    let site = Site::start().await;
    register(&site, &json!({"email": MARIE.login_id, "city": "Somewhere"}), &[]).await;
    site.signed(SET, &[("UID", MARIE.uid), ("profile", r#"{"city": "Aarschot"}"#)]).await;
    assert_eq!(email_record(&site, MARIE.login_id).await["profile"]["city"], "Aarschot");
}

#[tokio::test]
async fn the_token_of_a_lite_registration_reads_nothing_and_opens_no_full_account() {
    let site = Site::start().await;
    let token = begin(&site).await;
    let said = json!({"email": MARIE.login_id}).to_string();
    assert_eq!(set(&site, &token, &[("profile", &said)]).await["UID"], MARIE.uid);
    let registrant = [("regToken", token.as_str())];
    assert_eq!(site.call(GET, &registrant).await["errorCode"], 403_007);
    assert_eq!(site.call("accounts.finalizeRegistration", &registrant).await["errorCode"], 403_025);
    let registration = [&REGISTRATION[..], &registrant[..]].concat();
    assert_eq!(site.call("accounts.register", &registration).await["errorCode"], 403_025);
}

#[tokio::test]
async fn a_lite_account_is_imported_by_a_server_and_read_with_a_token_for_its_owner() {
    let site = Site::start().await;
    let import = [("email", LOTTE), ("profile", r#"{"firstName": "Lotte"}"#)];
    assert_eq!(site.call("accounts.importLiteAccount", &import).await["errorCode"], 403_007);
    let uid = site.signed("accounts.importLiteAccount", &import).await["UID"].clone();
    let given = site.signed("accounts.getLiteToken", &[("email", LOTTE), ("sessionExpiration", "60")]).await;
    let owner = [("regToken", given["token"].as_str().unwrap())];
    let read = site.call(GET, &owner).await;
    assert_eq!((&read["UID"], &read["profile"]["firstName"]), (&uid, &json!("Lotte")));
    assert_eq!(read["isRegistered"], false);
    assert_eq!(site.signed(GET, &[("UID", uid.as_str().unwrap())]).await["profile"]["firstName"], "Lotte");
    site.control("clock", &json!({"advance": 60})).await;
    assert_eq!(site.call(GET, &owner).await["errorCode"], 403_025);
    assert_eq!(
        site.signed("accounts.getLiteToken", &[("email", PINKY.login_id)]).await["errorCode"],
        403_005
    );
}

/// REST, 6.5.4 and 6.5.5: subscriptions are shared, and the lite account gets the full one's UID.
#[tokio::test]
async fn who_registers_keeps_the_subscriptions_of_the_lite_account_and_nothing_else() {
    let site = Site::start().await;
    let subscriptions = json!({"newsletter": {"email": {"isSubscribed": true}}}).to_string();
    let said = json!({"email": LOTTE, "city": "Diest"});
    register(&site, &said, &[("subscriptions", &subscriptions)]).await;
    let full = site.call("accounts.register", &REGISTRATION).await;
    assert_eq!(full["errorCode"], 0, "{full}");
    let account = site.sandbox.account(LOTTE).unwrap();
    assert_eq!(account["subscriptions"]["newsletter"]["email"]["isSubscribed"], true);
    assert_eq!(account["profile"], json!({"email": LOTTE}));
    let record = email_record(&site, LOTTE).await;
    assert_eq!((&record["UID"], &record["hasFullAccount"]), (&full["UID"], &json!(true)));
    assert_eq!(site.call("accounts.progression.getPolicy", &[]).await["policy"], "none");
}

/// REST, 6.5.7.
#[tokio::test]
async fn with_automatic_progression_a_full_account_takes_over_what_it_does_not_say_itself() {
    let site = Site::start().await;
    policy(&site, "auto").await;
    register(&site, &json!({"email": LOTTE, "city": "Diest & co", "firstName": "Lot"}), &[]).await;
    let given = site.signed("accounts.getLiteToken", &[("email", LOTTE)]).await;
    let own = [("profile", r#"{"firstName": "Lotte"}"#), ("regToken", given["token"].as_str().unwrap())];
    assert_eq!(site.call("accounts.register", &[&REGISTRATION[..], &own].concat()).await["errorCode"], 0);
    let profile = &site.sandbox.account(LOTTE).unwrap()["profile"];
    assert_eq!((&profile["firstName"], &profile["city"]), (&json!("Lotte"), &json!("Diest &amp; co")));
    assert_eq!(site.call("accounts.progression.getPolicy", &[]).await["policy"], "auto");
}

const IMPORT: &str = "accounts.importLiteAccount";

/// Imports Lotte and gives her UID.
async fn import(site: &Site) -> String {
    let import = [("email", LOTTE), ("profile", r#"{"firstName": "Lotte"}"#)];
    site.signed(IMPORT, &import).await["UID"].as_str().unwrap().to_owned()
}

/// REST, 6.5.8.
#[tokio::test]
async fn an_invitation_opens_a_lite_account_for_ten_minutes() {
    let site = Site::start().await;
    let uid = import(&site).await;
    let invite = "accounts.sendLiteInvite";
    assert_eq!(site.call(invite, &[("email", LOTTE)]).await["errorCode"], 403_007);
    assert_eq!(site.signed(invite, &[("email", LOTTE)]).await["errorCode"], 0);
    let mail = site.sandbox.outbox().pop().unwrap();
    assert_eq!(mail.to, LOTTE);
    let (page, token) = mail.link.as_deref().unwrap().split_once("?regToken=").unwrap();
    assert_eq!(page, "http://localhost:8700/");
    let owner = [("regToken", token)];
    assert_eq!(site.call(GET, &owner).await["UID"], uid);
    site.control("clock", &json!({"advance": 599})).await;
    assert_eq!(site.call(GET, &owner).await["errorCode"], 0);
    site.control("clock", &json!({"advance": 1})).await;
    assert_eq!(site.call(GET, &owner).await["errorCode"], 403_025);
    let long = [("email", LOTTE), ("invitationExpiration", "86400")];
    assert_eq!(site.signed(invite, &long).await["errorCode"], 0);
    site.control("clock", &json!({"advance": 86_399})).await;
    let link = site.sandbox.outbox().pop().unwrap().link.unwrap();
    let owner = [("regToken", link.split_once("?regToken=").unwrap().1)];
    assert_eq!(site.call(GET, &owner).await["UID"], uid);
}

#[tokio::test]
async fn a_lite_account_is_named_by_its_address_or_the_token_of_its_record_not_by_both() {
    let site = Site::start().await;
    let uid = import(&site).await;
    let token = email_record(&site, LOTTE).await["token"].as_str().unwrap().to_owned();
    for method in ["accounts.getLiteToken", "accounts.sendLiteInvite"] {
        let by_token = [("emailToken", token.as_str())];
        assert_eq!(site.signed(method, &by_token).await["errorCode"], 0, "{method}");
        let both = [("emailToken", token.as_str()), ("email", LOTTE)];
        assert_eq!(site.signed(method, &both).await["errorCode"], 400_006, "{method}");
        assert_eq!(site.signed(method, &[]).await["errorCode"], 400_002, "{method}");
        assert_eq!(
            site.signed(method, &[("emailToken", "of-nobody")]).await["errorCode"],
            403_005,
            "{method}"
        );
    }
    let given = site.signed("accounts.getLiteToken", &[("emailToken", &token)]).await;
    let owner = [("regToken", given["token"].as_str().unwrap())];
    assert_eq!(site.call(GET, &owner).await["UID"], uid);
}

#[tokio::test]
async fn a_deleted_lite_account_is_gone_with_its_tokens_and_a_full_one_stays() {
    let site = Site::start().await;
    register(&site, &json!({"email": MARIE.login_id}), &[]).await;
    let owner = site.signed("accounts.getLiteToken", &[("email", MARIE.login_id)]).await;
    let token = email_record(&site, MARIE.login_id).await["token"].as_str().unwrap().to_owned();
    let delete = [("emailAccountToken", token.as_str())];
    let method = "accounts.deleteLiteAccount";
    assert_eq!(site.call(method, &delete).await["errorCode"], 403_007);
    assert_eq!(site.signed(method, &delete).await["errorCode"], 0);
    assert_eq!(site.signed(method, &delete).await["errorCode"], 403_005);
    let owner = [("regToken", owner["token"].as_str().unwrap())];
    assert_eq!(site.call(GET, &owner).await["errorCode"], 403_025);
    let record = email_record(&site, MARIE.login_id).await;
    assert_eq!((&record["hasLiteAccount"], &record["hasFullAccount"]), (&json!(false), &json!(true)));
    assert_eq!(site.log_in(&MARIE).await["errorCode"], 0);
}

#[tokio::test]
async fn a_server_changes_a_lite_account_by_its_uid_and_nobody_else_does() {
    let site = Site::start().await;
    let uid = import(&site).await;
    let change = [("UID", uid.as_str()), ("profile", r#"{"city": "Diest"}"#), ("data", r#"{"loyalty": 5}"#)];
    assert_eq!(site.call(SET, &change).await["errorCode"], 403_007);
    assert_eq!(site.signed(SET, &change).await["errorCode"], 0);
    let record = email_record(&site, LOTTE).await;
    assert_eq!((&record["profile"]["city"], &record["data"]["loyalty"]), (&json!("Diest"), &json!(5)));
    let another = [("UID", uid.as_str()), ("profile", r#"{"email": "another@example.com"}"#)];
    assert_eq!(site.signed(SET, &another).await["errorCode"], 400_006);
    let wrong = [("UID", uid.as_str()), ("data", r#"{"loyalty": "five"}"#)];
    assert_eq!(site.signed(SET, &wrong).await["validationErrors"][0]["errorCode"], 400_023);
}

#[tokio::test]
async fn what_is_imported_has_the_types_of_the_schema() {
    let site = Site::start().await;
    let wrong = [("email", LOTTE), ("data", r#"{"loyalty": "five"}"#)];
    assert_eq!(site.signed(IMPORT, &wrong).await["validationErrors"][0]["fieldName"], "data.loyalty");
    assert_eq!(site.signed(IMPORT, &[("email", "lotte")]).await["errorCode"], 400_006);
}

/// REST, 6.5.4 and 6.5.5.
#[tokio::test]
async fn an_account_that_gets_another_address_takes_over_its_lite_account() {
    let site = Site::start().await;
    let subscriptions = json!({"newsletter": {"email": {"isSubscribed": true}}}).to_string();
    let second = "second@example.com";
    for (email, method, parameter) in
        [(LOTTE, SET, "addLoginEmails"), (second, "accounts.resendVerificationCode", "email")]
    {
        register(&site, &json!({"email": email, "city": "Diest"}), &[("subscriptions", &subscriptions)])
            .await;
        let add = [("UID", SAM.uid), (parameter, email)];
        assert_eq!(site.signed(method, &add).await["errorCode"], 0, "{method}");
        let record = email_record(&site, email).await;
        assert_eq!((&record["UID"], &record["hasFullAccount"]), (&json!(SAM.uid), &json!(true)), "{method}");
    }
    let account = site.sandbox.account(SAM.uid).unwrap();
    assert_eq!(account["subscriptions"]["newsletter"]["email"]["isSubscribed"], true);
    assert_eq!(account["profile"]["city"], Value::Null);
    let change = [("UID", SAM.uid), ("profile", r#"{"city": "Aarschot"}"#)];
    assert_eq!(site.signed(SET, &change).await["errorCode"], 0);
    for email in [LOTTE, second] {
        assert_eq!(email_record(&site, email).await["profile"]["city"], "Aarschot", "{email}");
    }
}

#[tokio::test]
async fn what_is_imported_of_an_address_names_no_other_address() {
    let site = Site::start().await;
    let other = [("email", LOTTE), ("profile", r#"{"email": "another@example.com"}"#)];
    let reply = site.signed(IMPORT, &other).await;
    assert_eq!(reply["validationErrors"][0]["fieldName"], "profile.email");
    let same = [("email", LOTTE), ("profile", r#"{"email": "Lotte@example.com"}"#)];
    assert_eq!(site.signed(IMPORT, &same).await["errorCode"], 0);
}
