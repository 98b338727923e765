//! Subscriptions: shared between the accounts of an address, ended, and confirmed by mail (REST, 4.16, 6.4, 6.5.4).

use gigya_sandbox::Channel;
use gigya_sandbox::seed::MARIE;
use serde_json::{Value, json};

use crate::site::{Pairs, Site, token};

const SET: &str = "accounts.setAccountInfo";
const LOTTE: &str = "lotte@example.com";

fn newsletter(members: &Value) -> String {
    json!({ "newsletter": { "email": members } }).to_string()
}

/// Subscribes as a page does, with a lite account or in the account that the address has.
async fn subscribe(site: &Site, email: &str) {
    let begun = token(&site.call("accounts.initRegistration", &[("isLite", "true")]).await);
    let (profile, wanted) = (json!({"email": email}).to_string(), newsletter(&json!({"isSubscribed": true})));
    let said = [("regToken", begun.as_str()), ("profile", &profile), ("subscriptions", &wanted)];
    assert_eq!(site.call(SET, &said).await["errorCode"], 0);
}

/// The newsletter in the record of an address.
async fn of_address(site: &Site, email: &str) -> Value {
    let query = format!("SELECT subscriptions, token FROM emailAccounts WHERE email = '{email}'");
    let found = site.signed("accounts.search", &[("query", &query)]).await;
    found["results"][0]["subscriptions"]["newsletter"]["email"].clone()
}

fn of_marie(site: &Site) -> Value {
    let account = site.sandbox.account(MARIE.uid).unwrap();
    account["subscriptions"]["newsletter"]["email"].clone()
}

/// A site that asks for a confirmation.
async fn confirming() -> Site {
    let site = Site::start().await;
    site.control("settings", &json!({"policies": {"doubleOptIn": ["newsletter"]}})).await;
    site
}

#[tokio::test]
async fn a_full_account_and_a_lite_one_share_their_subscriptions_in_either_direction() {
    let site = Site::start().await;
    subscribe(&site, MARIE.login_id).await;
    assert_eq!(of_marie(&site)["isSubscribed"], true);
    let ended = newsletter(&json!({"isSubscribed": false}));
    site.signed(SET, &[("UID", MARIE.uid), ("subscriptions", &ended)]).await;
    assert_eq!(of_address(&site, MARIE.login_id).await["isSubscribed"], false);
}

#[tokio::test]
async fn a_subscription_says_when_it_was_last_changed() {
    let site = Site::start().await;
    subscribe(&site, LOTTE).await;
    let first = of_address(&site, LOTTE).await["lastUpdatedSubscriptionState"].clone();
    assert!(first.is_string());
    site.control("clock", &json!({"advance": 60})).await;
    subscribe(&site, LOTTE).await;
    assert_eq!(of_address(&site, LOTTE).await["lastUpdatedSubscriptionState"], first);
    site.signed("accounts.unsubscribe", &[("subscriptionID", "newsletter"), ("email", LOTTE)]).await;
    assert_ne!(of_address(&site, LOTTE).await["lastUpdatedSubscriptionState"], first);
}

#[tokio::test]
async fn a_server_ends_a_subscription_by_address_or_token_and_sets_its_tags() {
    let site = Site::start().await;
    subscribe(&site, MARIE.login_id).await;
    let query = format!("SELECT token FROM emailAccounts WHERE email = '{}'", MARIE.login_id);
    let found = site.signed("accounts.search", &[("query", &query)]).await;
    let channel = found["results"][0]["token"].as_str().unwrap();
    let end = async |parameters: Pairs<'_>| site.signed("accounts.unsubscribe", parameters).await;
    let newsletter = ("subscriptionID", "newsletter");
    assert_eq!(
        end(&[newsletter, ("channelToken", channel), ("tags", r#"["spring"]"#)]).await["errorCode"],
        0
    );
    for told in [of_marie(&site), of_address(&site, MARIE.login_id).await] {
        assert_eq!((&told["isSubscribed"], &told["tags"]), (&json!(false), &json!(["spring"])));
    }
    assert_eq!(end(&[newsletter, ("email", MARIE.login_id), ("tags", "")]).await["errorCode"], 0);
    assert_eq!(of_marie(&site)["tags"], json!([]));
    let refused: [(Pairs<'_>, u32); 5] = [
        (&[newsletter], 400_002),
        (&[("email", LOTTE)], 400_002),
        (&[newsletter, ("email", LOTTE)], 403_005),
        (&[newsletter, ("email", MARIE.login_id), ("channelToken", channel)], 400_006),
        (&[("subscriptionID", "nothing"), ("email", MARIE.login_id)], 400_006),
    ];
    for (parameters, code) in refused {
        assert_eq!(end(parameters).await["errorCode"], code, "{parameters:?}");
    }
    let anonymous = [newsletter, ("email", MARIE.login_id)];
    assert_eq!(site.call("accounts.unsubscribe", &anonymous).await["errorCode"], 403_007);
}

/// REST, 4.18 and 6.4.
#[tokio::test]
async fn who_subscribes_is_asked_once_to_confirm_and_does_within_fourteen_days() {
    let site = confirming().await;
    subscribe(&site, LOTTE).await;
    subscribe(&site, LOTTE).await;
    let outbox = site.sandbox.outbox();
    assert_eq!(outbox.len(), 1);
    assert_eq!((outbox[0].to.as_str(), outbox[0].channel), (LOTTE, Channel::Mail));
    let pending = of_address(&site, LOTTE).await;
    assert_eq!(
        (&pending["isSubscribed"], &pending["doubleOptIn"]["status"]),
        (&json!(true), &json!("Pending"))
    );
    assert!(pending["doubleOptIn"]["emailSentTime"].is_string());
    site.control("clock", &json!({"advance": 1_209_599})).await;
    let link = outbox[0].link.clone().unwrap();
    let page = site.http.get(&link).send().await.unwrap();
    assert_eq!(page.status(), 200);
    let confirmed = of_address(&site, LOTTE).await["doubleOptIn"].clone();
    assert_eq!(confirmed["status"], "Confirmed");
    assert!(confirmed["confirmTime"].as_str() > confirmed["emailSentTime"].as_str());
    site.control("clock", &json!({"advance": 1})).await;
    assert_eq!(site.http.get(&link).send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn an_import_asks_nobody_and_a_server_confirms_by_itself() {
    let site = confirming().await;
    let wanted = newsletter(&json!({"isSubscribed": true}));
    site.signed("accounts.importLiteAccount", &[("email", LOTTE), ("subscriptions", &wanted)]).await;
    assert_eq!(of_address(&site, LOTTE).await["doubleOptIn"]["status"], "NotConfirmed");
    let verified = json!({"isSubscribed": true, "doubleOptIn": {"isExternallyVerified": true}});
    let verified = newsletter(&verified);
    site.signed(SET, &[("UID", MARIE.uid), ("subscriptions", &verified)]).await;
    assert_eq!(of_marie(&site)["doubleOptIn"]["status"], "Confirmed");
    assert!(site.sandbox.outbox().is_empty());
}

#[tokio::test]
async fn a_registration_is_asked_as_well_and_the_schema_says_so() {
    let site = confirming().await;
    let wanted = newsletter(&json!({"isSubscribed": true}));
    let registration = [
        ("email", LOTTE),
        ("password", "quiet-River-77"),
        ("finalizeRegistration", "true"),
        ("subscriptions", wanted.as_str()),
    ];
    assert_eq!(site.call("accounts.register", &registration).await["errorCode"], 0);
    assert_eq!(site.sandbox.outbox().len(), 1);
    let schema = site.call("accounts.getSchema", &[]).await;
    assert_eq!(schema["subscriptionsSchema"]["fields"]["newsletter"]["email"]["doubleOptIn"], true);
}

#[tokio::test]
async fn nobody_writes_that_a_subscription_was_confirmed_or_when() {
    let site = Site::start().await;
    let written = json!({
        "isSubscribed": true,
        "lastUpdatedSubscriptionState": "2026-06-01T00:00:00Z",
        "doubleOptIn": {"status": "Confirmed", "isExternallyVerified": true},
    });
    let written = newsletter(&written);
    let reply = site.signed(SET, &[("UID", MARIE.uid), ("subscriptions", &written)]).await;
    let fields: Vec<_> =
        reply["validationErrors"].as_array().unwrap().iter().map(|one| &one["fieldName"]).collect();
    let of = |name: &str| json!(format!("subscriptions.newsletter.email.{name}"));
    assert_eq!(fields, [&of("doubleOptIn.status"), &of("lastUpdatedSubscriptionState")]);
    assert_eq!(of_marie(&site), Value::Null);
}

#[tokio::test]
async fn without_the_policy_nobody_is_asked() {
    let site = Site::start().await;
    subscribe(&site, LOTTE).await;
    assert!(site.sandbox.outbox().is_empty());
    assert_eq!(of_address(&site, LOTTE).await["doubleOptIn"], Value::Null);
}

#[tokio::test]
async fn whatever_somebody_subscribed_to_can_be_ended() {
    let site = Site::start().await;
    let said = json!({"jun4th.a001": {"email": {"isSubscribed": true}}}).to_string();
    let set = [("UID", MARIE.uid), ("subscriptions", &said)];
    assert_eq!(site.signed("accounts.setAccountInfo", &set).await["errorCode"], 0);
    let end = async |id: &str| {
        let parameters = [("subscriptionID", id), ("email", MARIE.login_id)];
        site.signed("accounts.unsubscribe", &parameters).await["errorCode"].clone()
    };
    assert_eq!([end("jun4th.a001").await, end("of-nobody").await], [0, 400_006]);
    let stored = site.sandbox.account(MARIE.uid).unwrap();
    assert_eq!(stored["subscriptions"]["jun4th.a001"]["email"]["isSubscribed"], false);
}
