//! Splits the compiled wasm in two: what is needed until *Login* is on screen, and the rest.
//!
//! Where to cut is said in `src/second.rs`; what belongs to which side follows from who calls whom, which the
//! compiled file tells by its relocations.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

/// What the linker needs to be told.
pub const LINKER: &str = "-Clink-args=--emit-relocs";

/// The feature of the widget that marks where to cut.
pub const FEATURE: &str = "split";

/// The module that the first part asks for the second: `src/second.js` stands in for what the splitter writes.
pub const LINK: &str = "second.js";

/// The two files.
pub struct Parts {
    /// What wasm-bindgen binds.
    pub first: PathBuf,
    /// What the first part lets in.
    pub second: PathBuf,
}

/// Splits `compiled` into two files in `folder`.
pub fn split(compiled: &Path, folder: &Path) -> Result<Parts> {
    let wasm = fs::read(compiled).with_context(|| format!("reading {}", compiled.display()))?;
    let first = folder.join("first.wasm");
    let link = format!("./{LINK}");
    let mut options = Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.link_name = &link;
    let written = transform(options).map_err(|fault| anyhow!("splitting the wasm: {fault:#}"))?;
    match <[PathBuf; 1]>::try_from(written.split_modules) {
        Ok([second]) => Ok(Parts { first, second }),
        Err(files) => bail!("src/second.rs must split the wasm in two: beside the first there are {files:?}"),
    }
}
