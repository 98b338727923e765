//! What is looked at, as the page's address says it.

use web_sys::UrlSearchParams;

use super::scenes::{self, Scene};
use super::voice::Voice;
use crate::page;

/// The themes; the first leaves it to the system.
pub const THEMES: [&str; 3] = ["system", "light", "dark"];

/// How wide the element is: all the room there is, a phone, the smallest.
pub const WIDTHS: [&str; 3] = ["page", "phone", "small"];

/// One view of one scene.
#[derive(Clone)]
pub struct Choice {
    pub scene: &'static Scene,
    pub voice: Voice,
    pub theme: &'static str,
    pub width: &'static str,
    /// Whether the bar is shown.
    pub bar: bool,
}

impl Choice {
    /// What the address asks for; the first of each kind where it says nothing that exists.
    pub fn of_address() -> Self {
        let address = page::window().location().search().unwrap_or_default();
        let asked = UrlSearchParams::new_with_str(&address).ok();
        let asked = |name: &str| asked.as_ref().and_then(|asked| asked.get(name)).unwrap_or_default();
        Self {
            scene: scenes::find(&asked("screen"), &asked("state")),
            voice: Voice::all()
                .find(|voice| voice.name() == asked("lang"))
                .or_else(|| Voice::all().next())
                .expect("the catalogue has a language"),
            theme: one_of(&THEMES, &asked("theme")),
            width: one_of(&WIDTHS, &asked("width")),
            bar: asked("bar") != "no",
        }
    }

    /// The address of this view.
    pub fn address(&self) -> String {
        let Self { scene, voice, theme, width, .. } = self;
        let (screen, state, lang) = (scene.screen, scene.state, voice.name());
        format!("?screen={screen}&state={state}&lang={lang}&theme={theme}&width={width}")
    }
}

fn one_of(names: &[&'static str], asked: &str) -> &'static str {
    names.iter().find(|name| **name == asked).unwrap_or(&names[0])
}
