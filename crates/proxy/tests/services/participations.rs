//! The form, sent: what is refused, what is written, what is left alone.

use std::collections::BTreeMap;

use contract::{Complaint, Participation, ProblemCode};
use gigya::ResponseCode;
use gigya_sandbox::seed::{MARIE, SAM};
use gigya_sandbox::{InjectedFault, Misbehaviour};
use reqwest::Method;
use serde_json::json;

use crate::world::{Participant, World, edited, read, refusal};

const SET: &str = "accounts.setAccountInfo";

async fn complaints(participant: &Participant<'_>, form: &Participation) -> BTreeMap<String, Complaint> {
    refusal(participant.send(form).await, ProblemCode::InvalidParticipation).await.complaints
}

#[tokio::test]
async fn only_what_the_participant_changed_is_written() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let form = edited(&marie.prefill().await, &[("locality", "Leuven"), ("terms", "true")]);
    let mut expected = world.sandbox.account(MARIE.uid).unwrap();
    expected["profile"]["city"] = json!("Leuven");
    expected["preferences"] = json!({"terms": {"summerQuiz": {"isConsentGranted": true}}});

    let participated = marie.take_part(&form).await;
    assert_eq!((participated.gigya_id.as_str(), participated.changed_meanwhile.len()), (MARIE.uid, 0));
    let account = world.sandbox.account(MARIE.uid).unwrap();
    // The age is Gigya's own sum (REST, 6.2), and years pass.
    expected["profile"]["age"] = account["profile"]["age"].clone();
    for part in ["profile", "data", "preferences", "subscriptions", "loginIDs"] {
        assert_eq!(account[part], expected[part], "{part}");
    }
    let calls = world.sandbox.calls();
    let written = calls.iter().find(|call| call.method == SET).unwrap();
    assert!(written.has("profile") && written.has("preferences") && !written.has("data"));
}

#[tokio::test]
async fn a_form_without_changes_writes_nothing() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "contest").await;
    let form = edited(&marie.prefill().await, &[]);
    assert_eq!(marie.take_part(&form).await.gigya_id, MARIE.uid);
    assert_eq!(world.calls_of(SET), 0);
}

#[tokio::test]
async fn the_second_phone_and_the_second_job_survive() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let edits = [("phone", "0487 00 00 00"), ("function", "Cook"), ("terms", "true")];
    marie.take_part(&edited(&marie.prefill().await, &edits)).await;
    let phones = json!([
        {"number": "0487 00 00 00", "type": "mobile", "default": true},
        {"number": "+32 13 55 01 02", "type": "home"},
    ]);
    assert_eq!(world.stored(&MARIE, "/profile/phones"), phones);
    // The company's `&` is encoded once, as it was before, though the whole array was written again.
    let jobs = json!([
        {"company": "Tom &amp; Jerry", "title": "Cook", "startDate": "2019-09-01", "isCurrent": true},
        {"company": "Old Mill", "title": "Copywriter", "startDate": "2012-02-01", "endDate": "2019-08-31", "isCurrent": false},
    ]);
    assert_eq!(world.stored(&MARIE, "/profile/work"), jobs);
}

#[tokio::test]
async fn an_account_that_knows_nothing_takes_the_whole_form() {
    let world = World::new().await;
    let sam = world.connect(&SAM, "summer-quiz").await;
    let edits = [
        ("email", "sam@example.com"),
        ("firstname", "Sam"),
        ("lastname", "Ode & Co"),
        ("gender", "u"),
        ("birthday", "1959-05-06"),
        ("phone", "0487 66 49251"),
        ("address", "Rue de Birmingham"),
        ("number", "280"),
        ("box", "B"),
        ("locality", "Diest"),
        ("zipcode", "3290"),
        ("country", "BE"),
        ("function", "Advertising Director"),
        ("company", "Spotify"),
        ("favourite_team", "blue"),
        ("terms", "true"),
        ("newsletter", "false"),
    ];
    sam.take_part(&edited(&sam.prefill().await, &edits)).await;
    let profile = world.stored(&SAM, "/profile");
    let expected = [
        ("email", json!("sam@example.com")),
        ("firstName", json!("Sam")),
        ("lastName", json!("Ode &amp; Co")),
        ("gender", json!("u")),
        ("birthDay", json!(6)),
        ("birthMonth", json!(5)),
        ("birthYear", json!(1959)),
        ("phones", json!([{"number": "0487 66 49251"}])),
        ("address", json!("Rue de Birmingham 280 B")),
        ("city", json!("Diest")),
        ("zip", json!("3290")),
        ("country", json!("BE")),
        ("work", json!([{"title": "Advertising Director", "company": "Spotify"}])),
    ];
    for (name, value) in expected {
        assert_eq!(profile[name], value, "{name}");
    }
    assert_eq!(world.stored(&SAM, "/data/summerQuiz/favouriteTeam"), "blue");
    assert_eq!(world.stored(&SAM, "/data/optIns/newsletter"), false);
    // What was written is what is shown next time; `&` comes back as it was typed.
    let prefill = sam.prefill().await;
    assert_eq!(prefill.values["lastname"], "Ode & Co");
    assert_eq!(prefill.values["box"], "B");
}

#[tokio::test]
async fn a_value_that_is_cleared_is_deleted() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let edits = [("locality", ""), ("gender", " "), ("box", ""), ("phone", ""), ("terms", "true")];
    marie.take_part(&edited(&marie.prefill().await, &edits)).await;
    let profile = world.stored(&MARIE, "/profile");
    assert_eq!((profile.get("city"), profile.get("gender")), (None, None));
    assert_eq!(profile["address"], "Rue de Birmingham 280");
    assert_eq!(profile["phones"], json!([{"number": "+32 13 55 01 02", "type": "home"}]));
}

#[tokio::test]
async fn a_birthday_changes_as_a_whole() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let edits = [("birthday", "1984-12-31"), ("terms", "true")];
    marie.take_part(&edited(&marie.prefill().await, &edits)).await;
    let profile = world.stored(&MARIE, "/profile");
    let parts = ["birthDay", "birthMonth", "birthYear"].map(|part| profile[part].as_u64().unwrap());
    assert_eq!(parts, [31, 12, 1984]);
}

#[tokio::test]
async fn what_somebody_else_changed_meanwhile_is_written_over_and_told() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let edits = [("locality", "Leuven"), ("zipcode", "3000"), ("newsletter", "false"), ("terms", "true")];
    let form = edited(&marie.prefill().await, &edits);
    let meanwhile = json!({"profile": {"city": "Gent", "zip": "3000", "firstName": "Maria"},
        "data": {"optIns": {"newsletter": false}}});
    world.change_account(&MARIE, &meanwhile);

    // The zip code and the newsletter already are what the participant wants: nobody is surprised.
    assert_eq!(marie.take_part(&form).await.changed_meanwhile, ["locality"]);
    assert_eq!(world.stored(&MARIE, "/profile/city"), "Leuven");
    assert_eq!(world.stored(&MARIE, "/profile/firstName"), "Maria", "what was not changed here stays");
}

#[tokio::test]
async fn an_address_is_written_as_it_was_on_the_screen_whatever_it_became_meanwhile() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let form = edited(&marie.prefill().await, &[("number", "282"), ("terms", "true")]);
    // It cannot be split, so that all of it would be the street.
    world.change_account(&MARIE, &json!({"profile": {"address": "Rue du 8 Mai 1945 12"}}));
    assert_eq!(marie.take_part(&form).await.changed_meanwhile, ["address", "number", "box"]);
    assert_eq!(world.stored(&MARIE, "/profile/address"), "Rue de Birmingham 282 box 3");
}

#[tokio::test]
async fn an_address_that_the_participant_left_alone_stays_as_somebody_else_wrote_it() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let form = edited(&marie.prefill().await, &[("locality", "Leuven"), ("terms", "true")]);
    world.change_account(&MARIE, &json!({"profile": {"address": "Rue du 8 Mai 1945 12"}}));
    assert!(marie.take_part(&form).await.changed_meanwhile.is_empty());
    assert_eq!(world.stored(&MARIE, "/profile/address"), "Rue du 8 Mai 1945 12");
}

#[tokio::test]
async fn each_kind_of_field_is_refused_on_its_field() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let prefill = marie.prefill().await;
    let too_long = "x".repeat(251);
    let table = [
        ("email", "nobody", Complaint::NotAnEmail),
        ("firstname", "", Complaint::Required),
        ("lastname", &too_long, Complaint::TooLong),
        ("gender", "x", Complaint::NotAChoice),
        ("birthday", "06/05/1985", Complaint::NotADate),
        ("birthday", "2985-05-06", Complaint::InTheFuture),
        ("phone", "12", Complaint::NotAPhone),
        ("country", "Belgium", Complaint::NotAChoice),
        ("favourite_team", "yellow", Complaint::NotAChoice),
        ("terms", "false", Complaint::Required),
    ];
    for (name, value, complaint) in table {
        let mut edits = vec![("terms", "true")];
        edits.push((name, value));
        let found = complaints(&marie, &edited(&prefill, &edits)).await;
        assert_eq!(found, BTreeMap::from([(name.to_owned(), complaint)]), "{name} = {value}");
    }
    let kinds = world.connect(&MARIE, "kinds").await;
    let prefill = kinds.prefill().await;
    let mask = Complaint::NotLikeMask { mask: "9-AAA-999".to_owned() };
    for (name, value, complaint) in [
        ("plate", "AAA-123", mask),
        ("adult", "perhaps", Complaint::NotAChoice),
        ("since", "2020-02-30", Complaint::NotADate),
    ] {
        let found = complaints(&kinds, &edited(&prefill, &[(name, value)])).await;
        assert_eq!(found, BTreeMap::from([(name.to_owned(), complaint)]), "{name} = {value}");
    }
    assert_eq!(world.calls_of(SET), 0);
}

#[tokio::test]
async fn other_kinds_are_kept_in_their_own_types() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "kinds").await;
    let edits = [("plate", "1-ABC-234"), ("adult", "true"), ("since", "2020-02-29"), ("news", "true")];
    marie.take_part(&edited(&marie.prefill().await, &edits)).await;
    let expected = json!({"plate": "1-ABC-234", "adult": true, "since": "2020-02-29"});
    assert_eq!(world.stored(&MARIE, "/data/kinds"), expected);
    assert_eq!(world.stored(&MARIE, "/subscriptions/news/email/isSubscribed"), true);
    let prefill = marie.prefill().await;
    assert_eq!((prefill.values["adult"].as_str(), prefill.opt_ins["news"]), ("true", true));
}

#[tokio::test]
async fn what_the_campaign_does_not_ask_is_refused_wherever_it_is_named() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "contest").await;
    let good = edited(&marie.prefill().await, &[]);
    let mut forms = Vec::new();
    for name in ["lastname", "profile.lastName", "UID", "isVerified"] {
        let mut form = good.clone();
        form.values.insert(name.to_owned(), "x".to_owned());
        forms.push((name, form));
        let mut form = good.clone();
        form.opt_ins.insert(name.to_owned(), true);
        forms.push((name, form));
        let mut form = good.clone();
        form.changed.insert(name.to_owned(), String::new());
        forms.push((name, form));
    }
    for (name, form) in forms {
        assert_eq!(complaints(&marie, &form).await, BTreeMap::from([(name.to_owned(), Complaint::NotAsked)]));
    }
    assert_eq!(world.calls_of(SET), 0);
}

#[tokio::test]
async fn a_field_that_is_never_shown_cannot_be_answered() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "kinds").await;
    let form = edited(&marie.prefill().await, &[("nickname", "M")]);
    let expected = BTreeMap::from([("nickname".to_owned(), Complaint::NotAsked)]);
    assert_eq!(complaints(&marie, &form).await, expected);
}

#[tokio::test]
async fn a_required_hidden_field_is_known_to_gigya_or_asked_for() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "kinds").await;
    let form = edited(&marie.prefill().await, &[]);
    assert_eq!(marie.take_part(&form).await.gigya_id, MARIE.uid);

    let sam = world.connect(&SAM, "kinds").await;
    let form = edited(&sam.prefill().await, &[]);
    assert_eq!(complaints(&sam, &form).await, BTreeMap::from([("city".to_owned(), Complaint::Required)]));
    sam.take_part(&edited(&sam.prefill().await, &[("city", "Diest")])).await;
    assert_eq!(world.stored(&SAM, "/profile/city"), "Diest");
}

#[tokio::test]
async fn a_required_hidden_value_that_gigya_knows_cannot_be_overwritten() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "kinds").await;
    let not_asked = BTreeMap::from([("city".to_owned(), Complaint::NotAsked)]);
    let mut form = edited(&marie.prefill().await, &[("city", "Leuven")]);
    assert_eq!(complaints(&marie, &form).await, not_asked);
    form.changed.clear();
    assert_eq!(complaints(&marie, &form).await, not_asked);
    assert_eq!(world.stored(&MARIE, "/profile/city"), "Diest");
}

#[tokio::test]
async fn a_hidden_field_that_was_asked_for_may_be_sent_again_when_the_answer_got_lost() {
    let world = World::new().await;
    let sam = world.connect(&SAM, "kinds").await;
    let form = edited(&sam.prefill().await, &[("city", "Diest")]);
    sam.take_part(&form).await;
    assert!(sam.take_part(&form).await.changed_meanwhile.is_empty());
    assert_eq!(world.calls_of(SET), 1);
}

#[tokio::test]
async fn a_required_hidden_value_cannot_be_cleared() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "kinds").await;
    let form = edited(&marie.prefill().await, &[("city", "")]);
    assert_eq!(complaints(&marie, &form).await, BTreeMap::from([("city".to_owned(), Complaint::Required)]));
    assert_eq!(world.stored(&MARIE, "/profile/city"), "Diest");
}

#[tokio::test]
async fn a_hidden_value_that_was_refused_is_replaced_without_a_word_of_somebody_else() {
    let world = World::new().await;
    world.change_account(&MARIE, &json!({"profile": {"email": "not an address"}}));
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let form = edited(&marie.prefill().await, &[("email", "marie@example.com"), ("terms", "true")]);
    assert!(marie.take_part(&form).await.changed_meanwhile.is_empty());
    assert_eq!(world.stored(&MARIE, "/profile/email"), "marie@example.com");
}

#[tokio::test]
async fn the_language_of_a_consent_goes_along_with_it() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let form = edited(&marie.prefill().await, &[("terms", "true")]);
    let request = marie.request(Method::POST, "participations?lang=fr").json(&form);
    let _: contract::Participated = read(request.send().await.unwrap()).await;
    assert!(world.sandbox.calls().iter().any(|call| call.method == SET && call.has("lang")));
}

#[tokio::test]
async fn a_form_that_gigya_does_not_take_is_not_called_a_success() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "contest").await;
    let form = edited(&marie.prefill().await, &[("firstname", "Maria")]);
    let code = ResponseCode::GENERAL_SERVER_ERROR;
    world.sandbox.inject(InjectedFault::always(SET, Misbehaviour::Code { code }));
    let problem = refusal(marie.send(&form).await, ProblemCode::GigyaUnavailable).await;
    assert!(problem.call_id.is_some());
    world.sandbox.clear_faults();
    assert_eq!(marie.take_part(&form).await.gigya_id, MARIE.uid, "sent again, it goes through");
}

#[tokio::test]
async fn what_gigya_refuses_for_good_is_not_called_an_outage() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "contest").await;
    let form = edited(&marie.prefill().await, &[("firstname", "Maria")]);
    for (code, words) in [(400_303, Some("Once a week is enough.")), (400_009, None), (403_048, None)] {
        let details = words.unwrap_or_default().to_owned();
        let code = ResponseCode(code);
        world.sandbox.inject(InjectedFault::always(SET, Misbehaviour::Said { code, details }));
        let problem = refusal(marie.send(&form).await, ProblemCode::InvalidParticipation).await;
        assert_eq!((problem.response_code, problem.site_says.as_deref()), (Some(code.0), words));
        assert!(problem.complaints.is_empty() && problem.call_id.is_some());
        world.sandbox.clear_faults();
    }
}

#[tokio::test]
async fn an_email_that_somebody_else_has_is_refused_on_its_field() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "contest").await;
    let form = edited(&marie.prefill().await, &[("email", "sam@example.com")]);
    for code in [ResponseCode::UNIQUE_IDENTIFIER_EXISTS, ResponseCode::LOGIN_IDENTIFIER_EXISTS] {
        world.sandbox.inject(InjectedFault::once(SET, Misbehaviour::Code { code }));
        let problem = refusal(marie.send(&form).await, ProblemCode::InvalidParticipation).await;
        assert_eq!(
            problem.complaints,
            BTreeMap::from([("email".to_owned(), Complaint::Refused)]),
            "{code:?}"
        );
        assert!(problem.call_id.is_some(), "{code:?}");
    }
}
