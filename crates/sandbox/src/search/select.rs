//! The SELECT of a query: what of a record is shown.

use serde_json::{Map, Value};

use super::query::{Column, Query};

impl Query {
    /// What of a record was asked for, or of a group of so many.
    pub(super) fn show(&self, record: &Value, count: usize) -> Value {
        let mut shown = Map::new();
        for column in &self.columns {
            match column {
                Column::All => shown.extend(record.as_object().into_iter().flatten().map(owned)),
                Column::Count => {
                    shown.insert("count(*)".to_owned(), count.into());
                }
                Column::Field(path) => {
                    if let Some((value, depth)) = reach(record, path, 0) {
                        place(&mut shown, &path[..depth], value.clone());
                    }
                }
            }
        }
        Value::Object(shown)
    }
}

fn owned((name, value): (&String, &Value)) -> (String, Value) {
    (name.clone(), value.clone())
}

/// The value at a path, or the first list on the way there; and how many parts of the path lead to it.
fn reach<'a>(record: &'a Value, path: &[String], depth: usize) -> Option<(&'a Value, usize)> {
    match (record, path) {
        (Value::Object(members), [name, rest @ ..]) => reach(members.get(name)?, rest, depth + 1),
        (Value::Array(_), _) | (_, []) => Some((record, depth)),
        (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_), [_, ..]) => None,
    }
}

fn place(shown: &mut Map<String, Value>, path: &[String], value: Value) {
    let [name, rest @ ..] = path else { return };
    let inner = shown.entry(name.as_str()).or_insert_with(|| Value::Object(Map::new()));
    match inner.as_object_mut().filter(|_| !rest.is_empty()) {
        Some(members) => place(members, rest, value),
        None => *inner = value,
    }
}
