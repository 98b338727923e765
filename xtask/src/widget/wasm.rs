//! The widget's crate as wasm and its glue: compiled, bound, made small.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::{Finish, hashes};
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

/// Exports of wasm-streams' classes, which come with leptos and which nobody here uses. Exported, they would
/// keep their code.
const UNUSED_EXPORTS: [&str; 2] =
    ["--remove-exports=intounderlying*", "--remove-exports=__wbg_intounderlying*"];

/// What the loader uses of the glue: the rest is left out.
const USED: &str = "export {default, ConnectionWindow} from \"./core_numbered.js\";\n";

/// The glue and the wasm it belongs to.
pub struct Output {
    pub glue: String,
    pub wasm: Vec<u8>,
}

/// Compiles the crate; answers the file as the compiler left it.
pub fn compile() -> Result<PathBuf> {
    process::run(Command::new("cargo").args(["fetch", "--locked", "--target", Tool::WasmTarget.name()]))?;
    let mut cargo = Command::new("cargo");
    // Only a cdylib: a library for Rust beside it would keep alive what only that could call.
    cargo.args(["rustc", "--locked", "--package", "connection-window", "--lib", "--crate-type", "cdylib"]);
    cargo.args(["--target", Tool::WasmTarget.name(), "--profile", "wasm-release"]);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", shorter_paths()?.join("\x1f"));
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

/// Binds the compiled crate to JavaScript and makes both parts small.
pub fn finish(compiled: &Path, finish: Finish) -> Result<Output> {
    let folder = paths::target().join("widget/bound");
    let mut bind = Command::new("wasm-bindgen");
    bind.arg(compiled).args(["--target", "web", "--no-typescript", "--out-name", "core", "--out-dir"]);
    bind.arg(&folder);
    bind.args(["--remove-name-section", "--remove-producers-section"]);
    // The loader names the wasm, and every browser has had `encodeInto` for years.
    bind.args(["--omit-default-module-path", "--encode-into", "always"]);
    process::run(&mut bind)?;
    if folder.join("snippets").exists() {
        bail!(
            "a dependency brings a JavaScript snippet ({}): it would be one more download before Login, \
             and nothing serves it",
            folder.join("snippets").display()
        );
    }
    let glue = fs::read_to_string(folder.join("core.js")).context("reading the glue of wasm-bindgen")?;
    for word in EVALUATION {
        if glue.contains(word) {
            bail!("the glue of wasm-bindgen has `{word}`: a strict Content-Security-Policy would stop it");
        }
    }
    let bound = folder.join("core_bg.wasm");
    let wasm = if wanted(Tool::WasmOpt, finish) { smaller(&bound)? } else { bound };
    let wasm = fs::read(&wasm).with_context(|| format!("reading {}", wasm.display()))?;
    let (glue, wasm) = hashes::numbered(&glue, &wasm);
    Ok(Output { glue: bundle(&folder, &glue, finish)?, wasm })
}

fn smaller(bound: &Path) -> Result<PathBuf> {
    let small = bound.with_file_name("core_small.wasm");
    let mut optimise = node(Tool::WasmOpt);
    optimise.args(UNUSED_EXPORTS).args(["-Oz", "--converge"]).args(FEATURES).arg(bound).arg("-o").arg(&small);
    process::run(&mut optimise)?;
    Ok(small)
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
