//! *Hello*: a connected participant is greeted by name and picture; *Continue* or *Log out*.

use catalogue::Text;
use flow::{Event, Screen, screen};
use leptos::prelude::*;

use crate::components::button::{self, Look};
use crate::components::{avatar, heading, problem};
use crate::ui::Ui;

/// The greeting.
pub fn screen(ui: Ui, hello: &screen::Hello) -> AnyView {
    let first_name = &hello.participant.first_name.0;
    let title = if first_name.is_empty() {
        ui.text(Text::HelloHeadingUnnamed)
    } else {
        ui.fill(Text::HelloHeading, &[("first_name", first_name)])
    };
    let waiting = ui.part(|screen| matches!(screen, Screen::Hello(hello) if hello.phase.is_waiting()));
    let problem_of = |screen: &Screen| match screen {
        Screen::Hello(hello) => hello.problem.clone(),
        Screen::Loading(_)
        | Screen::Login(_)
        | Screen::Form(_)
        | Screen::Done(_)
        | Screen::Unavailable(_) => None,
    };
    view! {
        <div class="cw-screen cw-hello">
            <div class="cw-greeting">
                {avatar(&hello.participant)} {heading(ui, title)}
                <p class="cw-text">{ui.text(Text::HelloText)}</p>
            </div>
            {problem(ui, ui.part(problem_of))}
            <div class="cw-actions">
                {button::progress(ui, Text::Continue, Text::ContinueWaiting, waiting, Event::Continue)}
                {button::action(ui, Look::Quiet, ui.text(Text::LogOut), Event::LogOut)}
            </div>
        </div>
    }
    .into_any()
}
