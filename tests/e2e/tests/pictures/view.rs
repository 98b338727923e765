//! What is pictured: every state on a phone, and of every screen one state wide, one in the pseudo-language
//! and one from right to left. All of it in light and dark.

use std::fmt;
use std::path::PathBuf;

/// A state of a screen, by the names that stand in the preview's addresses.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scene {
    pub screen: String,
    pub state: String,
}

/// How a scene is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A phone of the width that most have.
    Phone,
    /// A page on a desk.
    Wide,
    /// A phone again, in texts that are accented and half as long again.
    Pseudo,
    /// The same from right to left.
    RightToLeft,
}

/// Which colours the page asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

/// A scene that is opened once and pictured in every theme.
#[derive(Clone, Debug)]
pub struct Sitting {
    pub scene: Scene,
    pub frame: Frame,
}

/// One picture.
#[derive(Clone, Debug)]
pub struct View {
    pub scene: Scene,
    pub frame: Frame,
    pub theme: Theme,
}

/// Of every screen the state that shows most of it: pictured in every frame, the others on a phone.
pub const FULLEST: [(&str, &str); 15] = [
    ("login", "last-provider"),
    ("create-account", "answers-refused"),
    ("forgot-password", "question"),
    ("reset-password", "password-twice"),
    ("change-password", "password-twice"),
    ("complete-account", "questions"),
    ("verify-email", "code"),
    ("link-account", "password-or-provider"),
    ("second-factor", "authenticator-to-set-up"),
    ("form", "complaints"),
    ("auto-submitting", "counting"),
    ("loading", "opening"),
    ("hello", "named"),
    ("done", "changed-meanwhile"),
    ("unavailable", "plain-form"),
];

impl Frame {
    /// The width of the page in pixels.
    pub fn width(self) -> u32 {
        match self {
            Self::Phone | Self::Pseudo | Self::RightToLeft => 360,
            Self::Wide => 1280,
        }
    }

    fn language(self) -> &'static str {
        match self {
            Self::Phone | Self::Wide => "en",
            Self::Pseudo => "x-pseudo",
            Self::RightToLeft => "x-pseudo-rtl",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Wide => "wide",
            Self::Pseudo => "pseudo",
            Self::RightToLeft => "rtl",
        }
    }
}

impl Theme {
    const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// As the element's attribute has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Sitting {
    /// The address below the preview's own.
    pub fn address(&self) -> String {
        let Self { scene: Scene { screen, state }, frame } = self;
        format!("?screen={screen}&state={state}&lang={}&bar=no", frame.language())
    }

    /// Its pictures.
    pub fn views(&self) -> impl Iterator<Item = View> {
        let Self { scene, frame } = self.clone();
        Theme::ALL.into_iter().map(move |theme| View { scene: scene.clone(), frame, theme })
    }
}

impl View {
    /// Where its picture lies, below the folder of pictures.
    pub fn path(&self) -> PathBuf {
        let Self { scene: Scene { screen, state }, frame, theme } = self;
        format!("{screen}/{state}.{}.{}.png", frame.name(), theme.name()).into()
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { scene: Scene { screen, state }, frame, theme } = self;
        write!(f, "{screen}, {state} ({}, {})", frame.name(), theme.name())
    }
}

/// Everything to be pictured of these scenes.
///
/// # Panics
/// When a screen has no fullest state, or a fullest state is not there.
pub fn sittings(scenes: &[Scene]) -> Vec<Sitting> {
    let fullest = FULLEST.map(|(screen, state)| Scene { screen: screen.to_owned(), state: state.to_owned() });
    for scene in &fullest {
        assert!(scenes.contains(scene), "the preview has no `{}` of `{}`", scene.state, scene.screen);
    }
    for Scene { screen, .. } in scenes {
        assert!(fullest.iter().any(|scene| scene.screen == *screen), "FULLEST has no state of `{screen}`");
    }
    let on_a_phone = scenes.iter().map(|scene| Sitting { scene: scene.clone(), frame: Frame::Phone });
    let others = [Frame::Pseudo, Frame::RightToLeft, Frame::Wide]
        .into_iter()
        .flat_map(|frame| fullest.iter().map(move |scene| Sitting { scene: scene.clone(), frame }));
    on_a_phone.chain(others).collect()
}
