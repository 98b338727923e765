//! Takes the hashes out of the names that wasm and glue call each other by.
//!
//! wasm-bindgen ends the name of each import in a hash, `__wbg_setAttribute_f75317b2b5cabfb4`, so that two
//! crates which import the same thing stay apart. Hexadecimal digits of a hash do not compress, and each name
//! is downloaded twice. Once both files are written, a number tells the few names of one stem apart just as
//! well, and most stems have one name only.

use std::collections::BTreeMap;

const DIGITS: usize = 16;

/// The two files with a number in place of each hash that stands in both. It has as many digits as the hash,
/// so that no length in the wasm changes.
pub fn numbered(glue: &str, wasm: &[u8]) -> (String, Vec<u8>) {
    let names = shared_names(glue, wasm);
    let glue = String::from_utf8(renamed(glue.as_bytes(), &names)).expect("digits for digits keep UTF-8");
    (glue, renamed(wasm, &names))
}

/// A name with its hash, and the number that takes the hash's place.
type Names<'glue> = BTreeMap<&'glue str, String>;

fn shared_names<'glue>(glue: &'glue str, wasm: &[u8]) -> Names<'glue> {
    let mut names = Names::new();
    let mut next: BTreeMap<&str, usize> = BTreeMap::new();
    let is_separator = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '$');
    for name in glue.split(is_separator) {
        let Some(stem) = stem(name) else { continue };
        if !names.contains_key(name) && ends(wasm).any(|end| wasm[..end].ends_with(name.as_bytes())) {
            let number = next.entry(stem).or_default();
            names.insert(name, format!("{number:0DIGITS$}"));
            *number += 1;
        }
    }
    names
}

/// What stands before the hash: `…_` for an import, `…_h` for a closure.
fn stem(name: &str) -> Option<&str> {
    let (stem, hash) = name.split_at_checked(name.len().checked_sub(DIGITS)?)?;
    (is_hash(hash.as_bytes()) && (stem.ends_with('_') || stem.ends_with("_h"))).then_some(stem)
}

fn is_hash(text: &[u8]) -> bool {
    text.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Where a hash ends. In the wasm nothing separates a name from its neighbours, so the glue has to say where
/// it begins.
fn ends(content: &[u8]) -> impl Iterator<Item = usize> {
    let hashes = content.windows(DIGITS).enumerate().filter(|(_, window)| is_hash(window));
    hashes.map(|(start, _)| start + DIGITS)
}

fn renamed(content: &[u8], names: &Names<'_>) -> Vec<u8> {
    let mut copy = content.to_vec();
    for end in ends(content) {
        let standing_here = names.iter().filter(|(name, _)| content[..end].ends_with(name.as_bytes()));
        if let Some((_, number)) = standing_here.max_by_key(|(name, _)| name.len()) {
            copy[end - DIGITS..end].copy_from_slice(number.as_bytes());
        }
    }
    copy
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "__wbg_get_00000000deadbeef: a, __wbg_get_0123456789abcdef: b, \
                        __wbg_set_f75317b2b5cabfb4: c, wasm.invoke__h1bec20073b03a31e(d)";
    const WASM: &[u8] = b"\0asm\x1a__wbg_set_f75317b2b5cabfb4\x1a__wbg_get_0123456789abcdef\
                          a__wbg_get_00000000deadbeef\x1ainvoke__h1bec20073b03a31e\xff";

    #[test]
    fn both_files_call_an_import_by_the_same_number() {
        let (glue, wasm) = numbered(GLUE, WASM);
        assert_eq!(
            glue,
            "__wbg_get_0000000000000000: a, __wbg_get_0000000000000001: b, \
             __wbg_set_0000000000000000: c, wasm.invoke__h0000000000000000(d)"
        );
        assert_eq!(
            wasm,
            b"\0asm\x1a__wbg_set_0000000000000000\x1a__wbg_get_0000000000000001\
              a__wbg_get_0000000000000000\x1ainvoke__h0000000000000000\xff"
        );
    }

    #[test]
    fn a_hash_that_stands_in_one_file_only_stays() {
        let glue = "let key_732e786d2a082da8 = 1";
        let wasm = b"\0asm salt_0f1e2d3c4b5a6978";
        assert_eq!(numbered(glue, wasm), (glue.to_owned(), wasm.to_vec()));
    }

    #[test]
    fn a_name_at_the_end_of_a_longer_one_is_not_taken_for_it() {
        let glue = "new_0123456789abcdef, __wbg_new_fedcba9876543210, __wbg_new_0123456789abcdef";
        let (renamed, wasm) = numbered(glue, glue.as_bytes());
        assert_eq!(renamed, "new_0000000000000000, __wbg_new_0000000000000000, __wbg_new_0000000000000001");
        assert_eq!(wasm, renamed.as_bytes());
    }
}
