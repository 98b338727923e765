//! Who asks (REST, 2).

use gigya::bearer::PrivateKey;
use gigya::signature::{Secret, sign_uid, verify_uid};
use gigya_sandbox::seed::{MARIE, NINA, PINKY};
use gigya_sandbox::{API_KEY, PARTNER_SECRET, PRIVATE_KEY, USER_KEY, USER_SECRET};
use serde_json::Value;
use time::OffsetDateTime;

use crate::site::{Pairs, Site, credentials, json, seconds, sign};

const GET: &str = "accounts.getAccountInfo";

async fn send(site: &Site, parameters: &[(String, String)]) -> Value {
    let pairs: Vec<_> = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    json(site.post(GET, &pairs).await).await
}

/// Signs a call for Pinky's account and gives its response code.
async fn code(site: &Site, address: &str, secret: &str, timestamp: &str, parameters: Pairs<'_>) -> Value {
    send(site, &sign(address, secret, timestamp, parameters)).await["errorCode"].clone()
}

#[tokio::test]
async fn a_request_signed_with_the_user_keys_secret_may_name_any_account() {
    let site = Site::start().await;
    for who in [&PINKY, &MARIE] {
        let reply = site.signed(GET, &[("UID", who.uid)]).await;
        assert_eq!((&reply["errorCode"], &reply["UID"]), (&0.into(), &who.uid.into()));
    }
}

#[tokio::test]
async fn without_a_user_key_the_partners_secret_signs() {
    let site = Site::start().await;
    let parameters = [("apiKey", API_KEY), ("UID", PINKY.uid)];
    let (address, now) = (site.address(GET), seconds());
    assert_eq!(code(&site, &address, PARTNER_SECRET, &now, &parameters).await, 0);
    assert_eq!(code(&site, &address, USER_SECRET, &now, &parameters).await, 403_003);
}

#[tokio::test]
async fn the_address_may_be_signed_as_https_or_without_its_port() {
    let site = Site::start().await;
    let parameters = credentials(&[("UID", PINKY.uid)]);
    let with_port = site.address(GET).replace("http://", "https://");
    let addresses =
        [with_port.as_str(), &format!("http://127.0.0.1/{GET}"), &format!("https://127.0.0.1/{GET}")];
    for address in addresses {
        assert_eq!(code(&site, address, USER_SECRET, &seconds(), &parameters).await, 0, "{address}");
    }
}

#[tokio::test]
async fn a_changed_parameter_or_a_foreign_address_breaks_the_signature() {
    let site = Site::start().await;
    let parameters = credentials(&[("UID", PINKY.uid)]);
    let mut changed = sign(&site.address(GET), USER_SECRET, &seconds(), &parameters);
    changed.iter_mut().find(|(name, _)| name == "UID").unwrap().1 = MARIE.uid.to_owned();
    assert_eq!(send(&site, &changed).await["errorCode"], 403_003);
    let elsewhere = format!("https://accounts.eu1.gigya.com/{GET}");
    assert_eq!(code(&site, &elsewhere, USER_SECRET, &seconds(), &parameters).await, 403_003);
}

#[tokio::test]
async fn a_timestamp_in_milliseconds_passes_and_one_outside_the_window_has_expired() {
    let site = Site::start().await;
    let parameters = credentials(&[("UID", PINKY.uid)]);
    let address = site.address(GET);
    let now = OffsetDateTime::now_utc().unix_timestamp();
    // Ten seconds off the limit of 120 on either side, since the clock goes on.
    let stamps = [(format!("{now}000"), 0), ((now - 110).to_string(), 0), ((now - 130).to_string(), 403_002)];
    for (timestamp, expected) in stamps {
        let found = code(&site, &address, USER_SECRET, &timestamp, &parameters).await;
        assert_eq!(found, expected, "{timestamp}");
    }
    let early = (now + 130).to_string();
    assert_eq!(code(&site, &address, USER_SECRET, &early, &parameters).await, 403_002);
}

#[tokio::test]
async fn a_signed_request_passes_once() {
    let site = Site::start().await;
    let signed = sign(&site.address(GET), USER_SECRET, &seconds(), &credentials(&[("UID", PINKY.uid)]));
    assert_eq!(send(&site, &signed).await["errorCode"], 0);
    assert_eq!(send(&site, &signed).await["errorCode"], 403_004);
}

#[tokio::test]
async fn a_signature_in_the_url_safe_alphabet_passes() {
    let site = Site::start().await;
    let parameters = credentials(&[("UID", PINKY.uid)]);
    let mut signed = sign(&site.address(GET), USER_SECRET, &seconds(), &parameters);
    let sig = &mut signed.iter_mut().find(|(name, _)| name == "sig").unwrap().1;
    *sig = sig.replace('+', "-").replace('/', "_");
    assert_eq!(send(&site, &signed).await["errorCode"], 0);
}

#[tokio::test]
async fn a_signature_needs_its_timestamp_and_its_nonce() {
    let site = Site::start().await;
    for missing in ["timestamp", "nonce"] {
        let mut signed =
            sign(&site.address(GET), USER_SECRET, &seconds(), &credentials(&[("UID", PINKY.uid)]));
        signed.retain(|(name, _)| name != missing);
        let reply = send(&site, &signed).await;
        assert_eq!(reply["errorCode"], 400_002);
        assert_eq!(reply["errorDetails"], format!("Missing required parameter : {missing}"));
    }
}

#[tokio::test]
async fn an_unknown_user_key_is_named_in_the_details() {
    let site = Site::start().await;
    let parameters = [("apiKey", API_KEY), ("userKey", "somebody"), ("UID", PINKY.uid)];
    let reply = send(&site, &sign(&site.address(GET), USER_SECRET, &seconds(), &parameters)).await;
    assert_eq!(reply["errorCode"], 403_005);
    assert_eq!(reply["errorDetails"], "The supplied userkey was not found");
}

#[tokio::test]
async fn a_secret_in_the_body_passes_on_loopback_and_nowhere_else() {
    let site = Site::start().await;
    let right = credentials(&[("secret", USER_SECRET), ("UID", PINKY.uid)]);
    assert_eq!(json(site.post(GET, &right).await).await["errorCode"], 0);
    let elsewhere = site.http.post(site.address(GET)).header("host", "accounts.example.com").form(&right);
    assert_eq!(json(elsewhere.send().await.unwrap()).await["errorCode"], 403_006);
}

#[tokio::test]
async fn a_wrong_secret_is_refused_and_so_is_the_partners_alone() {
    let site = Site::start().await;
    let wrong = [("apiKey", API_KEY), ("userKey", USER_KEY), ("secret", PARTNER_SECRET), ("UID", PINKY.uid)];
    let reply = json(site.post(GET, &wrong).await).await;
    assert_eq!((&reply["errorCode"], &reply["errorMessage"]), (&403_010.into(), &"Invalid Secret".into()));
    let alone = [("apiKey", API_KEY), ("secret", PARTNER_SECRET), ("UID", PINKY.uid)];
    assert_eq!(json(site.post(GET, &alone).await).await["errorCode"], 403_010);
}

#[tokio::test]
async fn nobody_names_an_account_without_credentials() {
    let site = Site::start().await;
    let token = site.session(&PINKY).await;
    for method in [GET, "accounts.setAccountInfo", "accounts.logout", "socialize.getUserInfo"] {
        let anonymous = site.call(method, &[("UID", MARIE.uid)]).await;
        assert_eq!(anonymous["errorCode"], 403_007, "{method}");
        let session = site.call(method, &[("UID", MARIE.uid), ("login_token", &token)]).await;
        assert_eq!(session["errorCode"], 403_007, "{method}");
    }
    assert_eq!(site.call("accounts.getJWT", &[("targetUID", MARIE.uid)]).await["errorCode"], 403_007);
}

#[tokio::test]
async fn a_server_has_to_name_the_account_and_it_has_to_exist() {
    let site = Site::start().await;
    assert_eq!(site.signed(GET, &[]).await["errorCode"], 400_002);
    assert_eq!(site.signed(GET, &[("UID", "nobody")]).await["errorCode"], 403_005);
}

#[tokio::test]
async fn a_refused_signature_says_what_should_have_been_signed() {
    let site = Site::start().await;
    let mut signed = sign(&site.address(GET), USER_SECRET, &seconds(), &credentials(&[("UID", PINKY.uid)]));
    let right =
        std::mem::replace(&mut signed.iter_mut().find(|(name, _)| name == "sig").unwrap().1, "x".into());
    let reply = send(&site, &signed).await;
    assert_eq!((&reply["errorCode"], &reply["expectedSignature"]), (&403_003.into(), &right.into()));
    let base = reply["baseString"].as_str().unwrap();
    assert!(base.starts_with("POST&http%3A%2F%2F127.0.0.1%3A") && !base.contains("sig"), "{base}");
}

#[tokio::test]
async fn where_the_site_is_strict_no_quirk_passes() {
    let site = Site::start().await;
    site.sandbox.change_settings(|settings| settings.strict_signatures = true);
    let parameters = credentials(&[("UID", PINKY.uid)]);
    let as_https = site.address(GET).replace("http://", "https://");
    assert_eq!(code(&site, &as_https, USER_SECRET, &seconds(), &parameters).await, 403_003);
    assert_eq!(code(&site, &site.address(GET), USER_SECRET, &seconds(), &parameters).await, 0);
}

#[tokio::test]
async fn a_bearer_token_of_the_private_key_speaks_for_the_user_key_once() {
    let site = Site::start().await;
    let key = PrivateKey::from_pem(PRIVATE_KEY).unwrap();
    let now = OffsetDateTime::now_utc().unix_timestamp().unsigned_abs();
    let ask = async |token: &str| {
        let form = [("apiKey", API_KEY), ("UID", MARIE.uid)];
        let request = site.http.post(site.address(GET)).bearer_auth(token).form(&form);
        json(request.send().await.unwrap()).await
    };
    let token = key.token(USER_KEY, now, "once");
    let reply = ask(&token).await;
    assert_eq!((&reply["errorCode"], &reply["UID"]), (&0.into(), &MARIE.uid.into()));
    assert_eq!(ask(&token).await["errorCode"], 403_004);
    assert_eq!(ask(&key.token(USER_KEY, now - 130, "old")).await["errorCode"], 403_002);
    let nobody = ask(&key.token("somebody", now, "nobody")).await;
    assert_eq!(nobody["errorMessage"], "Invalid authentication header");
    assert_eq!(nobody["errorCode"], 400_008);
}

#[tokio::test]
async fn an_access_token_is_for_those_who_know_a_secret_and_is_good_for_an_hour() {
    let site = Site::start().await;
    let ask = async |client: &str, secret: &str, grant: &str| {
        let form = [("grant_type", grant), ("client_id", client), ("client_secret", secret)];
        json(site.post("socialize.getToken", &form).await).await
    };
    assert_eq!(ask(USER_KEY, PARTNER_SECRET, "none").await["errorCode"], 403_010);
    assert_eq!(ask("somebody", USER_SECRET, "none").await["errorCode"], 403_005);
    assert_eq!(ask(USER_KEY, USER_SECRET, "password").await["errorCode"], 400_013);
    for (client, secret) in [(USER_KEY, USER_SECRET), (API_KEY, PARTNER_SECRET)] {
        let reply = ask(client, secret, "none").await;
        assert_eq!(reply["expires_in"], 3600);
        let token = reply["access_token"].as_str().unwrap().to_owned();
        let call = async |header: String| {
            let form = [("apiKey", API_KEY), ("UID", PINKY.uid), ("httpStatusCodes", "true")];
            let request = site.http.post(site.address(GET)).header("authorization", header).form(&form);
            let response = request.send().await.unwrap();
            (response.status().as_u16(), json(response).await["errorCode"].clone())
        };
        assert_eq!(call(format!("OAuth {token}")).await, (200, 0.into()));
        assert_eq!(call("OAuth invented".to_owned()).await, (401, 403_025.into()));
        let by_parameter = site.call(GET, &[("oauth_token", &token), ("UID", PINKY.uid)]).await;
        assert_eq!(by_parameter["errorCode"], 0);
        site.sandbox.advance(time::Duration::hours(1));
        assert_eq!(call(format!("OAuth {token}")).await, (401, 403_025.into()));
    }
}

#[tokio::test]
async fn no_secret_and_no_access_token_travels_over_plain_http() {
    let site = Site::start().await;
    let elsewhere = async |method: &str, form: Pairs<'_>, header: &str| {
        let request = site.http.post(site.address(method)).header("host", "accounts.example.com");
        let request = request.header("authorization", header).form(form);
        json(request.send().await.unwrap()).await["errorCode"].clone()
    };
    let secret = [("grant_type", "none"), ("client_id", USER_KEY), ("client_secret", USER_SECRET)];
    let plain = site.http.post(site.address("socialize.getToken")).header("host", "accounts.example.com");
    assert_eq!(json(plain.form(&secret).send().await.unwrap()).await["errorCode"], 403_006);
    let token = json(site.post("socialize.getToken", &secret).await).await["access_token"].clone();
    let header = format!("OAuth {}", token.as_str().unwrap());
    assert_eq!(elsewhere(GET, &[("apiKey", API_KEY), ("UID", PINKY.uid)], &header).await, 403_025);
}

/// Signs a call of an app with the secret of its session.
async fn as_app(site: &Site, method: &str, session: &Value, parameters: Pairs<'_>) -> Value {
    let text = |name: &str| session[name].as_str().unwrap();
    let all = [&[("oauth_token", text("sessionToken")), ("targetEnv", "mobile")], parameters].concat();
    let signed = sign(&site.address(method), text("sessionSecret"), &seconds(), &all);
    let request = site.http.post(site.address(method)).header("apikey", API_KEY).form(&signed);
    json(request.send().await.unwrap()).await
}

#[tokio::test]
async fn an_app_signs_with_the_secret_of_its_session_and_names_the_key_in_a_header() {
    let site = Site::start().await;
    let login = [("loginID", MARIE.login_id), ("password", MARIE.password), ("targetEnv", "mobile")];
    let session = site.call("accounts.login", &login).await["sessionInfo"].clone();
    let account = as_app(&site, GET, &session, &[]).await;
    assert_eq!((&account["errorCode"], &account["UID"]), (&0.into(), &MARIE.uid.into()));
    assert_eq!(as_app(&site, "accounts.session.verify", &session, &[]).await["errorCode"], 0);
    let mut foreign = session.clone();
    foreign["sessionSecret"] = USER_SECRET.into();
    assert_eq!(as_app(&site, GET, &foreign, &[]).await["errorCode"], 403_003);
    let token = session["sessionToken"].as_str().unwrap();
    assert_eq!(site.call(GET, &[("login_token", token)]).await["errorCode"], 403_005);
    assert_eq!(as_app(&site, "accounts.logout", &session, &[]).await["errorCode"], 0);
    assert_eq!(as_app(&site, "accounts.session.verify", &session, &[]).await["errorCode"], 403_005);
}

/// REST, 4.17.
#[tokio::test]
async fn whether_an_apps_session_is_one_is_told_to_whoever_has_its_token() {
    let site = Site::start().await;
    let login = [("loginID", MARIE.login_id), ("password", MARIE.password), ("targetEnv", "mobile")];
    let short = [&login[..], &[("sessionExpiration", "60")]].concat();
    let session = site.call("accounts.login", &short).await["sessionInfo"].clone();
    let verify = async |token| {
        site.call("accounts.session.verify", &[("oauth_token", token)]).await["errorCode"].clone()
    };
    let token = session["sessionToken"].as_str().unwrap();
    assert_eq!([verify(token).await, verify("st2.s.unknown").await], [0, 403_005]);
    let browser = site.session(&MARIE).await;
    assert_eq!(verify(&browser).await, 403_005);
    site.sandbox.advance(time::Duration::seconds(60));
    assert_eq!(verify(token).await, 403_005);
    assert_eq!(site.call("accounts.session.verify", &[]).await["errorCode"], 400_002);
}

/// Android's SDK does not sign what a registration token speaks for (REST, 2.1c).
#[tokio::test]
async fn an_app_with_a_registration_token_need_not_sign() {
    let site = Site::start().await;
    let pending = site.log_in(&NINA).await;
    let form = [
        ("oauth_token", "st2.s.of-another-session"),
        ("targetEnv", "mobile"),
        ("regToken", pending["regToken"].as_str().unwrap()),
    ];
    assert_eq!(site.call(GET, &form).await["UID"], NINA.uid);
    assert_eq!(site.call(GET, &form[..2]).await["errorCode"], 403_005);
}

#[tokio::test]
async fn a_uid_signature_of_the_partner_is_exchanged_for_one_of_the_user_key() {
    let site = Site::start().await;
    let [partner, user] = [PARTNER_SECRET, USER_SECRET].map(|text| Secret::from_base64(text).unwrap());
    let exchange = async |signature: &str, timestamp: &str| {
        let parameters = [("UID", PINKY.uid), ("UIDSignature", signature), ("signatureTimestamp", timestamp)];
        site.signed("accounts.exchangeUIDSignature", &parameters).await
    };
    let login = site.log_in(&PINKY).await;
    let [signature, timestamp] =
        ["UIDSignature", "signatureTimestamp"].map(|name| login[name].as_str().unwrap());
    let now = seconds().parse().unwrap();
    assert!(verify_uid(&partner, PINKY.uid, timestamp, signature, now));
    assert!(!verify_uid(&user, PINKY.uid, timestamp, signature, now));
    let reply = exchange(signature, timestamp).await;
    let [exchanged, again] = ["UIDSignature", "signatureTimestamp"].map(|name| reply[name].as_str().unwrap());
    assert_eq!(reply["UID"], PINKY.uid);
    assert!(verify_uid(&user, PINKY.uid, again, exchanged, now));
    assert_eq!(exchange(exchanged, again).await["errorCode"], 400_006);
    let old = (now - 70).to_string();
    assert_eq!(exchange(&sign_uid(&partner, PINKY.uid, &old), &old).await["errorCode"], 403_002);
    let anonymous = [("UID", PINKY.uid), ("UIDSignature", signature), ("signatureTimestamp", timestamp)];
    assert_eq!(site.call("accounts.exchangeUIDSignature", &anonymous).await["errorCode"], 403_007);
}
