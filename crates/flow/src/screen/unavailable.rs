//! *Unavailable*: a plain sentence, *Try again*, and the page author's own fallback.
//!
//! Entered when the definition or Gigya cannot be had, or when the page is set up wrongly; left by *Try
//! again*.

use crate::Problem;

/// The window cannot go on by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unavailable {
    /// Why.
    pub problem: Problem,
}
