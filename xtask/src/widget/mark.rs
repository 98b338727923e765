//! Marks the wasm with the build that it is of.
//!
//! A page may ask for the wasm by a name without a hash (`core.wasm`), and get that of another build while files
//! are being replaced. The loader, which knows its own build, reads the mark before it uses what came.

use std::borrow::Cow;

use wasm_encoder::{CustomSection, Section};

/// The name of the custom section, as `src/element.js` knows it.
const SECTION: &str = "build";

/// `wasm` with one section more.
pub fn marked(mut wasm: Vec<u8>, build: &str) -> Vec<u8> {
    CustomSection { name: SECTION.into(), data: Cow::Borrowed(build.as_bytes()) }.append_to(&mut wasm);
    wasm
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_a_custom_section_at_the_end_of_the_module() {
        // A module without sections (WebAssembly, 5.5.16), then section 0: its size, the name's length, the name
        // and the content (5.5.3).
        let empty = b"\0asm\x01\0\0\0";
        assert_eq!(marked(empty.to_vec(), "0123abcd"), b"\0asm\x01\0\0\0\x00\x0e\x05build0123abcd");
    }

    #[test]
    fn the_loader_reads_the_section_that_is_written() {
        let loader = include_str!("../../../src/element.js");
        assert!(loader.contains(&format!("customSections(module, \"{SECTION}\")")));
    }
}
