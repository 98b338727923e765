//! Who a participant is: whom a verified token names, and nobody else.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::{Participation, ProblemCode};
use gigya_sandbox::seed::{MARIE, SAM};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{World, claims, read, refusal, unix_seconds};

const KEYS: &str = "accounts.getJWTPublicKey";

async fn refused(world: &World, id_token: &str, why: &str) {
    let response = world.open_session("contest", id_token).await;
    assert_eq!(response.status(), 401, "{why}");
    refusal(response, ProblemCode::IdTokenRefused).await;
}

/// Fresh claims of Marie's with some changed; null takes one away.
fn with(changes: &Value) -> Value {
    let mut claims = claims(MARIE.uid);
    for (name, value) in changes.as_object().unwrap() {
        if value.is_null() {
            claims.as_object_mut().unwrap().remove(name);
        } else {
            claims[name] = value.clone();
        }
    }
    claims
}

#[tokio::test]
async fn a_fresh_id_token_of_the_site_opens_a_session() {
    let world = World::new().await;
    let participant = world.connect(&MARIE, "contest").await;
    assert_eq!(participant.prefill().await.gigya_id, MARIE.uid);
}

#[tokio::test]
async fn an_id_token_for_this_campaign_opens_its_session() {
    let world = World::new().await;
    for audience in [json!("contest"), json!(["somewhere", "contest"])] {
        let id_token = world.sandbox.mint_id_token(&with(&json!({ "aud": audience })));
        assert_eq!(world.open_session("contest", &id_token).await.status(), 200);
    }
}

#[tokio::test]
async fn nobody_keeps_the_answer_with_the_participants_token() {
    let world = World::new().await;
    let id_token = world.sandbox.mint_id_token(&claims(MARIE.uid));
    let response = world.open_session("contest", &id_token).await;
    assert_eq!(response.headers()["cache-control"], "no-store");
}

#[tokio::test]
async fn clocks_that_are_some_seconds_apart_keep_nobody_out() {
    let world = World::new().await;
    let now = unix_seconds();
    for times in [json!({"iat": now + 8}), json!({"iat": now - 30, "exp": now - 3})] {
        let id_token = world.sandbox.mint_id_token(&with(&times));
        assert_eq!(world.open_session("contest", &id_token).await.status(), 200, "{times}");
    }
}

#[tokio::test]
async fn an_id_token_that_does_not_say_who_came_here_now_is_refused() {
    let world = World::new().await;
    let now = unix_seconds();
    let table = [
        ("expired", json!({"exp": now - 12})),
        ("without an end", json!({"exp": null})),
        ("issued more than a minute ago", json!({"iat": now - 62})),
        ("issued in the future", json!({"iat": now + 30})),
        ("without a moment of issue", json!({"iat": null})),
        ("of a foreign site", json!({"iss": gigya::id_token_issuer("3_foreign")})),
        ("of the issuer's old spelling", json!({"iss": "https://fidm.gigya.com/jwt/3_sandbox_site"})),
        ("without an issuer", json!({"iss": null})),
        ("with a foreign API key", json!({"apiKey": "3_foreign"})),
        ("for another campaign", json!({"aud": "summer-quiz"})),
        ("about nobody", json!({"sub": null})),
        ("about an empty UID", json!({"sub": ""})),
    ];
    for (why, changes) in table {
        refused(&world, &world.sandbox.mint_id_token(&with(&changes)), why).await;
    }
}

#[tokio::test]
async fn an_id_token_that_the_site_did_not_sign_is_refused() {
    let world = World::new().await;
    let good = world.sandbox.mint_id_token(&claims(MARIE.uid));
    let [head, body, signature] = <[&str; 3]>::try_from(good.split('.').collect::<Vec<_>>()).unwrap();
    let header: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(head).unwrap()).unwrap();
    let kid = header["kid"].as_str().unwrap().to_owned();
    let coded = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());

    refused(&world, &world.sandbox.mint_foreign_id_token(&claims(MARIE.uid)), "signed with a foreign key")
        .await;
    refused(&world, &format!("{head}.{body}."), "unsigned").await;
    let none = coded(&json!({"alg": "none", "typ": "JWT", "kid": kid}));
    refused(&world, &format!("{none}.{body}."), "alg=none").await;
    refused(&world, &format!("{none}.{body}.{signature}"), "alg=none with a signature").await;
    let tampered = coded(&claims(SAM.uid));
    refused(&world, &format!("{head}.{tampered}.{signature}"), "with another UID put in").await;
    let nameless = coded(&json!({"alg": "RS256", "typ": "JWT"}));
    refused(&world, &format!("{nameless}.{body}.{signature}"), "that names no key").await;
    refused(&world, "no.token.at-all", "of no form").await;
}

#[tokio::test]
async fn a_public_key_does_not_pass_for_a_shared_secret() {
    let world = World::new().await;
    let url = format!("{}/{KEYS}?V2=true", world.sandbox.url());
    let keys: Value = serde_json::from_str(&reqwest::get(url).await.unwrap().text().await.unwrap()).unwrap();
    let (kid, modulus) = (&keys["keys"][0]["kid"], &keys["keys"][0]["n"]);
    let header = Header { kid: kid.as_str().map(str::to_owned), ..Header::new(Algorithm::HS256) };
    let modulus = modulus.as_str().unwrap();
    for secret in [modulus.as_bytes().to_vec(), URL_SAFE_NO_PAD.decode(modulus).unwrap()] {
        let key = EncodingKey::from_secret(&secret);
        let forged = jsonwebtoken::encode(&header, &claims(MARIE.uid), &key).unwrap();
        refused(&world, &forged, "HS256 with the public key").await;
    }
}

#[tokio::test]
async fn the_sites_keys_are_fetched_once_and_not_for_every_invented_name() {
    let world = World::new().await;
    world.connect(&MARIE, "contest").await;
    world.connect(&SAM, "summer-quiz").await;
    assert_eq!(world.calls_of(KEYS), 1);
    let header = Header { kid: Some("invented".to_owned()), ..Header::new(Algorithm::RS256) };
    let head = URL_SAFE_NO_PAD.encode(serde_json::to_string(&header).unwrap());
    for _ in 0..5 {
        refused(&world, &format!("{head}.e30.AAAA"), "an invented key").await;
    }
    assert_eq!(world.calls_of(KEYS), 1);
}

#[tokio::test]
async fn a_participant_token_and_an_id_token_do_not_pass_for_each_other() {
    let world = World::new().await;
    let participant = world.connect(&MARIE, "contest").await;
    refused(&world, &participant.token, "a participant token").await;

    let id_token = world.sandbox.mint_id_token(&claims(MARIE.uid));
    let request = world.request(Method::GET, "/v1/campaigns/contest/prefill").bearer_auth(id_token);
    refusal(request.send().await.unwrap(), ProblemCode::ParticipantTokenRefused).await;
}

#[tokio::test]
async fn a_participant_token_of_another_campaign_of_another_proxy_or_of_none_is_refused_everywhere() {
    let world = World::new().await;
    let of_quiz = world.connect(&MARIE, "summer-quiz").await.token;
    let elsewhere = World::new().await;
    let of_another_proxy = elsewhere.connect(&MARIE, "contest").await.token;
    let own = world.connect(&MARIE, "contest").await.token;
    let (signed, signature) = own.rsplit_once('.').unwrap();
    let turned: String = signature.chars().rev().collect();
    let tampered = format!("{signed}.{turned}");
    let calls_before = world.sandbox.calls().len();
    let resources = [(Method::GET, "prefill"), (Method::POST, "participations"), (Method::DELETE, "session")];
    for token in [of_quiz.as_str(), &of_another_proxy, &tampered, "", "garbage"] {
        for (method, resource) in resources.clone() {
            let request = world.request(method, &format!("/v1/campaigns/contest/{resource}"));
            let request = request.bearer_auth(token).json(&Participation::default());
            refusal(request.send().await.unwrap(), ProblemCode::ParticipantTokenRefused).await;
        }
    }
    assert_eq!(world.sandbox.calls().len(), calls_before, "Gigya was not asked");
}

#[tokio::test]
async fn another_participants_uid_in_a_body_changes_nothing_for_them() {
    let world = World::new().await;
    let before = world.sandbox.account(SAM.uid);

    let id_token = world.sandbox.mint_id_token(&claims(MARIE.uid));
    for name in ["UID", "uid"] {
        let body = json!({"id_token": id_token, name: SAM.uid});
        let response = world.post("/v1/campaigns/contest/session", &body).await;
        refusal(response, ProblemCode::BadRequest).await;
    }
    let token = world.connect(&MARIE, "contest").await.token;
    let ask = |method, resource: &str| {
        world
            .request(method, &format!("/v1/campaigns/contest/{resource}?UID={}", SAM.uid))
            .bearer_auth(&token)
    };
    let prefill: Value = read(ask(Method::GET, "prefill").send().await.unwrap()).await;
    assert_eq!(prefill["gigya_id"], MARIE.uid);

    let form = json!({"values": {"email": "new@example.com"}, "changed": {"email": ""}});
    for name in ["UID", "uid", "gigya_id"] {
        let mut forged = form.clone();
        forged[name] = json!(SAM.uid);
        let response = ask(Method::POST, "participations").json(&forged).send().await.unwrap();
        refusal(response, ProblemCode::BadRequest).await;
    }
    let participated: Value =
        read(ask(Method::POST, "participations").json(&form).send().await.unwrap()).await;
    assert_eq!(participated["gigya_id"], MARIE.uid);
    assert_eq!(world.sandbox.account(SAM.uid), before);
}
