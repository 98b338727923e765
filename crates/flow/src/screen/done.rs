//! *Done*: the end of the conversation.
//!
//! Entered when the participation was taken, when the page's own form was filled, or when the participant
//! goes on with that form unfilled; left by *Log out*, by *Try again* where nobody is connected, and when the
//! session ends elsewhere of whoever the page's own form was filled for: then that form is emptied.

use contract::Field;

/// The end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The participant's Gigya UID; `None` when nobody is connected.
    pub gigya_id: Option<String>,
    /// What was achieved.
    pub outcome: Outcome,
}

impl Done {
    /// Whether what somebody's account holds stands in the page's own form.
    pub(crate) fn fills_page_form(&self) -> bool {
        self.outcome == Outcome::FilledPageForm
    }
}

/// What was achieved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The proxy took the participation.
    Participated {
        /// The changed fields that somebody else had changed meanwhile. An opt-in is never among them: of
        /// two answers, what somebody else changed it to is what the participant wants as well.
        changed_meanwhile: Vec<Field>,
    },
    /// The page's own form is filled; sending it is the page's affair.
    FilledPageForm,
    /// Gigya cannot be had: the page's own form, or what stands in the element, is used as it is.
    PlainForm,
}
