//! *AutoSubmitting*.

use contract::ParticipantToken;
use contract::{AutoSubmit, Field, Kind, Prefill};
use flow::{Event, IdToken, Ticket};
use wasm_bindgen_test::wasm_bindgen_test;

use super::drawn::{Drawn, ada};
use super::ways;

/// Everything that is asked is known.
pub(super) async fn sure() -> (Drawn, Ticket) {
    let mut campaign = ways::campaign();
    campaign.auto_submit = Some(AutoSubmit { seconds: 8 });
    campaign.form.opt_ins.clear();
    campaign.form.fields.retain(|field: &Field| field.kind == Kind::Email);
    let drawn = ways::arrived(crate::stage::config("quiz"), campaign).await;
    drawn.happens(Event::SessionDetected(drawn.ticket(), Ok(Some(ada()))));
    drawn.happens(Event::Continue);
    drawn.happens(Event::Proved(drawn.ticket(), Ok(IdToken::new(String::new()))));
    drawn.happens(Event::SessionOpened(drawn.ticket(), Ok(ParticipantToken::new(""))));
    let values = [("email".to_owned(), "ada@example.com".to_owned())].into();
    let prefill = Prefill { gigya_id: "ada".into(), values, ..Prefill::default() };
    drawn.happens(Event::Prefilled(drawn.ticket(), Ok(prefill)));
    drawn.shows("We have all we need").await;
    let timer = drawn.ticket();
    (drawn, timer)
}

#[wasm_bindgen_test]
async fn the_seconds_are_heard_once_and_seen_passing() {
    let (drawn, _) = sure().await;
    drawn.shows("Your details are sent in 8\u{a0}s.").await;
    let heard = drawn.find("p[role=status].cw-unseen");
    assert_eq!(heard.text_content().unwrap(), "Your details are sent in 8\u{a0}s. You need not do anything.");
    drawn.shows("Your details are sent in 7\u{a0}s.").await;
    assert!(heard.text_content().unwrap().contains("8\u{a0}s"), "not said again");
    assert!(drawn.find(".cw-counting [aria-hidden=true]").text_content().unwrap().contains("7\u{a0}s"));
}

#[wasm_bindgen_test]
async fn undo_shows_the_form() {
    let (drawn, _) = sure().await;
    drawn.click("Undo and check first");
    assert_eq!(drawn.events(), [Event::Undo]);
    drawn.shows("Please check them and add what is missing.").await;
    assert_eq!(drawn.labelled("E-mail").value(), "ada@example.com");
}

#[wasm_bindgen_test]
async fn once_it_is_being_sent_there_is_nothing_to_undo() {
    let (drawn, timer) = sure().await;
    drawn.happens(Event::TimePassed(timer));
    drawn.has("button[aria-disabled=true]").await;
    assert_eq!(drawn.find("p[role=status].cw-unseen").text_content().unwrap(), "Sending…");
    assert_eq!(drawn.find(".cw-counting").text_content().unwrap(), "");
}
