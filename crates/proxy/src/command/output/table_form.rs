//! Rows as a table, for reading on a terminal: the columns of the input, how it went, and what the answer is about.
//! A long output is one table after the other, since the widths of columns are only known when all rows are.

use comfy_table::ContentArrangement;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use serde_json::Value;

use super::json_form::members;
use super::sheet::Sheet;
use crate::command::answer::Answer;
use crate::command::rows::Row;

/// Rows of one table.
const ROWS: usize = 100;

/// How wide a table may be where nobody says how wide the terminal is.
const WIDTH: u16 = 120;

/// The table that is being filled.
pub struct Table {
    names: Vec<String>,
    table: comfy_table::Table,
}

impl Table {
    /// An empty one.
    pub fn new(sheet: &Sheet) -> Self {
        let columns = sheet.columns().iter().map(|(_, shown)| shown.clone());
        let about = ["has_error", "error"].iter().chain(sheet.members()).map(|name| (*name).to_owned());
        let names: Vec<_> = columns.chain(about).collect();
        let table = empty(&names);
        Self { names, table }
    }

    /// Adds a row. Gives the table when it is full.
    pub fn add(&mut self, sheet: &Sheet, row: &Row, answer: &Answer) -> Option<String> {
        let members = members(sheet, row, answer);
        let cell = |name: &String| {
            let value = members.iter().find(|(known, _)| known == name).map(|(_, value)| value);
            value.map(cell).unwrap_or_default()
        };
        self.table.add_row(self.names.iter().map(cell));
        if self.table.row_count() < ROWS { None } else { self.take() }
    }

    /// Gives the table, unless there is nothing in it.
    pub fn take(&mut self) -> Option<String> {
        if self.table.row_count() == 0 {
            return None;
        }
        let full = std::mem::replace(&mut self.table, empty(&self.names));
        Some(format!("{full}\n"))
    }
}

fn empty(names: &[String]) -> comfy_table::Table {
    let mut table = comfy_table::Table::new();
    let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    table.load_preset(UTF8_HORIZONTAL_ONLY).set_header(names);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width.unwrap_or(WIDTH));
    table
}

/// A value without what a terminal would take for an order to it.
fn cell(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        // Texts inside hold no line ends, these are the layout's own.
        Value::Array(_) | Value::Object(_) => return format!("{value:#}"),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    };
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_given_no_orders() {
        assert_eq!(cell(&Value::from("\u{1b}[2Jx\ny\u{7}")), "\u{fffd}[2Jx\u{fffd}y\u{fffd}");
    }
}
