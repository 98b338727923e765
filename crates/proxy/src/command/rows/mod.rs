//! The rows that a command is given: lines of a CSV file or of a file of JSON objects, or one row without columns
//! where everything comes from options.

mod csv_form;
mod file_rows;
mod json_form;
mod lines;
mod row;

use std::io::{self, BufRead};
use std::path::Path;
use std::sync::Arc;

use clap::ValueEnum;

pub use row::Row;

use self::file_rows::FileRows;
use self::lines::Lines;
use super::answer::Refusal;
use crate::campaign::suggest;

/// A row, or what is wrong with it.
pub type Record = Result<Row, Refusal>;

/// How a file of rows is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// A first line that names the columns, then one record a row
    Csv,
    /// One JSON object a line
    Jsonl,
}

/// Why there are no rows at all.
#[derive(Debug, thiserror::Error)]
pub enum RowsError {
    /// There is nothing in it.
    #[error("it is empty: the first line of a CSV file names its columns")]
    Empty,
    /// The first line cannot be read.
    #[error("its first line cannot be read: save it as CSV in UTF-8")]
    Header,
    /// A column has no name.
    #[error("column {0} has no name in the first line: give it one")]
    NamelessColumn(usize),
    /// Two columns have one name.
    #[error("its first line names `{0}` twice: rename one of the two")]
    ColumnTwice(String),
    /// An option names a column that is not there.
    #[error("it has no column `{0}`: {1}")]
    NoSuchColumn(String, String),
    /// The system says no.
    #[error("it cannot be read ({0}): check its name and its permissions")]
    Unreadable(#[from] io::Error),
}

/// Rows, in their order.
pub enum Rows {
    /// One, without columns.
    One,
    /// None any more.
    None,
    /// Of a file.
    File(FileRows<Box<dyn BufRead + Send>>),
}

impl Rows {
    /// The rows of a file. Without a format, the name's ending says it, else how the file begins.
    ///
    /// # Errors
    /// When it cannot be read or a CSV file's first line does not name its columns.
    pub fn open(
        mut file: Box<dyn BufRead + Send>,
        name: &Path,
        format: Option<InputFormat>,
        delimiter: u8,
    ) -> Result<Self, RowsError> {
        let format = match format.or_else(|| by_name(name)) {
            Some(format) => format,
            None if file.fill_buf()?.trim_ascii_start().first() == Some(&b'{') => InputFormat::Jsonl,
            None => InputFormat::Csv,
        };
        let lines = Lines::new(file);
        Ok(Self::File(match format {
            InputFormat::Csv => FileRows::csv(lines, delimiter)?,
            InputFormat::Jsonl => FileRows::json_lines(lines)?,
        }))
    }

    /// The names of the columns, as far as they are known beforehand.
    pub fn columns(&self) -> &[Arc<str>] {
        match self {
            Self::One | Self::None => &[],
            Self::File(rows) => rows.columns(),
        }
    }

    /// The names of the columns, where all rows have the same. Objects may each have other members.
    pub fn common_columns(&self) -> Option<&[Arc<str>]> {
        match self {
            Self::One | Self::None => Some(&[]),
            Self::File(rows) => rows.is_of_one_form().then(|| rows.columns()),
        }
    }

    /// Checks that there is a column. Where rows may each have other ones, that is seen row by row.
    ///
    /// # Errors
    /// When there is none.
    pub fn require(&self, column: &str) -> Result<(), RowsError> {
        let Some(columns) = self.common_columns() else { return Ok(()) };
        let known: Vec<&str> = columns.iter().map(AsRef::as_ref).collect();
        if known.contains(&column) {
            return Ok(());
        }
        let remedy = match known.iter().find(|known| known.eq_ignore_ascii_case(column)) {
            Some(meant) => format!("write `{meant}`"),
            None => suggest(column, &known),
        };
        Err(RowsError::NoSuchColumn(column.to_owned(), remedy))
    }

    /// How many bytes have been read.
    pub fn bytes(&self) -> u64 {
        match self {
            Self::One | Self::None => 0,
            Self::File(rows) => rows.bytes(),
        }
    }

    /// The next row; `None` at the end.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next(&mut self) -> io::Result<Option<Record>> {
        match self {
            Self::One => {
                *self = Self::None;
                Ok(Some(Ok(Row::default())))
            }
            Self::None => Ok(None),
            Self::File(rows) => rows.next(),
        }
    }
}

fn by_name(name: &Path) -> Option<InputFormat> {
    match name.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "csv" | "tsv" => Some(InputFormat::Csv),
        "jsonl" | "ndjson" => Some(InputFormat::Jsonl),
        _ => None,
    }
}
