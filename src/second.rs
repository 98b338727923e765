//! The second part of the wasm: all that is not needed until *Login* is on screen.
//!
//! The first file holds the way to *Login*, so that the participant can begin to type. This one is asked for
//! as soon as the window stands; until it is here, what needs it waits in `runtime::held`. It holds what the
//! functions below reach and nothing else does: the build finds that out (`xtask/src/widget/split.rs`), so
//! whatever is called from `draw`, `run` or `Flow::update` is in the second part by itself
//! (`docs/decisions/0010-the-wasm-comes-in-two-parts.md`).
//!
//! Without the feature `split` there is one file, and the second part is always here: in the preview and in
//! the browser ring.

use std::rc::Rc;

use flow::{Announcement, Effect, Event, Flow, PageFormFault, Screen};

use crate::console;
use crate::dom::El;
use crate::runtime::Window;
use crate::screens::{done, form, hello};
use crate::ui::Ui;

/// The ways into the second part: who holds this may take them.
#[derive(Clone, Copy)]
pub struct Second {
    /// Takes an event, whichever it is.
    pub update: fn(&mut Flow, Event) -> Vec<Effect>,
    /// Does what the flow asks for.
    pub run: fn(&Rc<Window>, Effect),
    /// Draws a screen that is not of the first part.
    pub draw: fn(Ui, &Screen) -> Option<El>,
}

#[cfg(feature = "split")]
#[expect(clippy::unnecessary_wraps, reason = "the macro makes of it what fails when the file does not come")]
mod apart {
    use std::cell::Cell;

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Flow, Second, draw, run};

    thread_local! {
        static HERE: Cell<Option<Second>> = const { Cell::new(None) };
    }

    /// The second part, if it is here.
    pub fn here() -> Option<Second> {
        HERE.get()
    }

    /// Loads the second part; answers whether it came. `element.js` says on the console why it did not.
    pub async fn load() -> bool {
        let ways = ways().await.ok();
        HERE.set(ways);
        ways.is_some()
    }

    #[wasm_split(second, fallible)]
    fn ways() -> Result<Second, SplitLoaderError> {
        Ok(Second { update: Flow::update, run, draw })
    }
}

#[cfg(not(feature = "split"))]
mod apart {
    use super::{Flow, Second, draw, run};

    /// The second part, which is in the same file.
    pub fn here() -> Option<Second> {
        Some(Second { update: Flow::update, run, draw })
    }

    /// Answers that the second part is here.
    pub async fn load() -> bool {
        true
    }
}

pub use apart::{here, load};

fn draw(ui: Ui, screen: &Screen) -> Option<El> {
    match screen {
        Screen::Loading(_) | Screen::Login(_) | Screen::Unavailable(_) => None,
        Screen::Hello(hello) => Some(hello::screen(ui, hello)),
        Screen::Form(form) => Some(form::screen(ui, form)),
        Screen::Done(done) => Some(done::screen(ui, done)),
    }
}

fn run(window: &Rc<Window>, effect: Effect) {
    let (gigya, proxy) = (Rc::clone(&window.gigya), Rc::clone(&window.proxy));
    match effect {
        Effect::LoadDefinition { ticket, campaign: _ } => window.load_definition(ticket),
        Effect::DetectSession { ticket } => {
            window.later(async move { Event::SessionDetected(ticket, gigya.detect().await) });
        }
        Effect::LogIn { ticket, login_id, password } => {
            window.later(async move { Event::LoggedIn(ticket, gigya.log_in(&login_id, &password).await) });
        }
        Effect::Prove { ticket } => {
            let campaign = window.campaign.clone();
            window.later(async move { Event::Proved(ticket, gigya.prove(&campaign).await) });
        }
        Effect::OpenSession { ticket, id_token } => {
            window.later(async move { Event::SessionOpened(ticket, proxy.open_session(&id_token).await) });
        }
        Effect::FetchPrefill { ticket, token } => {
            window.later(async move { Event::Prefilled(ticket, proxy.prefill(&token).await) });
        }
        Effect::Submit { ticket, token, participation } => {
            window.later(async move { Event::Submitted(ticket, proxy.submit(&token, &participation).await) });
        }
        Effect::LogOutHere { ticket } => {
            window.later(async move { Event::LoggedOutHere(ticket, gigya.log_out().await) });
        }
        Effect::LogOutEverywhere { ticket, token } => {
            window.later(async move { Event::LoggedOutEverywhere(ticket, proxy.log_out(&token).await) });
        }
        Effect::FillPageForm { ticket, fill } => {
            let unset = || PageFormFault::NotFound { given: String::new() };
            let filled = window.page_form.as_ref().ok_or_else(unset).and_then(|form| form.fill(&fill));
            window.dispatch(Event::PageFormFilled(ticket, filled));
        }
        Effect::StartTimer { ticket, after_ms } => window.start_timer(ticket, after_ms),
        Effect::Focus(target) => window.focus(&target),
        Effect::Announce(announcement) => {
            if let (Announcement::LoggedOut, Some(form)) = (&announcement, &window.page_form) {
                form.wipe();
            }
            window.host.announce(announcement);
        }
        Effect::Report(fault) => console::report(&fault),
    }
}
