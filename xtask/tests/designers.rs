//! The lists of `docs/designers.md` against the style sheets, the components and the preview.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The style sheets that go out.
const SHEETS: [&str; 4] = ["style/tokens.css", "style/base.css", "style/components.css", "style/screens.css"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("reading {path}: {error}"))
}

/// The part of the guide below this heading.
fn section(heading: &str) -> String {
    let guide = read("docs/designers.md");
    let (_, after) = guide.split_once(&format!("\n## {heading}\n")).expect("the guide has this heading");
    after.split("\n## ").next().unwrap_or_default().to_owned()
}

/// What stands in backticks and begins like this.
fn quoted(text: &str, beginning: &str) -> BTreeSet<String> {
    let quoted = text.split('`').skip(1).step_by(2);
    quoted.filter(|word| word.starts_with(beginning)).map(str::to_owned).collect()
}

/// A style sheet without its comments.
fn rules(sheet: &str) -> String {
    let sheet = read(sheet);
    let mut parts = sheet.split("/*");
    let mut rules = parts.next().unwrap_or_default().to_owned();
    rules.extend(parts.filter_map(|part| part.split_once("*/")).map(|(_, after)| after));
    rules
}

/// The words after each of these beginnings, as far as a name of CSS goes.
fn names_after<'a>(text: &'a str, beginning: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(beginning).skip(1).map(|after| {
        let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(after.len());
        &after[..end]
    })
}

fn classes_of_sheets() -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for sheet in SHEETS {
        let rules = rules(sheet);
        let names = names_after(&rules, ".cw").filter(|rest| rest.is_empty() || rest.starts_with('-'));
        classes.extend(names.map(|rest| format!(".cw{rest}")));
    }
    classes
}

fn sources(folder: &Path, into: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry of a folder").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(fs::read_to_string(&path).expect("a source is text"));
        }
    }
}

/// The classes that components give to elements: the second text of `el("p", "cw-text")`.
fn classes_of_components() -> BTreeSet<String> {
    let mut texts = Vec::new();
    sources(&root().join("src/components"), &mut texts);
    sources(&root().join("src/screens"), &mut texts);
    texts.push(read("src/app.rs"));
    let mut classes = BTreeSet::new();
    for text in texts {
        for made in text.split("el(\"").skip(1) {
            let given = made.split('"').nth(2).unwrap_or_default().split_whitespace();
            classes.extend(given.filter(|class| class.starts_with("cw-")).map(|class| format!(".{class}")));
        }
    }
    classes
}

#[test]
fn every_token_is_in_the_guide_and_every_token_of_the_guide_is_there() {
    let declared = rules("style/tokens.css");
    let tokens: BTreeSet<_> = declared
        .lines()
        .filter_map(|line| line.trim().split_once(':'))
        .filter(|(name, _)| name.starts_with("--cw-"))
        .map(|(name, _)| name.to_owned())
        .collect();
    assert!(tokens.len() > 10, "{tokens:?}");
    assert_eq!(quoted(&section("Tokens"), "--cw-"), tokens);
}

#[test]
fn every_class_is_in_the_guide_and_every_class_of_the_guide_is_there() {
    let used: BTreeSet<_> = classes_of_sheets().union(&classes_of_components()).cloned().collect();
    assert!(used.len() > 50, "{used:?}");
    assert_eq!(quoted(&section("Classes"), ".cw"), used);
}

#[test]
fn every_state_of_the_preview_is_in_the_guide_and_every_state_of_the_guide_can_be_seen() {
    let mut texts = Vec::new();
    sources(&root().join("src/preview/scenes"), &mut texts);
    let mut scenes = BTreeSet::new();
    for text in &texts {
        for scene in text.split("scene(").skip(1) {
            let mut names = scene.split('"').skip(1).step_by(2);
            if let (Some(screen), Some(state)) = (names.next(), names.next()) {
                scenes.insert((screen.to_owned(), state.to_owned()));
            }
        }
    }
    assert!(scenes.len() > 100, "{scenes:?}");
    let mut listed = BTreeSet::new();
    for row in section("Screens and states").lines().filter(|row| row.starts_with("| `")) {
        let mut names = row.split('`').skip(1).step_by(2);
        let screen = names.next().expect("a row names its screen");
        listed.extend(names.map(|state| (screen.to_owned(), state.to_owned())));
    }
    assert_eq!(listed, scenes);
}

#[test]
fn every_screen_of_the_conversation_can_be_seen() {
    let screens = read("crates/flow/src/screen/mod.rs");
    let (_, after) = screens.split_once("pub fn name(").expect("screens have names");
    let function = after.split("pub fn").next().unwrap_or_default();
    let names: Vec<_> = function.split("=> \"").skip(1).filter_map(|after| after.split('"').next()).collect();
    assert!(names.len() > 10, "{names:?}");
    let listed = section("Screens and states");
    for name in names {
        assert!(listed.contains(&format!("| `{name}`")), "{name}");
    }
}
