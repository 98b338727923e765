//! What serde writes on the proxy's side is read on this side without loss.

use std::fmt::Debug;

use connection_window::wire::{self, Json};
use contract::{
    AccountReply, Address, AutoSubmit, Captcha, Choice, Complaint, Definition, Field, Form, Kind, Localised,
    LogOut, OptIn, ParticipantToken, Participated, PasswordEntry, Prefill, ProblemCode, ProblemDetails,
    SessionReply, Site, Ways,
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
    let path = format!("profile.{variable}");
    Field {
        variable: variable.to_owned(),
        kind,
        path,
        required: false,
        hidden: false,
        label,
        hint,
        mask: None,
    }
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
    let opt_in = |required| OptIn {
        name: "news".to_owned(),
        path: "subscriptions.news.email.isSubscribed".to_owned(),
        required,
        label: texts("*Yes*", "Oui"),
    };
    for log_out in [LogOut::Here, LogOut::Everywhere] {
        let definition = Definition {
            campaign: "summer-quiz".parse().unwrap(),
            gigya: Site { api_key: "3_key".to_owned(), sdk: "https://cdns.example/js/gigya.js".to_owned() },
            log_out,
            form: Form { fields: fields.clone(), opt_ins: vec![opt_in(true), opt_in(false)] },
            ways: Ways::default(),
            auto_submit: None,
            address: Address::Formal,
            texts: [].into(),
        };
        is_read(&definition, wire::definition);
    }
}

#[wasm_bindgen_test]
fn a_definition_with_every_way_and_the_campaigns_own_manners() {
    for create_account in [Some(PasswordEntry::Show), Some(PasswordEntry::Repeat), None] {
        let captcha = Captcha {
            kind: "reCaptchaV2".to_owned(),
            site_key: "6Le".to_owned(),
            script: "https://captcha.example.com/api.js".to_owned(),
        };
        let definition = Definition {
            campaign: "quiz".parse().unwrap(),
            gigya: Site { api_key: "3_key".to_owned(), sdk: "https://cdns.example/js/gigya.js".to_owned() },
            log_out: LogOut::Here,
            form: Form::default(),
            ways: Ways {
                create_account,
                forgot_password: true,
                providers: vec!["facebook".parse().unwrap(), "google".parse().unwrap()],
                captcha: Some(captcha),
                lockout_minutes: Some(15),
                plain_form: true,
            },
            auto_submit: Some(AutoSubmit { seconds: 8 }),
            address: Address::Informal,
            texts: [
                ("login-heading".to_owned(), texts("Hi", "Salut")),
                ("403041".to_owned(), texts("No", "Non")),
            ]
            .into(),
        };
        is_read(&definition, wire::definition);
    }
}

#[wasm_bindgen_test]
fn an_account_that_was_created_or_is_pending() {
    is_read(&AccountReply::Created, wire::account_reply);
    for missing in [vec![], vec!["profile.city".to_owned()]] {
        let (code, registration_token) = (206_001, "st2".to_owned());
        is_read(&AccountReply::Pending { code, registration_token, missing }, wire::account_reply);
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
    problem.response_code = Some(400_009);
    let complaints = [
        Complaint::Required,
        Complaint::NotAnEmail,
        Complaint::NotAPhone,
        Complaint::NotADate,
        Complaint::InTheFuture,
        Complaint::NotAChoice,
        Complaint::TooLong,
        Complaint::NotLikeMask { mask: "99".to_owned() },
        Complaint::Taken,
        Complaint::WeakPassword,
        Complaint::UsedBefore,
        Complaint::NotTheSame,
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
        assert!(wire::account_reply(&json).is_none(), "{text}");
    }
}
