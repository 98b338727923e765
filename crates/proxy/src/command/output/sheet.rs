//! What the output's columns are called, so that nothing is lost when a column of the input is called as a member
//! of the answer: the answer keeps its names, the column is shown as `input.<name>`.
//!
//! Which names are the answer's is known beforehand, per command, so that a column is called the same in every row.
//! Should Gigya answer with a member that nobody knew of, a column of that name is shown so in that row of JSON
//! lines; in CSV the column keeps its place, and the member stands in `more`.

use std::sync::Arc;

use crate::command::answer::COMMON;

/// What the output's columns are called.
pub struct Sheet {
    /// The columns of the input, as far as they are known beforehand, and how each is shown.
    columns: Vec<(Arc<str>, String)>,
    /// The members of the command's answer besides those of every answer.
    members: &'static [&'static str],
}

/// Where CSV has what has no column of its own.
pub const MORE: &str = "more";

impl Sheet {
    /// For a command whose answer has these members, over an input with these columns.
    pub fn new(columns: &[Arc<str>], members: &'static [&'static str]) -> Self {
        let mut sheet = Self { columns: Vec::new(), members };
        let names: Vec<&str> = columns.iter().map(AsRef::as_ref).collect();
        let shown = columns.iter().map(|name| (Arc::clone(name), sheet.shown(name, &[], &names)));
        sheet.columns = shown.collect();
        sheet
    }

    /// The columns of the input that are known beforehand, with the names that they are shown by.
    pub fn columns(&self) -> &[(Arc<str>, String)] {
        &self.columns
    }

    /// Whether a column of the input has a place of its own.
    pub fn has_column(&self, name: &str) -> bool {
        self.columns.iter().any(|(known, _)| **known == *name)
    }

    /// The members of the command's own answer.
    pub fn members(&self) -> &'static [&'static str] {
        self.members
    }

    /// How a column is shown in a row whose answer has more members than are known (`others`).
    pub fn shown(&self, name: &str, others: &[&str], row: &[&str]) -> String {
        let is_answers = |name: &str| self.is_answers(name) || others.contains(&name);
        if !is_answers(name) {
            return name.to_owned();
        }
        free(name, |shown| is_answers(shown) || row.contains(&shown))
    }

    /// Whether the answer has a member of that name.
    fn is_answers(&self, name: &str) -> bool {
        name == MORE || COMMON.contains(&name) || self.members.contains(&name)
    }
}

/// `input.` before the name, as often as it takes.
fn free(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut shown = format!("input.{name}");
    while taken(&shown) {
        shown.insert_str(0, "input.");
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(names: &[&str]) -> Vec<Arc<str>> {
        names.iter().map(|name| Arc::from(*name)).collect()
    }

    #[test]
    fn a_column_that_is_called_as_a_member_of_the_answer_is_shown_under_another_name() {
        let names = ["UID", "city", "error", "input.error", "more"];
        let sheet = Sheet::new(&columns(&names), &["UID"]);
        let shown: Vec<_> = sheet.columns().iter().map(|(_, shown)| shown.as_str()).collect();
        assert_eq!(shown, ["input.UID", "city", "input.input.error", "input.error", "input.more"]);
        for (name, shown) in sheet.columns() {
            assert_eq!(sheet.shown(name, &[], &names), *shown, "in every form of output");
        }
    }

    #[test]
    fn a_member_that_nobody_knew_of_takes_its_name_too() {
        let sheet = Sheet::new(&columns(&["flags"]), &[]);
        assert_eq!(sheet.shown("flags", &["flags"], &["flags"]), "input.flags");
    }
}
