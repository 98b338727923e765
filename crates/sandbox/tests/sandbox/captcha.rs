//! Captchas (Web SDK, 1.6 and 1.7): who is asked for one, and which tokens are good.

use gigya_sandbox::Captcha;
use gigya_sandbox::seed::{CODY, MARIE, PINKY};
use serde_json::{Value, json};
use time::Duration;
use url::Url;

use crate::site::{self, Site};

async fn started_with(captcha: Captcha) -> Site {
    let site = Site::start().await;
    site.sandbox.change_settings(|settings| settings.captcha = captcha);
    site
}

async fn log_in(site: &Site, password: &str, captcha: Option<&str>) -> Value {
    let mut parameters = vec![("loginID", PINKY.login_id), ("password", password)];
    if let Some(token) = captcha {
        parameters.extend([("captchaToken", token), ("captchaType", "reCaptchaV2")]);
    }
    site.call("accounts.login", &parameters).await
}

#[tokio::test]
async fn a_login_without_captcha_is_told_that_it_needs_one() {
    let site = started_with(Captcha::Always).await;
    let reply = log_in(&site, PINKY.password, None).await;
    assert_eq!((&reply["errorCode"], &reply["errorFlags"]), (&json!(401_020), &json!("captchaNeeded")));
    assert_eq!(reply["errorDetails"], "Login Failed Captcha Required");
}

#[tokio::test]
async fn a_solved_captcha_logs_in_once() {
    let site = started_with(Captcha::Always).await;
    let token = site.sandbox.solve_captcha();
    assert_eq!(log_in(&site, PINKY.password, Some(&token)).await["errorCode"], 0);
    assert_eq!(log_in(&site, PINKY.password, Some(&token)).await["errorCode"], 401_021);
}

#[tokio::test]
async fn a_wrong_password_uses_the_captcha_up() {
    let site = started_with(Captcha::Always).await;
    let token = site.sandbox.solve_captcha();
    assert_eq!(log_in(&site, "wrong", Some(&token)).await["errorCode"], 403_042);
    assert_eq!(log_in(&site, PINKY.password, Some(&token)).await["errorCode"], 401_021);
}

#[tokio::test]
async fn a_captcha_that_nobody_solved_or_that_is_old_is_wrong() {
    let site = started_with(Captcha::Always).await;
    assert_eq!(log_in(&site, PINKY.password, Some("a guess")).await["errorCode"], 401_021);
    let token = site.sandbox.solve_captcha();
    site.sandbox.advance(Duration::minutes(2));
    assert_eq!(log_in(&site, PINKY.password, Some(&token)).await["errorCode"], 401_021);
}

#[tokio::test]
async fn after_a_failure_the_same_account_needs_a_captcha_for_a_minute() {
    let site = started_with(Captcha::AfterFailure).await;
    assert_eq!(log_in(&site, "wrong", None).await["errorCode"], 403_042);
    assert_eq!(log_in(&site, PINKY.password, None).await["errorCode"], 401_020);
    assert_eq!(site.log_in(&MARIE).await["errorCode"], 0);
    site.sandbox.advance(Duration::seconds(60));
    assert_eq!(log_in(&site, PINKY.password, None).await["errorCode"], 0);
}

#[tokio::test]
async fn a_page_renders_the_captcha_with_the_sandboxs_script() {
    let site = Site::start().await;
    let script = site.http.get(site.address("recaptcha/api.js?onload=ready")).send().await.unwrap();
    assert_eq!(script.headers()["content-type"], "text/javascript; charset=utf-8");
    assert!(script.text().await.unwrap().contains("window.grecaptcha"));
    let frame = site.http.get(site.address("recaptcha/api2/anchor")).send().await.unwrap();
    assert!(frame.text().await.unwrap().contains(r#"type="checkbox""#));
}

#[tokio::test]
async fn ticking_the_checkbox_gives_a_token() {
    let site = started_with(Captcha::Always).await;
    let solved = site::json(site.http.post(site.address("recaptcha/solve")).send().await.unwrap()).await;
    let token = solved["token"].as_str().unwrap();
    assert_eq!(log_in(&site, PINKY.password, Some(token)).await["errorCode"], 0);
}

#[tokio::test]
async fn what_changes_an_account_or_sends_it_a_code_takes_a_captcha_too() {
    let site = Site::start().await;
    let pending = site.log_in(&CODY).await;
    let token = pending["regToken"].as_str().unwrap();
    site.sandbox.change_settings(|settings| settings.captcha = Captcha::Always);
    let change = [("regToken", token), ("profile", r#"{"city":"Gent"}"#), ("lang", "en")];
    let code = [("regToken", token)];
    for (method, parameters) in
        [("accounts.setAccountInfo", &change[..]), ("accounts.otp.sendCode", &code[..])]
    {
        assert_eq!(site.call(method, parameters).await["errorCode"], 401_023, "{method}");
        let wrong = [parameters, &[("captchaToken", "a guess")][..]].concat();
        assert_eq!(site.call(method, &wrong).await["errorCode"], 400_021, "{method}");
        let solved = site.sandbox.solve_captcha();
        let right =
            [parameters, &[("captchaToken", solved.as_str()), ("captchaType", "reCaptchaV2")][..]].concat();
        assert_eq!(site.call(method, &right).await["errorCode"], 0, "{method}");
    }
}

#[tokio::test]
async fn a_new_password_by_the_link_of_a_mail_takes_a_captcha_and_the_link_stays_good_without() {
    let site = Site::start().await;
    assert_eq!(site.call("accounts.resetPassword", &[("loginID", PINKY.login_id)]).await["errorCode"], 0);
    let link: Url = site.sandbox.outbox().pop().unwrap().link.unwrap().parse().unwrap();
    let token = link.query_pairs().find(|(name, _)| name == "pwrt").unwrap().1.into_owned();
    site.sandbox.change_settings(|settings| settings.captcha = Captcha::Always);
    let choice = [("passwordResetToken", token.as_str()), ("newPassword", "another-Ray-1981")];
    assert_eq!(site.call("accounts.resetPassword", &choice).await["errorCode"], 401_023);
    let solved = site.sandbox.solve_captcha();
    let solved = [&choice[..], &[("captchaToken", solved.as_str())][..]].concat();
    assert_eq!(site.call("accounts.resetPassword", &solved).await["errorCode"], 0);
}
