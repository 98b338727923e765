//! Ways into an account: dotted paths over its free-form JSON (REST, section 6).

use serde_json::{Map, Value};

/// The value at a dotted path (`profile.firstName`), `None` where nothing is, and for JSON's null.
pub fn get<'a>(account: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let mut steps = path.split('.');
    let first = account.get(steps.next()?)?;
    steps.try_fold(first, |value, step| value.get(step)).filter(|value| !value.is_null())
}

/// Puts a value at a dotted path, making the objects on the way. A null stays in the result: for
/// `setAccountInfo` it deletes the value (REST, 4.8).
pub fn set(account: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            account.insert(path.to_owned(), value);
        }
        Some((step, rest)) => {
            let below = account.entry(step).or_insert_with(|| Value::Object(Map::new()));
            if !below.is_object() {
                *below = Value::Object(Map::new());
            }
            if let Value::Object(below) = below {
                set(below, rest, value);
            }
        }
    }
}

/// Whether one of two places is the other or a part of it: what is written to one of them is seen at the other. A
/// schema, too, may name a part of a path (`preferences.terms.tos`) or the parts of a value (`phones.number`).
pub fn overlap(one: &str, other: &str) -> bool {
    let is_within = |path: &str, whole: &str| {
        path.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    is_within(one, other) || is_within(other, one)
}

/// Text as Gigya stores it, turned back into what was typed: text fields are entity-encoded on write
/// (REST, 6.2, "Traps"). Which entities besides `&amp;` occur is UNCONFIRMED; the five of XML are read.
pub fn decode_entities(text: &str) -> String {
    // `&amp;` comes last, so that `&amp;lt;` becomes `&lt;` and not `<`.
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn map(value: &Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn places_overlap_when_one_is_the_other_or_a_part_of_it() {
        for (one, other, expected) in [
            ("profile.zip", "profile.zip", true),
            ("profile.phones", "profile.phones.number", true),
            ("profile.zip", "profile.zipcode", false),
            ("profile.zip", "profile.city", false),
            ("data.zip", "profile.zip", false),
        ] {
            assert_eq!((overlap(one, other), overlap(other, one)), (expected, expected), "{one} {other}");
        }
    }

    #[test]
    fn a_path_leads_through_objects() {
        let account = map(&json!({"profile": {"city": "Diest", "zip": null}, "data": {"a": {"b": 1}}}));
        assert_eq!(get(&account, "profile.city"), Some(&json!("Diest")));
        assert_eq!(get(&account, "data.a.b"), Some(&json!(1)));
        assert_eq!(get(&account, "profile.zip"), None);
        assert_eq!(get(&account, "profile.city.name"), None);
    }

    #[test]
    fn what_is_set_is_found_and_its_neighbours_stay() {
        let mut account = map(&json!({"data": {"hair": "blonde"}}));
        set(&mut account, "data.quiz.team", json!("red"));
        assert_eq!(Value::Object(account), json!({"data": {"hair": "blonde", "quiz": {"team": "red"}}}));
    }

    #[test]
    fn entities_are_decoded_once() {
        assert_eq!(decode_entities("Tom &amp; Jerry"), "Tom & Jerry");
        assert_eq!(decode_entities("&amp;lt;"), "&lt;");
    }
}
