//! Sentences about the whole screen: why something failed, and how one came here.

use flow::{Notice, Problem, Screen};

use super::rich_text::rich_line;
use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// Why the last attempt failed; empty while nothing has.
pub fn problem(ui: Ui, of: fn(&Screen) -> Option<&Problem>) -> El {
    let sentence = move || ui.read(|screen| of(screen).map(|problem| words::problem(ui, problem)));
    let problem = el("p", "cw-problem").attr("role", "alert");
    // The campaign's own words for a response code may hold a link.
    rich_line(ui, problem, move || sentence().unwrap_or_default())
}

/// How one came here; empty when there is nothing to say.
pub fn notice(ui: Ui, of: fn(&Screen) -> Option<Notice>) -> El {
    let sentence = move || ui.read(|screen| of(screen).map(|notice| words::notice(ui, notice)));
    el("p", "cw-note").attr("role", "status").follow_text(move || sentence().unwrap_or_default())
}
