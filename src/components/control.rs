//! What surrounds every input: its label above, its hint and its complaint below, tied to it by ids.

use leptos::prelude::*;

use crate::ui::Ui;

/// What an input and its surroundings have in common.
#[derive(Clone)]
pub struct Control {
    /// The id of the input.
    pub id: String,
    /// The variable, or what else it is known by to style sheets.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// A short help.
    pub hint: Option<String>,
    /// Whether it must be answered.
    pub required: bool,
    /// What is wrong with it; empty when nothing is.
    pub complaint: Memo<String>,
}

impl Control {
    /// An input without a hint and without a star: nobody doubts that *Login* needs both of its answers.
    pub fn plain(ui: Ui, name: &str, label: String, complaint: Memo<String>) -> Self {
        Self { id: ui.id(name), name: name.to_owned(), label, hint: None, required: false, complaint }
    }

    /// The value of `aria-required`.
    pub fn aria_required(&self) -> &'static str {
        if self.required { "true" } else { "false" }
    }

    /// The value of `aria-invalid`.
    pub fn invalid(&self) -> Signal<&'static str> {
        let complaint = self.complaint;
        Signal::derive(move || if complaint.with(String::is_empty) { "false" } else { "true" })
    }

    /// The value of `aria-describedby`. The complaint's element is always there, so that a screen reader
    /// hears of what comes into it.
    pub fn described_by(&self) -> String {
        let complaint = self.complaint_id();
        if self.hint.is_some() { format!("{} {complaint}", self.hint_id()) } else { complaint }
    }

    fn hint_id(&self) -> String {
        format!("{}-hint", self.id)
    }

    fn complaint_id(&self) -> String {
        format!("{}-complaint", self.id)
    }

    /// The label's text with the star of a required answer.
    pub fn label_text(&self) -> AnyView {
        let star = self.required.then(|| view! { <span class="cw-star" aria-hidden="true">"*"</span> });
        view! { {self.label.clone()} {star} }.into_any()
    }

    /// Hint and complaint.
    pub fn below(&self) -> AnyView {
        let hint = self.hint.clone().map(|hint| {
            view! { <p class="cw-hint" id=self.hint_id()>{hint}</p> }
        });
        view! {
            {hint}
            <p class="cw-complaint" id=self.complaint_id()>{self.complaint}</p>
        }
        .into_any()
    }
}

/// An input with its label, hint and complaint.
pub fn control(control: &Control, input: AnyView) -> AnyView {
    view! {
        <div class="cw-field" data-name=control.name.clone()>
            <label class="cw-label" for=control.id.clone()>{control.label_text()}</label>
            {input} {control.below()}
        </div>
    }
    .into_any()
}
