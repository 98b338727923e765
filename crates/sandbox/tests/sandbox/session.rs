//! Sessions and how they end (REST, 4.6; "Logout User" of `logichub-sap-gigya-actions.txt`).

use gigya_sandbox::API_KEY;
use gigya_sandbox::seed::{DORA, MARIE, PINKY, Seeded};
use serde_json::json;
use time::Duration;

use crate::site::{self, Pairs, Site};

const GET: &str = "accounts.getAccountInfo";

#[tokio::test]
async fn a_session_reads_its_own_account() {
    let site = Site::start().await;
    let token = site.session(&PINKY).await;
    assert_eq!(site.call(GET, &[("login_token", &token)]).await["UID"], PINKY.uid);
}

#[tokio::test]
async fn a_session_comes_as_a_cookie_too() {
    let site = Site::start().await;
    let token = site.session(&PINKY).await;
    let read = async |token: &str| {
        let request =
            site.http.post(site.address(GET)).header("cookie", format!("a=b; glt_{API_KEY}={token}"));
        site::json(request.form(&[("apiKey", API_KEY)]).send().await.unwrap()).await
    };
    assert_eq!(read(&token).await["UID"], PINKY.uid);
    assert_eq!(read("st2.s.unknown").await["errorCode"], 403_005);
}

#[tokio::test]
async fn without_a_session_and_with_an_unknown_one_nobody_is_authorised() {
    let site = Site::start().await;
    for method in
        [GET, "accounts.setAccountInfo", "accounts.getJWT", "accounts.verifyLogin", "accounts.logout"]
    {
        let anonymous = site.call(method, &[]).await;
        assert_eq!(anonymous["errorCode"], 403_005, "{method}");
        assert_eq!(anonymous["errorMessage"], "Unauthorized user", "{method}");
        let unknown = site.call(method, &[("login_token", "st2.s.unknown")]).await;
        assert_eq!(unknown["errorCode"], 403_005, "{method}");
    }
}

#[tokio::test]
async fn a_server_logs_an_account_out_on_all_devices() {
    let site = Site::start().await;
    let devices = [site.session(&PINKY).await, site.session(&PINKY).await];
    let somebody_else = site.session(&MARIE).await;
    let reply = site.signed("accounts.logout", &[("UID", PINKY.uid)]).await;
    assert_eq!(reply["errorCode"], 0);
    assert_eq!(reply["connectedProviders"], "facebook,site");
    assert_eq!(reply["UID"], PINKY.uid);
    assert_eq!(reply["logoutActiveSession"], true);
    for token in devices {
        assert_eq!(site.call(GET, &[("login_token", &token)]).await["errorCode"], 403_005);
    }
    assert_eq!(site.call(GET, &[("login_token", &somebody_else)]).await["errorCode"], 0);
}

#[tokio::test]
async fn a_log_out_of_somebody_without_a_session_says_so_and_of_nobody_is_refused() {
    let site = Site::start().await;
    let reply = site.signed("accounts.logout", &[("UID", PINKY.uid)]).await;
    assert_eq!((&reply["errorCode"], &reply["logoutActiveSession"]), (&json!(0), &json!(false)));
    assert_eq!(site.signed("accounts.logout", &[("UID", "nobody")]).await["errorCode"], 403_005);
}

#[tokio::test]
async fn a_browser_ends_its_own_session_only() {
    let site = Site::start().await;
    let (here, elsewhere) = (site.session(&PINKY).await, site.session(&PINKY).await);
    assert_eq!(site.call("accounts.logout", &[("login_token", &here)]).await["errorCode"], 0);
    assert_eq!(site.call(GET, &[("login_token", &here)]).await["errorCode"], 403_005);
    assert_eq!(site.call(GET, &[("login_token", &elsewhere)]).await["errorCode"], 0);
}

#[tokio::test]
async fn a_lifetime_that_no_calendar_knows_is_refused_and_the_next_call_answered() {
    let site = Site::start().await;
    let token = site.session(&PINKY).await;
    let endless = i64::MAX.to_string();
    let login =
        [("loginID", PINKY.login_id), ("password", PINKY.password), ("sessionExpiration", endless.as_str())];
    assert_eq!(site.call("accounts.login", &login).await["errorCode"], 400_006);
    for seconds in [endless.as_str(), "0"] {
        let jwt = [("login_token", token.as_str()), ("expiration", seconds)];
        assert_eq!(site.call("accounts.getJWT", &jwt).await["errorCode"], 400_006);
        let lite = [("email", "lotte@example.com"), ("sessionExpiration", seconds)];
        assert_eq!(site.signed("accounts.getLiteToken", &lite).await["errorCode"], 400_006);
    }
    assert_eq!(site.log_in(&PINKY).await["errorCode"], 0);
}

#[tokio::test]
async fn verify_login_answers_with_the_account() {
    let site = Site::start().await;
    let token = site.session(&PINKY).await;
    let reply = site.call("accounts.verifyLogin", &[("login_token", &token), ("include", "profile")]).await;
    assert_eq!(reply["profile"]["firstName"], "Pinky");
}

#[tokio::test]
async fn user_info_is_flat_and_leaves_out_what_is_empty() {
    let site = Site::start().await;
    let token = site.session(&PINKY).await;
    let user = site.call("socialize.getUserInfo", &[("login_token", &token)]).await;
    assert_eq!((&user["UID"], &user["firstName"]), (&json!(PINKY.uid), &json!("Pinky")));
    assert_eq!((&user["isConnected"], &user["isLoggedIn"]), (&json!(true), &json!(true)));
    assert_eq!(user["identities"][0]["provider"], "facebook");
    assert!(user["UIDSignature"].is_string() && user.get("nickname").is_none());
    assert_eq!(site.call("socialize.getUserInfo", &[]).await["errorCode"], 403_005);
}

#[tokio::test]
async fn a_login_that_is_too_old_must_be_repeated_by_the_same_person() {
    let site = Site::start().await;
    site.sandbox.change_settings(|settings| settings.recent_login = Some(60));
    let token = site.session(&PINKY).await;
    let session = ("login_token", token.as_str());
    assert_eq!(site.call("accounts.getJWT", &[session]).await["errorCode"], 0);
    site.sandbox.advance(Duration::seconds(61));
    for method in ["accounts.getJWT", "accounts.setAccountInfo"] {
        assert_eq!(site.call(method, &[session]).await["errorCode"], 403_110, "{method}");
    }
    assert_eq!(site.call(GET, &[session]).await["errorCode"], 0);
    let again = async |who: &Seeded| {
        let credentials = [("loginID", who.login_id), ("password", who.password), ("loginMode", "reAuth")];
        site.call("accounts.login", &[&credentials[..], &[session, ("targetEnv", "jssdk")]].concat()).await
    };
    assert_eq!(again(&MARIE).await["errorCode"], 403_027);
    let reply = again(&PINKY).await;
    let renewed = [("login_token", reply["sessionInfo"]["login_token"].as_str().unwrap())];
    assert_eq!(site.call("accounts.getJWT", &renewed).await["errorCode"], 0);
}

/// REST, 4.17.
#[tokio::test]
async fn a_server_begins_a_session_for_a_site_uid_which_a_browser_and_an_app_go_on_with() {
    let site = Site::start().await;
    let notify = async |who: &Seeded| site.signed("socialize.notifyLogin", &[("siteUID", who.uid)]).await;
    let reply = notify(&PINKY).await;
    for name in ["UIDSignature", "signatureTimestamp", "sessionToken", "sessionSecret", "cookieDomain"] {
        assert!(reply[name].is_string(), "{name}: {reply}");
    }
    let told = ["cookieName", "cookiePath", "UID"].map(|name| &reply[name]);
    assert_eq!(told, ["gac_3_sandbox_site", "/", PINKY.uid]);
    let code = [("authCode", reply["cookieValue"].as_str().unwrap()), ("targetEnv", "jssdk")];
    let session = site.call("socialize.notifyLogin", &code).await;
    let token = session["sessionInfo"]["login_token"].as_str().unwrap();
    assert_eq!(site.call(GET, &[("login_token", token)]).await["UID"], PINKY.uid);
    assert_eq!(site.call("socialize.notifyLogin", &code).await["errorCode"], 403_005);
    assert_eq!(notify(&DORA).await["errorCode"], 403_041);
    assert_eq!(site.signed("socialize.notifyLogin", &[("siteUID", "nobody")]).await["errorCode"], 403_005);
    assert_eq!(site.call("socialize.notifyLogin", &[("siteUID", PINKY.uid)]).await["errorCode"], 403_007);
}

/// REST, 2.1d.
#[tokio::test]
async fn neither_a_session_that_is_over_nor_one_of_an_app_buys_a_new_one() {
    let site = Site::start().await;
    let credentials = [("loginID", PINKY.login_id), ("password", PINKY.password)];
    let begin = async |more: Pairs<'_>, name: &str| {
        let reply = site.call("accounts.login", &[&credentials[..], more].concat()).await;
        reply["sessionInfo"][name].as_str().unwrap().to_owned()
    };
    let short = begin(&[("targetEnv", "jssdk"), ("sessionExpiration", "60")], "login_token").await;
    let app = begin(&[("targetEnv", "mobile")], "sessionToken").await;
    site.sandbox.advance(Duration::seconds(61));
    let exchange =
        async |code| site.call("socialize.notifyLogin", &[("authCode", code)]).await["errorCode"].clone();
    assert_eq!([exchange(&short).await, exchange(&app).await], [403_011, 403_005]);
}
