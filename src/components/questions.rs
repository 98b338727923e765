//! The questions of a screen: its fields and its opt-ins, with their present answers.

use contract::{Field, OptIn};
use flow::Screen;

use super::{consent, field};
use crate::dom::{El, el};
use crate::ui::Ui;

/// The fields and the opt-ins. They are followed, because they may come late, and because a refusal may bring
/// up a field that was hidden.
pub fn questions(ui: Ui) -> [El; 2] {
    let variables = move || ui.read(|screen| names(screen, |field| &field.variable, |_| ""));
    let fields = move || {
        let drawn = ui.peek(|screen| {
            let (fields, _) = screen.questions()?;
            Some(fields.iter().map(|answer| field(ui, answer)).collect())
        });
        drawn.flatten().unwrap_or_default()
    };
    let asked = move || ui.read(|screen| names(screen, |_| "", |opt_in| &opt_in.name));
    let opt_ins = move || {
        let drawn = ui.peek(|screen| {
            let (_, opt_ins) = screen.questions()?;
            Some(opt_ins.iter().map(|given| consent(ui, given)).collect())
        });
        drawn.flatten().unwrap_or_default()
    };
    [
        el("div", "cw-fields").follow_children(variables, fields),
        el("div", "cw-opt-ins").follow_children(asked, opt_ins),
    ]
}

/// What is asked, as one text: another text means other questions.
fn names(screen: &Screen, of_field: fn(&Field) -> &str, of_opt_in: fn(&OptIn) -> &str) -> String {
    let mut names = String::new();
    if let Some((fields, opt_ins)) = screen.questions() {
        names.extend(fields.iter().flat_map(|answer| [of_field(&answer.field), " "]));
        names.extend(opt_ins.iter().flat_map(|consent| [of_opt_in(&consent.opt_in), " "]));
    }
    names
}

/// Whether any question must be answered.
pub fn any_required(screen: &Screen) -> bool {
    screen.questions().is_some_and(|(fields, opt_ins)| {
        fields.iter().any(|answer| answer.field.required)
            || opt_ins.iter().any(|consent| consent.opt_in.required)
    })
}
