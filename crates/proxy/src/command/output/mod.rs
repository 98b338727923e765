//! The output: one row for each row of the input, in the same order, its columns and then the answer.

mod csv_form;
mod json_form;
mod sheet;
mod sink;
mod table_form;

use std::io;

use clap::ValueEnum;

pub use sheet::Sheet;
pub use sink::Sink;

use self::table_form::Table;
use super::answer::Answer;
use super::rows::Row;

/// How the output is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON object a line
    #[default]
    Jsonl,
    /// A first line with the names, then one record a row; what is nested as JSON text
    Csv,
    /// For reading on a terminal
    Table,
}

/// The output of a run.
pub struct Output {
    sink: Sink,
    sheet: Sheet,
    form: Form,
}

enum Form {
    Jsonl,
    Csv,
    Table(Box<Table>),
}

impl Output {
    /// An output that goes on where the sink ends: at its beginning with the line of names, where there is one.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(format: Format, sheet: Sheet, mut sink: Sink) -> io::Result<Self> {
        let form = match format {
            Format::Jsonl => Form::Jsonl,
            Format::Csv => Form::Csv,
            Format::Table => Form::Table(Box::new(Table::new(&sheet))),
        };
        if matches!(form, Form::Csv) && sink.bytes() == 0 {
            sink.write(&csv_form::names(&sheet))?;
        }
        Ok(Self { sink, sheet, form })
    }

    /// Writes a row with its answer. A row that could not be read has no columns.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&mut self, row: &Row, answer: &Answer) -> io::Result<()> {
        match &mut self.form {
            Form::Jsonl => self.sink.write(&json_form::line(&self.sheet, row, answer)?),
            Form::Csv => self.sink.write(&csv_form::record(&self.sheet, row, answer)),
            Form::Table(table) => match table.add(&self.sheet, row, answer) {
                Some(full) => self.sink.write(full.as_bytes()),
                None => Ok(()),
            },
        }
    }

    /// Writes what is held back; with `durable`, sees to it that all is on the disk. Gives the bytes.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn flush(&mut self, durable: bool) -> io::Result<u64> {
        if let Form::Table(table) = &mut self.form
            && let Some(rest) = table.take()
        {
            self.sink.write(rest.as_bytes())?;
        }
        if durable {
            self.sink.sync()?;
        }
        Ok(self.sink.bytes())
    }
}
