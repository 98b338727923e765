//! One row: its columns by name, and what is taken out of them for a call.

use std::sync::Arc;

use serde_json::Value;
use zeroize::Zeroizing;

use crate::command::answer::Refusal;

/// What stands in the output where a secret stood.
const HIDDEN: &str = "***";

/// A row. It has no `Debug`: its values are about people.
#[derive(Default)]
pub struct Row(Vec<(Arc<str>, Value)>);

impl Row {
    /// A row of these columns.
    pub fn new(columns: Vec<(Arc<str>, Value)>) -> Self {
        Self(columns)
    }

    /// The columns in their order.
    pub fn columns(&self) -> impl Iterator<Item = (&Arc<str>, &Value)> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    /// The value of a column.
    pub fn value(&self, column: &str) -> Option<&Value> {
        self.columns().find(|(name, _)| ***name == *column).map(|(_, value)| value)
    }

    /// The value of a column as text; `None` when it is not there, null, or empty.
    ///
    /// # Errors
    /// When it is no text and no whole number: Gigya's identifiers are texts, and `1e21` would not be the one meant.
    pub fn text(&self, column: &str) -> Result<Option<String>, Refusal> {
        match self.value(column) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone()).filter(|text| !text.trim().is_empty())),
            Some(Value::Number(number)) if !number.is_f64() => Ok(Some(number.to_string())),
            Some(Value::Number(_) | Value::Bool(_) | Value::Array(_) | Value::Object(_)) => {
                Err(Refusal::invalid(format!("`{column}` is no text: write it in quotation marks")))
            }
        }
    }

    /// The secret in a column, as [`Row::text`], which is not there any more from then on.
    ///
    /// # Errors
    /// When it is no text.
    pub fn take_secret(&mut self, column: &str) -> Result<Option<Zeroizing<String>>, Refusal> {
        let text = self.text(column).map(|text| text.map(Zeroizing::new));
        self.hide(column);
        text
    }

    /// Hides the value of a column, unless there is none.
    pub fn hide(&mut self, column: &str) {
        let there = self
            .0
            .iter_mut()
            .find(|(name, value)| **name == *column && *value != Value::Null && *value != "");
        let Some((_, value)) = there else { return };
        if let Value::String(text) = std::mem::replace(value, HIDDEN.into()) {
            drop(Zeroizing::new(text));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn row(value: Value) -> Row {
        Row::new(vec![(Arc::from("c"), value)])
    }

    #[test]
    fn what_is_empty_is_not_there() {
        for empty in [json!(null), json!(""), json!("  ")] {
            assert_eq!(row(empty).text("c"), Ok(None));
        }
        assert_eq!(row(json!("x")).text("other"), Ok(None));
    }

    #[test]
    fn a_whole_number_is_taken_as_it_is_written_and_nothing_else_is_guessed_at() {
        assert_eq!(
            row(json!(12_345_678_901_234_567_890_u64)).text("c"),
            Ok(Some("12345678901234567890".into()))
        );
        for unclear in [json!(1e21), json!(true), json!(["x"]), json!({})] {
            assert!(row(unclear).text("c").is_err());
        }
    }

    #[test]
    fn a_secret_is_taken_out_of_its_row() {
        let mut row = row(json!("hunter2"));
        assert_eq!(row.take_secret("c").unwrap().unwrap().as_str(), "hunter2");
        assert_eq!(row.columns().next().unwrap().1, "***");
    }

    #[test]
    fn a_secret_that_is_no_text_is_hidden_too_and_an_empty_one_stays_empty() {
        let mut number = row(json!({"old": "hunter2"}));
        assert!(number.take_secret("c").is_err());
        assert_eq!(number.columns().next().unwrap().1, "***");
        let mut empty = row(json!(""));
        assert!(empty.take_secret("c").unwrap().is_none());
        assert_eq!(empty.columns().next().unwrap().1, "");
    }
}
