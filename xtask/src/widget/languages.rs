//! One file per language, made of the catalogue: the texts by their names, in the order of `Text::ALL`.

use anyhow::{Context, Result};
use catalogue::{LANGUAGES, Language, Text};
use serde::Serializer;

/// Each language's name and the content of its file.
pub fn files() -> Result<Vec<(String, String)>> {
    LANGUAGES.iter().map(|language| Ok((language.name(), object(language)?))).collect()
}

/// The window finds a text by its place, so the order counts, which maps of serde_json do not keep.
fn object(language: &Language) -> Result<String> {
    let mut file = Vec::new();
    serde_json::Serializer::new(&mut file)
        .collect_map(Text::ALL.iter().map(|text| (text.name(), (language.text)(*text))))
        .with_context(|| format!("writing the texts of {}", language.name()))?;
    String::from_utf8(file).context("JSON is UTF-8")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, from_str};

    use super::*;

    #[test]
    fn a_language_file_holds_every_text_by_its_name() {
        for (language, (name, file)) in LANGUAGES.iter().zip(files().unwrap()) {
            let read: Value = from_str(&file).unwrap();
            assert_eq!(language.name(), name);
            assert_eq!(read.as_object().unwrap().len(), Text::ALL.len());
            for text in Text::ALL {
                assert_eq!(read[text.name()], (language.text)(*text));
            }
        }
    }

    #[test]
    fn a_language_file_is_in_the_order_of_the_catalogue() {
        for (_, file) in files().unwrap() {
            let places = Text::ALL.iter().map(|text| file.find(&format!("\"{}\":", text.name())));
            assert!(places.is_sorted(), "{file}");
        }
    }
}
