//! One style sheet of the four in `style/`, lowered for the oldest browsers that the window supports.

use std::fmt::Display;
use std::fs;

use anyhow::{Context, Result, anyhow};
use lightningcss::error::Error as Fault;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

use crate::paths;

/// In the order of the cascade. `preview.css` belongs to the designers' page and stays here.
const SHEETS: [&str; 4] = ["tokens.css", "base.css", "components.css", "screens.css"];

/// The bundle, minified.
pub fn bundle() -> Result<String> {
    let mut all = String::new();
    for name in SHEETS {
        let file = paths::root().join("style").join(name);
        let source = fs::read_to_string(&file).with_context(|| format!("reading style/{name}"))?;
        all.push_str(&lowered(&source).map_err(|fault| anyhow!("style/{name}, {fault}"))?);
    }
    Ok(all)
}

fn lowered(source: &str) -> Result<String, String> {
    let targets = Targets::from(oldest_browsers());
    let mut sheet = StyleSheet::parse(source, ParserOptions::default()).map_err(|fault| described(&fault))?;
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|fault| described(&fault))?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })
        .map_err(|fault| described(&fault))?;
    Ok(printed.code)
}

fn described<Kind: Display>(fault: &Fault<Kind>) -> String {
    // lightningcss counts lines from zero.
    let line = fault.loc.as_ref().map_or(0, |place| place.line + 1);
    format!("line {line}: {}", fault.kind)
}

/// iOS Safari 16.4, Chrome 111, Firefox 115.
fn oldest_browsers() -> Browsers {
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    Browsers {
        ios_saf: version(16, 4),
        safari: version(16, 4),
        chrome: version(111, 0),
        edge: version(111, 0),
        android: version(111, 0),
        firefox: version(115, 0),
        ..Browsers::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_lowered_for_a_safari_that_does_not_know_it() {
        let css = lowered("connection-window { .cw-field { color: red } }").unwrap();
        assert_eq!(css, "connection-window .cw-field{color:red}");
    }

    #[test]
    fn light_dark_is_lowered_for_browsers_that_do_not_know_it() {
        let css = lowered("a { color-scheme: light dark; color: light-dark(#000, #fff) }").unwrap();
        assert!(!css.contains("light-dark("), "{css}");
    }

    #[test]
    fn a_mistake_in_a_sheet_is_reported_with_its_place() {
        let fault = lowered("a { color: red }\n}").unwrap_err();
        assert!(fault.starts_with("line 2: "), "{fault}");
    }
}
