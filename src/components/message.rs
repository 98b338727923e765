//! Sentences about the whole screen: why something failed, and how one came here.

use flow::{Notice, Problem, Screen};

use super::rich_text;
use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// Why the last attempt failed; empty while nothing has. It can take the focus, like the summary of a form.
pub fn problem(ui: Ui, of: fn(&Screen) -> Option<&Problem>) -> El {
    let problem =
        el("p", "cw-problem").attr("id", &ui.id("summary")).attr("role", "alert").attr("tabindex", "-1");
    told(ui, problem, move || ui.read(|screen| of(screen).cloned()))
}

/// An element that tells a problem; empty while there is none.
pub fn told(ui: Ui, element: El, problem: impl Fn() -> Option<Problem> + Clone + 'static) -> El {
    let now = problem.clone();
    element.follow_children(
        move || problem().map(|problem| words::problem(ui, &problem)).unwrap_or_default(),
        move || now().map(|problem| sentence(ui, &problem)).into_iter().collect(),
    )
}

/// The sentence for a problem. The campaign's own may hold a link; what a site says is plain text.
pub fn sentence(ui: Ui, problem: &Problem) -> El {
    let sentence = el("span", "");
    match words::own_words(ui, problem) {
        Some(own) => rich_text(ui, sentence, &own),
        None => sentence.text(&words::problem(ui, problem)),
    }
}

/// How one came here; empty when there is nothing to say.
pub fn notice(ui: Ui, of: fn(&Screen) -> Option<Notice>) -> El {
    let sentence = move || ui.read(|screen| of(screen).map(|notice| words::notice(ui, notice)));
    el("p", "cw-note").attr("role", "status").follow_text(move || sentence().unwrap_or_default())
}
