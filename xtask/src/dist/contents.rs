//! Nothing of the preview, the tests or the sandbox goes out, and no secret.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Words that stand in those parts only, and why each must not be in a file that goes out.
const UNWANTED: [(&str, &str); 6] = [
    ("sandbox", "the imitation of Gigya"),
    ("cw-preview", "the designers' preview"),
    ("Scripted", "the stand-in for Gigya that preview and tests use"),
    ("wasm_bindgen_test", "the browser ring"),
    ("userKey", "a credential, which only the proxy has"),
    ("secret=", "a credential, which only the proxy has"),
];

/// Looks into every file of `folder`, which are not compressed yet.
pub fn check(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let file = entry?.path();
        let content = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        if let Some((word, part)) = unwanted(&content) {
            bail!("{} contains `{word}`, which belongs to {part}", file.display());
        }
    }
    Ok(())
}

fn unwanted(content: &[u8]) -> Option<(&'static str, &'static str)> {
    let holds = |word: &str| content.windows(word.len()).any(|part| part == word.as_bytes());
    UNWANTED.into_iter().find(|(word, _)| holds(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_of_the_sandbox_is_found_between_other_bytes() {
        assert_eq!(unwanted(b"\0\x01http://sandbox.example\xff").map(|(word, _)| word), Some("sandbox"));
    }

    #[test]
    fn the_window_itself_is_let_through() {
        assert_eq!(unwanted(b"customElements.define('connection-window', Window)"), None);
    }
}
