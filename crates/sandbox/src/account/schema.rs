//! What a profile may hold (REST, 6.2): types, formats, and what happens to text on its way in.

use gigya::ResponseCode;
use serde_json::{Map, Value};
use time::{Date, Month};

use crate::fault::FieldFault;
use crate::words;

/// Schema type `long`.
const NUMBERS: &[&str] = &["birthDay", "birthMonth", "birthYear", "age", "followersCount", "followingCount"];

const ARRAYS: &[&str] =
    &["phones", "work", "education", "likes", "skills", "publications", "patents", "certifications"];

const OBJECTS: &[&str] = &["favorites", "samlData", "oidcData"];

const TEXTS: &[&str] = &[
    "firstName",
    "lastName",
    "nickname",
    "address",
    "bio",
    "city",
    "company",
    "country",
    "email",
    "gender",
    "hometown",
    "industry",
    "interestedIn",
    "languages",
    "locale",
    "name",
    "photoURL",
    "politicalView",
    "professionalHeadline",
    "profileURL",
    "relationshipStatus",
    "religion",
    "specialities",
    "state",
    "thumbnailURL",
    "timezone",
    "username",
    "zip",
    "honors",
    "verified",
];

/// The fields of a profile and their types. How the schema writes what is no text and no number is
/// UNCONFIRMED.
pub fn profile_types() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lists = [(TEXTS, "string"), (NUMBERS, "long"), (ARRAYS, "array"), (OBJECTS, "object")];
    lists.into_iter().flat_map(|(names, kind)| names.iter().map(move |name| (*name, kind)))
}

/// What is wrong with a change to a profile. Null deletes and is always right.
pub fn check_profile(profile: &Map<String, Value>) -> Vec<FieldFault> {
    profile
        .iter()
        .filter(|(_, value)| !value.is_null())
        .filter_map(|(name, value)| check(name, value))
        .collect()
}

fn check(name: &str, value: &Value) -> Option<FieldFault> {
    let fits = if NUMBERS.contains(&name) {
        value.is_i64()
    } else if ARRAYS.contains(&name) {
        value.is_array()
    } else if OBJECTS.contains(&name) {
        value.is_object()
    } else if TEXTS.contains(&name) {
        value.is_string()
    } else {
        return Some(fault(name, ResponseCode::SCHEMA_VALIDATION_FAILED));
    };
    if !fits {
        return Some(fault(name, ResponseCode::INVALID_TYPE_VALIDATION_ERROR));
    }
    // The schema's regex for gender is `^[fmu]{1}$`.
    let wrong_gender = name == "gender" && !matches!(value.as_str(), Some("f" | "m" | "u"));
    wrong_gender.then(|| fault(name, ResponseCode::INVALID_FORMAT_VALIDATION_ERROR))
}

fn fault(name: &str, code: ResponseCode) -> FieldFault {
    let message = words::message(code).to_owned();
    FieldFault { error_code: code, message, field_name: format!("profile.{name}") }
}

/// Text fields are HTML-sanitised and `&` becomes `&amp;` when they are written (REST, 6.2, "Traps").
/// What else is encoded is UNCONFIRMED; here tags go and nothing else changes.
pub fn sanitise(value: &mut Value) {
    match value {
        Value::String(text) => *text = without_tags(text).replace('&', "&amp;"),
        Value::Array(entries) => entries.iter_mut().for_each(sanitise),
        Value::Object(members) => members.values_mut().for_each(sanitise),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A tag is `<`, a letter, `/` or `!`, and all up to the next `>`: `1 < 2` stays.
fn without_tags(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, from) = rest.split_at(start);
        kept.push_str(before);
        let opens = from[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        if let Some(end) = from.find('>').filter(|_| opens) {
            rest = &from[end + 1..];
        } else {
            kept.push('<');
            rest = &from[1..];
        }
    }
    kept.push_str(rest);
    kept
}

/// `age` follows from the birthday (REST, 6.2: "computed") and goes with it.
pub fn compute_age(profile: &mut Map<String, Value>, today: Date) {
    match birthday(profile).map(|born| years_between(born, today)) {
        Some(age) => profile.insert("age".to_owned(), age.into()),
        None => profile.remove("age"),
    };
}

fn birthday(profile: &Map<String, Value>) -> Option<Date> {
    let number = |name: &str| profile.get(name)?.as_i64();
    let year = i32::try_from(number("birthYear")?).ok()?;
    let month = Month::try_from(u8::try_from(number("birthMonth")?).ok()?).ok()?;
    Date::from_calendar_date(year, month, u8::try_from(number("birthDay")?).ok()?).ok()
}

fn years_between(born: Date, today: Date) -> i32 {
    let before_birthday = (u8::from(today.month()), today.day()) < (u8::from(born.month()), born.day());
    today.year() - born.year() - i32::from(before_birthday)
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use time::macros::date;

    use super::*;

    fn codes(profile: &Value) -> Vec<(u32, String)> {
        let faults = check_profile(profile.as_object().unwrap());
        faults.into_iter().map(|fault| (fault.error_code.0, fault.field_name)).collect()
    }

    #[test]
    fn a_birthday_is_made_of_numbers() {
        assert_eq!(codes(&json!({"birthDay": 22, "birthMonth": 4, "birthYear": null})), []);
        assert_eq!(codes(&json!({"birthDay": "22"})), [(400_023, "profile.birthDay".to_owned())]);
    }

    #[test]
    fn a_gender_is_f_m_or_u() {
        assert_eq!(codes(&json!({"gender": "u"})), []);
        assert_eq!(codes(&json!({"gender": "female"})), [(400_026, "profile.gender".to_owned())]);
    }

    #[test]
    fn phones_are_an_array_and_what_the_schema_lacks_is_refused() {
        assert_eq!(codes(&json!({"phones": "0487"})), [(400_023, "profile.phones".to_owned())]);
        assert_eq!(codes(&json!({"shoeSize": "43"})), [(400_020, "profile.shoeSize".to_owned())]);
    }

    #[test]
    fn text_loses_its_tags_and_its_ampersands_are_encoded() {
        let mut profile = json!({"company": "<b>Tom</b> & Jerry", "work": [{"title": "R&D, 1 < 2"}]});
        sanitise(&mut profile);
        assert_eq!(profile, json!({"company": "Tom &amp; Jerry", "work": [{"title": "R&amp;D, 1 < 2"}]}));
    }

    #[test]
    fn the_age_changes_on_the_birthday() {
        assert_eq!(years_between(date!(1980 - 04 - 22), date!(2014 - 04 - 21)), 33);
        assert_eq!(years_between(date!(1980 - 04 - 22), date!(2014 - 04 - 22)), 34);
    }

    #[test]
    fn without_a_whole_birthday_there_is_no_age() {
        let mut profile = json!({"age": 34, "birthYear": 1980}).as_object().unwrap().clone();
        compute_age(&mut profile, date!(2014 - 10 - 05));
        assert_eq!(Value::Object(profile), json!({"birthYear": 1980}));
    }
}
