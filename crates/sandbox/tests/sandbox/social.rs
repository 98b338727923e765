//! Social login: the provider's page and what comes back from it (Web SDK, 1.6; REST, 4.4). What the SDK
//! does around it is tried in a browser.

use gigya_sandbox::seed::{MARIE, PINKY};
use gigya_sandbox::{API_KEY, InjectedFault, Misbehaviour};
use reqwest::redirect::Policy;
use reqwest::{Response, Url};
use serde_json::{Value, json};

use crate::site::{Site, token};

const PAGE: &str = "http://localhost:8700/quiz?lang=fr&errorCode=206001&regToken=old";

fn address(site: &Site, provider: &str, more: &[(&str, &str)]) -> Url {
    let state = "domain=http%3A%2F%2Flocalhost%3A8700&lid=7&messaging=1&id=7";
    let known = [("x_provider", provider), ("client_id", API_KEY), ("state", state)];
    Url::parse_with_params(&site.address("accounts.socialLogin"), known.iter().chain(more)).unwrap()
}

async fn choose(site: &Site, address: Url, identity: &str) -> Response {
    let http = reqwest::Client::builder().redirect(Policy::none()).build().unwrap();
    let request = http.post(address).header("origin", site.sandbox.url());
    request.form(&[("identity", identity)]).send().await.unwrap()
}

/// Chooses an identity in the pop-up, and gives what its message brings to the page.
async fn popup(site: &Site, provider: &str, identity: &str, more: &[(&str, &str)]) -> Value {
    let page = choose(site, address(site, provider, more), identity).await.text().await.unwrap();
    let message = page.split_once("postMessage(").unwrap().1.split_once(r#", "http://localhost:8700")"#);
    let message: Value = serde_json::from_str(message.expect("it goes to the page's origin").0).unwrap();
    assert_eq!((&message["gigya"], &message["id"]), (&json!("socialLogin"), &json!("7")));
    message["response"].clone()
}

/// Chooses an identity after a redirect, and gives the address that it leads back to.
async fn redirected(site: &Site, identity: &str) -> Url {
    let address = address(site, "facebook", &[("x_authFlow", "redirect"), ("x_redirectURL", PAGE)]);
    let response = choose(site, address, identity).await;
    assert_eq!(response.status(), 303);
    response.headers()["location"].to_str().unwrap().parse().unwrap()
}

fn query(address: &Url, name: &str) -> Option<String> {
    address.query_pairs().find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
}

#[tokio::test]
async fn the_providers_page_names_the_provider_and_the_ways_to_answer() {
    let site = Site::start().await;
    let page = site.http.get(address(&site, "<b>facebook", &[])).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("Log in with &lt;b&gt;facebook") && !page.contains("<b>"));
    for button in [r#"value="pinky""#, r#"value="""#, "data-close", "data-silence"] {
        assert!(page.contains(button), "{button}");
    }
}

#[tokio::test]
async fn a_page_for_another_site_is_refused() {
    let site = Site::start().await;
    let foreign = site.address("accounts.socialLogin?x_provider=facebook&client_id=3_another_site");
    assert_eq!(site.http.get(foreign).send().await.unwrap().status(), 400);
}

#[tokio::test]
async fn a_connected_identity_is_logged_in() {
    let site = Site::start().await;
    let reply = popup(&site, "googleplus", "pinky", &[]).await;
    assert_eq!((&reply["errorCode"], &reply["UID"]), (&json!(0), &json!(PINKY.uid)));
    assert_eq!((&reply["newUser"], &reply["loginProvider"]), (&json!(false), &json!("googleplus")));
    let session = [("login_token", reply["sessionInfo"]["login_token"].as_str().unwrap())];
    assert_eq!(site.call("accounts.getAccountInfo", &session).await["UID"], PINKY.uid);
}

#[tokio::test]
async fn a_new_identity_is_a_new_user_once() {
    let site = Site::start().await;
    let first = popup(&site, "facebook", "new", &[("x_include", "profile,data")]).await;
    assert_eq!((&first["errorCode"], &first["newUser"]), (&json!(0), &json!(true)));
    assert_eq!(first["profile"]["email"], "lotte.nieuw@example.com");
    let second = popup(&site, "facebook", "new", &[]).await;
    assert_eq!((&second["UID"], &second["newUser"]), (&first["UID"], &json!(false)));
}

#[tokio::test]
async fn an_identity_without_e_mail_has_no_login_identifier() {
    let site = Site::start().await;
    let reply = popup(&site, "twitter", "without-email", &[]).await;
    assert_eq!(reply["errorCode"], 206_003);
    let token = [("regToken", reply["regToken"].as_str().unwrap())];
    let account = site.call("accounts.getAccountInfo", &token).await;
    assert_eq!(account["profile"]["firstName"], "Gust");
}

#[tokio::test]
async fn an_identity_without_e_mail_is_completed_with_an_address_and_a_password() {
    let site = Site::start().await;
    let reg_token = token(&popup(&site, "twitter", "without-email", &[]).await);
    let completion = [
        ("regToken", reg_token.as_str()),
        ("profile", r#"{"email": "gust@example.com"}"#),
        ("newPassword", "brand-New-1"),
        ("conflictHandling", "saveProfileAndFail"),
    ];
    assert_eq!(site.call("accounts.setAccountInfo", &completion).await["errorCode"], 0);
    let finalize = [("regToken", reg_token.as_str())];
    assert_eq!(site.call("accounts.finalizeRegistration", &finalize).await["errorCode"], 0);
    let credentials = [("loginID", "gust@example.com"), ("password", "brand-New-1")];
    assert_eq!(site.call("accounts.login", &credentials).await["profile"]["firstName"], "Gust");
}

#[tokio::test]
async fn an_identity_that_is_completed_with_a_known_address_is_linked_to_its_account() {
    let site = Site::start().await;
    let reg_token = token(&popup(&site, "twitter", "without-email", &[]).await);
    let profile = json!({"email": PINKY.login_id, "city": "Diest"}).to_string();
    let handling = ("conflictHandling", "saveProfileAndFail");
    let completion = [("regToken", reg_token.as_str()), ("profile", &profile), handling];
    let conflict = site.call("accounts.setAccountInfo", &completion).await;
    assert_eq!(conflict["errorCode"], 200_010);
    let reg_token = token(&conflict);
    let link = [
        ("loginID", PINKY.login_id),
        ("password", PINKY.password),
        ("loginMode", "link"),
        ("regToken", reg_token.as_str()),
    ];
    assert_eq!(site.call("accounts.login", &link).await["errorCode"], 200_009);
    assert_eq!(popup(&site, "twitter", "without-email", &[]).await["UID"], PINKY.uid);
}

#[tokio::test]
async fn an_e_mail_address_of_somebody_elses_account_is_a_conflict_with_that_account() {
    let site = Site::start().await;
    let reply = popup(&site, "googleplus", "marie", &[]).await;
    assert_eq!(reply["errorCode"], 403_043);
    assert!(reply["sessionInfo"].get("login_token").is_none());
    let token = [("regToken", reply["regToken"].as_str().unwrap())];
    let conflict = site.call("accounts.getConflictingAccount", &token).await;
    assert_eq!(conflict["conflictingAccount"]["loginProviders"], json!(["site"]));
}

#[tokio::test]
async fn with_the_new_linking_a_conflict_says_which_identity_is_to_be_connected() {
    let site = Site::start().await;
    site.sandbox.change_settings(|settings| settings.link_account_v2 = true);
    let reply = popup(&site, "googleplus", "marie", &[]).await;
    assert_eq!((&reply["errorCode"], &reply["provider"]), (&json!(409_003), &json!("googleplus")));
    for name in ["regToken", "provider_uid", "access_token", "code"] {
        assert!(reply[name].is_string(), "{name}");
    }
    let link = [
        ("loginID", MARIE.login_id),
        ("password", MARIE.password),
        ("loginMode", "link"),
        ("regToken", reply["regToken"].as_str().unwrap()),
        ("targetEnv", "jssdk"),
    ];
    let linked = site.call("accounts.login", &link).await;
    assert_eq!((&linked["errorCode"], &linked["UID"]), (&json!(200_009), &json!(MARIE.uid)));
    assert_eq!(popup(&site, "googleplus", "marie", &[]).await["errorCode"], 409_003, "not connected yet");
    let sessions = json!({"googleplus": {"authToken": reply["access_token"]}}).to_string();
    let session = linked["sessionInfo"]["login_token"].as_str().unwrap();
    let connect =
        [("loginMode", "connect"), ("providerSessions", sessions.as_str()), ("login_token", session)];
    assert_eq!(site.call("accounts.notifySocialLogin", &connect).await["UID"], MARIE.uid);
    assert_eq!(popup(&site, "googleplus", "marie", &[]).await["UID"], MARIE.uid);
    assert_eq!(site.call("accounts.notifySocialLogin", &connect).await["errorCode"], 409_001);
}

#[tokio::test]
async fn the_other_provider_links_the_accounts() {
    let site = Site::start().await;
    let conflict = popup(&site, "googleplus", "pinky-elsewhere", &[]).await;
    let token = conflict["regToken"].as_str().unwrap();
    let link = [("x_loginMode", "link"), ("x_regToken", token)];
    let stranger = popup(&site, "facebook", "new", &link).await;
    assert_eq!(stranger["errorCode"], 403_042);
    let reply = popup(&site, "facebook", "pinky", &link).await;
    assert_eq!((&reply["errorCode"], &reply["UID"]), (&json!(200_009), &json!(PINKY.uid)));
    assert!(reply["sessionInfo"]["login_token"].is_string());
    let account = site.sandbox.account(PINKY.uid).unwrap();
    assert_eq!(account["socialProviders"], "facebook,site,googleplus");
    let again = popup(&site, "googleplus", "pinky-elsewhere", &[]).await;
    assert_eq!(again["UID"], PINKY.uid);
}

#[tokio::test]
async fn who_cancels_is_told_so() {
    let site = Site::start().await;
    let reply = popup(&site, "facebook", "", &[]).await;
    assert_eq!(
        (&reply["errorCode"], &reply["errorMessage"]),
        (&json!(200_001), &json!("Operation canceled"))
    );
}

#[tokio::test]
async fn a_social_login_can_be_made_to_fail() {
    let site = Site::start().await;
    let fault = Misbehaviour::Code { code: gigya::ResponseCode(500_023) };
    site.sandbox.inject(InjectedFault::once("accounts.socialLogin", fault));
    assert_eq!(popup(&site, "facebook", "pinky", &[]).await["errorCode"], 500_023);
}

#[tokio::test]
async fn a_redirect_brings_a_code_back_that_is_a_session_once() {
    let site = Site::start().await;
    let back = redirected(&site, "pinky").await;
    assert_eq!((back.path(), query(&back, "lang").as_deref()), ("/quiz", Some("fr")));
    assert_eq!([query(&back, "errorCode"), query(&back, "regToken")], [None, None]);
    let code = query(&back, "authCode").unwrap();
    let exchange = [("authCode", code.as_str()), ("targetEnv", "jssdk")];
    let reply = site.call("socialize.notifyLogin", &exchange).await;
    assert_eq!(reply["UID"], PINKY.uid);
    let session = [("login_token", reply["sessionInfo"]["login_token"].as_str().unwrap())];
    assert_eq!(site.call("accounts.getAccountInfo", &session).await["errorCode"], 0);
    assert_eq!(site.call("socialize.notifyLogin", &exchange).await["errorCode"], 403_005);
}

#[tokio::test]
async fn a_redirect_brings_a_code_of_error_and_a_registration_token_back() {
    let site = Site::start().await;
    let back = redirected(&site, "without-email").await;
    assert_eq!(query(&back, "errorCode").as_deref(), Some("206003"));
    let token = query(&back, "regToken").unwrap();
    assert_ne!(token, "old");
    let account = site.call("accounts.getAccountInfo", &[("regToken", &token)]).await;
    assert_eq!(account["profile"]["firstName"], "Gust");
}

#[tokio::test]
async fn a_redirect_leads_to_web_pages_only() {
    let site = Site::start().await;
    let script = [("x_authFlow", "redirect"), ("x_redirectURL", "javascript:alert(1)")];
    let response = choose(&site, address(&site, "facebook", &script), "pinky").await;
    assert_eq!(response.status(), 400);
}

/// REST, 6.5.5.
#[tokio::test]
async fn a_first_login_takes_over_the_lite_account_of_its_address() {
    let site = Site::start().await;
    let email = "lotte.nieuw@example.com";
    assert_eq!(site.signed("accounts.importLiteAccount", &[("email", email)]).await["errorCode"], 0);
    assert_eq!(popup(&site, "facebook", "new", &[]).await["errorCode"], 0);
    let query = format!("SELECT UID, hasFullAccount FROM emailAccounts WHERE email = '{email}'");
    let found = site.signed("accounts.search", &[("query", &query)]).await;
    assert_eq!(
        found["results"],
        json!([{"UID": site.sandbox.account(email).unwrap()["UID"], "hasFullAccount": true}])
    );
}
