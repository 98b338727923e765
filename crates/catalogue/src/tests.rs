//! What the compiler cannot see: that the texts say something, and in their own language.

use std::collections::BTreeSet;

use crate::{LANGUAGES, Language, Text, Texts};

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

fn english() -> &'static Language {
    LANGUAGES.iter().find(|language| language.tag == "en").expect("English is a language")
}

#[test]
fn every_text_says_something_and_has_no_white_space_around_it() {
    for language in LANGUAGES {
        for text in Text::ALL {
            let words = (language.text)(*text);
            assert!(!words.is_empty() && words.trim() == words, "{} {text:?}: {words:?}", language.tag);
        }
    }
}

#[test]
fn every_language_keeps_the_placeholders_of_english() {
    for language in LANGUAGES {
        for text in Text::ALL {
            let (ours, theirs) = ((english().text)(*text), (language.text)(*text));
            assert_eq!(placeholders(theirs), placeholders(ours), "{} {text:?}", language.tag);
        }
    }
}

#[test]
fn no_sentence_was_left_untranslated() {
    for (at, one) in LANGUAGES.iter().enumerate() {
        for other in &LANGUAGES[at + 1..] {
            for text in Text::ALL {
                let (a, b) = ((one.text)(*text), (other.text)(*text));
                let is_sentence = a.split_whitespace().count() > 2;
                assert!(!is_sentence || a != b, "{} and {}: {text:?} is {a:?}", one.tag, other.tag);
            }
        }
    }
}

#[test]
fn the_window_speaks_to_people_and_not_of_codes() {
    for language in LANGUAGES {
        for text in Text::ALL {
            let words = (language.text)(*text).to_lowercase();
            for word in ["gigya", "proxy", "error", "erreur", "uid", "null", "code "] {
                assert!(
                    !words.contains(word) || words.contains("code postal"),
                    "{} {text:?}: {words}",
                    language.tag
                );
            }
        }
    }
}

#[test]
fn french_signs_of_two_parts_never_begin_a_line() {
    let french = LANGUAGES.iter().find(|language| language.tag == "fr").expect("French is a language");
    for text in Text::ALL {
        let words = (french.text)(*text);
        for (at, sign) in words.char_indices().filter(|(_, c)| "!?:;".contains(*c)) {
            let before = words[..at].chars().next_back();
            assert!(matches!(before, Some('\u{a0}' | '\u{202f}')), "{text:?}: {sign} in {words:?}");
        }
    }
}

#[test]
fn a_text_is_found_by_its_name_in_a_language_file() {
    let texts = Texts::from(english());
    assert!(Text::ALL.iter().all(|text| texts.get(*text) == (english().text)(*text)));
}

#[test]
fn a_language_file_of_another_version_is_refused() {
    let short = vec![String::new(); Text::ALL.len() - 1];
    assert_eq!(Texts::new("en", short), None);
}
