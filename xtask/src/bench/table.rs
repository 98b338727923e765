//! A table of Markdown that can be read on a terminal too: its columns are as wide as what is in them.

use std::fmt::Write;

/// Rows of cells; all but the first column hold numbers.
pub struct Table<const COLUMNS: usize> {
    rows: Vec<[String; COLUMNS]>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    /// A table with these words at its head.
    pub fn with_head(head: [&str; COLUMNS]) -> Self {
        Self { rows: vec![head.map(str::to_owned)] }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: [String; COLUMNS]) {
        self.rows.push(cells);
    }

    /// As Markdown, each row with its line's end.
    pub fn markdown(&self) -> String {
        let length = |cell: &String| cell.chars().count();
        let widths: [usize; COLUMNS] = std::array::from_fn(|column| {
            // Three characters make the line below the head.
            self.rows.iter().map(|row| length(&row[column])).max().unwrap_or(0).max(3)
        });
        let mut written = String::new();
        let mut line = |cells: &[String; COLUMNS]| {
            for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
                if column == 0 {
                    write!(written, "| {cell:<width$} ")
                } else {
                    write!(written, "| {cell:>width$} ")
                }
                .expect("a String takes everything");
            }
            written.push_str("|\n");
        };
        for (index, row) in self.rows.iter().enumerate() {
            line(row);
            if index == 0 {
                line(&std::array::from_fn(|column| match column {
                    0 => "-".repeat(widths[column]),
                    _ => format!("{}:", "-".repeat(widths[column] - 1)),
                }));
            }
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_as_wide_as_their_widest_cell() {
        let mut table = Table::with_head(["", "window"]);
        table.row(["blocked".to_owned(), "1".to_owned()]);
        assert_eq!(table.markdown(), "|         | window |\n| ------- | -----: |\n| blocked |      1 |\n");
    }

    #[test]
    fn a_sign_of_several_bytes_takes_one_place() {
        let mut table = Table::with_head(["ms", "–"]);
        table.row(["a".to_owned(), "1–23".to_owned()]);
        assert_eq!(table.markdown(), "| ms  |    – |\n| --- | ---: |\n| a   | 1–23 |\n");
    }
}
