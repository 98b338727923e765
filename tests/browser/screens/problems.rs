//! What is told when something failed: the catalogue's words, the campaign's, the site's.

use contract::{Definition, Localised};
use flow::{Event, GigyaFault};
use gigya::ResponseCode;
use wasm_bindgen_test::wasm_bindgen_test;

use super::drawn::{Drawn, attribute};
use super::ways::{self, refused};

fn own_words(code: &str, tag: &str, words: &str) -> Definition {
    let mut campaign = ways::campaign();
    campaign.texts = [(code.to_owned(), Localised([(tag.to_owned(), words.to_owned())].into()))].into();
    campaign
}

async fn told(campaign: Definition, fault: GigyaFault) -> Drawn {
    let drawn = ways::login(campaign).await;
    ways::login_ends(&drawn, fault);
    drawn.has(".cw-problem:not(:empty)").await;
    drawn
}

#[wasm_bindgen_test]
async fn a_campaigns_own_words_for_a_response_code_come_first_and_may_hold_a_link() {
    let campaign = own_words("403041", "en", "Closed. Ask [us](https://example.com/help).");
    let drawn = told(campaign, refused(ResponseCode(403_041))).await;
    assert!(drawn.find(".cw-problem").text_content().unwrap().starts_with("Closed. Ask us"));
    assert_eq!(attribute(&drawn.find(".cw-problem a"), "href"), "https://example.com/help");
}

#[wasm_bindgen_test]
async fn words_in_another_language_are_worse_than_the_catalogues() {
    let campaign = own_words("403041", "fr", "Fermé.");
    let drawn = told(campaign, refused(ResponseCode(403_041))).await;
    drawn.shows("This account cannot be used.").await;
}

#[wasm_bindgen_test]
async fn what_the_site_says_is_plain_text() {
    let details = "Not today. [Click](https://evil.example) *now*".to_owned();
    let fault = GigyaFault::Refused { code: ResponseCode(400_303), call_id: None, details };
    let drawn = told(ways::campaign(), fault).await;
    drawn.shows("Not today. [Click](https://evil.example) *now*").await;
    assert_eq!(drawn.count(".cw-problem a, .cw-problem em"), 0);
}

#[wasm_bindgen_test]
async fn who_is_locked_out_reads_for_how_long_where_the_campaign_knows_it() {
    let mut campaign = ways::campaign();
    campaign.ways.lockout_minutes = Some(5);
    let drawn = told(campaign, refused(ResponseCode(403_120))).await;
    drawn.shows("Please wait 5\u{a0}min").await;
}

#[wasm_bindgen_test]
async fn without_gigya_there_is_a_way_on_where_the_campaign_has_one() {
    let mut campaign = ways::campaign();
    campaign.ways.plain_form = true;
    let drawn = ways::arrived(crate::stage::config("quiz"), campaign).await;
    drawn.happens(Event::SessionDetected(drawn.ticket(), Err(GigyaFault::ScriptIsAStub)));
    drawn.shows("You can still take part without logging in.").await;
    drawn.click("Fill in the form myself");
    drawn.shows("Over to you").await;
    drawn.click("Try again");
    assert_eq!(drawn.events(), [Event::UsePlainForm, Event::TryAgain]);
    assert!(!drawn.text().contains("Log out"), "nobody is connected");
}
