//! Second factors (REST, 4.5; Web SDK, 1.3): shown and registered, and what goes wrong.

use gigya_sandbox::seed::{EMIL, PINKY, RITA, Seeded, TESS, THEO};
use gigya_sandbox::{API_KEY, Channel};
use serde_json::{Value, json};
use time::Duration;

use crate::site::{Pairs, Site};

/// The device's names, as `socialize.getIDs` gives them.
const DEVICE: [(&str, &str); 2] = [("gmid", "a-device"), ("ucid", "a-browser")];

fn text<'a>(reply: &'a Value, name: &str) -> &'a str {
    reply[name].as_str().unwrap_or_else(|| panic!("{name} is in {reply}"))
}

async fn call(site: &Site, method: &str, parameters: Pairs<'_>) -> Value {
    site.call(&format!("accounts.{method}"), &[parameters, &DEVICE].concat()).await
}

/// Logs in and gives the registration token of the pending answer.
async fn token(site: &Site, who: &Seeded) -> String {
    let credentials = [("loginID", who.login_id), ("password", who.password)];
    text(&call(site, "login", &credentials).await, "regToken").to_owned()
}

/// Begins with a provider and gives the assertion.
async fn begin(site: &Site, token: &str, provider: &str, mode: &str) -> String {
    let parameters = [("regToken", token), ("provider", provider), ("mode", mode)];
    text(&call(site, "tfa.initTFA", &parameters).await, "gigyaAssertion").to_owned()
}

/// Finalizes both the second factor and the registration, and gives the answer.
async fn finish(site: &Site, token: &str, assertion: &str, proof: &str, more: Pairs<'_>) -> Value {
    let parameters = [("regToken", token), ("gigyaAssertion", assertion), ("providerAssertion", proof)];
    let finalized = call(site, "tfa.finalizeTFA", &[&parameters, more].concat()).await;
    assert_eq!(finalized["errorCode"], 0, "{finalized}");
    call(site, "finalizeRegistration", &[("regToken", token), ("targetEnv", "jssdk")]).await
}

/// The code of the last message.
fn sent(site: &Site) -> String {
    site.sandbox.outbox().last().unwrap().code.clone().unwrap()
}

/// Shows Theo's authenticator; the answer of the last step.
async fn show_theos(site: &Site, more: Pairs<'_>) -> Value {
    let token = token(site, &THEO).await;
    let assertion = begin(site, &token, "gigyaTotp", "verify").await;
    let code = site.sandbox.authenticator_code(THEO.login_id).unwrap();
    let parameters = [("gigyaAssertion", assertion.as_str()), ("code", &code)];
    let verified = call(site, "tfa.totp.verify", &parameters).await;
    finish(site, &token, &assertion, text(&verified, "providerAssertion"), more).await
}

#[tokio::test]
async fn a_login_with_a_second_factor_is_pending_and_brings_a_token() {
    let site = Site::start().await;
    let reply = site.log_in(&TESS).await;
    assert_eq!((&reply["errorCode"], &reply["UID"]), (&json!(403_101), &json!(TESS.uid)));
    assert_eq!(reply["errorDetails"], "Pending Two-Factor Authentication");
    assert_eq!(reply["sessionInfo"], json!({"expires_in": "3600"}));
    let wrong = [("loginID", TESS.login_id), ("password", "wrong")];
    assert_eq!(site.call("accounts.login", &wrong).await["errorCode"], 403_042);
}

#[tokio::test]
async fn the_providers_say_what_is_registered_and_what_could_be() {
    let site = Site::start().await;
    for (who, active, inactive) in [
        (&TESS, json!([{"name": "gigyaPhone"}]), json!([{"name": "gigyaEmail"}, {"name": "gigyaTotp"}])),
        (&RITA, json!([]), json!([{"name": "gigyaPhone"}, {"name": "gigyaEmail"}, {"name": "gigyaTotp"}])),
    ] {
        let token = token(&site, who).await;
        let reply = call(&site, "tfa.getProviders", &[("regToken", &token)]).await;
        let told = ["activeProviders", "inactiveProviders", "pendingOptin"].map(|name| reply[name].clone());
        assert_eq!(told, [active, inactive, json!([])]);
    }
}

#[tokio::test]
async fn a_code_to_the_chosen_phone_logs_in() {
    let site = Site::start().await;
    let token = token(&site, &TESS).await;
    let assertion = begin(&site, &token, "gigyaPhone", "verify").await;
    let own = ("gigyaAssertion", assertion.as_str());
    let phones = call(&site, "tfa.phone.getRegisteredPhoneNumbers", &[own]).await["phones"].clone();
    let shown: Vec<_> = phones.as_array().unwrap().iter().map(|phone| &phone["obfuscated"]).collect();
    assert_eq!(shown, ["+########456", "+########321"]);
    let phone = [own, ("phoneID", text(&phones[1], "id")), ("method", "sms")];
    let reply = call(&site, "tfa.phone.sendVerificationCode", &phone).await;
    let message = &site.sandbox.outbox()[0];
    assert_eq!((message.channel, message.to.as_str()), (Channel::Sms, "+32485654321"));
    let phv = ("phvToken", text(&reply, "phvToken"));
    let wrong = call(&site, "tfa.phone.completeVerification", &[own, phv, ("code", "none")]).await;
    assert_eq!(
        (&wrong["errorCode"], &wrong["errorDetails"]),
        (&json!(400_006), &json!("Wrong verification code"))
    );
    let code = sent(&site);
    let right = call(&site, "tfa.phone.completeVerification", &[own, phv, ("code", &code)]).await;
    let reply = finish(&site, &token, &assertion, text(&right, "providerAssertion"), &[]).await;
    assert_eq!((&reply["errorCode"], &reply["UID"]), (&json!(0), &json!(TESS.uid)));
    assert!(reply["sessionInfo"]["login_token"].is_string());
}

#[tokio::test]
async fn a_code_to_the_e_mail_address_logs_in() {
    let site = Site::start().await;
    let token = token(&site, &EMIL).await;
    let assertion = begin(&site, &token, "gigyaEmail", "verify").await;
    let own = ("gigyaAssertion", assertion.as_str());
    let emails = call(&site, "tfa.email.getEmails", &[own]).await["emails"].clone();
    assert_eq!(emails[0]["obfuscated"], "e***l@example.com");
    let address = [own, ("emailID", text(&emails[0], "id"))];
    let reply = call(&site, "tfa.email.sendVerificationCode", &address).await;
    assert_eq!(site.sandbox.outbox()[0].to, EMIL.login_id);
    let code = sent(&site);
    let completed = [own, ("phvToken", text(&reply, "phvToken")), ("code", &code)];
    let right = call(&site, "tfa.email.completeVerification", &completed).await;
    let reply = finish(&site, &token, &assertion, text(&right, "providerAssertion"), &[]).await;
    assert_eq!(reply["UID"], EMIL.uid);
}

#[tokio::test]
async fn the_code_of_an_authenticator_logs_in_and_a_wrong_one_does_not() {
    let site = Site::start().await;
    let token = token(&site, &THEO).await;
    let assertion = begin(&site, &token, "gigyaTotp", "verify").await;
    let wrong = [("gigyaAssertion", assertion.as_str()), ("code", "no digits")];
    assert_eq!(call(&site, "tfa.totp.verify", &wrong).await["errorDetails"], "Wrong verification code");
    assert_eq!(show_theos(&site, &[]).await["UID"], THEO.uid);
}

#[tokio::test]
async fn a_backup_code_stands_in_once() {
    let site = Site::start().await;
    let token = token(&site, &THEO).await;
    let assertion = begin(&site, &token, "gigyaTotp", "verify").await;
    let code = [("gigyaAssertion", assertion.as_str()), ("code", "10203040")];
    let verified = call(&site, "tfa.backupcodes.verify", &code).await;
    assert_eq!(call(&site, "tfa.backupcodes.verify", &code).await["errorCode"], 400_006);
    let reply = finish(&site, &token, &assertion, text(&verified, "providerAssertion"), &[]).await;
    assert_eq!(reply["UID"], THEO.uid);
}

#[tokio::test]
async fn a_device_is_trusted_for_thirty_days_unless_it_is_a_temporary_one() {
    let site = Site::start().await;
    let credentials = [("loginID", THEO.login_id), ("password", THEO.password)];
    show_theos(&site, &[("tempDevice", "true")]).await;
    assert_eq!(call(&site, "login", &credentials).await["errorCode"], 403_101);
    show_theos(&site, &[("tempDevice", "false")]).await;
    assert_eq!(call(&site, "login", &credentials).await["errorCode"], 0);
    assert_eq!(site.log_in(&THEO).await["errorCode"], 403_101, "another device");
    site.sandbox.advance(Duration::days(30));
    assert_eq!(call(&site, "login", &credentials).await["errorCode"], 403_101);
}

#[tokio::test]
async fn who_keeps_the_devices_name_back_fails_at_the_end() {
    let site = Site::start().await;
    let token = token(&site, &THEO).await;
    let assertion = begin(&site, &token, "gigyaTotp", "verify").await;
    let code = site.sandbox.authenticator_code(THEO.login_id).unwrap();
    let parameters = [("gigyaAssertion", assertion.as_str()), ("code", &code)];
    let verified = call(&site, "tfa.totp.verify", &parameters).await;
    let proof = text(&verified, "providerAssertion");
    let nameless = [("regToken", token.as_str()), parameters[0], ("providerAssertion", proof)];
    assert_eq!(site.call("accounts.tfa.finalizeTFA", &nameless).await["errorCode"], 0);
    let reply = site.call("accounts.finalizeRegistration", &[("regToken", &token)]).await;
    assert_eq!(reply["errorCode"], 403_101);
}

#[tokio::test]
async fn an_authenticator_is_registered_with_a_picture_and_its_first_code() {
    let site = Site::start().await;
    let pending = site.log_in(&RITA).await;
    let told = [&pending["errorMessage"], &pending["errorDetails"]];
    assert_eq!(pending["errorCode"], 403_102);
    assert_eq!(told, ["Account Pending TFA Registration", "Pending Two-Factor Registration"]);
    let token = token(&site, &RITA).await;
    let assertion = begin(&site, &token, "gigyaTotp", "register").await;
    let own = ("gigyaAssertion", assertion.as_str());
    let picture = call(&site, "tfa.totp.register", &[own]).await;
    assert!(text(&picture, "qrCode").starts_with("data:image/svg+xml;base64,"));
    let code = site.sandbox.authenticator_code(RITA.login_id).unwrap();
    let first = [own, ("sctToken", text(&picture, "sctToken")), ("code", &code)];
    let verified = call(&site, "tfa.totp.verify", &first).await;
    let codes = call(&site, "tfa.backupcodes.create", &[own]).await["codes"].clone();
    assert_eq!(codes.as_array().unwrap().len(), 10);
    assert_eq!(call(&site, "tfa.backupcodes.get", &[own]).await["codes"], codes);
    let reply = finish(&site, &token, &assertion, text(&verified, "providerAssertion"), &[]).await;
    assert_eq!(reply["UID"], RITA.uid);
    assert_eq!(site.log_in(&RITA).await["errorCode"], 403_101, "from now on it is asked for");
}

#[tokio::test]
async fn a_phone_is_registered_with_a_code_that_was_sent_to_it() {
    let site = Site::start().await;
    let token = token(&site, &RITA).await;
    let assertion = begin(&site, &token, "gigyaPhone", "register").await;
    let own = ("gigyaAssertion", assertion.as_str());
    let no_number = [own, ("phone", "my phone")];
    assert_eq!(call(&site, "tfa.phone.sendVerificationCode", &no_number).await["errorCode"], 400_006);
    let number = [own, ("phone", "+32 470 11 22 33"), ("method", "sms")];
    let reply = call(&site, "tfa.phone.sendVerificationCode", &number).await;
    let code = sent(&site);
    let completed = [own, ("phvToken", text(&reply, "phvToken")), ("code", &code)];
    let right = call(&site, "tfa.phone.completeVerification", &completed).await;
    let reply = finish(&site, &token, &assertion, text(&right, "providerAssertion"), &[]).await;
    assert_eq!(reply["UID"], RITA.uid);
    let token = text(&site.log_in(&RITA).await, "regToken").to_owned();
    let assertion = begin(&site, &token, "gigyaPhone", "verify").await;
    let own = ("gigyaAssertion", assertion.as_str());
    let phones = call(&site, "tfa.phone.getRegisteredPhoneNumbers", &[own]).await["phones"].clone();
    assert_eq!(phones[0]["obfuscated"], "+########233");
}

#[tokio::test]
async fn nobody_registers_a_new_factor_instead_of_showing_the_old_one() {
    let site = Site::start().await;
    let token = token(&site, &THEO).await;
    let register = [("regToken", token.as_str()), ("provider", "gigyaEmail"), ("mode", "register")];
    assert_eq!(call(&site, "tfa.initTFA", &register).await["errorCode"], 403_007);
    let assertion = begin(&site, &token, "gigyaTotp", "verify").await;
    for method in ["totp.register", "backupcodes.get", "backupcodes.create"] {
        let reply = call(&site, &format!("tfa.{method}"), &[("gigyaAssertion", &assertion)]).await;
        assert_eq!(reply["errorCode"], 403_007, "{method}");
    }
}

#[tokio::test]
async fn an_assertion_is_good_for_five_minutes_and_for_its_own_account() {
    let site = Site::start().await;
    let (tess, theo) = (token(&site, &TESS).await, token(&site, &THEO).await);
    let theirs = begin(&site, &theo, "gigyaTotp", "verify").await;
    let code = site.sandbox.authenticator_code(THEO.login_id).unwrap();
    let parameters = [("gigyaAssertion", theirs.as_str()), ("code", &code)];
    let verified = call(&site, "tfa.totp.verify", &parameters).await;
    let proof = ("providerAssertion", text(&verified, "providerAssertion"));
    let foreign = [("regToken", tess.as_str()), parameters[0], proof];
    assert_eq!(call(&site, "tfa.finalizeTFA", &foreign).await["errorCode"], 400_006);
    site.sandbox.advance(Duration::minutes(5));
    let late = call(&site, "tfa.totp.verify", &parameters).await;
    assert_eq!((&late["errorCode"], &late["errorDetails"]), (&json!(400_006), &json!("Invalid jwt")));
}

#[tokio::test]
async fn who_has_no_authenticator_shows_no_code() {
    let site = Site::start().await;
    assert_eq!(site.sandbox.authenticator_code(PINKY.login_id), None);
    let address = site.address(&format!("sandbox/authenticator/{}", THEO.login_id));
    let shown: Value = site.http.get(address).send().await.unwrap().json().await.unwrap();
    assert_eq!(text(&shown, "code").len(), 6);
    let nobody = site.address(&format!("sandbox/authenticator/{}", PINKY.login_id));
    assert_eq!(site.http.get(nobody).send().await.unwrap().status(), 404);
}

/// REST, 3.4 and 4.5: as clients do that keep cookies.
#[tokio::test]
async fn the_device_is_known_by_the_cookies_that_the_bootstrap_sets() {
    let site = Site::start().await;
    let address = site.address(&format!("accounts.webSdkBootstrap?apiKey={API_KEY}"));
    let response = site.http.get(address).send().await.unwrap();
    let set: Vec<_> =
        response.headers().get_all("set-cookie").iter().map(|one| one.to_str().unwrap().to_owned()).collect();
    assert!(set.iter().all(|cookie| cookie.contains("; Path=/; Max-Age=31536000")), "{set:?}");
    let cookies: Vec<_> = set.iter().map(|cookie| cookie.split(';').next().unwrap()).collect();
    let names: Vec<_> = cookies.iter().map(|cookie| cookie.split('=').next().unwrap()).collect();
    assert_eq!(names, ["gmid", "ucid", "hasGmid", "gig_bootstrap_3_sandbox_site"]);
    assert!(cookies[2].ends_with("=ver4") && cookies[3].ends_with("_ver4"), "{cookies:?}");
    assert_eq!(crate::site::json(response).await["hasGmid"], "ver4");

    let cookies = cookies.join("; ");
    let call = async |method: &str, parameters: Pairs<'_>| {
        let form = [&[("apiKey", API_KEY)], parameters].concat();
        let request = site.http.post(site.address(&format!("accounts.{method}"))).header("cookie", &cookies);
        crate::site::json(request.form(&form).send().await.unwrap()).await
    };
    let credentials = [("loginID", THEO.login_id), ("password", THEO.password)];
    let pending = call("login", &credentials).await;
    let token = ("regToken", text(&pending, "regToken"));
    let begun = call("tfa.initTFA", &[token, ("provider", "gigyaTotp"), ("mode", "verify")]).await;
    let assertion = ("gigyaAssertion", text(&begun, "gigyaAssertion"));
    let code = site.sandbox.authenticator_code(THEO.login_id).unwrap();
    let shown = call("tfa.totp.verify", &[assertion, ("code", &code)]).await;
    let proof = ("providerAssertion", text(&shown, "providerAssertion"));
    assert_eq!(call("tfa.finalizeTFA", &[token, assertion, proof]).await["errorCode"], 0);
    assert_eq!(call("finalizeRegistration", &[token]).await["UID"], THEO.uid);
    assert_eq!(call("login", &credentials).await["errorCode"], 0);
}
