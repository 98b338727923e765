//! In which words a scene is played: a language of the catalogue in one of its addresses, or a
//! pseudo-language.

use catalogue::{Direction, LANGUAGES, Language, Texts};

/// A language in one address, or a pseudo-language.
#[derive(Clone, Copy)]
pub enum Voice {
    /// One of the catalogue's.
    Language(&'static Language),
    /// English that is accented, longer and in brackets, written in this direction.
    Pseudo(Direction),
}

impl Voice {
    /// All of them; the first is the default.
    pub fn all() -> impl Iterator<Item = Self> {
        let pseudo = [Direction::Ltr, Direction::Rtl].map(Self::Pseudo);
        LANGUAGES.iter().map(Self::Language).chain(pseudo)
    }

    /// The name in addresses: `fr-informal`, `x-pseudo-rtl`.
    pub fn name(self) -> String {
        match self {
            Self::Language(language) => language.name(),
            Self::Pseudo(direction) => direction.pseudo_tag().to_owned(),
        }
    }

    /// The language's tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Language(language) => language.tag,
            Self::Pseudo(direction) => direction.pseudo_tag(),
        }
    }

    /// Its texts.
    pub fn texts(self) -> Texts {
        match self {
            Self::Language(language) => Texts::from(language),
            Self::Pseudo(direction) => Texts::pseudo(direction),
        }
    }
}
