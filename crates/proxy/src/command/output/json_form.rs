//! A row as a line of JSON: the columns of the input, then the answer, in their order.

use std::io;

use serde::Serializer as _;
use serde::ser::SerializeMap as _;
use serde_json::Value;

use super::sheet::Sheet;
use crate::command::answer::Answer;
use crate::command::rows::Row;

/// The line, with its end.
///
/// # Errors
/// Never: values are JSON.
pub fn line(sheet: &Sheet, row: &Row, answer: &Answer) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    let mut object = serde_json::Serializer::new(&mut line);
    let mut object = object.serialize_map(None)?;
    for (name, value) in members(sheet, row, answer) {
        object.serialize_entry(&name, &value)?;
    }
    object.end()?;
    line.push(b'\n');
    Ok(line)
}

/// Everything that a row of the output has, each under its own name.
fn members(sheet: &Sheet, row: &Row, answer: &Answer) -> Vec<(String, Value)> {
    let columns = columns_of(sheet, row, answer).into_iter().map(|(_, shown, value)| (shown, value.clone()));
    columns.chain(answer.members().map(|(name, value)| (name.to_owned(), value))).collect()
}

/// The columns of a row: what each is called in the input, what it is called beside this answer, and its value.
pub fn columns_of<'r>(sheet: &Sheet, row: &'r Row, answer: &Answer) -> Vec<(&'r str, String, &'r Value)> {
    let names: Vec<&str> = row.columns().map(|(name, _)| name.as_ref()).collect();
    let others: Vec<&str> = answer.members().map(|(name, _)| name).collect();
    let shown = |name: &str| sheet.shown(name, &others, &names);
    row.columns().map(|(name, value)| (name.as_ref(), shown(name), value)).collect()
}
