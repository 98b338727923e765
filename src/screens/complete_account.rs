//! *Complete account*: what Gigya misses in an account, and nothing else. The questions may come from the
//! site's schema, which is asked first; until then a skeleton stands there.

use catalogue::Text;
use flow::{Event, Screen, screen};

use crate::components::button::{self, Look};
use crate::components::{captcha, form, heading, preparing, problem, questions, summary};
use crate::dom::{El, el};
use crate::ui::Ui;

/// The missing questions.
pub fn screen(ui: Ui, _: &screen::CompleteAccount) -> El {
    el("div", "cw-screen cw-complete-account")
        .child(heading(ui, &ui.text(Text::CompleteAccountHeading)))
        .child(el("p", "cw-text").text(&ui.text(Text::CompleteAccountText)))
        .child(el("div", "cw-step").follow_children(
            move || ui.read(step).to_owned(),
            move || match ui.peek(step).unwrap_or_default() {
                ASKING => asking(ui),
                FAILED => failed(ui),
                _ => vec![preparing()],
            },
        ))
}

const ASKING: &str = "asking";
const FAILED: &str = "failed";
const PREPARING: &str = "preparing";

fn step(screen: &Screen) -> &'static str {
    match of(screen) {
        Some(complete) if !complete.is_preparing() => ASKING,
        Some(complete) if !complete.phase.is_waiting() => FAILED,
        Some(_) | None => PREPARING,
    }
}

fn failed(ui: Ui) -> Vec<El> {
    let actions = el("div", "cw-actions")
        .child(button::action(ui, Look::Primary, &ui.text(Text::TryAgain), || Event::TryAgain))
        .child(back(ui));
    vec![problem(ui, |screen| of(screen)?.problem.as_ref()), actions]
}

fn asking(ui: Ui) -> Vec<El> {
    let waiting = move || ui.read(|screen| of(screen).is_some_and(|complete| complete.phase.is_waiting()));
    let actions = el("div", "cw-actions")
        .child(button::submit(ui, Text::Continue, Text::SaveWaiting, waiting))
        .child(back(ui));
    let form =
        form(ui, move || ui.send(Event::Complete)).children(questions(ui)).child(captcha(ui)).child(actions);
    vec![summary::of_questions(ui), form]
}

fn back(ui: Ui) -> El {
    button::action(ui, Look::Quiet, &ui.text(Text::BackToLogin), || Event::Back)
}

fn of(screen: &Screen) -> Option<&screen::CompleteAccount> {
    if let Screen::CompleteAccount(complete) = screen { Some(complete) } else { None }
}
