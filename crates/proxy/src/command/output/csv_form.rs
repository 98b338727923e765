//! A row as a record of CSV (RFC 4180). The names are the same for all rows: the columns of the input, the members
//! of every answer, those of the command's own, and `more`, where everything else is in one JSON object. What is
//! nested is JSON text.
//!
//! A spreadsheet takes a text that begins with `=`, `+`, `-` or `@` for a formula, and answers hold what people
//! have typed: such a text of an answer gets an apostrophe before it. The columns of the input stay as they are,
//! for they are the file's own, and a telephone number begins with `+`.

use serde_json::{Map, Value};

use super::json_form::columns_of;
use super::sheet::{MORE, Sheet};
use crate::command::answer::{Answer, COMMON};
use crate::command::rows::Row;

/// What a formula begins with, and what some programs leave out before it.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The first line.
pub fn names(sheet: &Sheet) -> Vec<u8> {
    let columns = sheet.columns().iter().map(|(_, shown)| shown.clone());
    join(columns.chain(answers(sheet).map(str::to_owned)).chain([MORE.to_owned()]))
}

/// The record of a row, with its end.
pub fn record(sheet: &Sheet, row: &Row, answer: &Answer) -> Vec<u8> {
    let columns = sheet.columns().iter().map(|(name, _)| text(row.value(name).cloned().unwrap_or_default()));
    // A column that has its cell is left out here, whatever the answer's members are called.
    let others = columns_of(sheet, row, answer).into_iter().filter(|(name, ..)| !sheet.has_column(name));
    let others = others.map(|(_, shown, value)| (shown, value.clone()));
    let told = answer.members().map(|(name, value)| (name.to_owned(), value));
    let mut left: Map<String, Value> = others.chain(told).collect();
    let answer: Vec<_> = answers(sheet).map(|name| harmless(left.remove(name).unwrap_or_default())).collect();
    let more = if left.is_empty() { String::new() } else { Value::Object(left).to_string() };
    join(columns.chain(answer).chain([more]))
}

/// `has_error` and `error`, the command's own members, and the envelope.
fn answers(sheet: &Sheet) -> impl Iterator<Item = &'static str> {
    let (first, envelope) = COMMON.split_at(2);
    first.iter().chain(sheet.members()).chain(envelope).copied()
}

fn text(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

fn harmless(value: Value) -> String {
    let is_text = value.is_string();
    let text = text(value);
    if is_text && text.starts_with(FORMULA) { format!("'{text}") } else { text }
}

fn join(fields: impl Iterator<Item = String>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let written = writer.write_record(fields.map(String::into_bytes));
    written.ok().and_then(|()| writer.into_inner().ok()).expect("there is room in memory for a record")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;

    /// A record by the names of the first line.
    fn by_name(sheet: &Sheet, row: &Row, answer: Value) -> Vec<(String, String)> {
        let answer = Answer::of(Ok(serde_json::from_value(answer).unwrap()), false);
        let file = [names(sheet), record(sheet, row, &answer)].concat();
        let mut reader = csv::Reader::from_reader(&file[..]);
        let names = reader.headers().unwrap().clone();
        let record = reader.records().next().unwrap().unwrap();
        names.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    }

    #[test]
    fn a_member_that_nobody_knew_of_does_not_take_the_place_of_a_column() {
        let column = Arc::<str>::from("flags");
        let sheet = Sheet::new(&[Arc::clone(&column)], &[]);
        let row = Row::new(vec![(column, json!("mine")), (Arc::from("city"), json!("Diest"))]);
        let record = by_name(&sheet, &row, json!({"errorCode": 0, "flags": ["Gigya's"]}));
        assert_eq!(record[0], ("flags".to_owned(), "mine".to_owned()));
        let (name, more) = record.last().unwrap();
        let more: Value = serde_json::from_str(more).unwrap();
        assert_eq!((name.as_str(), more), ("more", json!({"flags": ["Gigya's"], "city": "Diest"})));
    }
}
