//! *Form*.

use contract::Prefill;
use flow::{Event, Personal};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlSelectElement};

use super::drawn::{Drawn, attribute, dispatch};
use crate::stage::{document, until};

fn prefill(values: &[(&str, &str)]) -> Prefill {
    let values = values.iter().map(|(variable, value)| ((*variable).to_owned(), (*value).to_owned()));
    Prefill { gigya_id: "ada".into(), values: values.collect(), ..Prefill::default() }
}

fn choose(drawn: &Drawn, label: &str, value: &str) {
    let list: HtmlSelectElement = drawn.labelled(label).unchecked_into();
    list.set_value(value);
    assert_eq!(list.value(), value, "the list has such a line");
    dispatch(&list, "change");
}

async fn empty() -> Drawn {
    Drawn::form(Prefill::default()).await
}

#[wasm_bindgen_test]
async fn the_fields_are_named_by_the_catalogue_and_known_to_the_browser() {
    let drawn = empty().await;
    // HTML, autofill field names; the house number has none.
    let fields = [
        ("E-mail", "email"),
        ("First name", "given-name"),
        ("Last name", "family-name"),
        ("Date of birth", "bday"),
        ("Phone number", "tel"),
        ("Street", "address-line1"),
        ("House number", ""),
        ("Box", "address-line2"),
        ("Town or city", "address-level2"),
        ("Postcode", "postal-code"),
        ("Country", "country-name"),
        ("Job title", "organization-title"),
        ("Company", "organization"),
    ];
    for (label, autocomplete) in fields {
        assert_eq!(attribute(&drawn.labelled(label), "autocomplete"), autocomplete, "{label}");
    }
}

#[wasm_bindgen_test]
async fn a_phone_shows_the_right_keyboard() {
    let drawn = empty().await;
    let types = ["E-mail", "Phone number", "First name"].map(|label| drawn.labelled(label).type_());
    assert_eq!(types, ["email", "tel", "text"]);
}

#[wasm_bindgen_test]
async fn what_gigya_knows_stands_in_the_fields() {
    let known = [
        ("firstname", "Ada"),
        ("birthday", "1990-12-10"),
        ("gender", "f"),
        ("team", "2"),
        ("member", "true"),
    ];
    let drawn = Drawn::form(prefill(&known)).await;
    assert_eq!(drawn.labelled("First name").value(), "Ada");
    assert_eq!(drawn.labelled("Date of birth").value(), "1990-12-10");
    assert_eq!(drawn.labelled("Gender").unchecked_into::<HtmlSelectElement>().value(), "f");
    assert_eq!(drawn.labelled("Team").unchecked_into::<HtmlSelectElement>().value(), "2");
    assert!(drawn.labelled("I am a member").checked());
}

#[wasm_bindgen_test]
async fn a_date_is_from_1900_on_and_not_after_today() {
    let birthday = empty().await.labelled("Date of birth");
    assert_eq!((birthday.type_(), birthday.min()), ("date".to_owned(), "1900-01-01".to_owned()));
    let today = js_sys::Date::new_0();
    assert_eq!(birthday.max()[..4], today.get_full_year().to_string());
}

#[wasm_bindgen_test]
async fn hint_and_mask_describe_their_field() {
    let drawn = empty().await;
    assert_eq!(drawn.description(&drawn.labelled("Date of birth")), "To be 18 or older.");
    assert_eq!(drawn.description(&drawn.labelled("Postcode")), "For example 1234 AB");
}

#[wasm_bindgen_test]
async fn every_kind_of_field_tells_what_was_entered() {
    let drawn = empty().await;
    drawn.type_into("First name", "Ada");
    choose(&drawn, "Gender", "f");
    choose(&drawn, "Team", "3");
    drawn.labelled("I am a member").click();
    drawn.labelled("I accept the rules (opens in a new tab).").click();
    let edited = |variable: &str, value: &str| Event::Edited {
        variable: variable.into(),
        value: Personal(value.into()),
    };
    let entered = [
        edited("firstname", "Ada"),
        edited("gender", "f"),
        edited("team", "3"),
        edited("member", "true"),
        Event::OptInSet { name: "terms".into(), given: true },
    ];
    assert_eq!(drawn.events(), entered);
}

#[wasm_bindgen_test]
async fn a_choice_that_need_not_be_made_can_be_taken_back() {
    let drawn = empty().await;
    choose(&drawn, "Gender", "f");
    choose(&drawn, "Gender", "");
    let edited = Event::Edited { variable: "gender".into(), value: "".into() };
    assert_eq!(drawn.events().last(), Some(&edited));
}

#[wasm_bindgen_test]
async fn required_answers_are_marked_for_eyes_and_for_ears() {
    let drawn = empty().await;
    assert_eq!(attribute(&drawn.labelled("E-mail"), "aria-required"), "true");
    assert_eq!(attribute(&drawn.labelled("First name"), "aria-required"), "false");
    assert!(drawn.find("label[for$=field-email]").text_content().unwrap().ends_with('*'));
    assert!(drawn.text().contains("Fields marked * are required."));
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_said_on_its_field_and_summed_up() {
    let drawn = empty().await;
    assert!(drawn.find(".cw-summary").has_attribute("hidden"));
    drawn.click("Submit");
    let email = drawn.labelled("E-mail");
    drawn.complains(&email, "Please fill this in.").await;
    assert_eq!(attribute(&email, "aria-invalid"), "true");
    drawn.shows("E-mail: Please fill this in.").await;
    let summary = drawn.find(".cw-summary");
    assert!(!summary.has_attribute("hidden"));
    assert_eq!(attribute(&summary, "tabindex"), "-1");
    let told = summary.text_content().unwrap();
    assert!(told.contains("I accept the rules: Please tick this box"), "{told}");
    assert_eq!(attribute(&summary, "role"), "group", "an alert would speak again with each that is mended");
    // E-mail, team and the opt-in are required.
    assert_eq!(drawn.count(".cw-summary button"), 3);
}

#[wasm_bindgen_test]
async fn a_line_of_the_summary_leads_to_its_field() {
    let drawn = empty().await;
    drawn.click("Submit");
    drawn.shows("E-mail: Please fill this in.").await;
    drawn.click("E-mail: Please fill this in.");
    let focused = document().active_element().expect("something has the focus");
    assert_eq!(focused.id(), drawn.labelled("E-mail").id());
}

#[wasm_bindgen_test]
async fn a_mended_answer_leaves_the_summary() {
    let drawn = empty().await;
    drawn.click("Submit");
    drawn.shows("E-mail: Please fill this in.").await;
    drawn.type_into("E-mail", "ada@example.com");
    until(|| drawn.count(".cw-summary button") == 2, "two lines").await;
    assert_eq!(attribute(&drawn.labelled("E-mail"), "aria-invalid"), "false");
}

#[wasm_bindgen_test]
async fn drawing_a_complaint_leaves_the_other_inputs_alone() {
    let drawn = empty().await;
    let before: HtmlElement = drawn.labelled("First name").unchecked_into();
    drawn.click("Submit");
    drawn.shows("E-mail: Please fill this in.").await;
    assert!(before.is_connected(), "a new input would lose focus and caret");
}

#[wasm_bindgen_test]
async fn log_out_is_on_the_form_too() {
    let drawn = empty().await;
    drawn.click("Log out");
    assert_eq!(drawn.events(), [Event::LogOut]);
}
