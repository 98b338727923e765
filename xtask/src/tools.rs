//! What the tasks need beside Rust: each tool, its version and how it is installed when it is missing.

mod install;

use std::path::{Path, PathBuf};
use std::process::Command;

pub use install::{provide, remedy};

use crate::{paths, process};

/// Everything that a task may need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    WasmTarget,
    WasmBindgen,
    Trunk,
    WasmPack,
    Chromium,
    ChromeDriver,
    Node,
    Npm,
    WasmOpt,
    Esbuild,
    GigyaClient,
    AxeCore,
    Bootstrap,
    Tailwind,
    Normalize,
    Wrk,
    Nginx,
}

/// Where a tool comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A compilation target of the toolchain.
    Rustup,
    /// Compiled by `cargo install`; `locked` to the versions that its authors tested.
    Cargo { version: &'static str, locked: bool },
    /// A package of Debian, in whichever version it has.
    Debian { package: &'static str },
    /// A package of npm, kept in the build folder.
    Npm { version: &'static str },
}

/// Whether a tool can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is here, in this version.
    Here(String),
    /// It is here, but in this version, which is not the pinned one.
    Other(String),
    Missing,
}

impl Tool {
    /// All of them, in the order in which they can be installed: npm's packages need npm.
    pub const ALL: [Self; 17] = [
        Self::WasmTarget,
        Self::WasmBindgen,
        Self::Trunk,
        Self::WasmPack,
        Self::Chromium,
        Self::ChromeDriver,
        Self::Node,
        Self::Npm,
        Self::WasmOpt,
        Self::Esbuild,
        Self::GigyaClient,
        Self::AxeCore,
        Self::Bootstrap,
        Self::Tailwind,
        Self::Normalize,
        Self::Wrk,
        Self::Nginx,
    ];

    /// What a widget for release needs.
    pub const RELEASE: [Self; 6] =
        [Self::WasmTarget, Self::WasmBindgen, Self::Node, Self::Npm, Self::WasmOpt, Self::Esbuild];

    /// The name under which its source knows it.
    pub fn name(self) -> &'static str {
        match self {
            Self::WasmTarget => "wasm32-unknown-unknown",
            Self::WasmBindgen => "wasm-bindgen-cli",
            Self::Trunk => "trunk",
            Self::WasmPack => "wasm-pack",
            Self::Chromium => "chromium",
            Self::ChromeDriver => "chromedriver",
            Self::Node => "node",
            Self::Npm => "npm",
            Self::WasmOpt => "binaryen",
            Self::Esbuild => "esbuild",
            Self::GigyaClient => "gigya",
            Self::AxeCore => "axe-core",
            Self::Bootstrap => "bootstrap",
            Self::Tailwind => "tailwindcss",
            Self::Normalize => "normalize.css",
            Self::Wrk => "wrk",
            Self::Nginx => "nginx",
        }
    }

    /// What it is here for.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::WasmTarget => "compiles the widget",
            Self::WasmBindgen => "writes the glue between the wasm and JavaScript",
            Self::Trunk => "serves the designers' preview",
            Self::WasmPack => "runs the browser ring",
            Self::Chromium => "the browser of the tests",
            Self::ChromeDriver => "drives that browser",
            Self::Node => "runs the packages of npm",
            Self::Npm => "fetches them",
            Self::WasmOpt => "wasm-opt: makes the wasm smaller",
            Self::Esbuild => "makes the scripts smaller",
            Self::GigyaClient => "a client that nobody here wrote, for the services ring",
            Self::AxeCore => "checks accessibility in the end-to-end ring",
            Self::Bootstrap | Self::Tailwind | Self::Normalize => {
                "a style sheet of campaign pages, for the end-to-end ring"
            }
            Self::Wrk => "asks the proxy as fast as it answers, for its measurement",
            Self::Nginx => "passes on beside the proxy, for its measurement",
        }
    }

    /// Where it comes from, and in which version.
    pub fn source(self) -> Source {
        match self {
            Self::WasmTarget => Source::Rustup,
            // Its own lock file names a version that is no longer published.
            Self::WasmBindgen => Source::Cargo { version: "0.2.130", locked: false },
            // 0.22 needs a newer Rust.
            Self::Trunk => Source::Cargo { version: "0.21.14", locked: true },
            Self::WasmPack => Source::Cargo { version: "0.15.1", locked: true },
            Self::Chromium => Source::Debian { package: "chromium" },
            Self::ChromeDriver => Source::Debian { package: "chromium-driver" },
            Self::Node => Source::Debian { package: "nodejs" },
            Self::Npm => Source::Debian { package: "npm" },
            // Debian has 108, which does not know the features that Rust turns on.
            Self::WasmOpt => Source::Npm { version: "132.0.0" },
            Self::Esbuild => Source::Npm { version: "0.28.2" },
            Self::GigyaClient => Source::Npm { version: "3.0.1" },
            Self::AxeCore => Source::Npm { version: "4.14.1" },
            Self::Bootstrap => Source::Npm { version: "5.3.9" },
            Self::Tailwind => Source::Npm { version: "4.3.5" },
            Self::Normalize => Source::Npm { version: "8.0.1" },
            Self::Wrk => Source::Debian { package: "wrk" },
            Self::Nginx => Source::Debian { package: "nginx" },
        }
    }

    /// Looks for it.
    pub fn presence(self) -> Presence {
        let Some(found) = self.version_found() else { return Presence::Missing };
        match self.source() {
            Source::Cargo { version, .. } | Source::Npm { version } if found != version => {
                Presence::Other(found)
            }
            Source::Cargo { .. } | Source::Npm { .. } | Source::Rustup | Source::Debian { .. } => {
                Presence::Here(found)
            }
        }
    }

    fn version_found(self) -> Option<String> {
        match self.source() {
            Source::Rustup => {
                let mut rustc = Command::new("rustc");
                rustc.args(["--print", "target-libdir", "--target", self.name()]);
                let folder = process::first_line(&mut rustc)?;
                Path::new(&folder).is_dir().then(|| "installed".to_owned())
            }
            // These two do not say it as others do.
            Source::Debian { package } if matches!(self, Self::Wrk | Self::Nginx) => {
                self.program()?;
                let mut query = Command::new("dpkg-query");
                query.args(["--show", "--showformat=${Version}\n", package]);
                Some(process::first_line(&mut query).unwrap_or_else(|| "installed".to_owned()))
            }
            Source::Cargo { .. } | Source::Debian { .. } => {
                let answer = process::first_line(Command::new(self.program()?).arg("--version"))?;
                version_in(&answer)
            }
            Source::Npm { .. } => {
                let manifest = std::fs::read_to_string(self.in_package("package.json")).ok()?;
                let manifest: serde_json::Value = serde_json::from_str(&manifest).ok()?;
                Some(manifest["version"].as_str()?.to_owned())
            }
        }
    }

    /// The file that is run.
    pub fn program(self) -> Option<PathBuf> {
        match self {
            Self::WasmBindgen => paths::program("wasm-bindgen"),
            Self::WasmOpt => Some(self.in_package("bin/wasm-opt")),
            Self::Esbuild => Some(self.in_package("bin/esbuild")),
            Self::WasmTarget
            | Self::GigyaClient
            | Self::AxeCore
            | Self::Bootstrap
            | Self::Tailwind
            | Self::Normalize => None,
            Self::Trunk
            | Self::WasmPack
            | Self::Chromium
            | Self::ChromeDriver
            | Self::Node
            | Self::Npm
            | Self::Wrk
            | Self::Nginx => paths::program(self.name()),
        }
    }

    /// A file of an npm package.
    pub fn in_package(self, file: &str) -> PathBuf {
        paths::npm_prefix(self.name()).join("node_modules").join(self.name()).join(file)
    }
}

/// The version in what a program answers to `--version`: `trunk 0.21.14`, `v20.20.2`, `Chromium 150.0.1 …`.
fn version_in(answer: &str) -> Option<String> {
    answer
        .split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('.'))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = include_str!("../../Cargo.lock");
    const TRUNK: &str = include_str!("../../Trunk.toml");

    fn wasm_bindgen_version() -> &'static str {
        let Source::Cargo { version, .. } = Tool::WasmBindgen.source() else {
            panic!("wasm-bindgen-cli is compiled by cargo");
        };
        version
    }

    #[test]
    fn the_wasm_bindgen_tool_has_the_version_of_the_locked_library() {
        let entry = format!("name = \"wasm-bindgen\"\nversion = \"{}\"\n", wasm_bindgen_version());
        assert!(LOCK.contains(&entry), "Cargo.lock has another version of wasm-bindgen");
    }

    #[test]
    fn trunk_uses_the_same_wasm_bindgen() {
        assert!(TRUNK.contains(&format!("wasm_bindgen = \"{}\"", wasm_bindgen_version())));
    }

    #[test]
    fn a_version_is_found_in_every_way_programs_say_it() {
        assert_eq!(version_in("wasm-bindgen 0.2.130").as_deref(), Some("0.2.130"));
        assert_eq!(version_in("v20.20.2").as_deref(), Some("20.20.2"));
        assert_eq!(version_in("Chromium 150.0.7 built on Debian 12").as_deref(), Some("150.0.7"));
        assert_eq!(version_in("command not understood"), None);
    }

    #[test]
    fn npm_is_installed_before_its_packages() {
        let place = |tool| Tool::ALL.iter().position(|other| *other == tool);
        for tool in Tool::ALL {
            if matches!(tool.source(), Source::Npm { .. }) {
                assert!(place(Tool::Npm) < place(tool) && place(Tool::Node) < place(tool));
            }
        }
    }
}
