//! One file per language, made of the catalogue: the texts as an array, in the order of `Text::ALL`. And one
//! file with the names of the texts, in the same order.

use anyhow::{Context, Result};
use catalogue::{LANGUAGES, Language, Text};

/// Each language's name and the content of its file.
pub fn files() -> Result<Vec<(String, String)>> {
    LANGUAGES.iter().map(|language| Ok((language.name(), array(language)?))).collect()
}

/// What the texts are called, for campaigns that say some of them in their own words.
pub fn names() -> Result<String> {
    let names: Vec<String> = Text::ALL.iter().map(|text| text.name()).collect();
    serde_json::to_string(&names).context("writing the names of the texts")
}

fn array(language: &Language) -> Result<String> {
    let texts: Vec<&str> = Text::ALL.iter().map(|text| (language.text)(*text)).collect();
    serde_json::to_string(&texts).with_context(|| format!("writing the texts of {}", language.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_file_holds_every_text_in_the_order_of_the_catalogue() {
        for (language, (name, file)) in LANGUAGES.iter().zip(files().unwrap()) {
            let read: Vec<String> = serde_json::from_str(&file).unwrap();
            assert_eq!(language.name(), name);
            assert_eq!(read.len(), Text::ALL.len());
            for (text, written) in Text::ALL.iter().zip(&read) {
                assert_eq!(written, (language.text)(*text));
            }
        }
    }

    #[test]
    fn the_file_of_names_holds_the_name_of_every_text_in_the_order_of_the_catalogue() {
        let read: Vec<String> = serde_json::from_str(&names().unwrap()).unwrap();
        let named: Vec<_> = read.iter().map(|name| Text::from_name(name)).collect();
        assert_eq!(named, Text::ALL.iter().map(|text| Some(*text)).collect::<Vec<_>>());
    }
}
