//! Rows of a file with one JSON object a line.

use std::io::{self, BufRead};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::lines::{Line, Lines, MOST};
use super::{Record, Row};
use crate::command::answer::Refusal;

/// Reads rows.
pub struct JsonLines<R> {
    lines: Lines<R>,
    columns: Vec<Arc<str>>,
}

impl<R: BufRead> JsonLines<R> {
    /// Looks at the first row for what columns there are.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn new(mut lines: Lines<R>) -> io::Result<Self> {
        let mut columns = Vec::new();
        // Empty lines are no rows, and need not be given back.
        let first = loop {
            match lines.next()? {
                Some(line) if line.is_empty() => {}
                next => break next,
            }
        };
        if let Some(first) = first {
            if let Ok(row) = row(&first) {
                columns = row.columns().map(|(name, _)| Arc::clone(name)).collect();
            }
            lines.give_back(vec![first]);
        }
        Ok(Self { lines, columns })
    }

    /// The names in the first row.
    pub fn columns(&self) -> &[Arc<str>] {
        &self.columns
    }

    /// How many bytes have been read.
    pub fn bytes(&self) -> u64 {
        self.lines.bytes()
    }

    /// The next row; `None` at the end. Empty lines are none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next(&mut self) -> io::Result<Option<Record>> {
        loop {
            let Some(line) = self.lines.next()? else { return Ok(None) };
            if !line.is_empty() {
                return Ok(Some(row(&line)));
            }
        }
    }
}

fn row(line: &Line) -> Result<Row, Refusal> {
    let number = line.number;
    if line.is_too_long {
        return Err(Refusal::unreadable(format!("line {number} is longer than {MOST} bytes")));
    }
    let text = line.text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&line.text);
    // What serde says of a text can repeat the text, and there may be a password in it.
    let members: Map<String, Value> = serde_json::from_slice(text).map_err(|error| {
        Refusal::unreadable(format!("line {number} is no JSON object: see column {}", error.column()))
    })?;
    Ok(Row::new(members.into_iter().map(|(name, value)| (Arc::from(name), value)).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_row_and_a_broken_one_does_not_break_the_next() {
        let text = b"\n \n{\"uid\": \"a\", \"n\": 1}\n\n[1]\n{\"uid\": \n{\"uid\": \"b\"}";
        let mut rows = JsonLines::new(Lines::new(&text[..])).unwrap();
        assert_eq!(rows.columns(), [Arc::from("n"), Arc::from("uid")]);
        let mut read = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            read.push(row.ok().map(|row| row.text("uid").unwrap().unwrap()));
        }
        let expected = [Some("a".to_owned()), None, None, Some("b".to_owned())];
        assert_eq!(read, expected);
    }

    #[test]
    fn a_broken_line_is_told_by_its_number_and_nothing_of_it_is_repeated() {
        let mut rows = JsonLines::new(Lines::new(&b"{\"password\": hunter2}\n"[..])).unwrap();
        let refusal = rows.next().unwrap().unwrap().err().unwrap();
        let told = format!("{refusal:?}");
        assert!(told.contains("line 1 is no JSON object") && !told.contains("hunter2"), "{told}");
    }
}
