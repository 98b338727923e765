//! Reads values out of a TOML table and remembers where they stand, so that every refusal names its line.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::{Range, RangeInclusive};

use contract::Localised;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::report::Report;
use super::texts;

/// A value and its place in the file.
pub type Placed<T> = (T, Range<usize>);

/// A table of the file.
pub struct Section<'a> {
    /// What it is called in messages: `a field`, `[gigya]`.
    pub name: &'static str,
    /// Where it stands.
    pub place: Range<usize>,
    /// What is wrong with the file so far.
    pub report: &'a Report<'a>,
    table: &'a DeTable<'a>,
}

impl<'a> Section<'a> {
    /// Opens a table and reports the keys that it should not have.
    pub fn open(
        name: &'static str,
        table: &'a DeTable<'a>,
        place: Range<usize>,
        keys: &[&str],
        report: &'a Report<'a>,
    ) -> Self {
        let section = Self { name, place, report, table };
        section.check_keys(keys);
        section
    }

    fn check_keys(&self, known: &[&str]) {
        for (key, place) in self.keys().filter(|(key, _)| !known.contains(key)) {
            let wrong = format!("`{key}` is no key of {}", self.name);
            self.report.add(&place, wrong, suggest(key, known));
        }
    }

    /// A text, if it is there and not empty.
    pub fn text(&self, key: &str) -> Option<Placed<&'a str>> {
        let (value, place) = self.value(key)?;
        match value.as_str().map(str::trim) {
            Some("") => self.report.add(&place, format!("`{key}` is empty"), "write a text or leave it out"),
            Some(text) => return Some((text, place)),
            None => self.wrong_type(key, value, &place, &format!("`{key} = \"…\"`")),
        }
        None
    }

    /// A text that must be there; `example` completes the remedy.
    pub fn required_text(&self, key: &str, example: &str) -> Option<Placed<&'a str>> {
        if self.value(key).is_none() {
            let wrong = format!("{} has no `{key}`", self.name);
            self.report.add(&self.place, wrong, format!("add `{key} = \"{example}\"`"));
        }
        self.text(key)
    }

    /// Yes or no; no when it is absent.
    pub fn flag(&self, key: &str) -> bool {
        let Some((value, place)) = self.value(key) else { return false };
        value.as_bool().unwrap_or_else(|| {
            self.wrong_type(key, value, &place, &format!("`{key} = true` or `{key} = false`"));
            false
        })
    }

    /// A whole number within a range, if it is there.
    pub fn number<T: TryFrom<i64> + PartialOrd + Display>(
        &self,
        key: &str,
        range: RangeInclusive<T>,
    ) -> Option<T> {
        let (value, place) = self.value(key)?;
        let (low, high) = (range.start(), range.end());
        let Some(integer) = value.as_integer() else {
            self.wrong_type(key, value, &place, &format!("`{key} = {low}`, or more, up to {high}"));
            return None;
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.and_then(|n| T::try_from(n).ok()).filter(|n| range.contains(n));
        if number.is_none() {
            let wrong = format!("`{key}` of {} cannot be {integer}", self.name);
            self.report.add(&place, wrong, format!("write a whole number from {low} to {high}"));
        }
        number
    }

    /// A list of texts; empty when it is absent.
    pub fn texts(&self, key: &str) -> Vec<Placed<&'a str>> {
        let Some((value, place)) = self.value(key) else { return Vec::new() };
        let Some(list) = value.as_array() else {
            self.wrong_type(key, value, &place, &format!("`{key} = [\"…\"]`"));
            return Vec::new();
        };
        let as_text = |entry: &'a Spanned<DeValue<'a>>| {
            let text = entry.get_ref().as_str();
            if text.is_none() {
                self.wrong_type(key, entry.get_ref(), &entry.span(), &format!("`{key} = [\"…\"]`"));
            }
            Some((text?, entry.span()))
        };
        list.iter().filter_map(as_text).collect()
    }

    /// A text in one or more languages (`{ en = "…", fr = "…" }`) whose links are safe; empty when absent.
    pub fn localised(&self, key: &str) -> Localised {
        let Some((value, place)) = self.value(key) else { return Localised::default() };
        let Some(table) = value.as_table().filter(|table| !table.is_empty()) else {
            self.wrong_type(key, value, &place, &format!("`{key} = {{ en = \"…\", fr = \"…\" }}`"));
            return Localised::default();
        };
        let mut by_language = BTreeMap::new();
        for (language, text) in table {
            let (tag, place): (&str, _) = (language.get_ref(), text.span());
            if !texts::is_language_tag(tag) {
                let wrong = format!("`{tag}` is no language tag");
                self.report.add(&language.span(), wrong, "write one such as `en`, `fr` or `fr-BE`");
            }
            match text.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty()) {
                Some(text) => {
                    texts::check_links(text, &place, self.report);
                    by_language.insert(tag.to_owned(), text.to_owned());
                }
                None => self.wrong_type(tag, text.get_ref(), &place, &format!("`{tag} = \"…\"`")),
            }
        }
        Localised(by_language)
    }

    /// The table of this key, opened; `name` is what is written above it.
    pub fn section(&self, key: &str, name: &'static str, keys: &[&str]) -> Option<Section<'a>> {
        let section = self.open_section(key, name, name)?;
        section.check_keys(keys);
        Some(section)
    }

    /// The table of this key, opened, whose keys are not checked; `example` is what is written above one.
    pub fn open_section(&self, key: &str, name: &'static str, example: &str) -> Option<Section<'a>> {
        let (value, place) = self.value(key)?;
        let Some(table) = value.as_table() else {
            self.wrong_type(key, value, &place, &format!("a section `{example}`"));
            return None;
        };
        Some(Section { name, place, report: self.report, table })
    }

    /// The tables of this key's list, opened; `shape` is how one is written.
    pub fn sections(&self, key: &str, name: &'static str, shape: &str, keys: &[&str]) -> Vec<Section<'a>> {
        let Some((value, place)) = self.value(key) else { return Vec::new() };
        let Some(list) = value.as_array() else {
            self.wrong_type(key, value, &place, shape);
            return Vec::new();
        };
        let open = |entry: &'a Spanned<DeValue<'a>>| {
            let Some(table) = entry.get_ref().as_table() else {
                self.wrong_type(key, entry.get_ref(), &entry.span(), shape);
                return None;
            };
            Some(Section::open(name, table, entry.span(), keys, self.report))
        };
        list.iter().filter_map(open).collect()
    }

    /// Where the value of a key stands; the section itself when it is absent.
    pub fn place_of(&self, key: &str) -> Range<usize> {
        self.value(key).map_or_else(|| self.place.clone(), |(_, place)| place)
    }

    /// Every key of the table with its place.
    pub fn keys(&self) -> impl Iterator<Item = Placed<&'a str>> {
        self.table.keys().map(|key| (key.get_ref().as_ref(), key.span()))
    }

    /// Whether the key is there at all.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    fn value(&self, key: &str) -> Option<Placed<&'a DeValue<'a>>> {
        self.table.get(key).map(|value| (value.get_ref(), value.span()))
    }

    fn wrong_type(&self, key: &str, value: &DeValue<'_>, place: &Range<usize>, instead: &str) {
        let wrong = format!("`{key}` of {} cannot be this {}", self.name, value.type_str());
        self.report.add(place, wrong, format!("write {instead}"));
    }
}

/// The known word that is nearest to this one: two letters swapped, one forgotten, one too many count least,
/// for that is what fingers do.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known.into_iter().min_by_key(|known| strsim::osa_distance(word, known))
}

/// What to write instead of a word that nobody knows: the nearest known one, or the list.
pub fn suggest(word: &str, known: &[&str]) -> String {
    let is_near = |meant: &&str| {
        let distance = strsim::osa_distance(word, meant);
        distance <= 2 && distance < word.len()
    };
    match nearest(word, known.iter().copied()).filter(is_near) {
        Some(meant) => format!("write `{meant}`"),
        None => format!("write one of {}", known.join(", ")),
    }
}
