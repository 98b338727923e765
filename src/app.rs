//! What one window shows: the screen that the flow is on, and what is said to those who do not see it.

use catalogue::{Text, direction};
use flow::{Event, Screen};
use web_sys::Element;

use crate::components::button::{self, Look};
use crate::dom::{El, el};
use crate::screens::{loading, login, unavailable};
use crate::second;
use crate::ui::{Rest, Ui};
use crate::words;

/// The name of the skeleton.
const LOADING: &str = "loading";

/// Draws the window into an element. A screen is built once when it is entered; after that only its parts
/// change.
pub fn draw(ui: Ui, place: &Element) {
    let window = el("section", "cw-window")
        .attr("aria-labelledby", &ui.id("heading"))
        .follow_attr("aria-busy", move || Some(if shown(ui) == LOADING { "true" } else { "false" }))
        .follow_children(move || shown(ui).to_owned(), move || screen(ui).into_iter().collect());
    // The element is always there, so that what comes into it is heard.
    let missing = el("div", "cw-missing").attr("role", "alert").follow_children(
        move || if is_missing(ui) { "missing".to_owned() } else { String::new() },
        move || if is_missing(ui) { missing(ui) } else { Vec::new() },
    );
    let status =
        el("p", "cw-unseen").attr("role", "status").follow_text(move || progress(ui).unwrap_or_default());
    // The page around it may be written the other way.
    let directed = place.set_attribute("dir", direction(&ui.language()).as_str());
    debug_assert!(directed.is_ok(), "a name of HTML");
    for part in [window, missing, status] {
        let appended = place.append_child(part.element());
        debug_assert!(appended.is_ok(), "a fresh element can stand in the window's place");
    }
}

fn name(ui: Ui) -> &'static str {
    ui.read(Screen::name)
}

/// The name of what is drawn: where a screen of the second part of the wasm comes before that part, as
/// *Reset password* does, the skeleton stands for it.
fn shown(ui: Ui) -> &'static str {
    ui.read(|screen| if is_later(screen) && second::here().is_none() { LOADING } else { screen.name() })
}

/// Whether the screen is in the second part of the wasm.
fn is_later(screen: &Screen) -> bool {
    !matches!(screen, Screen::Loading(_) | Screen::Login(_) | Screen::Unavailable(_))
}

/// What is here until *Login* is painted, and what comes after it in the second part of the wasm.
fn screen(ui: Ui) -> Option<El> {
    ui.peek(|screen| match screen {
        Screen::Loading(_) => Some(loading::screen(ui)),
        Screen::Login(login) => Some(login::screen(ui, login)),
        Screen::Unavailable(unavailable) => {
            second::here().and_then(|second| (second.draw)(ui, screen)).or_else(|| {
                let sentence = el("span", "").text(&words::problem(ui, &unavailable.problem));
                Some(unavailable::screen(ui, unavailable, sentence))
            })
        }
        Screen::Hello(_)
        | Screen::CreateAccount(_)
        | Screen::ForgotPassword(_)
        | Screen::ResetPassword(_)
        | Screen::CompleteAccount(_)
        | Screen::VerifyEmail(_)
        | Screen::LinkAccount(_)
        | Screen::ChangePassword(_)
        | Screen::SecondFactor(_)
        | Screen::Form(_)
        | Screen::AutoSubmitting(_)
        | Screen::Done(_) => match second::here() {
            Some(second) => (second.draw)(ui, screen),
            None => Some(loading::screen(ui)),
        },
    })?
}

/// What is under way, as far as the participant asked for it.
fn progress(ui: Ui) -> Option<String> {
    match ui.rest() {
        Rest::Awaited => Some(ui.text(Text::LogInWaiting)),
        Rest::Unnoticed | Rest::Missing => ui.read(|screen| words::progress(ui, screen)),
    }
}

/// Whether it is to be said that the second part is missing: *Unavailable* says as much by itself.
fn is_missing(ui: Ui) -> bool {
    ui.rest() == Rest::Missing && name(ui) != "unavailable"
}

fn missing(ui: Ui) -> Vec<El> {
    let sentence = el("p", "cw-alert").text(&ui.text(Text::ProblemServiceUnavailable));
    let try_again = button::action(ui, Look::Primary, &ui.text(Text::TryAgain), || Event::TryAgain);
    vec![sentence, try_again]
}
