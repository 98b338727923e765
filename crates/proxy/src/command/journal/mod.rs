//! The journal of a run, a file beside the output while the run lasts: what an interrupted run needs to be taken up
//! again without doing anything twice.
//!
//! Before a changing call is made, that it is begun is on the disk; when its answer has come, the answer is in the
//! file; when many rows are in the output and on the disk, the journal says how many. So after any end, a row is
//! answered, or not begun, or nobody knows: such a row is not done again blindly.
//!
//! [`begin`] starts one, [`resume`] reads one. It is removed when all rows are in the output.

mod file;
mod note;
mod writer;

pub use file::{begin, path_of, resume, sync_folder};
pub use note::{FORM, Mark, Run};
pub use writer::Journal;

use std::collections::BTreeMap;

use super::answer::Answer;

/// What an earlier run has left.
#[derive(Default)]
pub struct Earlier {
    /// How far the output goes for certain.
    pub mark: Mark,
    /// Rows beyond that which were begun.
    pub begun: BTreeMap<u64, Begun>,
}

/// A row that was begun.
#[derive(PartialEq)]
pub enum Begun {
    /// And answered.
    Answered(Answer),
    /// Nobody knows how it went.
    Unanswered,
}
