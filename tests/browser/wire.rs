//! What serde writes on the proxy's side is read on this side without loss.

use std::fmt::Debug;

use connection_window::wire::{self, Json};
use contract::{
    Choice, Complaint, Definition, Field, Form, Kind, Localised, LogOut, OptIn, ParticipantToken,
    Participated, Prefill, ProblemCode, ProblemDetails, SessionReply, Site,
};
use serde::Serialize;
use wasm_bindgen_test::wasm_bindgen_test;

fn json(text: &str) -> Json {
    Json::new(js_sys::JSON::parse(text).unwrap())
}

fn is_read<T: Serialize + PartialEq + Debug>(written: &T, read: fn(&Json) -> Option<T>) {
    let text = serde_json::to_string(written).unwrap();
    assert_eq!(read(&json(&text)).as_ref(), Some(written), "{text}");
}

fn texts(en: &str, fr: &str) -> Localised {
    Localised([("en".to_owned(), en.to_owned()), ("fr".to_owned(), fr.to_owned())].into())
}

fn field(variable: &str, kind: Kind) -> Field {
    let (label, hint) = (Localised::default(), Localised::default());
    Field { variable: variable.to_owned(), kind, required: false, hidden: false, label, hint, mask: None }
}

#[wasm_bindgen_test]
fn a_definition_with_every_kind_of_field() {
    let options = vec![
        Choice { value: "f".to_owned(), label: Localised::default() },
        Choice { value: "é".to_owned(), label: texts("Other", "Autre") },
    ];
    let zip = Field {
        required: true,
        hidden: true,
        label: texts("Postcode", "Code postal"),
        hint: texts("As on letters", "Comme sur les lettres"),
        mask: Some("9999 AA".to_owned()),
        ..field("zipcode", Kind::Text)
    };
    let fields = vec![
        zip,
        field("email", Kind::Email),
        field("phone", Kind::Phone),
        field("birthday", Kind::Date),
        field("gender", Kind::Choice { options }),
        field("adult", Kind::CheckBox),
    ];
    let opt_in = |required| OptIn { name: "news".to_owned(), required, label: texts("*Yes*", "Oui") };
    for log_out in [LogOut::Here, LogOut::Everywhere] {
        let definition = Definition {
            campaign: "summer-quiz".parse().unwrap(),
            gigya: Site { api_key: "3_key".to_owned(), sdk: "https://cdns.example/js/gigya.js".to_owned() },
            log_out,
            form: Form { fields: fields.clone(), opt_ins: vec![opt_in(true), opt_in(false)] },
        };
        is_read(&definition, wire::definition);
    }
}

#[wasm_bindgen_test]
fn a_prefill_with_all_its_parts() {
    is_read(&Prefill { gigya_id: "ada".to_owned(), ..Prefill::default() }, wire::prefill);
    let full = Prefill {
        gigya_id: "ada".to_owned(),
        values: [("firstname".to_owned(), "Ada & Co".to_owned())].into(),
        withheld: ["email".to_owned(), "phone".to_owned()].into(),
        opt_ins: [("news".to_owned(), true), ("partners".to_owned(), false)].into(),
    };
    is_read(&full, wire::prefill);
}

#[wasm_bindgen_test]
fn a_participation_that_was_taken() {
    let changed_meanwhile = vec!["firstname".to_owned(), "news".to_owned()];
    is_read(&Participated { gigya_id: "ada".to_owned(), changed_meanwhile }, wire::participated);
    is_read(&Participated { gigya_id: "ada".to_owned(), changed_meanwhile: vec![] }, wire::participated);
}

#[wasm_bindgen_test]
fn a_session_that_was_opened() {
    let reply = SessionReply { token: ParticipantToken::new("eyJ"), expires_in: 600 };
    let read = wire::participant_token(&json(&serde_json::to_string(&reply).unwrap()));
    assert_eq!(read, Some(reply.token));
}

#[wasm_bindgen_test]
fn every_refusal() {
    for code in ProblemCode::ALL {
        is_read(&ProblemDetails::new(code), wire::problem);
    }
}

#[wasm_bindgen_test]
fn a_refusal_with_every_complaint() {
    let mut problem = ProblemDetails::new(ProblemCode::InvalidParticipation).with_detail("see the fields");
    problem.call_id = Some("c1".to_owned());
    let complaints = [
        Complaint::Required,
        Complaint::NotAnEmail,
        Complaint::NotAPhone,
        Complaint::NotADate,
        Complaint::InTheFuture,
        Complaint::NotAChoice,
        Complaint::TooLong,
        Complaint::NotLikeMask { mask: "99".to_owned() },
        Complaint::NotAsked,
        Complaint::Refused,
    ];
    for (at, complaint) in complaints.into_iter().enumerate() {
        problem.complaints.insert(format!("field{at}"), complaint);
    }
    is_read(&problem, wire::problem);
}

#[wasm_bindgen_test]
fn what_is_of_another_shape_is_refused() {
    for text in
        ["null", "[]", "\"text\"", "{}", r#"{"campaign": "summer-quiz"}"#, r#"{"code": "nobody-knows"}"#]
    {
        let json = json(text);
        assert!(wire::definition(&json).is_none() && wire::prefill(&json).is_none(), "{text}");
        assert!(wire::problem(&json).is_none() && wire::participated(&json).is_none(), "{text}");
    }
}
