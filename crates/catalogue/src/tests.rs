//! What the compiler cannot see: that the texts say something, in their own language and in one address.

use std::collections::BTreeSet;

use contract::{Address, Localised};

use crate::{LANGUAGES, Language, Text, Texts, placeholders};

/// Every text of every language, with the name of the language.
fn everything() -> impl Iterator<Item = (String, Text, &'static str)> {
    LANGUAGES.iter().flat_map(|language| {
        Text::ALL.iter().map(move |text| (language.name(), *text, (language.text)(*text)))
    })
}

fn of(name: &str) -> impl Iterator<Item = (Text, &'static str)> {
    let language = LANGUAGES.iter().find(|language| language.name() == name);
    let language = language.unwrap_or_else(|| panic!("{name} is no language"));
    Text::ALL.iter().map(|text| (*text, (language.text)(*text)))
}

fn english() -> &'static Language {
    Language::find("en", Address::Formal).expect("English is a language")
}

/// The words as they stand: German tells *Sie* from *sie* by the capital. A French `t’` is a word as well.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '’').flat_map(|word| word.split_inclusive('’'))
}

#[test]
fn every_text_says_something_and_has_no_white_space_around_it() {
    for (language, text, words) in everything() {
        assert!(!words.is_empty() && words.trim() == words, "{language} {text:?}: {words:?}");
        assert!(!words.contains("  "), "{language} {text:?}: {words:?}");
    }
}

#[test]
fn every_language_keeps_the_placeholders_of_english() {
    for (language, text, words) in everything() {
        let kept: BTreeSet<_> = placeholders(words).collect();
        assert_eq!(kept, text.placeholders().collect(), "{language} {text:?}");
    }
}

#[test]
fn no_sentence_was_left_untranslated() {
    for (at, one) in LANGUAGES.iter().enumerate() {
        for other in LANGUAGES[at + 1..].iter().filter(|other| other.tag != one.tag) {
            for text in Text::ALL {
                let (a, b) = ((one.text)(*text), (other.text)(*text));
                let is_sentence = a.split_whitespace().count() > 2;
                assert!(!is_sentence || a != b, "{} and {}: {text:?} is {a:?}", one.tag, other.tag);
            }
        }
    }
}

#[test]
fn the_window_speaks_to_people_and_not_of_programs() {
    for (language, text, said) in everything() {
        let lower = said.to_lowercase();
        for part in ["gigya", "proxy", "error", "erreur", "fehler"] {
            assert!(!lower.contains(part), "{language} {text:?}: {said}");
        }
        for word in ["uid", "null", "token", "server"] {
            assert!(words(&lower).all(|ours| ours != word), "{language} {text:?}: {said}");
        }
    }
}

#[test]
fn the_window_never_raises_its_voice() {
    for (language, text, words) in everything() {
        assert!(!words.contains('!'), "{language} {text:?}: {words}");
    }
}

#[test]
fn signs_are_those_of_print() {
    for (language, text, words) in everything() {
        for sign in ["'", "\"", "...", " ,", " .", "--"] {
            assert!(!words.contains(sign), "{language} {text:?}: {words}");
        }
        for number in ["{seconds} ", "{minutes} "] {
            let parted = words.contains(number);
            assert!(!parted, "{language} {text:?}: a number and its unit could be parted in {words:?}");
        }
    }
}

#[test]
fn french_signs_of_two_parts_never_begin_a_line() {
    for (text, words) in of("fr").chain(of("fr-informal")) {
        for (at, sign) in words.char_indices() {
            let space = match sign {
                ';' | '?' | '!' => '\u{202f}',
                ':' | '»' => '\u{a0}',
                _ => continue,
            };
            assert_eq!(words[..at].chars().next_back(), Some(space), "{text:?}: {sign} in {words:?}");
        }
    }
}

#[test]
fn in_other_languages_no_space_stands_before_a_sign() {
    for (language, text, words) in everything().filter(|(language, ..)| !language.starts_with("fr")) {
        for sign in [':', ';', '?'] {
            for (at, _) in words.match_indices(sign) {
                let before = words[..at].chars().next_back();
                assert!(!before.is_some_and(char::is_whitespace), "{language} {text:?}: {words:?}");
            }
        }
    }
}

#[test]
fn the_formal_address_is_kept_throughout() {
    let informal = [
        ("fr", &["tu", "te", "toi", "ton", "ta", "tes", "t’"][..]),
        ("nl", &["je", "jij", "jou", "jouw", "jezelf"][..]),
        ("de", &["du", "dich", "dir", "dein", "deine", "deinem", "deinen", "deiner", "deines"][..]),
    ];
    for (name, pronouns) in informal {
        for (text, said) in of(name) {
            let slip = words(said).find(|word| pronouns.contains(&word.to_lowercase().as_str()));
            assert_eq!(slip, None, "{name} {text:?}: {said}");
        }
    }
}

#[test]
fn the_informal_address_is_kept_throughout() {
    let is_formal = |language: &str, word: &str| match language {
        "fr-informal" => {
            ["vous", "votre", "vos"].contains(&word.to_lowercase().as_str())
                || (word.ends_with("ez") && !["chez", "assez"].contains(&word))
        }
        "nl-informal" => ["u", "uw", "uzelf", "uwe"].contains(&word.to_lowercase().as_str()),
        _ => ["Sie", "Ihnen", "Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer", "Ihres"].contains(&word),
    };
    for name in ["fr-informal", "nl-informal", "de-informal"] {
        for (text, said) in of(name) {
            let slip = words(said).find(|word| is_formal(name, word));
            assert_eq!(slip, None, "{name} {text:?}: {said}");
        }
    }
}

#[test]
fn each_address_of_a_language_has_a_file_of_its_own() {
    let names: Vec<_> = LANGUAGES.iter().map(Language::name).collect();
    assert_eq!(names, ["en", "fr", "fr-informal", "nl", "nl-informal", "de", "de-informal"]);
}

#[test]
fn a_language_is_found_in_the_address_that_the_campaign_asks_for() {
    let name = |tag, address| Language::find(tag, address).map(Language::name);
    assert_eq!(name("nl", Address::Informal).as_deref(), Some("nl-informal"));
    assert_eq!(name("nl", Address::Formal).as_deref(), Some("nl"));
    assert_eq!(name("en", Address::Informal).as_deref(), Some("en"));
    assert_eq!(name("tlh", Address::Formal), None);
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

#[test]
fn a_campaign_says_some_texts_in_its_own_words_in_the_language_that_it_has_them_in() {
    let words = |tag: &str, words: &str| Localised([(tag.to_owned(), words.to_owned())].into());
    let own = [("login-heading", words("fr", "Jouez !")), ("log-in", words("nl", "Speel"))];
    let own = own.map(|(name, words)| (name.to_owned(), words)).into();
    let names: Vec<_> = Text::ALL.iter().map(|text| text.name()).collect();
    let french = Language::find("fr", Address::Informal).expect("French is a language");
    let mut texts = Texts::from(french);
    texts.replace(&own, &names);
    assert_eq!(texts.get(Text::LoginHeading), "Jouez !");
    assert_eq!(texts.get(Text::LogIn), (french.text)(Text::LogIn), "Dutch words are none of theirs");
}
