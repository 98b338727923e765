//! Rows of a CSV file (RFC 4180), whose first line names the columns.
//!
//! A record that cannot be one becomes a broken row of one line, and reading goes on with the next line: a
//! quotation mark that somebody forgot to close costs its own row and no other.

use std::io::{self, BufRead};
use std::sync::Arc;

use serde_json::Value;
use zeroize::Zeroizing;

use super::lines::{Line, Lines, MOST};
use super::{Record, Row, RowsError};
use crate::command::answer::Refusal;

/// Reads the first line, which names the columns.
///
/// # Errors
/// When it does not, or one of them twice.
pub fn columns<R: BufRead>(lines: &mut Lines<R>, delimiter: u8) -> Result<Vec<Arc<str>>, RowsError> {
    let Some(first) = lines.next()? else { return Err(RowsError::Empty) };
    let names = fields(&first.text, delimiter).filter(|_| !first.is_too_long).ok_or(RowsError::Header)?;
    let columns: Vec<Arc<str>> = names.iter().map(|name| Arc::from(name.as_str())).collect();
    for (position, name) in columns.iter().enumerate() {
        if name.is_empty() {
            return Err(RowsError::NamelessColumn(position + 1));
        }
        if columns[..position].contains(name) {
            return Err(RowsError::ColumnTwice(name.to_string()));
        }
    }
    Ok(columns)
}

/// The record that begins with this line. If it is none, its other lines are given back.
///
/// # Errors
/// When the file cannot be read.
pub fn record<R: BufRead>(
    lines: &mut Lines<R>,
    first: Line,
    columns: &[Arc<str>],
    delimiter: u8,
) -> io::Result<Record> {
    let Line { number, mut text, .. } = first;
    let mut others = Vec::new();
    let mut end = At::Start.after(&text, delimiter);
    let mut is_too_long = false;
    while end == At::Quoted && !is_too_long {
        let Some(line) = lines.next()? else { break };
        is_too_long = line.is_too_long || text.len() + 1 + line.text.len() > MOST;
        if !is_too_long {
            end = end.after(&line.text, delimiter);
            text.push(b'\n');
            text.extend_from_slice(&line.text);
        }
        others.push(line);
    }
    let row = match end {
        At::Start | At::Inside | At::Mark => row(number, &text, columns, delimiter),
        At::Quoted if is_too_long => {
            let details = format!(
                "the row that begins in line {number} is longer than {MOST} bytes: are its quotation marks closed?"
            );
            Err(Refusal::unreadable(details))
        }
        At::Quoted | At::Nowhere => {
            let details = format!("the quotation marks of line {number} are not closed, or not doubled");
            Err(Refusal::unreadable(details))
        }
    };
    if row.is_err() {
        lines.give_back(others);
    }
    Ok(row)
}

fn row(number: u64, text: &[u8], columns: &[Arc<str>], delimiter: u8) -> Record {
    let unreadable = || Refusal::unreadable(format!("line {number} is not written in UTF-8"));
    let fields = fields(text, delimiter).ok_or_else(unreadable)?;
    if fields.len() != columns.len() {
        let (found, expected) = (fields.len(), columns.len());
        let details =
            format!("line {number} has {found} values, and the first line names {expected} columns");
        return Err(Refusal::unreadable(details));
    }
    let values = fields.into_iter().map(|mut field| Value::from(std::mem::take(&mut *field)));
    Ok(Row::new(columns.iter().cloned().zip(values).collect()))
}

/// The fields of one record; `None` when they are not in UTF-8.
fn fields(record: &[u8], delimiter: u8) -> Option<Vec<Zeroizing<String>>> {
    let mut builder = csv::ReaderBuilder::new();
    // Lines are told apart already; a carriage return among the values is a part of one.
    builder.terminator(csv::Terminator::Any(b'\n')).buffer_capacity(record.len().max(1));
    let builder = builder.has_headers(false).delimiter(delimiter);
    let mut reader = builder.from_reader(record);
    let mut fields = csv::StringRecord::new();
    match reader.read_record(&mut fields) {
        Ok(true) => Some(fields.iter().map(|field| Zeroizing::new(field.to_owned())).collect()),
        Ok(false) => Some(Vec::new()),
        Err(_) => None,
    }
}

/// Where in a record one is.
#[derive(Clone, Copy, PartialEq)]
enum At {
    /// At the beginning of a value.
    Start,
    /// In a value without quotation marks around it, in which they are characters as all others.
    Inside,
    /// In a value with quotation marks around it.
    Quoted,
    /// After a mark in such a value: at its end, or after the first of two that stand for one.
    Mark,
    /// After the end of such a value, though neither the next nor the end of the record follows.
    Nowhere,
}

impl At {
    /// Where one is at the end of a line.
    fn after(self, line: &[u8], delimiter: u8) -> Self {
        line.iter().fold(self, |at, byte| match (at, *byte) {
            (Self::Quoted, b'"') => Self::Mark,
            (Self::Start | Self::Mark, b'"') | (Self::Quoted, _) => Self::Quoted,
            (Self::Start | Self::Inside | Self::Mark, byte) if byte == delimiter => Self::Start,
            (Self::Start | Self::Inside, _) => Self::Inside,
            (Self::Mark | Self::Nowhere, _) => Self::Nowhere,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::FileRows;
    use super::*;

    fn reader(text: &[u8]) -> FileRows<&[u8]> {
        FileRows::csv(Lines::new(text), b',').unwrap()
    }

    /// The values of each row, `None` for a broken one.
    fn read(text: &str) -> Vec<Option<Vec<String>>> {
        let mut rows = reader(text.as_bytes());
        let values = |row: Row| row.columns().map(|(_, value)| value.as_str().unwrap().to_owned()).collect();
        std::iter::from_fn(|| rows.next().unwrap()).map(|row| row.ok().map(values)).collect()
    }

    fn row(values: [&str; 2]) -> Vec<String> {
        values.map(str::to_owned).to_vec()
    }

    #[test]
    fn a_value_may_hold_what_separates_values_and_rows() {
        let text = "uid,note\na,\"x, y\"\nb,\"two\nlines\"\n\nc,\"a \"\"mark\"\"\"\r\nd,5\" disk\n";
        let expected = [
            Some(row(["a", "x, y"])),
            Some(row(["b", "two\nlines"])),
            Some(row(["c", "a \"mark\""])),
            Some(row(["d", "5\" disk"])),
        ];
        assert_eq!(read(text), expected);
    }

    #[test]
    fn a_mark_that_is_not_closed_costs_its_own_row_only() {
        let to_the_end = "uid,note\na,\"open\nb,fine\nc,fine\n";
        assert_eq!(read(to_the_end), [None, Some(row(["b", "fine"])), Some(row(["c", "fine"]))]);
        let to_the_next = "uid,note\na,\"open\nb,fine\nc,\"quoted\"\nd,fine\n";
        let expected = [None, Some(row(["b", "fine"])), Some(row(["c", "quoted"])), Some(row(["d", "fine"]))];
        assert_eq!(read(to_the_next), expected);
    }

    #[test]
    fn a_record_over_several_lines_is_as_long_as_a_line_may_be_and_no_longer() {
        // Beside the two halves, the record has these.
        let beside = "a,\"\n\"".len();
        let (half, rest) = ("x".repeat(MOST / 2), "x".repeat(MOST / 2 - beside));
        let values = |rest: &str| format!("uid,note\na,\"{half}\n{rest}\"\nb,fine\n");
        assert_eq!(
            read(&values(&rest)),
            [Some(vec!["a".to_owned(), format!("{half}\n{rest}")]), Some(row(["b", "fine"]))]
        );
        let text = values(&format!("{rest}x"));
        let refusal = reader(text.as_bytes()).next().unwrap().unwrap().err().unwrap();
        let told =
            "the row that begins in line 2 is longer than 262144 bytes: are its quotation marks closed?";
        assert_eq!(refusal, Refusal::unreadable(told));
        // Its second line has one value too few, and costs no other.
        assert_eq!(read(&text), [None, None, Some(row(["b", "fine"]))]);
    }

    #[test]
    fn too_few_and_too_many_values_break_a_row_and_not_the_next() {
        assert_eq!(read("uid,note\na\nb,1,2\nc,fine"), [None, None, Some(row(["c", "fine"]))]);
    }

    #[test]
    fn bytes_that_are_no_utf_8_break_a_row_and_not_the_next() {
        let mut rows = reader(b"uid\n\xff\nb\n");
        let refusal = rows.next().unwrap().unwrap().err().unwrap();
        assert_eq!(refusal, Refusal::unreadable("line 2 is not written in UTF-8"));
        assert!(rows.next().unwrap().unwrap().is_ok());
    }

    #[test]
    fn a_spreadsheets_mark_of_byte_order_is_no_part_of_a_name() {
        assert_eq!(reader("\u{feff}uid,note\n".as_bytes()).columns(), [Arc::from("uid"), Arc::from("note")]);
    }

    #[test]
    fn a_first_line_that_does_not_name_the_columns_each_once_is_refused() {
        let refused =
            |text: &str| FileRows::csv(Lines::new(text.as_bytes()), b',').err().unwrap().to_string();
        assert!(refused("uid,,x\n").contains("column 2 has no name"));
        assert!(refused("uid,uid\n").contains("`uid` twice"));
        assert!(refused("").contains("empty"));
        assert!(refused(&"x".repeat(MOST + 1)).contains("first line cannot be read"));
    }

    proptest! {
        #[test]
        fn every_line_is_read_once_whatever_stands_in_it(
            lines in prop::collection::vec("[a,\" é]{1,6}", 0..12)
        ) {
            let text = format!("one,two\n{}", lines.join("\n"));
            let read = read(&text);
            // A broken row is one line; a good one is as many as its values have line ends, and one.
            let length = |row: &Option<Vec<String>>| {
                1 + row.as_ref().map_or(0, |values| values.iter().map(|v| v.matches('\n').count()).sum())
            };
            let covered: usize = read.iter().map(length).sum();
            prop_assert_eq!(covered, lines.len());
        }
    }
}
