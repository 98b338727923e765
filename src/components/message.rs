//! Sentences about the whole screen: why something failed, and how one came here.

use flow::{Notice, Problem, Screen};

use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// Why the last attempt failed; empty while nothing has.
pub fn problem(ui: Ui, of: fn(&Screen) -> Option<&Problem>) -> El {
    let sentence = move || ui.read(|screen| of(screen).map(|problem| words::problem(ui, problem)));
    el("p", "cw-problem").attr("role", "alert").follow_text(move || sentence().unwrap_or_default())
}

/// How one came here; empty when there is nothing to say.
pub fn notice(ui: Ui, of: fn(&Screen) -> Option<Notice>) -> El {
    let sentence = move || ui.read(|screen| of(screen).map(|notice| words::notice(ui, notice)));
    el("p", "cw-note").attr("role", "status").follow_text(move || sentence().unwrap_or_default())
}
