//! A one-time code: one input, so that phones can fill it in and everybody can paste into it.

use catalogue::Text;
use flow::{Event, OneTimeCode, Problem, Screen};
use web_sys::HtmlInputElement;

use super::{Control, control};
use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// The input with its surroundings, and the input alone.
pub fn code(ui: Ui) -> (El, HtmlInputElement) {
    let wrong = move || {
        let wrong = ui.read(|screen| screen.state().and_then(|(_, problem)| problem.cloned()));
        wrong.filter(is_about_the_code).map(|problem| words::problem(ui, &problem)).unwrap_or_default()
    };
    let of = Control::plain(ui, "code", &ui.text(Text::Code), Box::new(wrong));
    let input = of
        .around(el("input", "cw-input cw-code"))
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("name", "code")
        .attr("autocomplete", "one-time-code")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .on("input", move |_| ui.send(Event::Typed));
    let written = input.input();
    (control(&of, input), written)
}

/// What stands in the input.
pub fn typed(input: &HtmlInputElement) -> OneTimeCode {
    OneTimeCode::new(input.value())
}

/// Why the last attempt failed, unless it is said at the code's input.
pub fn other_problem(screen: &Screen) -> Option<&Problem> {
    screen.state()?.1.filter(|problem| !is_about_the_code(problem))
}

fn is_about_the_code(problem: &Problem) -> bool {
    matches!(problem, Problem::CodeWrong | Problem::OwnCodeWrong)
}
