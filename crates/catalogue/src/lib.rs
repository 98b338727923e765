//! Every text that a participant can read, in every language.
//!
//! [`Text`] names the texts; each language has a file with one exhaustive match, so a text that is missing
//! in a language does not compile. Where a language knows two ways to address people, that file is the
//! formal one, and a second file states the texts in which the informal one differs. The build writes one
//! file per entry of [`LANGUAGES`]: a JSON array in the order of [`Text::ALL`]. A window downloads one of
//! them and reads it as [`Texts`].
//!
//! [`Text::name`] and what else campaign files need are kept apart from all that: the widget never calls
//! them, so it does not carry the names along.

mod de;
mod de_informal;
mod direction;
mod en;
mod fill;
mod fr;
mod fr_informal;
mod name;
mod nl;
mod nl_informal;
mod providers;
mod pseudo;
mod text;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use contract::{Address, Localised};

pub use direction::{Direction, direction};
pub use fill::{fill, placeholders};
pub use providers::provider;
pub use text::Text;

/// A language of the catalogue, in one way of addressing people.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// Its tag (BCP 47).
    pub tag: &'static str,
    /// How people are addressed; `None` where the language knows no difference.
    pub address: Option<Address>,
    /// Its texts.
    pub text: fn(Text) -> &'static str,
}

/// All languages; the first is the default. The formal address comes before the informal one.
pub const LANGUAGES: &[Language] = &[
    Language { tag: "en", address: None, text: en::text },
    Language { tag: "fr", address: Some(Address::Formal), text: fr::text },
    Language { tag: "fr", address: Some(Address::Informal), text: fr_informal::text },
    Language { tag: "nl", address: Some(Address::Formal), text: nl::text },
    Language { tag: "nl", address: Some(Address::Informal), text: nl_informal::text },
    Language { tag: "de", address: Some(Address::Formal), text: de::text },
    Language { tag: "de", address: Some(Address::Informal), text: de_informal::text },
];

impl Language {
    /// The name of its file and in addresses: `fr`, `fr-informal`.
    pub fn name(&self) -> String {
        match self.address {
            None | Some(Address::Formal) => self.tag.to_owned(),
            Some(Address::Informal) => format!("{}-informal", self.tag),
        }
    }

    /// The language with this tag in this address, or in its only one.
    pub fn find(tag: &str, address: Address) -> Option<&'static Self> {
        LANGUAGES
            .iter()
            .find(|language| language.tag == tag && language.address.is_none_or(|its| its == address))
    }
}

/// The texts of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    language: String,
    texts: Vec<String>,
}

impl Texts {
    /// The texts of a language file; `None` when their number is not the catalogue's, as when the file is
    /// of another version.
    pub fn new(language: impl Into<String>, texts: Vec<String>) -> Option<Self> {
        (texts.len() == Text::ALL.len()).then(|| Self { language: language.into(), texts })
    }

    /// One text.
    pub fn get(&self, text: Text) -> &str {
        &self.texts[text as usize]
    }

    /// Puts a campaign's own words in place of the catalogue's, where it has any in this language. `names` are
    /// the names of all texts in the order of [`Text::ALL`]: who calls [`Text::name`] carries them all along,
    /// so they come from the language file.
    pub fn replace(&mut self, own: &BTreeMap<String, Localised>, names: &[String]) {
        for (text, name) in self.texts.iter_mut().zip(names) {
            if let Some(own) = own.get(name).and_then(|own| own.0.get(&self.language)) {
                text.clone_from(own);
            }
        }
    }

    /// The language's tag.
    pub fn language(&self) -> &str {
        &self.language
    }
}

impl From<&Language> for Texts {
    fn from(language: &Language) -> Self {
        let texts = Text::ALL.iter().map(|text| (language.text)(*text).to_owned()).collect();
        Self { language: language.tag.to_owned(), texts }
    }
}
