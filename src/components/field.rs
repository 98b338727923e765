//! One field of a form: which input its kind has, and how a browser may fill it in.

use std::rc::Rc;

use contract::Kind;
use flow::screen::form::Answer;
use flow::{Event, Personal};

use super::{Control, check_box, choice, date, text};
use crate::dom::El;
use crate::ui::Ui;
use crate::words;

/// The field with its present answer.
pub fn field(ui: Ui, answer: &Answer) -> El {
    let Answer { field, value, .. } = answer;
    let asked = field.clone();
    let complaint = move || {
        ui.read(|screen| {
            let (fields, _) = screen.questions()?;
            let answer = fields.iter().find(|answer| answer.field.variable == asked.variable)?;
            Some(words::complaint(ui, &asked.kind, answer.complaint.as_ref()?))
        })
    };
    let control = Control {
        id: ui.id(&format!("field-{}", field.variable)),
        form: ui.id("form"),
        name: field.variable.clone(),
        label: words::label(ui, field),
        hint: words::hint(ui, field),
        required: field.required,
        complaint: Rc::new(move || complaint().unwrap_or_default()),
    };
    let value = value.0.as_str();
    match &field.kind {
        Kind::Text => text::text(ui, field, &control, value, "text"),
        Kind::Email => text::text(ui, field, &control, value, "email"),
        Kind::Phone => text::text(ui, field, &control, value, "tel"),
        Kind::Date => date::date(ui, field, &control, value),
        Kind::Choice { options } => choice::choice(ui, field, options, &control, value),
        Kind::CheckBox => check_box::check_box(ui, field, &control, value == "true"),
    }
}

/// Tells the flow what stands in a field.
pub fn edited(ui: Ui, variable: &str, value: String) {
    ui.send(Event::Edited { variable: variable.to_owned(), value: Personal(value) });
}

/// What a browser may fill in (HTML, autofill field names). House numbers have no name there.
pub fn autocomplete(variable: &str) -> Option<&'static str> {
    Some(match variable {
        "email" => "email",
        "firstname" => "given-name",
        "lastname" => "family-name",
        "gender" => "sex",
        "birthday" => "bday",
        "phone" => "tel",
        "address" => "address-line1",
        "box" => "address-line2",
        "locality" => "address-level2",
        "zipcode" => "postal-code",
        "country" => "country-name",
        "function" => "organization-title",
        "company" => "organization",
        _ => return None,
    })
}
