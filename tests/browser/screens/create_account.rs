//! *Create account*.

use contract::{Complaint, PasswordEntry, ProblemCode, ProblemDetails};
use flow::{Event, Password, ProxyFault};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::drawn::{Drawn, attribute, autocomplete_of};
use super::ways;
use crate::stage::{document, until};

pub(super) async fn create_account(entry: PasswordEntry) -> Drawn {
    let mut campaign = ways::campaign();
    campaign.ways.create_account = Some(entry);
    campaign.form.fields.retain(|field| ["email", "firstname"].contains(&field.variable.as_str()));
    campaign.form.fields[1].required = true;
    let drawn = ways::login(campaign).await;
    drawn.happens(Event::LoginTyped { login_id: "ada@example.com".into() });
    drawn.happens(Event::GoToCreateAccount);
    drawn.shows("Create account").await;
    drawn
}

fn is_met(drawn: &Drawn, rule: u32) -> bool {
    let rule = drawn.place.query_selector_all(".cw-rule").unwrap().get(rule).expect("the rule is shown");
    let rule: HtmlElement = rule.unchecked_into();
    let said = rule.text_content().unwrap().ends_with("(done)");
    assert_eq!(attribute(&rule, "data-met") == "true", said, "seen and heard alike");
    said
}

#[wasm_bindgen_test]
async fn password_managers_and_browsers_know_its_inputs() {
    let drawn = create_account(PasswordEntry::Repeat).await;
    let known = |kind: &str, name: &str| (kind.to_owned(), name.to_owned());
    assert_eq!(autocomplete_of(&drawn, "E-mail"), known("email", "username"));
    assert_eq!(autocomplete_of(&drawn, "Choose a password"), known("password", "new-password"));
    assert_eq!(autocomplete_of(&drawn, "Repeat the password"), known("password", "new-password"));
    assert_eq!(autocomplete_of(&drawn, "First name"), known("text", "given-name"));
}

#[wasm_bindgen_test]
async fn the_address_typed_on_login_is_there_and_asked_once() {
    let drawn = create_account(PasswordEntry::Show).await;
    assert_eq!(drawn.labelled("E-mail").value(), "ada@example.com");
    assert_eq!(drawn.count("input[type=email]"), 1);
    assert_eq!(drawn.count("input[type=password]"), 1, "no repetition where the campaign wants none");
}

#[wasm_bindgen_test]
async fn the_rules_are_ticked_off_as_they_are_met() {
    let drawn = create_account(PasswordEntry::Show).await;
    assert_eq!(drawn.count(".cw-rule"), 0, "they are not known yet");
    ways::rules_arrive(&drawn);
    drawn.shows("8 characters or more").await;
    let password = drawn.labelled("Choose a password");
    assert!(drawn.description(&password).contains("3 of these four"), "the input is described by them");
    drawn.type_into("Choose a password", "abcdefgh");
    until(|| is_met(&drawn, 0), "eight characters").await;
    assert!(!is_met(&drawn, 1));
    drawn.type_into("Choose a password", "abC4");
    until(|| is_met(&drawn, 1), "three groups").await;
    assert!(!is_met(&drawn, 0), "what is no longer met is not ticked");
}

#[wasm_bindgen_test]
async fn what_stands_in_the_inputs_is_handed_over() {
    let drawn = create_account(PasswordEntry::Repeat).await;
    drawn.labelled("Choose a password").set_value("every-Field-1985");
    drawn.labelled("Repeat the password").set_value("every-Field-1984");
    drawn.click("Create account");
    let handed_over = Event::CreateAccount {
        email: "ada@example.com".into(),
        password: Password::new("every-Field-1985".into()),
        repeat: Some(Password::new("every-Field-1984".into())),
        captcha: None,
    };
    assert_eq!(drawn.events().last(), Some(&handed_over));
    drawn.complains(&drawn.labelled("Repeat the password"), "The two passwords differ.").await;
    assert_eq!(drawn.labelled("Choose a password").value(), "every-Field-1985", "it stays in its input");
}

#[wasm_bindgen_test]
async fn everything_wrong_is_summed_up_and_leads_to_its_input() {
    let drawn = create_account(PasswordEntry::Show).await;
    drawn.type_into("E-mail", "ada");
    drawn.click("Create account");
    drawn.shows("Please look at these answers again").await;
    let lines = drawn.place.query_selector_all(".cw-summary li").unwrap();
    let begins = |at: u32| lines.get(at).unwrap().text_content().unwrap();
    assert!(begins(0).starts_with("E-mail: ") && begins(1).starts_with("Choose a password: "));
    assert!(begins(2).starts_with("First name: ") && begins(3).starts_with("I accept"));
    ways::press(&drawn, ".cw-summary li:nth-child(2) button");
    let password = drawn.labelled("Choose a password");
    assert_eq!(document().active_element(), Some(password.unchecked_into()));
}

#[wasm_bindgen_test]
async fn a_taken_address_is_told_while_typing_and_leads_to_login() {
    let drawn = create_account(PasswordEntry::Show).await;
    drawn.type_into("E-mail", "sam@example.com");
    drawn.happens(Event::TimePassed(drawn.ticket()));
    drawn.happens(Event::LoginIdChecked(drawn.ticket(), Ok(false)));
    drawn.shows("There is already an account with this address.").await;
    let told = drawn.find(".cw-availability");
    assert_eq!(attribute(&told, "role"), "status");
    drawn.click("Log in");
    drawn.shows("Log in to take part").await;
    assert_eq!(drawn.labelled("E-mail address").value(), "sam@example.com");
}

#[wasm_bindgen_test]
async fn complaints_of_the_proxy_land_on_their_inputs() {
    let drawn = create_account(PasswordEntry::Show).await;
    drawn.labelled("Choose a password").set_value("every-Field-1985");
    drawn.type_into("First name", "Ada");
    drawn.happens(Event::OptInSet { name: "terms".into(), given: true });
    drawn.click("Create account");
    let mut details = ProblemDetails::new(ProblemCode::AccountNotCreated);
    details.complaints.insert("password".into(), Complaint::WeakPassword);
    details.complaints.insert("firstname".into(), Complaint::Refused);
    drawn.happens(Event::AccountCreated(drawn.ticket(), Err(ProxyFault::Refused(details.into()))));
    drawn.complains(&drawn.labelled("Choose a password"), "not strong enough here").await;
    drawn.complains(&drawn.labelled("First name"), "This was not accepted.").await;
}

#[wasm_bindgen_test]
async fn who_has_an_account_goes_to_login_with_the_address() {
    let drawn = create_account(PasswordEntry::Show).await;
    drawn.click("You already have an account: log in");
    assert_eq!(drawn.events(), [Event::GoToLogin]);
    drawn.shows("Log in to take part").await;
    assert_eq!(drawn.labelled("E-mail address").value(), "ada@example.com");
}
