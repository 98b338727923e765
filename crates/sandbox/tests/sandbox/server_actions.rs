//! What a server does to accounts ("Get Account Info" and "Set Account Info" of
//! `logichub-sap-gigya-actions.txt`; REST, 4.2, 4.6 to 4.8 and 4.17).

use gigya_sandbox::seed::{LINUS_AGAIN, MARIE, PINKY, SAM, VERA};
use serde_json::{Value, json};

use crate::site::{Pairs, Site, token};

const GET: &str = "accounts.getAccountInfo";
const SET: &str = "accounts.setAccountInfo";

async fn set(site: &Site, uid: &str, parameters: Pairs<'_>) -> Value {
    site.signed(SET, &[&[("UID", uid)], parameters].concat()).await
}

#[tokio::test]
async fn a_server_disables_an_account_and_enables_it_again() {
    let site = Site::start().await;
    assert_eq!(set(&site, MARIE.uid, &[("isActive", "false")]).await["errorCode"], 0);
    assert_eq!(site.log_in(&MARIE).await["errorCode"], 403_041);
    assert_eq!(set(&site, MARIE.uid, &[("isActive", "true")]).await["errorCode"], 0);
    assert_eq!(site.log_in(&MARIE).await["errorCode"], 0);
    assert_eq!(set(&site, MARIE.uid, &[("isActive", "perhaps")]).await["errorCode"], 400_006);
}

#[tokio::test]
async fn a_server_verifies_an_account_for_good() {
    let site = Site::start().await;
    assert_eq!(site.signed("accounts.getJWT", &[("targetUID", VERA.uid)]).await["errorCode"], 403_013);
    assert_eq!(set(&site, VERA.uid, &[("isVerified", "true")]).await["errorCode"], 0);
    assert_eq!(site.log_in(&VERA).await["errorCode"], 0);
    assert_eq!(site.signed("accounts.getJWT", &[("targetUID", VERA.uid)]).await["errorCode"], 0);
    assert_eq!(set(&site, VERA.uid, &[("isVerified", "false")]).await["errorCode"], 400_006);
}

#[tokio::test]
async fn a_server_asks_for_another_password_at_the_next_login() {
    let site = Site::start().await;
    assert_eq!(set(&site, MARIE.uid, &[("requirePasswordChange", "true")]).await["errorCode"], 0);
    let reply = site.log_in(&MARIE).await;
    assert_eq!(reply["errorCode"], 403_100);
    let change = [("regToken", token(&reply)), ("newPassword", "quite-New-1".to_owned())];
    let change = change.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(site.call(SET, &change).await["errorCode"], 0);
    let login = [("loginID", MARIE.login_id), ("password", "quite-New-1")];
    assert_eq!(site.call("accounts.login", &login).await["errorCode"], 0);
}

#[tokio::test]
async fn a_new_password_takes_the_old_one_or_the_override_of_a_server() {
    let site = Site::start().await;
    let change = async |more: Pairs<'_>| {
        set(&site, MARIE.uid, &[&[("newPassword", "quite-New-1")], more].concat()).await
    };
    let reply = change(&[]).await;
    assert_eq!(reply["errorDetails"], "Missing required parameter : password");
    assert_eq!(change(&[("password", "not-Hers-1")]).await["errorCode"], 400_006);
    let session = site.session(&MARIE).await;
    assert_eq!(change(&[("password", MARIE.password)]).await["errorCode"], 0);
    assert_eq!(site.call(GET, &[("login_token", &session)]).await["errorCode"], 403_005);
    let random = [("newPassword", "kQzWbTrY4821"), ("securityOverride", "true"), ("muteWebhooks", "true")];
    let reply = set(&site, MARIE.uid, &random).await;
    assert_eq!((&reply["errorCode"], &reply["ignoredParams"]), (&json!(0), &Value::Null));
    let login = [("loginID", MARIE.login_id), ("password", "kQzWbTrY4821")];
    assert_eq!(site.call("accounts.login", &login).await["errorCode"], 0);
}

#[tokio::test]
async fn a_browser_does_none_of_what_only_servers_do() {
    let site = Site::start().await;
    let session = site.session(&MARIE).await;
    let only_servers = [
        ("isActive", "false"),
        ("isVerified", "true"),
        ("requirePasswordChange", "true"),
        ("phoneNumber", "+3213550102"),
        ("findBy", "{}"),
    ];
    for (name, value) in only_servers {
        let method = if name == "findBy" { GET } else { SET };
        let reply = site.call(method, &[("login_token", session.as_str()), (name, value)]).await;
        assert_eq!(reply["errorCode"], 403_007, "{name}");
    }
    let override_it =
        [("login_token", session.as_str()), ("newPassword", "quite-New-1"), ("securityOverride", "true")];
    assert_eq!(site.call(SET, &override_it).await["errorCode"], 403_007);
    assert_eq!(site.call("accounts.deleteAccount", &[("UID", MARIE.uid)]).await["errorCode"], 403_007);
}

#[tokio::test]
async fn a_server_gives_an_account_a_phone_number_and_identifiers_and_its_source_once() {
    let site = Site::start().await;
    let given = [
        ("phoneNumber", "+3213550102"),
        ("customIdentifiers", r#"{"clubCard": "C-7"}"#),
        ("regSource", "quiz"),
    ];
    assert_eq!(set(&site, SAM.uid, &given).await["errorCode"], 0);
    let account = site.signed(GET, &[("UID", SAM.uid), ("include", "customIdentifiers,regSource")]).await;
    assert_eq!(account["phoneNumber"], "+3213550102");
    assert_eq!(
        (&account["customIdentifiers"], &account["regSource"]),
        (&json!({"clubCard": "C-7"}), &json!("quiz"))
    );
    assert_eq!(set(&site, SAM.uid, &[("regSource", "another")]).await["errorCode"], 400_006);
    assert_eq!(set(&site, SAM.uid, &[("phoneNumber", "013 55 01 02")]).await["errorCode"], 400_006);
}

#[tokio::test]
async fn an_account_is_found_by_its_identifiers_and_the_uid_wins() {
    let site = Site::start().await;
    set(&site, SAM.uid, &[("phoneNumber", "+3213550102"), ("customIdentifiers", r#"{"clubCard": "C-7"}"#)])
        .await;
    let found = async |identifiers: Value| {
        let reply = site.signed(GET, &[("findBy", &identifiers.to_string())]).await;
        if reply["errorCode"] == 0 { reply["UID"].clone() } else { reply["errorMessage"].clone() }
    };
    for (identifiers, uid) in [
        (json!({"_email": MARIE.login_id}), MARIE.uid),
        (json!({"_username": LINUS_AGAIN.login_id}), LINUS_AGAIN.uid),
        (json!({"_phoneNumber": "+3213550102"}), SAM.uid),
        (json!({"clubCard": "C-7"}), SAM.uid),
        (json!({"_uid": PINKY.uid, "_email": MARIE.login_id}), PINKY.uid),
    ] {
        assert_eq!(found(identifiers.clone()).await, uid, "{identifiers}");
    }
    for identifiers in [json!({"_email": "nobody@example.com"}), json!({"_Email": MARIE.login_id}), json!({})]
    {
        assert_eq!(found(identifiers.clone()).await, "Unauthorized user", "{identifiers}");
    }
}

#[tokio::test]
async fn the_age_of_the_password_comes_unasked_and_what_was_asked_for_comes_too() {
    let site = Site::start().await;
    let plain = site.signed(GET, &[("UID", MARIE.uid)]).await;
    assert_eq!(plain["password"], json!({"created": "2024-03-18T10:30:00.000Z"}));
    assert!(plain["iRank"].is_null() && plain["lockedUntil"].is_null());
    for _ in 0..3 {
        let wrong = [("loginID", MARIE.login_id), ("password", "wrong")];
        assert_eq!(site.call("accounts.login", &wrong).await["errorCode"], 403_042);
    }
    let asked = site.signed(GET, &[("UID", MARIE.uid), ("include", "irank,isLockedOut")]).await;
    assert_eq!(asked["iRank"], 0);
    assert!(asked["lockedUntil"].as_str().is_some_and(|until| until.ends_with('Z')), "{asked}");
}

#[tokio::test]
async fn a_deleted_account_is_nowhere_any_more() {
    let site = Site::start().await;
    let session = site.session(&MARIE).await;
    assert_eq!(site.signed("accounts.deleteAccount", &[("UID", MARIE.uid)]).await["errorCode"], 0);
    assert_eq!(site.signed("accounts.deleteAccount", &[("UID", MARIE.uid)]).await["errorCode"], 403_005);
    assert_eq!(site.call(GET, &[("login_token", &session)]).await["errorCode"], 403_005);
    assert_eq!(site.log_in(&MARIE).await["errorCode"], 403_042);
}

#[tokio::test]
async fn both_namespaces_log_out_everywhere() {
    let site = Site::start().await;
    for method in ["accounts.logout", "socialize.logout"] {
        let session = site.session(&PINKY).await;
        let reply = site.signed(method, &[("UID", PINKY.uid)]).await;
        assert_eq!(
            (&reply["connectedProviders"], &reply["logoutActiveSession"]),
            (&json!("facebook,site"), &json!(true))
        );
        assert_eq!(site.call(GET, &[("login_token", &session)]).await["errorCode"], 403_005, "{method}");
    }
}

#[tokio::test]
async fn a_site_may_choose_the_uid_of_who_registers() {
    let site = Site::start().await;
    let register = async |email: &str, uid: &str| {
        let parameters = [
            ("email", email),
            ("password", "quite-New-1"),
            ("siteUID", uid),
            ("regSource", "quiz"),
            ("finalizeRegistration", "true"),
        ];
        site.call("accounts.register", &parameters).await
    };
    assert_eq!(register("one@example.com", "crm-4711").await["UID"], "crm-4711");
    assert_eq!(site.sandbox.account("crm-4711").unwrap()["regSource"], "quiz");
    let again = register("two@example.com", "crm-4711").await;
    assert_eq!(again["validationErrors"][0]["fieldName"], "siteUID");
    assert_eq!(register("two@example.com", &"u".repeat(253)).await["errorCode"], 400_009);
}

#[tokio::test]
async fn a_server_is_told_whether_a_login_id_is_available() {
    let site = Site::start().await;
    let ask = async |login_id| site.signed("accounts.isAvailableLoginID", &[("loginID", login_id)]).await;
    assert_eq!(ask(MARIE.login_id).await["isAvailable"], false);
    assert_eq!(ask("new@example.com").await["isAvailable"], true);
}

#[tokio::test]
async fn a_server_reads_every_section_of_the_policies() {
    let site = Site::start().await;
    let policies = site.signed("accounts.getPolicies", &[]).await;
    let sections = [
        "registration",
        "gigyaPlugins",
        "accountOptions",
        "passwordComplexity",
        "security",
        "emailVerification",
        "authentication",
        "doubleOptIn",
        "passwordReset",
        "federation",
        "twoFactorAuth",
        "rba",
    ];
    for section in sections {
        assert!(policies[section].is_object(), "{section}");
    }
    assert_eq!(policies["emailVerification"]["verificationEmailExpiration"], 86400);
    assert_eq!(policies["doubleOptIn"]["confirmationLinkExpiration"], 1_209_600);
}

#[tokio::test]
async fn a_change_that_is_refused_changes_nothing() {
    let site = Site::start().await;
    let before = site.sandbox.account(MARIE.uid).unwrap();
    let change = [
        ("newPassword", "quite-New-1"),
        ("securityOverride", "true"),
        ("profile", r#"{"city": "Aarschot"}"#),
        ("addLoginEmails", "second@example.com"),
    ];
    for (wrong, code) in [(("secretQuestion", "Which pet?"), 400_002), (("removeLoginEmails", "["), 400_006)]
    {
        let reply = set(&site, MARIE.uid, &[&change[..], &[wrong]].concat()).await;
        assert_eq!(reply["errorCode"], code, "{wrong:?}");
        assert_eq!(site.sandbox.account(MARIE.uid).unwrap(), before, "{wrong:?}");
    }
    assert_eq!(site.log_in(&MARIE).await["errorCode"], 0);
}

#[tokio::test]
async fn who_gets_the_uid_of_a_deleted_account_gets_nothing_else_of_it() {
    let site = Site::start().await;
    let named = ("UID", MARIE.uid);
    let wish = [("loginID", MARIE.login_id), ("sendEmail", "false")];
    let reset = site.signed("accounts.resetPassword", &wish).await;
    let mail = [named, ("email", "second@example.com")];
    assert_eq!(site.signed("accounts.resendVerificationCode", &mail).await["errorCode"], 0);
    let link = site.sandbox.outbox().pop().unwrap().link.unwrap();
    assert_eq!(site.signed("accounts.rba.lock", &[named, ("duration", "0")]).await["errorCode"], 0);
    assert_eq!(site.signed("accounts.deleteAccount", &[named]).await["errorCode"], 0);

    let credentials = [("email", "new@example.com"), ("password", "quite-New-1")];
    let register = [&credentials[..], &[("siteUID", MARIE.uid), ("finalizeRegistration", "true")]].concat();
    assert_eq!(site.signed("accounts.register", &register).await["errorCode"], 0);
    let token = reset["passwordResetToken"].as_str().unwrap();
    let choose = [("passwordResetToken", token), ("newPassword", "quite-New-2")];
    assert_eq!(site.call("accounts.resetPassword", &choose).await["errorCode"], 403_025);
    site.http.get(link).send().await.unwrap();
    let login = [("loginID", "new@example.com"), ("password", "quite-New-1"), ("include", "emails")];
    let reply = site.call("accounts.login", &login).await;
    assert_eq!((&reply["errorCode"], &reply["isVerified"]), (&json!(0), &json!(false)));
    assert_eq!(reply["emails"], json!({"verified": [], "unverified": ["new@example.com"]}));
}
