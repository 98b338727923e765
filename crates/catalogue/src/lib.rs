//! Every text that a participant can read, in every language.
//!
//! [`Text`] names the texts; each language has a file with one exhaustive match, so a text that is missing
//! in a language does not compile. The build writes one file per language from [`LANGUAGES`]: a JSON array
//! in the order of [`Text::ALL`]. A window downloads one of them and reads it as [`Texts`].

mod en;
mod fill;
mod fr;
mod text;

#[cfg(test)]
mod tests;

pub use fill::fill;
pub use text::Text;

/// A language of the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// Its tag (BCP 47).
    pub tag: &'static str,
    /// Its texts.
    pub text: fn(Text) -> &'static str,
}

/// All languages; the first is the default.
pub const LANGUAGES: &[Language] =
    &[Language { tag: "en", text: en::text }, Language { tag: "fr", text: fr::text }];

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
