//! *Hello*: a connected participant is greeted by name and picture; *Continue*, *Log out*, or *Not you?* for
//! whoever is greeted by another's name; and where Gigya does not answer any more, the plain form.

use catalogue::Text;
use flow::{Event, Screen, screen};

use crate::components::button::{self, Look};
use crate::components::{avatar, heading, plain_form, problem};
use crate::dom::{El, el};
use crate::ui::Ui;

/// The greeting. Somebody else may be connected by now: then nothing of the former one is left, and the focus, if it
/// was here, goes to the new heading.
pub fn screen(ui: Ui) -> El {
    let greeted = move || ui.read(|screen| Some(of(screen)?.participant.uid.clone())).unwrap_or_default();
    let drawn = move || ui.peek(|screen| of(screen).map(|hello| draw(ui, hello))).flatten();
    el("div", "cw-screen cw-hello").follow_children(greeted, move || drawn().unwrap_or_default())
}

fn draw(ui: Ui, hello: &screen::Hello) -> Vec<El> {
    let first_name = &hello.participant.first_name.0;
    let title = if first_name.is_empty() {
        ui.text(Text::HelloHeadingUnnamed)
    } else {
        ui.fill(Text::HelloHeading, &[("first_name", first_name)])
    };
    let waiting = move || ui.read(|screen| of(screen).is_some_and(|hello| hello.phase.is_waiting()));
    let greeting = el("div", "cw-greeting")
        .child(avatar(&hello.participant))
        .child(heading(ui, &title))
        .child(el("p", "cw-text").text(&ui.text(Text::HelloText)));
    let ways_out = el("div", "cw-row")
        .child(button::action(ui, Look::Quiet, &ui.text(Text::NotYou), || Event::NotYou))
        .child(button::action(ui, Look::Quiet, &ui.text(Text::LogOut), || Event::LogOut));
    let actions = el("div", "cw-actions")
        .child(button::progress(ui, Text::Continue, Text::ContinueWaiting, waiting, || Event::Continue))
        .child(ways_out);
    vec![
        greeting,
        problem(ui, |screen| of(screen)?.problem.as_ref()),
        plain_form(ui, |screen| of(screen).is_some_and(|hello| hello.plain_form)),
        actions,
    ]
}

fn of(screen: &Screen) -> Option<&screen::Hello> {
    if let Screen::Hello(hello) = screen { Some(hello) } else { None }
}
