//! Lost and changed passwords (REST, 4.8 and 4.9; Web SDK, 1.8).

use gigya_sandbox::seed::{MARIE, OLGA, QUINN, VERA};
use serde_json::{Value, json};
use time::Duration;
use url::Url;

use crate::site::{Site, token};

const RESET: &str = "accounts.resetPassword";

/// The members of the last mail's link.
fn link(site: &Site) -> Url {
    site.sandbox.outbox().pop().unwrap().link.unwrap().parse().unwrap()
}

/// Asks for a mail and gives the token in it.
async fn ask(site: &Site, login_id: &str) -> String {
    assert_eq!(site.call(RESET, &[("loginID", login_id)]).await["errorCode"], 0);
    let link = link(site);
    link.query_pairs().find(|(name, _)| name == "pwrt").unwrap().1.into_owned()
}

async fn choose(site: &Site, token: &str, password: &str) -> Value {
    site.call(RESET, &[("passwordResetToken", token), ("newPassword", password)]).await
}

async fn log_in(site: &Site, login_id: &str, password: &str) -> Value {
    site.call("accounts.login", &[("loginID", login_id), ("password", password)]).await
}

#[tokio::test]
async fn a_lost_password_is_replaced_by_the_link_in_a_mail() {
    let site = Site::start().await;
    let session = site.session(&MARIE).await;
    let token = ask(&site, MARIE.login_id).await;
    let reply = choose(&site, &token, "quite-New-2").await;
    assert_eq!((&reply["errorCode"], &reply["UID"]), (&json!(0), &json!(MARIE.uid)));
    assert_eq!(log_in(&site, MARIE.login_id, "quite-New-2").await["errorCode"], 0);
    let old = log_in(&site, MARIE.login_id, MARIE.password).await;
    assert_eq!((&old["errorCode"], &old["errorDetails"]), (&json!(401_030), &json!("Old Password Used")));
    let account = site.call("accounts.getAccountInfo", &[("login_token", &session)]).await;
    assert_eq!(account["errorCode"], 403_005);
}

#[tokio::test]
async fn the_link_leads_to_the_page_of_the_settings_and_names_the_address() {
    let site = Site::start().await;
    let page = "https://campaign.example/quiz?lang=fr";
    site.sandbox.change_settings(|settings| settings.policies.reset_url = page.to_owned());
    ask(&site, MARIE.login_id).await;
    let link = link(&site);
    assert!(link.as_str().starts_with(page), "{link}");
    let address = link.query_pairs().find(|(name, _)| name == "gig_email").unwrap().1.into_owned();
    assert_eq!(address, MARIE.login_id);
}

#[tokio::test]
async fn an_unknown_login_id_is_told_unless_the_site_protects_its_accounts() {
    let site = Site::start().await;
    let unknown = async || site.call(RESET, &[("loginID", "nobody@example.com")]).await["errorCode"].clone();
    assert_eq!(unknown().await, 403_047);
    site.sandbox.change_settings(|settings| settings.policies.prevent_login_id_harvesting = true);
    assert_eq!(unknown().await, 0);
    assert_eq!(site.sandbox.outbox(), []);
}

#[tokio::test]
async fn a_link_is_good_once_for_an_hour_and_only_the_newest() {
    let site = Site::start().await;
    let (first, second) = (ask(&site, MARIE.login_id).await, ask(&site, MARIE.login_id).await);
    assert_eq!(choose(&site, &first, "quite-New-2").await["errorCode"], 403_025);
    assert_eq!(choose(&site, &second, "quite-New-2").await["errorCode"], 0);
    assert_eq!(choose(&site, &second, "other-New-3").await["errorCode"], 403_025);
    let third = ask(&site, MARIE.login_id).await;
    site.sandbox.advance(Duration::hours(1));
    assert_eq!(choose(&site, &third, "other-New-3").await["errorCode"], 403_025);
    assert_eq!(choose(&site, "no token at all", "other-New-3").await["errorCode"], 400_006);
}

#[tokio::test]
async fn a_password_that_was_used_before_or_is_too_simple_costs_no_link() {
    let site = Site::start().await;
    let answer = async |answer| {
        let parameters = [("loginID", QUINN.login_id), ("secretAnswer", answer)];
        site.call(RESET, &parameters).await["errorCode"].clone()
    };
    assert_eq!(answer("Rex").await, 0);
    let token = link(&site).query_pairs().find(|(name, _)| name == "pwrt").unwrap().1.into_owned();
    for used in [QUINN.password, "former-Pet-399"] {
        assert_eq!(choose(&site, &token, used).await["errorCode"], 401_030, "{used}");
    }
    let simple = choose(&site, &token, "simple").await;
    assert_eq!(
        (&simple["errorCode"], &simple["validationErrors"][0]["fieldName"]),
        (&json!(400_006), &json!("newPassword"))
    );
    assert_eq!(choose(&site, &token, "quite-New-2").await["errorCode"], 0);
}

#[tokio::test]
async fn a_security_question_stands_before_the_mail() {
    let site = Site::start().await;
    let asked = site.call(RESET, &[("loginID", QUINN.login_id)]).await;
    assert_eq!(
        (&asked["errorCode"], &asked["secretQuestion"]),
        (&json!(400_050), &json!("What was the name of your first pet?"))
    );
    let answer = async |answer| {
        let parameters = [("loginID", QUINN.login_id), ("secretAnswer", answer)];
        site.call(RESET, &parameters).await["errorCode"].clone()
    };
    assert_eq!(answer("Fido").await, 400_050);
    assert_eq!(site.sandbox.outbox(), []);
    assert_eq!(answer(" rex ").await, 0);
    assert_eq!(site.sandbox.outbox()[0].to, QUINN.login_id);
}

#[tokio::test]
async fn no_mail_goes_to_an_address_that_is_still_to_be_verified() {
    let site = Site::start().await;
    assert_eq!(site.call(RESET, &[("loginID", VERA.login_id)]).await["errorCode"], 400_028);
}

#[tokio::test]
async fn no_mail_goes_to_a_username() {
    let site = Site::start().await;
    let register = [("username", "bert"), ("password", "late-Train-12"), ("finalizeRegistration", "true")];
    assert_eq!(site.call("accounts.register", &register).await["errorCode"], 0);
    assert_eq!(site.call(RESET, &[("loginID", "bert")]).await["errorCode"], 400_028);
    assert_eq!(site.sandbox.outbox(), []);
}

#[tokio::test]
async fn a_server_may_have_the_token_instead_of_the_mail_and_a_browser_may_not() {
    let site = Site::start().await;
    let wish = [("loginID", MARIE.login_id), ("sendEmail", "false")];
    let reply = site.signed(RESET, &wish).await;
    assert_eq!(reply["emails"]["verified"], json!([MARIE.login_id]));
    assert_eq!(site.sandbox.outbox(), []);
    let token = reply["passwordResetToken"].as_str().unwrap();
    assert_eq!(choose(&site, token, "quite-New-2").await["errorCode"], 0);
    assert!(site.call(RESET, &wish).await["passwordResetToken"].is_null());
    assert_eq!(site.sandbox.outbox().len(), 1);
}

#[tokio::test]
async fn a_password_that_is_due_is_changed_with_the_registration_token() {
    let site = Site::start().await;
    let pending = site.log_in(&OLGA).await;
    assert_eq!(pending["errorCode"], 403_100);
    let reg_token = token(&pending);
    let change = async |password| {
        let parameters = [("regToken", reg_token.as_str()), ("newPassword", password)];
        site.call("accounts.setAccountInfo", &parameters).await["errorCode"].clone()
    };
    assert_eq!([change("simple").await, change(OLGA.password).await], [400_006, 401_030]);
    assert_eq!(change("quite-New-2").await, 0);
    let finalize = [("regToken", reg_token.as_str())];
    assert_eq!(site.call("accounts.finalizeRegistration", &finalize).await["errorCode"], 0);
    assert_eq!(log_in(&site, OLGA.login_id, "quite-New-2").await["errorCode"], 0);
}

#[tokio::test]
async fn who_is_logged_in_changes_the_password_with_the_old_one_and_ends_all_other_sessions() {
    let site = Site::start().await;
    let (here, elsewhere) = (site.session(&MARIE).await, site.session(&MARIE).await);
    let change = async |old| {
        let parameters = [("login_token", here.as_str()), ("password", old), ("newPassword", "quite-New-2")];
        site.call("accounts.setAccountInfo", &parameters).await
    };
    let wrong = change("a guess").await;
    assert_eq!(
        (&wrong["errorCode"], &wrong["validationErrors"][0]["fieldName"]),
        (&json!(400_006), &json!("password"))
    );
    assert_eq!(change(MARIE.password).await["errorCode"], 0);
    let read = async |session| {
        site.call("accounts.getAccountInfo", &[("login_token", session)]).await["errorCode"].clone()
    };
    assert_eq!([read(&here).await, read(&elsewhere).await], [0, 403_005]);
    let without_old = [("login_token", here.as_str()), ("newPassword", "other-New-3")];
    assert_eq!(site.call("accounts.setAccountInfo", &without_old).await["errorCode"], 400_002);
}

#[tokio::test]
async fn the_fields_that_are_asked_beside_the_login_id_must_be_the_accounts() {
    let site = Site::start().await;
    let ask = async |fields: &str| {
        let parameters = [("loginID", MARIE.login_id), ("securityFields", fields)];
        site.call(RESET, &parameters).await["errorCode"].clone()
    };
    assert_eq!(ask(r#"{"profile.birthYear": 1986}"#).await, 400_050);
    assert!(site.sandbox.outbox().is_empty());
    assert_eq!(ask(r#"{"profile.birthYear": 1985, "profile.zip": "3290"}"#).await, 0);
    assert_eq!(site.sandbox.outbox().len(), 1);
}
