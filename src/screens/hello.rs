//! *Hello*: a connected participant is greeted by name and picture; *Continue* or *Log out*.

use catalogue::Text;
use flow::{Event, Screen, screen};

use crate::components::button::{self, Look};
use crate::components::{avatar, heading, problem};
use crate::dom::{El, el};
use crate::ui::Ui;

/// The greeting.
pub fn screen(ui: Ui, hello: &screen::Hello) -> El {
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
    let actions = el("div", "cw-actions")
        .child(button::progress(ui, Text::Continue, Text::ContinueWaiting, waiting, || Event::Continue))
        .child(button::action(ui, Look::Quiet, &ui.text(Text::LogOut), || Event::LogOut));
    el("div", "cw-screen cw-hello")
        .child(greeting)
        .child(problem(ui, |screen| of(screen)?.problem.as_ref()))
        .child(actions)
}

fn of(screen: &Screen) -> Option<&screen::Hello> {
    match screen {
        Screen::Hello(hello) => Some(hello),
        Screen::Loading(_)
        | Screen::Login(_)
        | Screen::Form(_)
        | Screen::Done(_)
        | Screen::Unavailable(_) => None,
    }
}
