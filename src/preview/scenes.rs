//! Everything there is to see, each state reached as a participant reaches it.
//!
//! Each file lists what is to be seen of some screens, by the names that stand in addresses, and
//! `docs/designers.md` lists them all: a test holds the two together.

mod account;
mod around;
mod factor;
mod form;
mod login;
mod password;
mod pending;

use flow::{Effect, Password};

use super::script;
use super::script::Reply;
use super::stage::{Opening, Stage};

/// One state of one screen.
pub struct Scene {
    pub screen: &'static str,
    pub state: &'static str,
    pub open: fn() -> Stage,
}

const fn scene(screen: &'static str, state: &'static str, open: fn() -> Stage) -> Scene {
    Scene { screen, state, open }
}

/// All of them, screen by screen.
pub fn all() -> impl Iterator<Item = &'static Scene> {
    let scenes: [&[Scene]; 7] = [
        login::SCENES,
        account::SCENES,
        password::SCENES,
        pending::SCENES,
        factor::SCENES,
        form::SCENES,
        around::SCENES,
    ];
    scenes.into_iter().flatten()
}

/// The scene with these names; the first of the screen, or the first of all, where there is none.
pub fn find(screen: &str, state: &str) -> &'static Scene {
    let of_screen = || all().filter(|scene| scene.screen == screen);
    let named = of_screen().find(|scene| scene.state == state);
    named.or_else(|| of_screen().next()).unwrap_or(&login::SCENES[0])
}

// What several files play with.

/// A password as it comes from its input.
fn password(text: &str) -> Password {
    Password::new(text.to_owned())
}

/// Gigya refuses the calls that fit.
fn refusing(code: u32, fits: fn(&Effect) -> bool) -> impl Fn(&Effect) -> Option<Reply> {
    move |effect| if fits(effect) { script::failure(effect, script::refused(code)) } else { None }
}

/// Gigya wants something more at every login.
fn interrupting(code: u32) -> Opening {
    Opening::new().on(move |effect| {
        let Effect::LogIn { ticket, .. } = effect else { return None };
        Some(script::interrupted(*ticket, script::interruption(code)))
    })
}

/// *Log in* with what the preview's participant types.
fn log_in() -> flow::Event {
    flow::Event::LogIn { login_id: "ada@example.com".into(), password: password("secret"), captcha: None }
}
