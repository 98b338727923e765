//! `accounts.getJWT` and `accounts.getJWTPublicKey` (REST, 3.3), verified by somebody else's library.

use gigya_sandbox::API_KEY;
use gigya_sandbox::seed::{MARIE, OLGA, PINKY, Seeded, TESS};
use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde_json::{Value, json};

use crate::site::{self, Site};

async fn key(site: &Site) -> Jwk {
    let reply = site.call("accounts.getJWTPublicKey", &[("V2", "true")]).await;
    let keys: JwkSet = serde_json::from_value(reply).unwrap();
    keys.keys[0].clone()
}

/// The claims, if the token is good.
async fn verified(site: &Site, token: &str) -> Option<Value> {
    let mut validation = Validation::new(Algorithm::RS256);
    validation.set_issuer(&["https://fidm.gigya.com/jwt/3_sandbox_site/"]);
    validation.validate_aud = false;
    let key = DecodingKey::from_jwk(&key(site).await).unwrap();
    decode::<Value>(token, &key, &validation).ok().map(|token| token.claims)
}

async fn token(site: &Site, parameters: site::Pairs<'_>) -> String {
    let session = site.session(&PINKY).await;
    let all = [&[("login_token", session.as_str())], parameters].concat();
    site.call("accounts.getJWT", &all).await["id_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn an_id_token_says_who_and_lives_five_minutes() {
    let site = Site::start().await;
    let claims = verified(&site, &token(&site, &[]).await).await.unwrap();
    assert_eq!((&claims["sub"], &claims["apiKey"]), (&json!(PINKY.uid), &json!(API_KEY)));
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 300);
    assert!(claims.get("aud").is_none());
}

#[tokio::test]
async fn lifetime_audience_and_fields_are_as_asked() {
    let site = Site::start().await;
    let session = site.session(&PINKY).await;
    let parameters = [
        ("login_token", session.as_str()),
        ("expiration", "60"),
        ("audience", "summer-quiz"),
        ("fields", "profile.email,data.hair,profile.zip"),
    ];
    let reply = site.call("accounts.getJWT", &parameters).await;
    assert_eq!(reply["ignoredFields"], "profile.zip");
    let claims = verified(&site, reply["id_token"].as_str().unwrap()).await.unwrap();
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 60);
    assert_eq!(claims["aud"], "summer-quiz");
    assert_eq!((&claims["email"], &claims["data.hair"]), (&json!(PINKY.login_id), &json!("blonde")));
}

#[tokio::test]
async fn a_lifetime_that_is_none_is_refused() {
    let site = Site::start().await;
    let session = site.session(&PINKY).await;
    for expiration in ["0", "-5", "long"] {
        let parameters = [("login_token", session.as_str()), ("expiration", expiration)];
        assert_eq!(site.call("accounts.getJWT", &parameters).await["errorCode"], 400_006, "{expiration}");
    }
}

#[tokio::test]
async fn a_server_takes_an_id_token_for_the_account_that_it_names() {
    let site = Site::start().await;
    let reply = site.signed("accounts.getJWT", &[("targetUID", MARIE.uid)]).await;
    let claims = verified(&site, reply["id_token"].as_str().unwrap()).await.unwrap();
    assert_eq!(claims["sub"], MARIE.uid);
}

#[tokio::test]
async fn the_account_brings_an_id_token_when_it_is_included() {
    let site = Site::start().await;
    let session = site.session(&PINKY).await;
    let parameters = [("login_token", session.as_str()), ("include", "profile,id_token")];
    let reply = site.call("accounts.getAccountInfo", &parameters).await;
    let claims = verified(&site, reply["id_token"].as_str().unwrap()).await.unwrap();
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 60);
}

/// REST, 4.4 and 4.3; 6.1 for the two names of the risk policy.
#[tokio::test]
async fn a_login_and_a_finalized_registration_bring_an_id_token_and_the_risk_policy_when_they_are_included() {
    let site = Site::start().await;
    let include = ("include", "id_token,rba");
    let login = async |who: &Seeded, include| {
        let parameters = [("loginID", who.login_id), ("password", who.password), include];
        site.call("accounts.login", &parameters).await
    };
    let subject = async |reply: &Value| {
        verified(&site, reply["id_token"].as_str().unwrap()).await.unwrap()["sub"].clone()
    };
    let session = login(&PINKY, include).await;
    assert_eq!(
        (&subject(&session).await, &session["rbaPolicy"]["riskPolicy"]),
        (&json!(PINKY.uid), &json!("low"))
    );
    assert!(login(&PINKY, ("include", "profile")).await["id_token"].is_null());

    let pending = login(&TESS, include).await;
    assert_eq!((&pending["errorCode"], &subject(&pending).await), (&json!(403_101), &json!(TESS.uid)));

    let own = [("UID", OLGA.uid), ("rba", r#"{"riskPolicy": "high"}"#)];
    assert_eq!(site.signed("accounts.setAccountInfo", &own).await["errorCode"], 0);
    let pending = login(&OLGA, include).await;
    let token = ("regToken", pending["regToken"].as_str().unwrap());
    let change = [token, ("newPassword", "quite-New-2")];
    assert_eq!(site.call("accounts.setAccountInfo", &change).await["errorCode"], 0);
    let account = site.call("accounts.finalizeRegistration", &[token, include]).await;
    assert_eq!((&subject(&account).await, &account["rba"]["riskPolicy"]), (&json!(OLGA.uid), &json!("high")));
    assert!(account["rbaPolicy"].is_null());
}

#[tokio::test]
async fn the_public_key_comes_without_an_api_key_as_a_set_or_flat() {
    let site = Site::start().await;
    let flat = site::json(site.post("accounts.getJWTPublicKey", &[]).await).await;
    let set = site::json(site.post("accounts.getJWTPublicKey", &[("V2", "true")]).await).await;
    // As SAP's PHP SDK asks for it (REST, 2.1).
    let by_php = [("oauth_token", API_KEY), ("V2", "true")];
    let by_php = site::json(site.post("accounts.getJWTPublicKey", &by_php).await).await;
    assert_eq!(by_php["keys"], set["keys"]);
    for name in ["kty", "alg", "use", "kid", "n", "e"] {
        assert!(flat[name].is_string(), "{name}");
        assert_eq!(flat[name], set["keys"][0][name], "{name}");
    }
    assert_eq!((&flat["kty"], &flat["alg"]), (&json!("RSA"), &json!("RS256")));
    let header = decode_header(&token(&site, &[]).await).unwrap();
    assert_eq!(json!(header.kid), flat["kid"]);
}

#[tokio::test]
async fn a_test_mints_good_expired_and_foreign_tokens() {
    let site = Site::start().await;
    let now = time::OffsetDateTime::now_utc().unix_timestamp();
    let claims =
        |exp: i64| json!({"iss": "https://fidm.gigya.com/jwt/3_sandbox_site/", "sub": "me", "exp": exp});
    let good = site.sandbox.mint_id_token(&claims(now + 60));
    assert_eq!(verified(&site, &good).await, Some(claims(now + 60)));
    let expired = site.sandbox.mint_id_token(&claims(now - 3600));
    assert_eq!(verified(&site, &expired).await, None);
    let foreign = site.sandbox.mint_foreign_id_token(&claims(now + 60));
    assert_eq!(decode_header(&foreign).unwrap().kid, decode_header(&good).unwrap().kid);
    assert_eq!(verified(&site, &foreign).await, None);
}
