//! Rows of a file with one JSON object a line.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::lines::Line;
use super::{Record, Row};
use crate::command::answer::Refusal;

/// The row that a line is.
pub fn row(line: &Line) -> Record {
    let number = line.number;
    // What serde says of a text can repeat the text, and there may be a password in it.
    let members: Map<String, Value> = serde_json::from_slice(&line.text).map_err(|error| {
        Refusal::unreadable(format!("line {number} is no JSON object: see column {}", error.column()))
    })?;
    Ok(Row::new(members.into_iter().map(|(name, value)| (Arc::from(name), value)).collect()))
}

#[cfg(test)]
mod tests {
    use super::super::FileRows;
    use super::super::lines::Lines;
    use super::*;

    #[test]
    fn each_line_is_a_row_and_a_broken_one_does_not_break_the_next() {
        let text = b"\n \n{\"uid\": \"a\", \"n\": 1}\n\n[1]\n{\"uid\": \n{\"uid\": \"b\"}";
        let mut rows = FileRows::json_lines(Lines::new(&text[..])).unwrap();
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
        let mut rows = FileRows::json_lines(Lines::new(&b"{\"password\": hunter2}\n"[..])).unwrap();
        let refusal = rows.next().unwrap().unwrap().err().unwrap();
        let told = format!("{refusal:?}");
        assert!(told.contains("line 1 is no JSON object") && !told.contains("hunter2"), "{told}");
    }
}
