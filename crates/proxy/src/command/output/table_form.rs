//! Rows as a table, for reading on a terminal: the columns of the input, how it went, and what the answer is about.
//! A long output is one table after the other, since the widths of columns are only known when all rows are. Where
//! there are more columns than a line has room for, each row is a table of its own, a line a column.

use std::collections::BTreeMap;

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, TableComponent};
use serde_json::Value;

use super::sheet::Sheet;
use crate::command::answer::Answer;
use crate::command::rows::Row;

/// Rows of one table.
const ROWS: usize = 100;

/// How wide a table may be where nobody says how wide the terminal is.
const WIDTH: u16 = 120;

/// With how many characters a column can still be read.
const LEAST_WIDTH: usize = 12;

/// What of every answer is shown.
const OUTCOME: [&str; 2] = ["has_error", "error"];

/// The table that is being filled.
pub struct Table {
    /// The columns of the input and the outcome, which are always shown; then the members of the command's answer,
    /// each of which is where a row has it.
    names: Vec<String>,
    always: usize,
    rows: Vec<Vec<String>>,
    width: u16,
}

impl Table {
    /// An empty one.
    pub fn new(sheet: &Sheet) -> Self {
        let columns = sheet.columns().iter().map(|(_, shown)| cell(&Value::from(shown.as_str())));
        let names: Vec<_> = columns.chain(about(sheet).map(str::to_owned)).collect();
        let always = sheet.columns().len() + OUTCOME.len();
        let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        Self { names, always, rows: Vec::new(), width: width.unwrap_or(WIDTH) }
    }

    /// Adds a row. Gives the table when it is full.
    pub fn add(&mut self, sheet: &Sheet, row: &Row, answer: &Answer) -> Option<String> {
        let columns = sheet.columns().iter().map(|(name, _)| row.value(name).map(cell).unwrap_or_default());
        let members: BTreeMap<_, _> = answer.members().collect();
        let about = about(sheet).map(|name| members.get(name).map(cell).unwrap_or_default());
        self.rows.push(columns.chain(about).collect());
        if self.rows.len() < ROWS { None } else { self.take() }
    }

    /// Gives the table, unless there is nothing in it.
    pub fn take(&mut self) -> Option<String> {
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return None;
        }
        let is_there = |at: &usize| *at < self.always || rows.iter().any(|row| !row[*at].is_empty());
        let shown: Vec<usize> = (0..self.names.len()).filter(is_there).collect();
        let fits = shown.len() * LEAST_WIDTH <= usize::from(self.width);
        let tables = if fits { vec![self.across(&shown, &rows)] } else { self.down(&shown, &rows) };
        let mut told: Vec<_> = tables.iter().map(ToString::to_string).collect();
        // The last one's end of line, too.
        told.push(String::new());
        Some(told.join("\n"))
    }

    /// One table, a line a row.
    fn across(&self, shown: &[usize], rows: &[Vec<String>]) -> comfy_table::Table {
        let mut table = empty(self.width);
        table.set_header(shown.iter().map(|at| &self.names[*at]));
        table.add_rows(rows.iter().map(|row| shown.iter().map(|at| &row[*at])));
        table
    }

    /// A table for each row, a line for each column that says something.
    fn down(&self, shown: &[usize], rows: &[Vec<String>]) -> Vec<comfy_table::Table> {
        let of_row = |row: &Vec<String>| {
            let mut table = empty(self.width);
            // Lines of one row are not parted.
            table
                .remove_style(TableComponent::HorizontalLines)
                .remove_style(TableComponent::MiddleIntersections);
            let says_something = |at: &&usize| **at < self.always || !row[**at].is_empty();
            table.add_rows(shown.iter().filter(says_something).map(|at| [&self.names[*at], &row[*at]]));
            table
        };
        rows.iter().map(of_row).collect()
    }
}

/// How it went, and the command's own members.
fn about(sheet: &Sheet) -> impl Iterator<Item = &'static str> {
    OUTCOME.iter().chain(sheet.members()).copied()
}

fn empty(width: u16) -> comfy_table::Table {
    let mut table = comfy_table::Table::new();
    table.load_preset(UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table
}

/// A value without what a terminal would take for an order to it.
fn cell(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.replace('\n', "\u{fffd}"),
        // Line ends are the layout's own: inside of texts they are escaped, unlike U+007F to U+009F.
        Value::Array(_) | Value::Object(_) => format!("{value:#}"),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    };
    text.chars().map(|c| if is_order(c) && c != '\n' { '\u{fffd}' } else { c }).collect()
}

/// Whether a terminal obeys it in place of showing it: control characters, and those that turn the direction of what
/// follows (Unicode, UAX 9), behind which one value looks like another.
fn is_order(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_given_no_orders() {
        assert_eq!(cell(&Value::from("\u{1b}[2Jx\ny\u{7}")), "\u{fffd}[2Jx\u{fffd}y\u{fffd}");
        let nested = cell(&serde_json::json!({"city": "\u{9b}2Jx\u{7f}\u{1b}"}));
        assert!(nested.contains("\u{fffd}2Jx\u{fffd}") && nested.contains('\n'), "{nested}");
        assert!(nested.chars().all(|c| c == '\n' || !c.is_control()), "{nested:?}");
        assert_eq!(cell(&Value::from("moc.\u{202e}live\u{2069}")), "moc.\u{fffd}live\u{fffd}");
    }

    #[test]
    fn the_names_of_columns_give_a_terminal_no_orders_either() {
        let column = std::sync::Arc::<str>::from("\u{1b}[2Jcity\u{202e}");
        let sheet = Sheet::new(&[std::sync::Arc::clone(&column)], &[]);
        let row = Row::new(vec![(column, Value::from("Diest"))]);
        let shown = |width| {
            let mut table = Table { width, ..Table::new(&sheet) };
            assert!(table.add(&sheet, &row, &Answer::unknown()).is_none());
            table.take().unwrap()
        };
        // Across the line, and down it.
        for shown in [shown(WIDTH), shown(30)] {
            assert!(shown.contains("\u{fffd}[2Jcity\u{fffd}") && shown.contains("Diest"), "{shown}");
            assert!(shown.chars().all(|c| c == '\n' || !is_order(c)), "{shown:?}");
        }
    }

    #[test]
    fn a_member_that_nobody_knew_of_does_not_take_the_place_of_a_column() {
        let column = std::sync::Arc::<str>::from("flags");
        let sheet = Sheet::new(&[std::sync::Arc::clone(&column)], &[]);
        let row = Row::new(vec![(column, Value::from("mine"))]);
        let reply = serde_json::from_value(serde_json::json!({"errorCode": 0, "flags": "Gigya's"})).unwrap();
        let mut table = Table::new(&sheet);
        assert!(table.add(&sheet, &row, &Answer::of(Ok(reply), false)).is_none());
        let shown = table.take().unwrap();
        assert!(shown.contains("mine") && !shown.contains("Gigya's"), "{shown}");
    }
}
