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
pub fn members(sheet: &Sheet, row: &Row, answer: &Answer) -> Vec<(String, Value)> {
    let names: Vec<&str> = row.columns().map(|(name, _)| name.as_ref()).collect();
    let of_answer: Vec<_> = answer.members().collect();
    let others: Vec<&str> = of_answer.iter().map(|(name, _)| *name).collect();
    let columns = row.columns().map(|(name, value)| (sheet.shown(name, &others, &names), value.clone()));
    columns.chain(of_answer.iter().map(|(name, value)| ((*name).to_owned(), value.clone()))).collect()
}
