//! A pseudo-language, made of English: accented, longer and in brackets, so that one sees what escaped the
//! catalogue, what is cut off, and what is too narrow. For tests and for the preview; no build writes it.

use crate::{Direction, Text, Texts, en};

/// Right-to-left override and the end of it: the letters between are shown in the other direction.
const MIRRORED: (char, char) = ('\u{202e}', '\u{202c}');

impl Texts {
    /// The texts of the pseudo-language that is written in this direction. Its tag is `x-pseudo` or
    /// `x-pseudo-rtl`.
    pub fn pseudo(direction: Direction) -> Self {
        let texts = Text::ALL.iter().map(|text| pseudo(en::text(*text), direction)).collect();
        Self { language: direction.pseudo_tag().to_owned(), texts }
    }
}

/// Placeholders stay as they are: what fills them comes from elsewhere.
fn pseudo(text: &str, direction: Direction) -> String {
    let mut pseudo = String::from("[");
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        pseudo.push_str(&said(before, direction));
        pseudo.extend(["{", name, "}"]);
        rest = behind;
    }
    pseudo.push_str(&said(rest, direction));
    pseudo.push(']');
    pseudo
}

fn said(words: &str, direction: Direction) -> String {
    let accented: String = words.chars().flat_map(accent).collect();
    match direction {
        Direction::Rtl if !words.is_empty() => format!("{}{accented}{}", MIRRORED.0, MIRRORED.1),
        Direction::Rtl | Direction::Ltr => accented,
    }
}

/// Vowels are doubled: translations of short texts are often half as long again.
fn accent(letter: char) -> impl Iterator<Item = char> {
    let (accented, times) = match letter {
        'a' => ('á', 2),
        'e' => ('ê', 2),
        'i' => ('ï', 2),
        'o' => ('ö', 2),
        'u' => ('û', 2),
        'A' => ('Å', 2),
        'E' => ('É', 2),
        'I' => ('Î', 2),
        'O' => ('Ø', 2),
        'U' => ('Ü', 2),
        'c' => ('ç', 1),
        'n' => ('ñ', 1),
        's' => ('š', 1),
        'y' => ('ý', 1),
        'z' => ('ž', 1),
        other => (other, 1),
    };
    std::iter::repeat_n(accented, times)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{direction, fill, placeholders};

    #[test]
    fn every_text_stands_in_brackets_and_no_plain_vowel_is_left() {
        for direction in [Direction::Ltr, Direction::Rtl] {
            let texts = Texts::pseudo(direction);
            for text in Text::ALL {
                let words = texts.get(*text);
                assert!(words.starts_with('[') && words.ends_with(']'), "{text:?}: {words}");
                let nothing: Vec<_> = text.placeholders().map(|name| (name, "")).collect();
                let own = fill(words, &nothing);
                assert!(!own.contains(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']), "{text:?}: {own}");
            }
        }
    }

    #[test]
    fn placeholders_are_kept_and_can_be_filled() {
        for direction in [Direction::Ltr, Direction::Rtl] {
            let texts = Texts::pseudo(direction);
            for text in Text::ALL {
                let kept: BTreeSet<_> = placeholders(texts.get(*text)).collect();
                assert_eq!(kept, text.placeholders().collect(), "{text:?}");
            }
        }
        let hello = Texts::pseudo(Direction::Ltr).get(Text::HelloHeading).to_owned();
        assert_eq!(fill(&hello, &[("first_name", "Ada")]), "[Hêêllöö, Ada]");
    }

    #[test]
    fn it_is_longer_than_english_as_translations_are() {
        let texts = Texts::pseudo(Direction::Ltr);
        let long = |text: &&Text| en::text(**text).len() > 20;
        for text in Text::ALL.iter().filter(long) {
            let (ours, theirs) = (texts.get(*text).chars().count(), en::text(*text).chars().count());
            assert!(ours * 10 >= theirs * 12, "{text:?}: {}", texts.get(*text));
        }
    }

    #[test]
    fn its_tag_tells_its_direction() {
        for of in [Direction::Ltr, Direction::Rtl] {
            assert_eq!(direction(Texts::pseudo(of).language()), of);
        }
    }
}
