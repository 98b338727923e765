//! The widget's crate as wasm and its glue: compiled, bound, made small.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::{Finish, hashes, split};
use crate::tools::Tool;
use crate::{paths, process};

/// What wasm-opt may use: all of it is in the oldest browsers that the window supports, and Rust turns it on.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-mutable-globals",
];

/// Code that a page's Content-Security-Policy would have to allow, so we have none of it.
const EVALUATION: [&str; 2] = ["eval(", "new Function"];

/// Exports of wasm-streams' classes, which come with leptos and which nobody here uses: exported, they would
/// keep their code. And two of the linker's, which are for debuggers.
const UNUSED_EXPORTS: [&str; 4] = [
    "--remove-exports=intounderlying*",
    "--remove-exports=__wbg_intounderlying*",
    "--remove-exports=__data_end",
    "--remove-exports=__heap_base",
];

/// What the loader uses of the glue: the rest is left out.
const USED: &str = "export {default, ConnectionWindow} from \"./core_numbered.js\";
export {fetchSecondBy} from \"./second.js\";\n";

/// The glue and the wasm it belongs to.
pub struct Output {
    pub glue: String,
    pub wasm: Vec<u8>,
    /// What the first part lets in later; none where the wasm is not split.
    pub second: Option<Vec<u8>>,
}

/// Two parts need esbuild, which puts what links them into the glue.
fn in_two(finish: Finish) -> bool {
    wanted(Tool::Esbuild, finish)
}

/// Compiles the crate; answers the file as the compiler left it.
pub fn compile(finish: Finish) -> Result<PathBuf> {
    process::run(Command::new("cargo").args(["fetch", "--locked", "--target", Tool::WasmTarget.name()]))?;
    let mut cargo = Command::new("cargo");
    // Only a cdylib: a library for Rust beside it would keep alive what only that could call.
    cargo.args(["rustc", "--locked", "--package", "connection-window", "--lib", "--crate-type", "cdylib"]);
    cargo.args(["--target", Tool::WasmTarget.name(), "--profile", "wasm-release"]);
    let mut flags = shorter_paths()?;
    if in_two(finish) {
        cargo.args(["--features", split::FEATURE]);
        flags.push(split::LINKER.to_owned());
    }
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    process::run(&mut cargo)?;
    Ok(paths::target().join(Tool::WasmTarget.name()).join("wasm-release/connection_window.wasm"))
}

/// Panic messages hold the paths of sources: without the folders of this machine they are shorter, the same
/// on every machine, and nobody's business.
fn shorter_paths() -> Result<Vec<String>> {
    let home = match std::env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => std::env::home_dir().context("no home folder, so no CARGO_HOME")?.join(".cargo"),
    };
    let sources = home.join("registry/src");
    let registries =
        fs::read_dir(&sources).with_context(|| format!("looking for sources in {}", sources.display()))?;
    let mut flags = Vec::new();
    for registry in registries {
        flags.push(format!("--remap-path-prefix={}=", registry?.path().display()));
    }
    flags.sort();
    Ok(flags)
}

/// Splits the compiled crate, binds it to JavaScript and makes all parts small.
pub fn finish(compiled: &Path, finish: Finish) -> Result<Output> {
    let folder = paths::target().join("widget");
    let parts = in_two(finish).then(|| split::split(compiled, &folder.join("split"))).transpose()?;
    let bound = bind(parts.as_ref().map_or(compiled, |parts| &parts.first), &folder.join("bound"))?;
    let glue = fs::read_to_string(bound.join("core.js")).context("reading the glue of wasm-bindgen")?;
    for word in EVALUATION {
        if glue.contains(word) {
            bail!("the glue of wasm-bindgen has `{word}`: a strict Content-Security-Policy would stop it");
        }
    }
    let (glue, wasm) = hashes::numbered(&glue, &smaller(&bound.join("core_bg.wasm"), finish)?);
    let second = parts.map(|parts| smaller(&parts.second, finish)).transpose()?;
    Ok(Output { glue: bundle(&bound, &glue, finish)?, wasm, second })
}

fn bind(wasm: &Path, folder: &Path) -> Result<PathBuf> {
    let mut bind = Command::new("wasm-bindgen");
    bind.arg(wasm).args(["--target", "web", "--no-typescript", "--out-name", "core", "--out-dir"]);
    bind.arg(folder);
    bind.args(["--remove-name-section", "--remove-producers-section"]);
    // The loader names the wasm, and every browser has had `encodeInto` for years.
    bind.args(["--omit-default-module-path", "--encode-into", "always"]);
    // Among them is the table of functions, by which the two parts call each other.
    bind.arg("--keep-lld-exports");
    process::run(&mut bind)?;
    if folder.join("snippets").exists() {
        bail!(
            "a dependency brings a JavaScript snippet ({}): it would be one more download before Login, \
             and nothing serves it",
            folder.join("snippets").display()
        );
    }
    Ok(folder.to_owned())
}

fn smaller(wasm: &Path, finish: Finish) -> Result<Vec<u8>> {
    let mut file = wasm.to_owned();
    if wanted(Tool::WasmOpt, finish) {
        file = wasm.with_extension("small.wasm");
        let mut optimise = node(Tool::WasmOpt);
        optimise.args(UNUSED_EXPORTS).args(["-Oz", "--converge"]).args(FEATURES);
        optimise.arg(wasm).arg("-o").arg(&file);
        process::run(&mut optimise)?;
    }
    fs::read(&file).with_context(|| format!("reading {}", file.display()))
}

/// The glue without what the loader does not use.
fn bundle(folder: &Path, glue: &str, finish: Finish) -> Result<String> {
    if !wanted(Tool::Esbuild, finish) {
        return Ok(glue.to_owned());
    }
    // A class goes if nothing mentions it, and two things do: its registry, which has no effect unless an
    // object is registered, and its `[Symbol.dispose]`, which is for `using`. The loader calls `free`.
    let glue = glue.replace("new FinalizationRegistry(", "/* @__PURE__ */ new FinalizationRegistry(");
    fs::write(folder.join("core_numbered.js"), glue).context("writing the glue with numbered imports")?;
    let link = paths::root().join("src").join(split::LINK);
    fs::copy(&link, folder.join(split::LINK)).with_context(|| format!("copying {}", link.display()))?;
    let entry = folder.join("entry.js");
    fs::write(&entry, USED).with_context(|| format!("writing {}", entry.display()))?;
    esbuild(&entry, &["--bundle", "--define:Symbol.dispose=undefined"])
}

/// A module without comments and long names.
pub fn minify(script: &str, finish: Finish) -> Result<String> {
    if !wanted(Tool::Esbuild, finish) {
        return Ok(script.to_owned());
    }
    let file = paths::target().join("widget/script.js");
    fs::write(&file, script).with_context(|| format!("writing {}", file.display()))?;
    esbuild(&file, &[])
}

fn esbuild(file: &Path, options: &[&str]) -> Result<String> {
    let mut esbuild = node(Tool::Esbuild);
    esbuild.arg(file).args(["--minify", "--format=esm", "--target=es2022", "--charset=utf8"]);
    esbuild.arg("--legal-comments=none").args(options);
    let output = esbuild.stderr(Stdio::inherit()).output().context("starting esbuild")?;
    if !output.status.success() {
        bail!("esbuild does not understand the script; what it says stands above");
    }
    String::from_utf8(output.stdout).context("esbuild's answer")
}

fn wanted(tool: Tool, finish: Finish) -> bool {
    finish == Finish::Release || tool.program().is_some_and(|program| program.is_file())
}

/// A program of an npm package, run by Node.
fn node(tool: Tool) -> Command {
    let mut node = Command::new(Tool::Node.name());
    node.arg(tool.program().map_or_else(OsString::new, PathBuf::into_os_string));
    node
}
