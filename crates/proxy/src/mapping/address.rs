//! An address: one text at Gigya, up to three fields in a form.
//!
//! Joined, it is street, number and box with a space between. It is split only when there is one way to
//! read it: words without digits, then the first word that begins with a digit and is a house number
//! (`280`, `280A`, `12-14`), then either nothing or, where the campaign asks for a box, one. A box is a
//! word of its own (`B`, `3`, `3B`), or such a word behind one of [`BOX_WORDS`]. Anything else, such as
//! *Rue du 8 Mai 1945 12* or a number in front of its street, stays whole in the street, where the
//! participant sees and mends it: nothing is ever lost by reading.

use gigya::account;
use serde_json::{Value, json};

use super::Account;
use super::target::{AddressPart, Target};

const PATH: &str = "profile.address";

/// What people write before the number of a box, in English, French and Dutch.
const BOX_WORDS: [&str; 8] = ["apt", "bte", "boîte", "box", "bus", "flat", "unit", "app"];

/// Which parts a form asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Whether the number has a field of its own.
    pub number: bool,
    /// Whether the box has a field of its own.
    pub r#box: bool,
}

impl Asked {
    /// What these targets ask for.
    pub fn by<'a>(targets: impl Iterator<Item = &'a Target>) -> Self {
        let mut asked = Self::default();
        for target in targets {
            asked.number |= *target == Target::Address(AddressPart::Number);
            asked.r#box |= *target == Target::Address(AddressPart::Box);
        }
        asked
    }
}

/// An address in its parts; absent parts are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    street: String,
    number: String,
    r#box: String,
}

impl Parts {
    /// The parts of an account's address.
    pub fn read(account: &Account, asked: Asked) -> Self {
        let whole = account::get(account, PATH).and_then(Value::as_str).unwrap_or_default().trim();
        let split = if asked.number { split(whole, asked.r#box) } else { None };
        split.unwrap_or_else(|| Self { street: whole.to_owned(), ..Self::default() })
    }

    /// One part.
    pub fn get(&self, part: AddressPart) -> &str {
        match part {
            AddressPart::Street => &self.street,
            AddressPart::Number => &self.number,
            AddressPart::Box => &self.r#box,
        }
    }

    /// Changes one part.
    pub fn set(&mut self, part: AddressPart, text: &str) {
        let place = match part {
            AddressPart::Street => &mut self.street,
            AddressPart::Number => &mut self.number,
            AddressPart::Box => &mut self.r#box,
        };
        text.clone_into(place);
    }

    /// Puts the joined text into what is to be merged.
    pub fn write(&self, changes: &mut Account) {
        let parts = [&self.street, &self.number, &self.r#box];
        let words: Vec<&str> = parts.into_iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
        let whole = if words.is_empty() { Value::Null } else { json!(words.join(" ")) };
        account::set(changes, PATH, whole);
    }
}

fn split(whole: &str, with_box: bool) -> Option<Parts> {
    let words: Vec<&str> = whole.split_whitespace().collect();
    let at = words.iter().position(|word| word.contains(|c: char| c.is_ascii_digit()))?;
    let (street, rest) = words.split_at(at);
    let (number, r#box) = rest.split_first()?;
    // A comma or a slash says that the text has an order of its own.
    let plain = !whole.contains([',', ';', '/', '\n']);
    let certain = plain && !street.is_empty() && is_number(number) && is_box(r#box, with_box);
    certain.then(|| Parts { street: street.join(" "), number: (*number).to_owned(), r#box: r#box.join(" ") })
}

/// `280`, `280A` or `12-14`.
fn is_number(word: &str) -> bool {
    let digits = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    match word.split_once('-') {
        Some((from, to)) => digits(from) && digits(to),
        None => digits(word.strip_suffix(|c: char| c.is_ascii_alphabetic()).unwrap_or(word)),
    }
}

fn is_box(words: &[&str], asked: bool) -> bool {
    let short = |word: &str| {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        letters.len() <= 1 && letters.bytes().all(|b| b.is_ascii_alphabetic()) && word.len() <= 5
    };
    let is_box_word = |word: &str| BOX_WORDS.contains(&word.trim_end_matches('.').to_lowercase().as_str());
    match words {
        [] => true,
        [word] => asked && short(word),
        [before, word] => asked && is_box_word(before) && short(word),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: Asked = Asked { number: true, r#box: true };

    fn account(address: &str) -> Account {
        Account::from_iter([("profile".to_owned(), json!({ "address": address }))])
    }

    fn parts(address: &str, asked: Asked) -> [String; 3] {
        let parts = Parts::read(&account(address), asked);
        [parts.street, parts.number, parts.r#box]
    }

    #[test]
    fn an_address_that_reads_one_way_only_is_split() {
        assert_eq!(parts("Rue de Birmingham 280", ALL), ["Rue de Birmingham", "280", ""]);
        assert_eq!(parts("Rue de Birmingham 280A bte 3", ALL), ["Rue de Birmingham", "280A", "bte 3"]);
        assert_eq!(parts("Kerkstraat 12-14 B", ALL), ["Kerkstraat", "12-14", "B"]);
    }

    #[test]
    fn an_address_that_reads_several_ways_stays_whole() {
        let several = [
            "Rue du 8 Mai 1945 12",
            "280 Main Street",
            "Place du 4 Septembre",
            "Rue X, 12",
            "Grand-Place",
            "12",
        ];
        for whole in several {
            assert_eq!(parts(whole, ALL), [whole, "", ""], "{whole}");
        }
        let without_box = Asked { number: true, r#box: false };
        assert_eq!(parts("Kerkstraat 12 B", without_box), ["Kerkstraat 12 B", "", ""]);
    }

    #[test]
    fn a_campaign_that_asks_for_one_field_gets_the_whole() {
        assert_eq!(parts("Rue de Birmingham 280", Asked::default()), ["Rue de Birmingham 280", "", ""]);
    }

    #[test]
    fn changed_parts_are_joined_with_the_others() {
        let mut parts = Parts::read(&account("Rue de Birmingham 280 B"), ALL);
        parts.set(AddressPart::Number, "282");
        let mut changes = Account::new();
        parts.write(&mut changes);
        assert_eq!(changes, account("Rue de Birmingham 282 B"));
    }

    proptest! {
        #[test]
        fn an_address_that_is_read_and_joined_again_is_the_same(
            whole in "([A-Za-zé]{1,6}[ ,/]){0,3}[0-9]{0,5}[A-Ca-c-]{0,2}[0-9]{0,2}( (box|bte|B|Mai|[0-9]{1,4})){0,3}"
        ) {
            let whole = whole.split_whitespace().collect::<Vec<_>>().join(" ");
            let mut joined = Account::new();
            Parts::read(&account(&whole), ALL).write(&mut joined);
            let expected = if whole.is_empty() { Value::Null } else { json!(whole) };
            prop_assert_eq!(Value::Object(joined), json!({"profile": {"address": expected}}));
        }
    }

    #[test]
    fn an_address_without_parts_is_deleted() {
        let mut changes = Account::new();
        Parts::default().write(&mut changes);
        assert_eq!(Value::Object(changes), json!({"profile": {"address": null}}));
    }
}
