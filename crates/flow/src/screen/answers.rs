//! Questions with their answers, as *Form*, *Create account* and *Complete account* ask them.

use contract::{Complaint, Field, OptIn, rules};
use time::Date;

use crate::Personal;

/// A field and its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The question.
    pub field: Field,
    /// What it was shown with; empty when Gigya lacks it.
    pub shown_with: Personal,
    /// What stands there now.
    pub value: Personal,
    /// What is wrong with it.
    pub complaint: Option<Complaint>,
}

/// An opt-in and its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Consent {
    /// The question.
    pub opt_in: OptIn,
    /// What it was shown with; `None` when it was never answered.
    pub shown_with: Option<bool>,
    /// Whether it is given now.
    pub given: bool,
    /// What is wrong with it.
    pub complaint: Option<Complaint>,
}

impl Answer {
    /// A question and what is known of its answer.
    pub(crate) fn new(field: Field, known: Personal) -> Self {
        Self { field, shown_with: known.clone(), value: known, complaint: None }
    }

    pub(crate) fn is_changed(&self) -> bool {
        self.value.0.trim() != self.shown_with.0
    }

    pub(crate) fn judge(&mut self, today: Date) {
        self.complaint = rules::check(&self.field, &self.value.0, today).err();
    }
}

impl Consent {
    /// A question and what was answered before: never ticked for somebody who did not.
    pub(crate) fn new(opt_in: OptIn, shown_with: Option<bool>) -> Self {
        Self { opt_in, shown_with, given: shown_with.unwrap_or(false), complaint: None }
    }

    pub(crate) fn judge(&mut self) {
        self.complaint = rules::check_opt_in(&self.opt_in, self.given).err();
    }

    pub(crate) fn is_changed(&self) -> bool {
        self.given != self.shown_with.unwrap_or(false)
    }
}

/// Judges all answers; says whether any is wrong.
pub(crate) fn judge(fields: &mut [Answer], opt_ins: &mut [Consent], today: Date) -> bool {
    for answer in &mut *fields {
        answer.judge(today);
    }
    for consent in &mut *opt_ins {
        consent.judge();
    }
    has_complaints(fields, opt_ins)
}

pub(crate) fn has_complaints(fields: &[Answer], opt_ins: &[Consent]) -> bool {
    fields.iter().any(|answer| answer.complaint.is_some())
        || opt_ins.iter().any(|consent| consent.complaint.is_some())
}

/// Puts a complaint where it belongs. A field that was hidden because Gigya knew it, and that Gigya lacks by
/// now, is shown after all.
pub(crate) fn complain(
    fields: &mut Vec<Answer>,
    opt_ins: &mut [Consent],
    asked: &[Field],
    name: &str,
    complaint: &Complaint,
) {
    let complaint = Some(complaint.clone());
    if let Some(answer) = fields.iter_mut().find(|a| a.field.variable == name) {
        answer.complaint = complaint;
    } else if let Some(consent) = opt_ins.iter_mut().find(|c| c.opt_in.name == name) {
        consent.complaint = complaint;
    } else if let Some(field) = asked.iter().find(|field| field.variable == name) {
        fields.push(Answer { complaint, ..Answer::new(field.clone(), Personal::default()) });
    }
}
