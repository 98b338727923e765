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

use flow::{Effect, Event, Flow, Screen};

use crate::components::sentence;
use crate::dom::El;
use crate::runtime::{Window, run};
use crate::screens::login::{Room, furnish};
use crate::screens::{
    auto_submitting, change_password, complete_account, create_account, done, forgot_password, form, hello,
    link_account, reset_password, second_factor, unavailable, verify_email,
};
use crate::ui::Ui;

/// The ways into the second part: who holds this may take them.
#[derive(Clone, Copy)]
pub struct Second {
    /// Begins what goes on for as long as the window stands.
    pub stand: fn(&Rc<Window>),
    /// Takes an event, whichever it is.
    pub update: fn(&mut Flow, Event) -> Vec<Effect>,
    /// Does what the flow asks for.
    pub run: fn(&Rc<Window>, Effect),
    /// Draws a screen that is not of the first part, or that it draws better.
    pub draw: fn(Ui, &Screen) -> Option<El>,
    /// Draws what *Login* has left room for.
    pub furnish: fn(Ui, Room) -> Vec<El>,
}

#[cfg(feature = "split")]
#[expect(clippy::unnecessary_wraps, reason = "the macro makes of it what fails when the file does not come")]
mod apart {
    use std::cell::Cell;

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Flow, Second, draw, furnish, run};

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
        Ok(Second { stand: run::stand, update: Flow::update, run: run::run, draw, furnish })
    }
}

#[cfg(not(feature = "split"))]
mod apart {
    use super::{Flow, Second, draw, furnish, run};

    /// The second part, which is in the same file.
    pub fn here() -> Option<Second> {
        Some(Second { stand: run::stand, update: Flow::update, run: run::run, draw, furnish })
    }

    /// Answers that the second part is here.
    pub async fn load() -> bool {
        true
    }
}

pub use apart::{here, load};

fn draw(ui: Ui, screen: &Screen) -> Option<El> {
    match screen {
        Screen::Loading(_) | Screen::Login(_) => None,
        Screen::Unavailable(unavailable) => {
            Some(unavailable::screen(ui, unavailable, sentence(ui, &unavailable.problem)))
        }
        Screen::Hello(_) => Some(hello::screen(ui)),
        Screen::CreateAccount(create) => Some(create_account::screen(ui, create)),
        Screen::ForgotPassword(_) => Some(forgot_password::screen(ui)),
        Screen::ResetPassword(reset) => Some(reset_password::screen(ui, reset)),
        Screen::CompleteAccount(complete) => Some(complete_account::screen(ui, complete)),
        Screen::VerifyEmail(verify) => Some(verify_email::screen(ui, verify)),
        Screen::LinkAccount(link) => Some(link_account::screen(ui, link)),
        Screen::ChangePassword(change) => Some(change_password::screen(ui, change)),
        Screen::SecondFactor(_) => Some(second_factor::screen(ui)),
        Screen::Form(form) => Some(form::screen(ui, form)),
        Screen::AutoSubmitting(auto) => Some(auto_submitting::screen(ui, auto)),
        Screen::Done(done) => Some(done::screen(ui, done)),
    }
}
