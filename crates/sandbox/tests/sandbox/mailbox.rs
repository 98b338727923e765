//! E-mail addresses that are to be verified (REST, 4.11; Web SDK, 1.8), and the outbox.

use gigya_sandbox::seed::{CODY, MARIE, VERA};
use gigya_sandbox::{Channel, EmailVerification, Message};
use serde_json::{Value, json};
use time::Duration;

use crate::site::{self, Site, token};

const RESEND: &str = "accounts.resendVerificationCode";
const FINALIZE: &str = "accounts.finalizeRegistration";

fn last_mail(site: &Site) -> Message {
    site.sandbox.outbox().pop().expect("a mail was sent")
}

/// Follows the link of the last mail and gives the status of the page.
async fn follow_link(site: &Site) -> u16 {
    let link = last_mail(site).link.expect("the mail has a link");
    site.http.get(link).send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn an_unverified_address_is_verified_by_the_link_in_a_mail() {
    let site = Site::start().await;
    let pending = site.log_in(&VERA).await;
    assert_eq!(
        (&pending["errorCode"], &pending["unverifiedEmails"]),
        (&json!(206_002), &json!([VERA.login_id]))
    );
    assert_eq!(pending["errorDetails"], "Account Pending Verification");
    assert_eq!(site.sandbox.outbox(), []);
    let reg_token = token(&pending);
    assert_eq!(site.call(RESEND, &[("regToken", &reg_token)]).await["errorCode"], 0);
    let mail = last_mail(&site);
    assert_eq!((mail.channel, mail.to.as_str()), (Channel::Mail, VERA.login_id));
    assert_eq!(follow_link(&site).await, 200);
    assert_eq!(site.call(FINALIZE, &[("regToken", &reg_token)]).await["errorCode"], 0);
    assert_eq!(site.log_in(&VERA).await["isVerified"], true);
}

#[tokio::test]
async fn who_has_not_followed_the_link_is_told_so_again() {
    let site = Site::start().await;
    let reg_token = token(&site.log_in(&VERA).await);
    let reply = site.call(FINALIZE, &[("regToken", &reg_token)]).await;
    assert_eq!(reply["errorCode"], 206_002);
    assert_ne!(token(&reply), reg_token);
}

#[tokio::test]
async fn a_link_is_good_for_a_day() {
    let site = Site::start().await;
    site.call(RESEND, &[("regToken", &token(&site.log_in(&VERA).await))]).await;
    site.sandbox.advance(Duration::hours(24));
    assert_eq!(follow_link(&site).await, 404);
    assert_eq!(site.log_in(&VERA).await["errorCode"], 206_002);
}

#[tokio::test]
async fn an_invented_link_verifies_nobody() {
    let site = Site::start().await;
    let response = site.http.get(site.address("sandbox/verify?vt=st2.s.invented")).send().await.unwrap();
    assert_eq!(response.status(), 404);
}

#[tokio::test]
async fn a_mail_may_go_to_another_address_which_is_nobody_elses() {
    let site = Site::start().await;
    let reg_token = token(&site.log_in(&VERA).await);
    let resend = async |email| site.call(RESEND, &[("regToken", reg_token.as_str()), ("email", email)]).await;
    assert_eq!(resend("vera@elsewhere.example").await["errorCode"], 0);
    assert_eq!(last_mail(&site).to, "vera@elsewhere.example");
    assert_eq!(follow_link(&site).await, 200);
    let emails = &site.sandbox.account(VERA.uid).unwrap()["emails"];
    assert_eq!(emails, &json!({"verified": ["vera@elsewhere.example"], "unverified": [VERA.login_id]}));
    let refused = resend(MARIE.login_id).await;
    assert_eq!(refused["validationErrors"][0]["errorCode"], 400_003);
}

#[tokio::test]
async fn an_unverified_address_is_verified_by_the_code_in_a_mail() {
    let site = Site::start().await;
    let pending = site.log_in(&CODY).await;
    assert_eq!(pending["errorCode"], 206_006);
    let reg_token = token(&pending);
    let sent =
        site.call("accounts.otp.sendCode", &[("regToken", &reg_token), ("email", CODY.login_id)]).await;
    let (v_token, mail) = (sent["vToken"].as_str().unwrap(), last_mail(&site));
    assert_eq!(mail.to, CODY.login_id);
    let code = mail.code.unwrap();
    let update = [("vToken", v_token), ("code", code.as_str()), ("regToken", reg_token.as_str())];
    assert_eq!(site.call("accounts.otp.update", &update).await["errorCode"], 0);
    assert_eq!(site.call(FINALIZE, &[("regToken", &reg_token)]).await["errorCode"], 0);
    // A code is good for one time.
    let reg_token = token(&site.call("accounts.initRegistration", &[]).await);
    let again = [("vToken", v_token), ("code", code.as_str()), ("regToken", reg_token.as_str())];
    assert_eq!(site.call("accounts.otp.update", &again).await["errorCode"], 403_025);
}

/// Sends a code and answers it.
async fn answer_code(site: &Site, code: &str) -> Value {
    let reg_token = token(&site.log_in(&CODY).await);
    let sent = site.call("accounts.otp.sendCode", &[("regToken", &reg_token)]).await;
    let v_token = sent["vToken"].as_str().unwrap();
    let update = [("vToken", v_token), ("code", code), ("regToken", reg_token.as_str())];
    site.call("accounts.otp.update", &update).await
}

#[tokio::test]
async fn a_wrong_code_is_told_in_the_recorded_words() {
    let site = Site::start().await;
    let reply = answer_code(&site, "wrong").await;
    assert_eq!(
        (&reply["errorCode"], &reply["errorDetails"]),
        (&json!(400_006), &json!("Wrong verification code"))
    );
    assert_eq!(site.log_in(&CODY).await["errorCode"], 206_006);
}

#[tokio::test]
async fn a_code_cannot_be_guessed_for_ever_and_does_not_wait_for_ever() {
    let site = Site::start().await;
    let reg_token = token(&site.log_in(&CODY).await);
    let send = async || {
        let sent = site.call("accounts.otp.sendCode", &[("regToken", &reg_token)]).await;
        (sent["vToken"].as_str().unwrap().to_owned(), last_mail(&site).code.unwrap())
    };
    let update = async |v_token: &str, code: &str| {
        let parameters = [("vToken", v_token), ("code", code), ("regToken", reg_token.as_str())];
        site.call("accounts.otp.update", &parameters).await["errorDetails"].clone()
    };
    let (v_token, code) = send().await;
    for _ in 0..5 {
        assert_eq!(update(&v_token, "guess").await, "Wrong verification code");
    }
    assert_eq!(update(&v_token, &code).await, "Maximum allowed tries exceeded");
    let (v_token, code) = send().await;
    site.sandbox.advance(Duration::minutes(5));
    assert_eq!(update(&v_token, &code).await, "Invalid argument: vToken");
}

#[tokio::test]
async fn a_code_verifies_nobody_but_who_asked_for_it() {
    let site = Site::start().await;
    let reg_token = token(&site.log_in(&CODY).await);
    let sent = site.call("accounts.otp.sendCode", &[("regToken", &reg_token)]).await;
    let (v_token, code) = (sent["vToken"].as_str().unwrap(), last_mail(&site).code.unwrap());
    let somebody_elses = token(&site.log_in(&VERA).await);
    let update = [("vToken", v_token), ("code", &*code), ("regToken", somebody_elses.as_str())];
    assert_eq!(site.call("accounts.otp.update", &update).await["errorCode"], 400_006);
    for who in [&CODY, &VERA] {
        assert_eq!(site.sandbox.account(who.uid).unwrap()["isVerified"], false);
    }
}

#[tokio::test]
async fn a_code_goes_to_the_accounts_own_address_only() {
    let site = Site::start().await;
    let reg_token = token(&site.log_in(&CODY).await);
    let parameters = [("regToken", reg_token.as_str()), ("email", MARIE.login_id)];
    assert_eq!(site.call("accounts.otp.sendCode", &parameters).await["errorCode"], 400_006);
    assert_eq!(site.sandbox.outbox(), []);
}

#[tokio::test]
async fn a_registration_sends_the_mail_by_itself_where_addresses_are_verified() {
    let site = Site::start().await;
    let verification = EmailVerification::Link;
    site.sandbox.change_settings(|settings| settings.policies.email_verification = verification);
    let parameters =
        [("email", "new@example.com"), ("password", "brand-New-1"), ("finalizeRegistration", "true")];
    let reply = site.call("accounts.register", &parameters).await;
    assert_eq!(
        (&reply["errorCode"], &reply["unverifiedEmails"]),
        (&json!(206_002), &json!(["new@example.com"]))
    );
    assert_eq!(follow_link(&site).await, 200);
    assert_eq!(site.call(FINALIZE, &[("regToken", &token(&reply))]).await["errorCode"], 0);
}

#[tokio::test]
async fn the_outbox_is_read_over_http_and_emptied_by_a_reset() {
    let site = Site::start().await;
    site.call("accounts.resetPassword", &[("loginID", MARIE.login_id)]).await;
    let read = async || site::json(site.http.get(site.address("sandbox/outbox")).send().await.unwrap()).await;
    let outbox = read().await;
    assert_eq!((&outbox[0]["channel"], &outbox[0]["to"]), (&json!("mail"), &json!(MARIE.login_id)));
    assert!(outbox[0]["link"].as_str().unwrap().starts_with("http://"));
    site.control("reset", &Value::Null).await;
    assert_eq!(read().await, json!([]));
}
