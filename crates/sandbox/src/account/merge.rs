//! How `accounts.setAccountInfo` writes: objects are merged, arrays replaced, null deletes (REST, 4.8).

use serde_json::{Map, Value};

/// Merges a change into what is stored.
pub fn merge(stored: &mut Value, change: Value) {
    match change {
        Value::Object(members) => {
            if !stored.is_object() {
                *stored = Value::Object(Map::new());
            }
            if let Value::Object(stored) = stored {
                merge_members(stored, members);
            }
        }
        other @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) => {
            *stored = other;
        }
    }
}

/// Fills in what is not stored; a value that is there stays.
pub fn fill(stored: &mut Value, from: &Value) {
    let (Value::Object(stored), Value::Object(from)) = (stored, from) else { return };
    for (name, value) in from {
        match stored.get_mut(name) {
            Some(known) => fill(known, value),
            None => {
                stored.insert(name.clone(), value.clone());
            }
        }
    }
}

fn merge_members(stored: &mut Map<String, Value>, members: Map<String, Value>) {
    for (name, value) in members {
        if value.is_null() {
            stored.remove(&name);
        } else {
            merge(stored.entry(name).or_insert(Value::Null), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn merged(mut stored: Value, change: Value) -> Value {
        merge(&mut stored, change);
        stored
    }

    #[test]
    fn only_the_members_passed_change() {
        let stored = json!({"city": "Diest", "likes": {"tea": true, "jam": true}});
        assert_eq!(
            merged(stored, json!({"likes": {"jam": false}})),
            json!({"city": "Diest", "likes": {"tea": true, "jam": false}})
        );
    }

    #[test]
    fn null_deletes_and_an_array_replaces() {
        let stored = json!({"zip": "3290", "phones": [{"number": "1"}, {"number": "2"}]});
        let change = json!({"zip": null, "phones": [{"number": "3"}]});
        assert_eq!(merged(stored, change), json!({"phones": [{"number": "3"}]}));
    }

    #[test]
    fn what_is_there_stays_when_the_rest_is_filled_in() {
        let mut stored = json!({"city": "Diest", "likes": {"tea": false}});
        fill(&mut stored, &json!({"city": "Aarschot", "zip": "3200", "likes": {"tea": true, "jam": true}}));
        assert_eq!(stored, json!({"city": "Diest", "zip": "3200", "likes": {"tea": false, "jam": true}}));
    }

    #[test]
    fn null_inside_a_new_object_leaves_nothing_behind() {
        assert_eq!(merged(json!({}), json!({"a": {"b": null, "c": 1}})), json!({"a": {"c": 1}}));
    }
}
