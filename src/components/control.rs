//! What surrounds every input: its label above, its hint and its complaint below, tied to it by ids.

use std::rc::Rc;

use crate::dom::{El, el};
use crate::ui::Ui;

/// What an input and its surroundings have in common.
#[derive(Clone)]
pub struct Control {
    /// The id of the input.
    pub id: String,
    /// The id of the form that it belongs to.
    pub form: String,
    /// The variable, or what else it is known by to style sheets.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// A short help.
    pub hint: Option<String>,
    /// Whether it must be answered.
    pub required: bool,
    /// What is wrong with it; empty when nothing is.
    pub complaint: Rc<dyn Fn() -> String>,
}

impl Control {
    /// An input without star and hint: nobody doubts that the screens around a login need their answers.
    pub fn plain(ui: Ui, name: &str, label: &str, complaint: Box<dyn Fn() -> String>) -> Self {
        Self {
            id: ui.id(name),
            form: ui.id("form"),
            name: name.to_owned(),
            label: label.to_owned(),
            hint: None,
            required: false,
            complaint: complaint.into(),
        }
    }

    /// The input with what ties it to its surroundings.
    pub fn around(&self, input: El) -> El {
        self.described(input).attr("id", &self.id).attr("form", &self.form)
    }

    /// The input, or the group of inputs, with what a screen reader says of it. The complaint's element is
    /// always there, so that what comes into it is heard.
    pub fn described(&self, input: El) -> El {
        let complaint = self.complaint_id();
        let below = if self.hint.is_some() { format!("{} {complaint}", self.hint_id()) } else { complaint };
        let complaint = Rc::clone(&self.complaint);
        input
            .attr("aria-required", if self.required { "true" } else { "false" })
            .attr("aria-describedby", &below)
            .follow_attr("aria-invalid", move || Some(if complaint().is_empty() { "false" } else { "true" }))
    }

    /// An element with the label's text and the star of a required answer.
    pub fn labelled(&self, element: El) -> El {
        self.starred(element.text(&self.label))
    }

    /// An element with the star of a required answer.
    pub fn starred(&self, element: El) -> El {
        element.children(self.required.then(|| el("span", "cw-star").attr("aria-hidden", "true").text("*")))
    }

    /// Hint and complaint.
    pub fn below(&self) -> Vec<El> {
        let hint = self.hint.as_ref().map(|hint| el("p", "cw-hint").attr("id", &self.hint_id()).text(hint));
        let complaint = Rc::clone(&self.complaint);
        let complaint =
            el("p", "cw-complaint").attr("id", &self.complaint_id()).follow_text(move || complaint());
        hint.into_iter().chain([complaint]).collect()
    }

    fn hint_id(&self) -> String {
        format!("{}-hint", self.id)
    }

    /// The id of the complaint's element.
    pub fn complaint_id(&self) -> String {
        format!("{}-complaint", self.id)
    }
}

/// An input with its label, hint and complaint.
pub fn control(of: &Control, input: El) -> El {
    el("div", "cw-field")
        .attr("data-name", &of.name)
        .child(of.labelled(el("label", "cw-label").attr("for", &of.id)))
        .child(input)
        .children(of.below())
}
