//! Which question asks for a missing part of an account, and how its answer is written.
//!
//! The campaign's own question comes first, then the standard one of the profile's field (named by the
//! catalogue), then one made from the schema, called by the last part of the path.

use contract::{Choice, Field, Form, GENDERS, Kind, Localised, OptIn};
use gigya::{Schema, SchemaField, SchemaKind};

use super::answers::{Answer, Consent};
use crate::{Entry, Personal, Scalar};

/// The three parts of a birthday, which is asked and answered as one date.
const BIRTHDAY: [&str; 3] = ["profile.birthYear", "profile.birthMonth", "profile.birthDay"];

/// A login identifier beside the e-mail address: a parameter of its own and no part of the profile (REST, 4.8).
const USERNAME: &str = "username";

/// The profile's fields that the catalogue names, with its names.
const STANDARD: [(&str, &str); 11] = [
    ("profile.email", "email"),
    ("profile.firstName", "firstname"),
    ("profile.lastName", "lastname"),
    ("profile.gender", "gender"),
    ("profile.phones.number", "phone"),
    ("profile.address", "address"),
    ("profile.city", "locality"),
    ("profile.zip", "zipcode"),
    ("profile.country", "country"),
    ("profile.work.title", "function"),
    ("profile.work.company", "company"),
];

/// The questions of *Complete account*.
#[derive(Default)]
pub(crate) struct Questions {
    pub fields: Vec<Answer>,
    pub opt_ins: Vec<Consent>,
    /// The paths whose values the schema stores as numbers.
    pub numbers: Vec<String>,
}

/// Whether a missing path means this place, or something inside it.
fn means(missing: &str, path: &str) -> bool {
    let inside = |outer: &str, inner: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    !path.is_empty() && (inside(missing, path) || inside(path, missing))
}

/// A path as the account has it. Gigya has been seen to name a field of the profile without its block (REST,
/// 4.4), and a social account without a login identifier lacks an e-mail address (206003).
fn spelt_out(missing: &str) -> String {
    let path = match missing {
        "loginID" | "loginIDs" | "loginIDs.emails" => "email",
        "username" | "loginIDs.username" => return USERNAME.to_owned(),
        path => path,
    };
    let path =
        if path.is_empty() || path.contains('.') { path.to_owned() } else { ["profile.", path].concat() };
    if BIRTHDAY.contains(&path.as_str()) { BIRTHDAY[0].to_owned() } else { path }
}

/// A password is no answer to a question, and `accounts.setAccountInfo` has no place for communications (Web SDK,
/// 1.3).
fn can_be_answered(missing: &str) -> bool {
    missing != "password" && !missing.starts_with("communications.")
}

/// Whether consents are kept there (REST, section 6).
fn is_consent(path: &str) -> bool {
    path.starts_with("preferences.") || path.starts_with("subscriptions.")
}

/// What a consent is called, and where exactly its answer is kept (REST, 6.4).
fn consent_at(path: &str) -> (&str, String) {
    let (name, leaf) = if path.starts_with("subscriptions.") {
        (path.trim_end_matches(".isSubscribed").trim_end_matches(".email"), ".email.isSubscribed")
    } else if path.starts_with("preferences.") {
        (path.trim_end_matches(".isConsentGranted"), ".isConsentGranted")
    } else {
        (path, "")
    };
    let place = if path.ends_with(leaf) { path.to_owned() } else { [path, leaf].concat() };
    (name.rsplit('.').next().unwrap_or(name), place)
}

/// Whether the schema is needed to ask for all of these.
pub(crate) fn need_schema(form: &Form, missing: &[String]) -> bool {
    let unknown = |path: &String| {
        let path = spelt_out(path);
        campaigns_field(form, &path).is_none()
            && !form.opt_ins.iter().any(|opt_in| means(&path, &opt_in.path))
            && !is_consent(&path)
            && standard(&path).is_none()
    };
    missing.is_empty() || missing.iter().any(unknown)
}

impl Questions {
    pub fn ask(form: &Form, missing: &[String], schema: Option<&Schema>) -> Self {
        let mut questions = Self::default();
        for path in missing.iter().filter(|path| can_be_answered(path)) {
            questions.add(form, &spelt_out(path), schema);
        }
        if missing.is_empty()
            && let Some(schema) = schema
        {
            for field in schema.fields.iter().filter(|field| field.required && !field.known) {
                questions.add(form, &spelt_out(&field.path), Some(schema));
            }
        }
        questions
    }

    fn add(&mut self, form: &Form, path: &str, schema: Option<&Schema>) {
        let mut found = false;
        for opt_in in form.opt_ins.iter().filter(|opt_in| means(path, &opt_in.path)) {
            found = true;
            self.add_opt_in(OptIn { required: true, ..opt_in.clone() });
        }
        if found {
            return;
        }
        if let Some(field) = campaigns_field(form, path) {
            return self.add_field(Field { required: true, hidden: false, ..field.clone() });
        }
        if is_consent(path) {
            let (name, path) = consent_at(path);
            let name = name.to_owned();
            return self.add_opt_in(OptIn { name, path, required: true, label: Localised::default() });
        }
        if let Some(field) = standard(path) {
            return self.add_field(field);
        }
        let known = schema.and_then(|schema| schema.fields.iter().find(|field| field.path == path));
        if known.is_some_and(|known| known.kind == SchemaKind::Number) {
            self.numbers.push(path.to_owned());
        }
        let name = path.rsplit('.').next().unwrap_or(path);
        self.add_field(question(name, kind_of(known), path));
    }

    /// Each place is asked for once; two places that are called alike are told apart by the whole path.
    fn add_field(&mut self, mut field: Field) {
        if self.fields.iter().any(|answer| answer.field.path == field.path) {
            return;
        }
        if self.fields.iter().any(|answer| answer.field.variable == field.variable) {
            field.variable.clone_from(&field.path);
        }
        self.fields.push(Answer::new(field, Personal::default()));
    }

    fn add_opt_in(&mut self, mut opt_in: OptIn) {
        if self.opt_ins.iter().any(|consent| consent.opt_in.path == opt_in.path) {
            return;
        }
        if self.opt_ins.iter().any(|consent| consent.opt_in.name == opt_in.name) {
            opt_in.name.clone_from(&opt_in.path);
        }
        self.opt_ins.push(Consent::new(opt_in, None));
    }
}

/// The very field, else one that is a part of what is missing.
fn campaigns_field<'a>(form: &'a Form, path: &str) -> Option<&'a Field> {
    let mut fields = form.fields.iter();
    let exact = fields.clone().find(|field| spelt_out(&field.path) == path);
    exact.or_else(|| fields.find(|field| means(path, &spelt_out(&field.path))))
}

fn standard(path: &str) -> Option<Field> {
    if path == BIRTHDAY[0] {
        return Some(question("birthday", Kind::Date, path));
    }
    let (path, variable) = STANDARD.iter().find(|(place, _)| means(place, path))?;
    let kind = match *variable {
        "email" => Kind::Email,
        "phone" => Kind::Phone,
        "gender" => {
            let mut options = vec![];
            for value in GENDERS {
                options.push(Choice { value: value.to_owned(), label: Localised::default() });
            }
            Kind::Choice { options }
        }
        _ => Kind::Text,
    };
    Some(question(variable, kind, path))
}

fn kind_of(field: Option<&SchemaField>) -> Kind {
    let Some(field) = field else { return Kind::Text };
    if !field.options.is_empty() {
        let mut options = vec![];
        for value in &field.options {
            // Inserted and not collected: building a map from a list sorts it, which is a lot of code.
            let mut label = Localised::default();
            label.0.insert("en".to_owned(), value.clone());
            options.push(Choice { value: value.clone(), label });
        }
        return Kind::Choice { options };
    }
    match field.kind {
        SchemaKind::Text | SchemaKind::Number => Kind::Text,
        SchemaKind::Date => Kind::Date,
        SchemaKind::Boolean => Kind::CheckBox,
    }
}

fn question(variable: &str, kind: Kind, path: &str) -> Field {
    Field {
        variable: variable.to_owned(),
        kind,
        path: path.to_owned(),
        required: true,
        hidden: false,
        label: Localised::default(),
        hint: Localised::default(),
        mask: None,
    }
}

/// The answers as the account takes them.
pub(crate) fn entries(fields: &[Answer], opt_ins: &[Consent], numbers: &[String]) -> Vec<Entry> {
    let mut entries = vec![];
    for answer in fields {
        let (path, value) = (&answer.field.path, answer.value.0.trim());
        if value.is_empty() {
            continue;
        }
        if answer.field.kind == Kind::Date && spelt_out(path) == BIRTHDAY[0] {
            for (path, part) in BIRTHDAY.into_iter().zip(value.split('-')) {
                entries.push(Entry { path: path.to_owned(), value: number(part) });
            }
            continue;
        }
        let value = match answer.field.kind {
            Kind::CheckBox => Scalar::Boolean(value == "true"),
            _ if numbers.contains(path) => number(value),
            Kind::Text | Kind::Email | Kind::Phone | Kind::Date | Kind::Choice { .. } => {
                Scalar::Text(Personal(value.to_owned()))
            }
        };
        entries.push(Entry { path: path.clone(), value });
    }
    for consent in opt_ins {
        let (_, path) = consent_at(&consent.opt_in.path);
        entries.push(Entry { path, value: Scalar::Boolean(consent.given) });
    }
    entries
}

/// What is no integer is left to Gigya to read or to refuse.
fn number(text: &str) -> Scalar {
    text.parse().map_or_else(|_| Scalar::Text(Personal(text.to_owned())), Scalar::Number)
}
