//! Makes the files that a browser downloads.
//!
//! `connection-window.js` is the one name a page needs. It is made of `src/element.js` and knows the names of
//! all others, which carry a hash of their content, so that a browser may keep them for ever. `core.wasm` is for
//! pages that ask for the wasm before that script can: the same file as the one with the hash.

mod hashes;
mod languages;
mod loader;
mod mark;
mod names;
mod split;
mod styles;
mod wasm;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process::Steps;

/// The steps that [`build`] counts.
pub const STEPS: usize = 2;

/// How much care is taken of the size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// As small as it gets: what goes out, and what the end-to-end ring tests.
    Release,
    /// Small where the tools for it are here anyway: good enough for the demo.
    AtHand,
}

/// The names of the files of one build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// The module that a page names.
    pub loader: String,
    /// The glue of wasm-bindgen.
    pub core: String,
    /// The widget itself, as far as *Login* needs it.
    pub wasm: String,
    /// The same under a name that never changes, for pages that ask for it before the loader can.
    pub ahead: String,
    /// What it says of itself, by which the loader tells it from that of another build.
    pub build: String,
    /// The rest of it, if it was split.
    pub second: Option<String>,
    /// The style sheet.
    pub styles: String,
    /// A language's name and its file.
    pub texts: Vec<(String, String)>,
}

/// Builds the widget into `folder`, which is emptied first.
pub fn build(folder: &Path, finish: Finish, steps: &mut Steps) -> Result<Files> {
    steps.next("Compile the widget");
    let compiled = wasm::compile(finish)?;

    steps.next("Write its files");
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    let output = wasm::finish(&compiled, finish)?;
    let mut texts = Vec::new();
    for (name, content) in languages::files()? {
        let file = names::write(folder, &format!("texts.{name}"), "json", content.as_bytes())?;
        texts.push((name, file));
    }
    let build = names::hash(&output.wasm);
    let wasm = mark::marked(output.wasm, &build);
    let ahead = "core.wasm".to_owned();
    fs::write(folder.join(&ahead), &wasm).with_context(|| format!("writing {ahead}"))?;
    let files = Files {
        loader: "connection-window.js".to_owned(),
        core: names::write(folder, "core", "js", output.glue.as_bytes())?,
        wasm: names::write(folder, "core", "wasm", &wasm)?,
        ahead,
        build,
        second: output.second.map(|wasm| names::write(folder, "second", "wasm", &wasm)).transpose()?,
        styles: names::write(folder, "connection-window", "css", styles::bundle()?.as_bytes())?,
        texts,
    };
    let script = wasm::minify(&loader::script(&files)?, finish)?;
    fs::write(folder.join(&files.loader), script).with_context(|| format!("writing {}", files.loader))?;
    Ok(files)
}
