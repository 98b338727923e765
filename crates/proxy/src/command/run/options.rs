//! The options that commands have in common: where rows come from and where answers go.

use std::num::NonZeroU8;
use std::path::PathBuf;

use clap::Args;

use crate::command::connection;
use crate::command::output::Format;
use crate::command::rows::InputFormat;

/// The common options of a command that goes row by row.
#[derive(Args)]
#[group(skip)]
pub struct Options {
    #[command(flatten)]
    pub connection: connection::Options,
    #[command(flatten)]
    pub input: InputOptions,
    #[command(flatten)]
    pub output: OutputOptions,
}

/// Where rows come from.
#[derive(Args)]
#[group(skip)]
#[command(next_help_heading = "Many rows")]
pub struct InputOptions {
    /// Makes one call for each row of this file; `-` is stdin
    #[arg(long, short = 'i', value_name = "FILE")]
    pub input: Option<PathBuf>,
    /// How the file is written; without it, its ending says so, or how it begins
    #[arg(long, value_name = "FORMAT", requires = "input")]
    pub input_format: Option<InputFormat>,
    /// What stands between two values of a CSV file; `\t` is a tab
    #[arg(long, value_name = "CHARACTER", default_value = ",", value_parser = delimiter, requires = "input")]
    pub delimiter: u8,
    /// How many calls are under way at once, at most
    #[arg(long, value_name = "NUMBER", default_value = "8", value_parser = parallel, requires = "input")]
    pub parallel: NonZeroU8,
    /// Takes up an interrupted run: the same command, the same input, the same --output
    #[arg(long, requires = "input", requires = "output")]
    pub resume: bool,
    /// Does again, too, what the interrupted run had begun and nobody knows the outcome of
    #[arg(long, requires = "resume")]
    pub repeat_unknown: bool,
}

/// Where answers go.
#[derive(Args)]
#[group(skip)]
#[command(next_help_heading = "Output")]
pub struct OutputOptions {
    /// Writes the answers into this file, which is made, instead of stdout
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How they are written
    #[arg(long, short = 'f', value_name = "FORMAT", default_value = "jsonl")]
    pub format: Format,
}

/// The most that may be under way at once. Gigya lets a customer make some hundred calls a second (REST, 1.4), which
/// the campaigns need too.
const MOST_PARALLEL: u8 = 64;

fn parallel(text: &str) -> Result<NonZeroU8, String> {
    let number = text.parse().ok().filter(|number: &NonZeroU8| number.get() <= MOST_PARALLEL);
    number.ok_or_else(|| format!("write a whole number from 1 to {MOST_PARALLEL}"))
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text {
        "\\t" | "\t" => Ok(b'\t'),
        _ => match text.as_bytes() {
            [byte] if byte.is_ascii_punctuation() && *byte != b'"' => Ok(*byte),
            _ => Err("write one character, such as `;`, or `\\t` for a tab".to_owned()),
        },
    }
}

impl Default for InputOptions {
    /// One call.
    fn default() -> Self {
        Self {
            input: None,
            input_format: None,
            delimiter: b',',
            parallel: NonZeroU8::MIN,
            resume: false,
            repeat_unknown: false,
        }
    }
}
