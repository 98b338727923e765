//! What Gigya knows, as the form shows it.

use std::collections::{BTreeMap, BTreeSet};

use gigya_sandbox::seed::{MARIE, SAM};
use reqwest::Method;
use serde_json::json;

use crate::world::World;

fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn every_field_of_the_mapping_table_is_filled_in() {
    let world = World::new().await;
    let prefill = world.connect(&MARIE, "summer-quiz").await.prefill().await;
    // Marie's account in the sandbox, read by the table of qualifio-lite-registration.txt.
    let expected = texts(&[
        ("firstname", "Marie"),
        ("lastname", "Peeters"),
        ("gender", "f"),
        ("birthday", "1985-05-06"),
        ("phone", "+32 487 66 49 25"),
        ("address", "Rue de Birmingham"),
        ("number", "280"),
        ("box", "box 3"),
        ("locality", "Diest"),
        ("zipcode", "3290"),
        ("country", "BE"),
        ("function", "Advertising Director"),
        ("company", "Tom & Jerry"),
        ("favourite_team", "red"),
    ]);
    assert_eq!(prefill.values, expected);
    assert_eq!(prefill.opt_ins, BTreeMap::from([("newsletter".to_owned(), true)]));
    assert_eq!(prefill.gigya_id, MARIE.uid);
}

#[tokio::test]
async fn a_hidden_value_does_not_leave_the_proxy() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let response = marie.request(Method::GET, "prefill").send().await.unwrap();
    assert_eq!(response.headers()["cache-control"], "no-store");
    let body = response.text().await.unwrap();
    assert!(!body.contains("marie.peeters@example.com"), "{body}");
    assert_eq!(marie.prefill().await.withheld, BTreeSet::from(["email".to_owned()]));
}

#[tokio::test]
async fn a_hidden_field_that_gigya_lacks_is_not_withheld() {
    let world = World::new().await;
    let prefill = world.connect(&SAM, "summer-quiz").await.prefill().await;
    assert!(prefill.withheld.is_empty() && prefill.values.is_empty() && prefill.opt_ins.is_empty());
}

#[tokio::test]
async fn a_hidden_value_that_the_campaign_would_refuse_is_asked_for() {
    let world = World::new().await;
    world.change_account(&MARIE, &json!({"profile": {"email": "not an address"}}));
    let prefill = world.connect(&MARIE, "summer-quiz").await.prefill().await;
    assert!(prefill.withheld.is_empty());
    assert!(!prefill.values.contains_key("email"));
}

#[tokio::test]
async fn only_what_the_campaign_asks_is_told() {
    let world = World::new().await;
    let prefill = world.connect(&MARIE, "contest").await.prefill().await;
    let expected =
        texts(&[("email", "marie.peeters@example.com"), ("firstname", "Marie"), ("zipcode", "3290")]);
    assert_eq!(prefill.values, expected);
}

#[tokio::test]
async fn a_country_that_is_held_by_name_is_the_option_of_that_name() {
    let world = World::new().await;
    for (held, shown) in [("Belgium", Some("BE")), ("belgique", Some("BE")), ("Atlantis", None)] {
        world.change_account(&MARIE, &json!({"profile": {"country": held}}));
        let prefill = world.connect(&MARIE, "summer-quiz").await.prefill().await;
        assert_eq!(prefill.values.get("country").map(String::as_str), shown, "{held}");
    }
}

#[tokio::test]
async fn an_incomplete_birthday_is_no_birthday() {
    let world = World::new().await;
    world.change_account(&MARIE, &json!({"profile": {"birthYear": null}}));
    let prefill = world.connect(&MARIE, "summer-quiz").await.prefill().await;
    assert_eq!(prefill.values.get("birthday"), None);
}
