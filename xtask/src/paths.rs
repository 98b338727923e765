//! Where things lie: the repository, the build folder, and what the tasks keep in it.

use std::env;
use std::path::{Path, PathBuf};

/// The repository's root.
///
/// Cargo says it at each run. What it said when this program was compiled may be another clone, since clones
/// can share a build folder.
pub fn root() -> PathBuf {
    let here =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.parent().map(Path::to_owned).unwrap_or(here)
}

/// Cargo's build folder: `CARGO_TARGET_DIR` where it is set, as in CI, else `target`.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The npm package `name`, in a folder of its own: npm removes what another call put beside it.
pub fn npm_prefix(name: &str) -> PathBuf {
    target().join("tools/npm").join(name)
}

/// A program on the path.
pub fn program(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(name)).find(|file| file.is_file())
}
