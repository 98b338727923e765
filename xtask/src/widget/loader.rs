//! `connection-window.js`: `src/element.js` with the names of the files it loads.
//!
//! The script has one line `const FILES = {…};` with the names of an unhashed build, so that it can be read
//! and tried as it stands. The build puts the hashed names in its place, and the few words that are needed
//! when nothing could be loaded at all.

use std::fs;

use anyhow::{Context, Result, bail};
use catalogue::{LANGUAGES, Text};
use serde_json::{Map, Value, json};

use super::Files;
use crate::paths;

const LINE: &str = "const FILES = ";

/// What the loader says when not even the texts came: the sentence and the button, in this order.
const LAST_WORDS: [Text; 2] = [Text::LastResort, Text::TryAgain];

/// The script for this build.
pub fn script(files: &Files) -> Result<String> {
    let source =
        fs::read_to_string(paths::root().join("src/element.js")).context("reading src/element.js")?;
    with_files(&source, &table(files))
}

fn with_files(source: &str, table: &Value) -> Result<String> {
    let is_table = |line: &&str| line.starts_with(LINE);
    match source.lines().filter(is_table).count() {
        1 => {}
        found => bail!("src/element.js must have exactly one line that begins with `{LINE}`, not {found}"),
    }
    let lines = source
        .lines()
        .map(|line| if is_table(&line) { format!("{LINE}{table};\n") } else { format!("{line}\n") });
    Ok(lines.collect())
}

fn table(files: &Files) -> Value {
    let texts: Map<String, Value> =
        files.texts.iter().map(|(name, file)| (name.clone(), address(file))).collect();
    // The formal address comes first, and nobody knows yet how the campaign speaks.
    let last_resort: Map<String, Value> = LANGUAGES
        .iter()
        .rev()
        .map(|language| {
            let words = LAST_WORDS.map(|text| (language.text)(text));
            (language.tag.to_owned(), json!(words))
        })
        .collect();
    json!({
        "core": address(&files.core),
        "wasm": address(&files.wasm),
        "ahead": address(&files.ahead),
        "build": files.build,
        "second": files.second.as_deref().map(address),
        "styles": address(&files.styles),
        "texts": texts,
        "last_resort": last_resort,
    })
}

/// Beside the loader, wherever that is served.
fn address(name: &str) -> Value {
    Value::String(format!("./{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Files {
        Files {
            loader: "connection-window.js".to_owned(),
            core: "core.11111111.js".to_owned(),
            wasm: "core.22222222.wasm".to_owned(),
            ahead: "core.wasm".to_owned(),
            build: "66666666".to_owned(),
            second: Some("second.55555555.wasm".to_owned()),
            styles: "connection-window.33333333.css".to_owned(),
            texts: vec![("en".to_owned(), "texts.en.44444444.json".to_owned())],
        }
    }

    #[test]
    fn the_loader_names_the_hashed_files() {
        let source = "// first\nconst FILES = {core: \"./core.js\"};\nstart(FILES);\n";
        let script = with_files(source, &table(&files())).unwrap();
        assert!(script.starts_with("// first\nconst FILES = {"), "{script}");
        assert!(script.ends_with("};\nstart(FILES);\n"), "{script}");
        for name in [
            "./core.11111111.js",
            "./core.22222222.wasm",
            "./second.55555555.wasm",
            "./connection-window.33333333.css",
            "./core.wasm",
            "66666666",
        ] {
            assert!(script.contains(&format!("\"{name}\"")), "{name} in {script}");
        }
        assert!(!script.contains("./core.js"), "{script}");
    }

    #[test]
    fn a_loader_without_its_line_is_refused() {
        let fault = with_files("const OTHER = {};\n", &table(&files())).unwrap_err();
        assert!(fault.to_string().contains("const FILES = "), "{fault}");
    }

    #[test]
    fn the_loader_knows_the_last_words_of_every_language() {
        let table = table(&files());
        for language in LANGUAGES {
            let words = table["last_resort"][language.tag].as_array().unwrap();
            assert_eq!(words.len(), 2, "{}", language.tag);
        }
    }
}
