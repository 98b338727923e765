//! How the proxy proves to Gigya that it may call: by the credentials that it is given.

use connection_proxy::{Environment, Limits};
use contract::{Prefill, ProblemCode};
use gigya_sandbox::seed::MARIE;
use gigya_sandbox::{PARTNER_SECRET, USER_KEY, USER_SECRET};
use jsonwebtoken::{Algorithm, DecodingKey, Header, Validation};
use reqwest::Method;
use serde_json::Value;

use crate::line::{Way, Wired, code, signed};
use crate::world::{World, read, refusal, unix_seconds};

const PRIVATE_KEY: &str = include_str!("../../../gigya/tests/private-key.pkcs8.pem");
const PUBLIC_KEY: &str = include_str!("../../../gigya/tests/public-key.pem");

#[tokio::test]
async fn a_user_key_and_its_secret_in_the_body_are_believed() {
    let variables = [("GIGYA_SANDBOX_USER_KEY", USER_KEY), ("GIGYA_SANDBOX_SECRET_IN_BODY", USER_SECRET)];
    let world = World::with_credentials(Environment::of(variables)).await;
    assert_eq!(world.connect(&MARIE, "contest").await.prefill().await.gigya_id, MARIE.uid);
}

#[tokio::test]
async fn what_a_private_key_signs_is_believed() {
    let variables =
        [("GIGYA_SANDBOX_USER_KEY", USER_KEY), ("GIGYA_SANDBOX_PRIVATE_KEY", gigya_sandbox::PRIVATE_KEY)];
    let world = World::with_credentials(Environment::of(variables)).await;
    assert_eq!(world.connect(&MARIE, "contest").await.prefill().await.gigya_id, MARIE.uid);
}

#[tokio::test]
async fn the_partners_secret_signs_calls_and_verifies_participants() {
    let world =
        World::with_credentials(Environment::of([("GIGYA_SANDBOX_PARTNER_SECRET", PARTNER_SECRET)])).await;
    let path = "/v1/campaigns/contest/session";
    let session: contract::SessionReply =
        read(world.post(path, &signed(MARIE.uid, PARTNER_SECRET)).await).await;
    assert!(world.sandbox.calls().is_empty(), "Gigya need not be asked who it is");
    let request = world.request(Method::GET, "/v1/campaigns/contest/prefill");
    let prefill = request.bearer_auth(session.token.expose()).send().await.unwrap();
    assert_eq!(read::<Prefill>(prefill).await.gigya_id, MARIE.uid);
    refusal(world.post(path, &signed(MARIE.uid, USER_SECRET)).await, ProblemCode::IdTokenRefused).await;
}

#[tokio::test]
async fn a_user_key_has_gigya_exchange_what_only_the_partner_can_verify() {
    let world = World::new().await;
    let path = "/v1/campaigns/contest/session";
    let session: contract::SessionReply =
        read(world.post(path, &signed(MARIE.uid, PARTNER_SECRET)).await).await;
    assert_eq!((session.expires_in, world.calls_of("accounts.exchangeUIDSignature")), (600, 1));
    refusal(world.post(path, &signed(MARIE.uid, USER_SECRET)).await, ProblemCode::IdTokenRefused).await;
}

#[tokio::test]
async fn a_private_key_signs_a_bearer_token_and_no_secret_travels() {
    let variables = [("GIGYA_SANDBOX_USER_KEY", "the-user-key"), ("GIGYA_SANDBOX_PRIVATE_KEY", PRIVATE_KEY)];
    let wired = Wired::with_credentials(Environment::of(variables), Limits::default(), |_, _| {
        Way::Json(code(400_008))
    })
    .await;
    let some_key = jsonwebtoken::EncodingKey::from_rsa_pem(PRIVATE_KEY.as_bytes()).unwrap();
    let header = Header { kid: Some("some-key".to_owned()), ..Header::new(Algorithm::RS256) };
    let id_token = jsonwebtoken::encode(&header, &serde_json::json!({}), &some_key).unwrap();
    let request = contract::SessionRequest { id_token };
    refusal(wired.post("contest/session", &request).await, ProblemCode::GigyaUnavailable).await;

    let heard = &wired.line.heard()[0];
    let mut names: Vec<_> = heard.form.keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, ["V2", "apiKey", "format", "httpStatusCodes"]);
    let token = heard.authorization.as_ref().unwrap().strip_prefix("Bearer ").unwrap();
    let mut rules = Validation::new(Algorithm::RS256);
    rules.set_required_spec_claims::<&str>(&[]);
    let public = DecodingKey::from_rsa_pem(PUBLIC_KEY.as_bytes()).unwrap();
    let read = jsonwebtoken::decode::<Value>(token, &public, &rules).unwrap();
    assert_eq!(read.header.kid.as_deref(), Some("the-user-key"));
    assert!(unix_seconds().abs_diff(read.claims["iat"].as_u64().unwrap()) < 30);
    assert!(read.claims["jti"].as_str().is_some_and(|jti| jti.len() >= 32));
}
