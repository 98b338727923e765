//! *Done*.

use contract::{Participated, Prefill};
use flow::Event;
use wasm_bindgen_test::wasm_bindgen_test;

use super::drawn::Drawn;

pub(super) async fn submitted(changed_meanwhile: &[&str]) -> Drawn {
    let values = [("email", "ada@example.com"), ("team", "1")];
    let prefill = Prefill {
        gigya_id: "ada".into(),
        values: values.map(|(variable, value)| (variable.to_owned(), value.to_owned())).into(),
        opt_ins: [("terms".to_owned(), true)].into(),
        ..Prefill::default()
    };
    let drawn = Drawn::form(prefill).await;
    drawn.click("Submit");
    drawn.has("button[aria-disabled=true]").await;
    let changed_meanwhile = changed_meanwhile.iter().map(|name| (*name).to_owned()).collect();
    let done = Participated { gigya_id: "ada".into(), changed_meanwhile };
    drawn.happens(Event::Submitted(drawn.ticket(), Ok(done)));
    drawn.shows("Thank you, you are in").await;
    drawn
}

#[wasm_bindgen_test]
async fn the_end_thanks_and_offers_to_log_out() {
    let drawn = submitted(&[]).await;
    assert!(!drawn.text().contains("somewhere else"));
    drawn.click("Log out");
    assert_eq!(drawn.events().last(), Some(&Event::LogOut));
}

#[wasm_bindgen_test]
async fn what_changed_meanwhile_is_told_by_label() {
    let drawn = submitted(&["phone", "team"]).await;
    assert!(drawn.text().contains("changed somewhere else: Phone number, Team."));
}
