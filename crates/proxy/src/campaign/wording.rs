//! The sections `[texts.<language>]` of a campaign file: texts of the window and of Gigya's response codes in the
//! campaign's own words.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{LANGUAGES, Text, placeholders};
use contract::Localised;
use gigya::ResponseCode;

use super::reader::{Placed, Section, nearest};
use super::texts;

/// Reads the texts, by name and by language. What is wrong with them is reported.
pub fn read(campaign: &Section<'_>) -> BTreeMap<String, Localised> {
    let mut by_name: BTreeMap<String, Localised> = BTreeMap::new();
    let Some(section) = campaign.open_section("texts", "[texts]", "[texts.en]") else { return by_name };
    for (tag, place) in section.keys() {
        if !LANGUAGES.iter().any(|language| language.tag == tag) {
            let remedy = format!("write one of {}", languages().join(", "));
            section.report.add(&place, format!("`{tag}` is no language of the window"), remedy);
            continue;
        }
        let Some(of_language) = section.open_section(tag, "the texts", "[texts.en]") else { continue };
        for (name, place) in of_language.keys() {
            if let Some(text) = text(&of_language, (name, place)) {
                by_name.entry(name.to_owned()).or_default().0.insert(tag.to_owned(), text);
            }
        }
    }
    by_name
}

/// The tags of the catalogue, each once: a campaign has one way to address people, and so do its words.
fn languages() -> Vec<&'static str> {
    let mut tags: Vec<_> = LANGUAGES.iter().map(|language| language.tag).collect();
    tags.dedup();
    tags
}

fn text(section: &Section<'_>, (name, place): Placed<&str>) -> Option<String> {
    let expected = match placeholders_of(name) {
        Ok(placeholders) => placeholders,
        Err(remedy) => {
            section.report.add(&place, format!("`{name}` names no text"), remedy);
            return None;
        }
    };
    let (text, place) = section.text(name)?;
    texts::check_links(text, &place, section.report);
    if placeholders(text).collect::<BTreeSet<_>>() != expected {
        let remedy = match expected.into_iter().map(|name| format!("`{{{name}}}`")).collect::<Vec<_>>() {
            none if none.is_empty() => "write it without braces".to_owned(),
            some => format!("use {} and no other", some.join(" and ")),
        };
        section.report.add(&place, format!("`{name}` has other placeholders than these words"), remedy);
    }
    Some(text.to_owned())
}

/// The placeholders that the catalogue's text of this name has; none for a response code.
///
/// # Errors
/// What to write instead of a name that nobody knows.
fn placeholders_of(name: &str) -> Result<BTreeSet<&'static str>, String> {
    if name.bytes().all(|b| b.is_ascii_digit()) {
        let codes: Vec<_> = ResponseCode::ALL_KNOWN.iter().map(ToString::to_string).collect();
        let meant = nearest(name, codes.iter().map(String::as_str)).unwrap_or("403041");
        let remedy = || format!("write a response code that Gigya has; `{meant}` is the nearest");
        return if meant == name { Ok(BTreeSet::new()) } else { Err(remedy()) };
    }
    if let Some(text) = Text::from_name(name) {
        return Ok(text.placeholders().collect());
    }
    let names: Vec<_> = Text::ALL.iter().map(|text| text.name()).collect();
    let meant = nearest(name, names.iter().map(String::as_str)).unwrap_or("login-heading");
    Err(format!("write `{meant}`, the nearest name, or a response code of Gigya such as `403041`"))
}
