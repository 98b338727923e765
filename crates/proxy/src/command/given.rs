//! What a call is given: one value from an option, or each row's own from a column. A secret is never an option's
//! value: it comes from a column, from a file, or is asked for.

use std::io;
use std::path::Path;

use tokio::signal::unix::{SignalKind, signal};
use zeroize::Zeroizing;

use super::answer::Refusal;
use super::rows::Row;

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Nowhere: there is none.
    Nothing,
    /// The same for every call.
    Value(String),
    /// The row's own.
    Column(String),
}

/// Where a secret comes from. Its `Debug` shows the column only.
pub enum GivenSecret {
    /// Nowhere: there is none.
    Nothing,
    /// The same for every call.
    Value(Zeroizing<String>),
    /// The row's own.
    Column(String),
}

/// A secret that could not be had.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// Its file cannot be read.
    #[error("the file {0} cannot be read ({1}): check its name and its permissions")]
    Unreadable(String, io::Error),
    /// Nothing is in it.
    #[error("the file {0} is empty: write the secret there")]
    Empty(String),
    /// There is nobody to ask.
    #[error("{0} cannot be asked for ({1}): run the command in a terminal, or put it into a file")]
    NobodyToAsk(&'static str, io::Error),
    /// Nothing was typed, or the question was answered with Ctrl-C.
    #[error("{0} was not typed, so nothing was done: run the command again, or put it into a file")]
    NotTyped(&'static str),
    /// It was not typed twice in the same way.
    #[error("{0} was not typed twice in the same way: run the command again")]
    NotTheSame(&'static str),
}

/// Reads an option's value. An empty one is a variable of the shell that is not set, and no account.
///
/// # Errors
/// When it is empty, or of blanks only.
pub fn value(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err("it is empty: is a variable of the shell not set?".to_owned());
    }
    Ok(text.to_owned())
}

impl Given {
    /// From an option and the option that names a column.
    pub fn new(value: Option<String>, column: Option<String>) -> Self {
        value.map(Self::Value).or_else(|| column.map(Self::Column)).unwrap_or(Self::Nothing)
    }

    /// The value for a row.
    ///
    /// # Errors
    /// When the row's value is no text.
    pub fn of(&self, row: &Row) -> Result<Option<String>, Refusal> {
        match self {
            Self::Nothing => Ok(None),
            Self::Value(value) => Ok(Some(value.clone())),
            Self::Column(column) => row.text(column),
        }
    }

    /// The column that is needed.
    pub fn column(&self) -> Option<&str> {
        match self {
            Self::Column(column) => Some(column),
            Self::Nothing | Self::Value(_) => None,
        }
    }

    /// The name of the column, for what is told about a row without a value.
    pub fn name<'s>(&'s self, otherwise: &'s str) -> &'s str {
        self.column().unwrap_or(otherwise)
    }
}

impl GivenSecret {
    /// From a column, a file, or by asking for `what`; `twice` for a secret that is new.
    ///
    /// # Errors
    /// When the file holds none or none was typed.
    pub fn new(
        column: Option<String>,
        file: Option<&Path>,
        prompt: bool,
        what: &'static str,
        twice: bool,
    ) -> Result<Self, SecretError> {
        if let Some(column) = column {
            return Ok(Self::Column(column));
        }
        if let Some(file) = file {
            return of_file(file).map(Self::Value);
        }
        if !prompt {
            return Ok(Self::Nothing);
        }
        let typed = ask(what, "")?;
        if twice && *ask(what, ", again")? != *typed {
            return Err(SecretError::NotTheSame(what));
        }
        Ok(Self::Value(typed))
    }

    /// The secret for a row, whose column does not show it any more.
    ///
    /// # Errors
    /// When the row's value is no text.
    pub fn take_of(&self, row: &mut Row) -> Result<Option<Zeroizing<String>>, Refusal> {
        match self {
            Self::Nothing => Ok(None),
            Self::Value(value) => Ok(Some(value.clone())),
            Self::Column(column) => row.take_secret(column),
        }
    }

    /// The column that is needed.
    pub fn column(&self) -> Option<&str> {
        match self {
            Self::Column(column) => Some(column),
            Self::Nothing | Self::Value(_) => None,
        }
    }

    /// Whether there is one at all.
    pub fn is_given(&self) -> bool {
        !matches!(self, Self::Nothing)
    }
}

impl std::fmt::Debug for GivenSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Nothing => f.write_str("Nothing"),
            Self::Value(_) => f.write_str("Value(***)"),
            Self::Column(column) => write!(f, "Column({column:?})"),
        }
    }
}

/// Asks for a secret in the terminal, whatever stdin and stdout are. What is typed is not shown.
fn ask(what: &'static str, again: &str) -> Result<Zeroizing<String>, SecretError> {
    // Ctrl-C is told to this program as a signal, which would end it before the terminal shows again what is typed.
    let _listening =
        signal(SignalKind::interrupt()).map_err(|error| SecretError::NobodyToAsk(what, error))?;
    match rpassword::prompt_password(format!("{what}{again}: ")).map(Zeroizing::new) {
        Ok(typed) if typed.is_empty() => Err(SecretError::NotTyped(what)),
        Ok(typed) => Ok(typed),
        Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(SecretError::NotTyped(what)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            // Ctrl-D, after which the cursor still stands behind the question.
            eprintln!();
            Err(SecretError::NotTyped(what))
        }
        Err(error) => Err(SecretError::NobodyToAsk(what, error)),
    }
}

/// The first line of a file.
fn of_file(path: &Path) -> Result<Zeroizing<String>, SecretError> {
    let name = || path.display().to_string();
    let text = std::fs::read_to_string(path).map(Zeroizing::new);
    let text = text.map_err(|error| SecretError::Unreadable(name(), error))?;
    match text.lines().next().filter(|line| !line.is_empty()) {
        Some(line) => Ok(Zeroizing::new(line.to_owned())),
        None => Err(SecretError::Empty(name())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(file: &Path) -> Result<GivenSecret, SecretError> {
        GivenSecret::new(None, Some(file), false, "the old password", false)
    }

    #[test]
    fn a_secret_is_the_first_line_of_its_file_with_its_blanks() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("password");
        std::fs::write(&file, " two words \nnot this\n").unwrap();
        let secret = from(&file).unwrap().take_of(&mut Row::default()).unwrap().unwrap();
        assert_eq!(secret.as_str(), " two words ");
        std::fs::write(&file, "\n").unwrap();
        assert!(from(&file).unwrap_err().to_string().ends_with("is empty: write the secret there"));
        assert!(from(&folder.path().join("no")).unwrap_err().to_string().contains("cannot be read"));
    }

    #[test]
    fn a_secret_does_not_print() {
        let shown = format!("{:?}", GivenSecret::Value(Zeroizing::new("hunter2".to_owned())));
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}
