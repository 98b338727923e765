//! Values in records: found by their path, and compared.

use std::cmp::Ordering;

use serde_json::Value;

/// Everything at a path. A list on the way stands for each of its entries.
pub fn at<'a>(record: &'a Value, path: &[String]) -> Vec<&'a Value> {
    match (record, path) {
        (Value::Array(entries), _) => entries.iter().flat_map(|entry| at(entry, path)).collect(),
        (_, []) => vec![record],
        (Value::Object(members), [name, rest @ ..]) => {
            members.get(name).map(|member| at(member, rest)).unwrap_or_default()
        }
        (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_), _) => Vec::new(),
    }
}

/// How two values stand to each other; `None` when they cannot be compared. Numbers in texts are numbers
/// beside numbers: identities keep them so (REST, 6.2).
pub fn compare(value: &Value, wanted: &Value) -> Option<Ordering> {
    match (value, wanted) {
        (Value::String(one), Value::String(other)) => Some(one.to_lowercase().cmp(&other.to_lowercase())),
        (Value::Bool(one), Value::Bool(other)) => Some(one.cmp(other)),
        (Value::Bool(one), Value::String(text)) => text.parse().ok().map(|other| one.cmp(&other)),
        (Value::Number(_), _) | (_, Value::Number(_)) => number(value)?.partial_cmp(&number(wanted)?),
        (
            Value::Null | Value::Bool(_) | Value::String(_) | Value::Array(_) | Value::Object(_),
            Value::Null | Value::Bool(_) | Value::String(_) | Value::Array(_) | Value::Object(_),
        ) => None,
    }
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.parse().ok())
}

/// How two records stand to each other in a field; one without it comes first.
pub fn compare_at(path: &[String], one: &Value, other: &Value) -> Ordering {
    match (at(one, path).first(), at(other, path).first()) {
        (Some(one), Some(other)) => compare(one, other).unwrap_or(Ordering::Equal),
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// Whether a text has these words in it, or a value is that one. A list has reached its entries before.
pub fn contains(value: &Value, wanted: &Value) -> bool {
    match (value.as_str(), wanted.as_str()) {
        (Some(text), Some(words)) => text.to_lowercase().contains(&words.to_lowercase()),
        (Some(_), None) | (None, Some(_) | None) => compare(value, wanted).is_some_and(Ordering::is_eq),
    }
}
