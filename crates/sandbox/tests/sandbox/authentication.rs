//! Who asks (REST, 2).

use gigya_sandbox::seed::{MARIE, PINKY};
use gigya_sandbox::{API_KEY, PARTNER_SECRET, USER_KEY, USER_SECRET};
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
