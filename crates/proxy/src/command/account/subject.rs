//! Whose account it is: "One UID or Registration Token should be provided" (`logichub-sap-gigya-actions.txt`). A
//! registration token opens an account for an hour, so it is handled as a secret.

use std::path::PathBuf;

use clap::{ArgGroup, Args};
use zeroize::Zeroizing;

use crate::command::answer::Refusal;
use crate::command::ask::Whose;
use crate::command::given::{self, Given, GivenSecret, SecretError};
use crate::command::rows::Row;

/// Whose account.
#[derive(Args)]
#[group(skip)]
#[command(
    next_help_heading = "Whose account: a UID or a registration token",
    group = ArgGroup::new("one").args(["uid", "reg_token_file", "reg_token_prompt"]),
    group = ArgGroup::new("whose").required(true).multiple(true)
        .args(["uid", "reg_token_file", "reg_token_prompt", "uid_column", "reg_token_column"]),
)]
pub struct SubjectOptions {
    /// The account's UID
    #[arg(long, value_name = "UID", value_parser = given::value, conflicts_with = "input")]
    uid: Option<String>,
    /// The file that holds the registration token; tokens live for an hour
    #[arg(long, value_name = "FILE", conflicts_with = "input")]
    reg_token_file: Option<PathBuf>,
    /// Asks for the registration token
    #[arg(long, conflicts_with = "input")]
    reg_token_prompt: bool,
    /// The column that holds UIDs
    #[arg(long, value_name = "COLUMN", requires = "input")]
    uid_column: Option<String>,
    /// The column that holds registration tokens; beside --uid-column, each row has one of the two
    #[arg(long, value_name = "COLUMN", requires = "input")]
    reg_token_column: Option<String>,
}

/// Whose account, row by row.
#[derive(Debug)]
pub struct Subject {
    uid: Given,
    reg_token: GivenSecret,
}

impl SubjectOptions {
    /// Reads the token, where it is in a file or to be asked for.
    ///
    /// # Errors
    /// When it cannot be had.
    pub fn read(self) -> Result<Subject, SecretError> {
        let Self { uid, reg_token_file, reg_token_prompt, uid_column, reg_token_column } = self;
        let file = reg_token_file.as_deref();
        let reg_token =
            GivenSecret::new(reg_token_column, file, reg_token_prompt, "the registration token", false)?;
        Ok(Subject { uid: Given::new(uid, uid_column), reg_token })
    }
}

impl Subject {
    /// The columns that are needed.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.uid.column().into_iter().chain(self.reg_token.column())
    }

    /// Those of them that hold secrets.
    pub fn secret_columns(&self) -> impl Iterator<Item = &str> {
        self.reg_token.column().into_iter()
    }

    /// The parameter that names the account, and whose it is.
    ///
    /// # Errors
    /// When the row names none, or two.
    pub fn of(&self, row: &mut Row) -> Result<((&'static str, Zeroizing<String>), Whose), Refusal> {
        let uid = self.uid.of(row)?;
        let reg_token = self.reg_token.take_of(row)?;
        match (uid, reg_token) {
            (Some(uid), None) => Ok((("UID", uid.clone().into()), Whose::Uid(uid))),
            (None, Some(token)) => Ok((("regToken", token.clone()), Whose::Somebodys(token))),
            (None, None) => {
                Err(Refusal::missing("there is neither a UID nor a registration token: give one"))
            }
            (Some(_), Some(_)) => {
                Err(Refusal::invalid("there are a UID and a registration token: give one of them"))
            }
        }
    }
}
