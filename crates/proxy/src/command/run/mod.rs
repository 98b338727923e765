//! A run: every row of the input is asked about and answered, several at a time, and written in the input's order.
//!
//! ```text
//! rows ─▶ action (what to ask) ─▶ turns ─▶ journal: begun ─▶ ask ─▶ journal: answered ─▶ output ─▶ journal: written
//! ```
//!
//! It is entered with an [`Action`], which says what one row asks for, and ends with the status that the shell is
//! told. How much memory it takes does not depend on how many rows there are.

mod feed;
mod finish;
mod options;
mod pipeline;
mod prepared;
mod progress;
mod stop;

pub use options::{InputOptions, Options, OutputOptions};

use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;

use super::answer::Refusal;
use super::ask::Request;
use super::connection::Connection;
use super::log;
use super::rows::Row;
use super::template::TemplateError;
use crate::environment::Environment;

/// What a command asks Gigya for, row by row.
pub trait Action {
    /// The command, as it is called: `account get`.
    fn command(&self) -> &'static str;

    /// The members of its answer besides those that every answer has, in the source's order.
    fn members(&self) -> &'static [&'static str];

    /// Whether it changes something, so that it must not be done twice unasked.
    fn changes(&self) -> bool;

    /// The columns that it needs.
    fn columns(&self) -> Vec<&str>;

    /// Those among them that hold secrets, which are not written out again.
    fn secret_columns(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Looks, before any row, whether its templates can be filled. Where rows may each have other columns, `columns`
    /// is `None`.
    ///
    /// # Errors
    /// When one is none, or names what is not there.
    fn check(&self, _columns: Option<&[Arc<str>]>) -> Result<(), TemplateError> {
        Ok(())
    }

    /// What a row asks for. Secrets are taken out of the row.
    ///
    /// # Errors
    /// When the row lacks something or says too much.
    fn request(&self, row: &mut Row) -> Result<Request, Refusal>;

    /// What distinguishes this from another of the same command, without a secret.
    fn told(&self) -> String;
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Every row is answered, none with an error.
    Done,
    /// Every row is answered, some with an error.
    WithErrors,
    /// It was stopped before all rows were answered.
    Stopped,
}

impl End {
    /// The status that the shell is told. 1 is that nothing was run, 2 that the command line is wrong.
    pub fn status(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::WithErrors => 3,
            Self::Stopped => 4,
        }
    }
}

/// Runs the action that is made for a connection.
pub async fn run<A: Action>(
    options: Options,
    action: impl FnOnce(&Connection) -> Result<A, Box<dyn Error>>,
) -> ExitCode {
    log::start("warn", false);
    let prepared = || -> Result<_, Box<dyn Error>> {
        let connection = options.connection.load(&Environment::of_process())?;
        let action = action(&connection)?;
        let prepared = prepared::Prepared::new(&options, &connection, &action)?;
        Ok((connection, action, prepared))
    };
    let (connection, action, prepared) = match prepared() {
        Ok(ready) => ready,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    match pipeline::run(&action, connection, prepared, &options.input).await {
        Ok(end) => ExitCode::from(end.status()),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(End::Stopped.status())
        }
    }
}
