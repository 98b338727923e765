//! The lines of a journal.

use serde::{Deserialize, Serialize};

use crate::command::answer::Answer;

/// What a run is, in the first line: another must not be taken up in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The form of the journal.
    pub journal: u32,
    /// The command.
    pub command: String,
    /// SHA-256 of the whole input.
    pub input: String,
    /// SHA-256 of what is asked for: the connection, the columns, the form of the output.
    pub options: String,
}

/// The form that is written here.
pub const FORM: u32 = 1;

/// How far the output goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Rows that are in it.
    pub rows: u64,
    /// Rows among them that have an error.
    pub errors: u64,
    /// Its bytes.
    pub bytes: u64,
}

/// Every further line.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// The row's call is about to be made.
    Begun(u64),
    /// It was answered.
    Answered(u64, Answer),
    /// The output is on the disk.
    Written(Mark),
}
