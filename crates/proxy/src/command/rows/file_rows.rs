//! Rows of a file, whatever its form: line by line, empty ones passed over.

use std::io::{self, BufRead};
use std::sync::Arc;

use super::lines::{Line, Lines, MOST};
use super::{Record, RowsError, csv_form, json_form};
use crate::command::answer::Refusal;

/// Reads rows.
pub struct FileRows<R> {
    lines: Lines<R>,
    form: Form,
    columns: Vec<Arc<str>>,
}

#[derive(Clone, Copy)]
enum Form {
    Csv { delimiter: u8 },
    JsonLines,
}

impl<R: BufRead> FileRows<R> {
    /// Rows of a CSV file, whose first line is read.
    ///
    /// # Errors
    /// When it does not name the columns, each once.
    pub fn csv(mut lines: Lines<R>, delimiter: u8) -> Result<Self, RowsError> {
        let columns = csv_form::columns(&mut lines, delimiter)?;
        Ok(Self { lines, form: Form::Csv { delimiter }, columns })
    }

    /// Rows of a file of JSON objects, of which the first is looked at for what columns there are.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn json_lines(lines: Lines<R>) -> io::Result<Self> {
        let mut rows = Self { lines, form: Form::JsonLines, columns: Vec::new() };
        if let Some(first) = rows.line()? {
            if let Ok(row) = json_form::row(&first) {
                rows.columns = row.columns().map(|(name, _)| Arc::clone(name)).collect();
            }
            rows.lines.give_back(vec![first]);
        }
        Ok(rows)
    }

    /// The names of the columns; of a file of JSON objects, those of the first.
    pub fn columns(&self) -> &[Arc<str>] {
        &self.columns
    }

    /// Whether all rows have the same columns.
    pub fn is_of_one_form(&self) -> bool {
        match self.form {
            Form::Csv { .. } => true,
            Form::JsonLines => false,
        }
    }

    /// How many bytes have been read.
    pub fn bytes(&self) -> u64 {
        self.lines.bytes()
    }

    /// The next row; `None` at the end.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next(&mut self) -> io::Result<Option<Record>> {
        let Some(line) = self.line()? else { return Ok(None) };
        if line.is_too_long {
            let details = format!("line {} is longer than {MOST} bytes", line.number);
            return Ok(Some(Err(Refusal::unreadable(details))));
        }
        Ok(Some(match self.form {
            Form::Csv { delimiter } => csv_form::record(&mut self.lines, line, &self.columns, delimiter)?,
            Form::JsonLines => json_form::row(&line),
        }))
    }

    /// The next line with something in it. Blanks are a value of CSV, and nothing in JSON.
    fn line(&mut self) -> io::Result<Option<Line>> {
        loop {
            match self.lines.next()? {
                Some(line) if self.is_nothing(&line) => {}
                line => return Ok(line),
            }
        }
    }

    fn is_nothing(&self, line: &Line) -> bool {
        let text = match self.form {
            Form::Csv { .. } => &line.text,
            Form::JsonLines => line.text.trim_ascii(),
        };
        text.is_empty() && !line.is_too_long
    }
}
