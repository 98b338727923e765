//! File names with a hash of the content: another content has another name, so a name never grows stale.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Writes `content` as `stem.<hash>.extension` and answers that name.
pub fn write(folder: &Path, stem: &str, extension: &str, content: &[u8]) -> Result<String> {
    let name = hashed(stem, extension, content);
    fs::write(folder.join(&name), content).with_context(|| format!("writing {name}"))?;
    Ok(name)
}

fn hashed(stem: &str, extension: &str, content: &[u8]) -> String {
    format!("{stem}.{}.{extension}", hash(content))
}

/// The first eight digits of the SHA-256 of `content`.
pub fn hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(4).fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a String takes everything");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_the_first_eight_digits_of_the_sha256_of_the_content() {
        // SHA-256 of "abc" begins with ba7816bf (FIPS 180-4, example B.1).
        assert_eq!(hashed("core", "wasm", b"abc"), "core.ba7816bf.wasm");
    }

    #[test]
    fn another_content_has_another_name() {
        assert_ne!(hashed("core", "js", b"let a = 1"), hashed("core", "js", b"let a = 2"));
    }
}
