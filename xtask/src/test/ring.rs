//! The five rings: what each needs, and the command that runs it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use clap::ValueEnum;

use super::tally::Tally;
use crate::tools::{self, Tool};
use crate::{dist, paths, process, widget};

/// One ring of tests, from the inside out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Ring {
    /// The pure crates
    Core,
    /// Proxy and sandbox
    Services,
    /// The widget in a browser, by itself
    Browser,
    /// Journeys in a browser, with everything real but Gigya
    E2e,
    /// The designers' preview beside its reference pictures
    Pictures,
}

impl Ring {
    /// All of them, fastest first.
    pub const ALL: [Self; 5] = [Self::Core, Self::Services, Self::Browser, Self::E2e, Self::Pictures];

    /// As it is written on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Services => "services",
            Self::Browser => "browser",
            Self::E2e => "e2e",
            Self::Pictures => "pictures",
        }
    }

    /// Prepares and runs it; answers whether its program succeeded.
    pub fn run(self, filter: Option<&str>, tally: &mut Tally) -> Result<bool> {
        let (mut command, mut steps) = match self {
            Self::Core => {
                let packages = ["flow", "contract", "gigya", "catalogue", "xtask"];
                (native(&packages, filter), tools::provide(&[], 1)?)
            }
            Self::Services => {
                let steps = tools::provide(&[Tool::Node, Tool::Npm, Tool::GigyaClient], 1)?;
                let mut command = native(&["gigya-sandbox", "connection-proxy"], filter);
                command.env("GIGYA_CLIENT", Tool::GigyaClient.in_package("dist/index.js"));
                // What needs that client is ignored where it is not there.
                command.args(["--", "--include-ignored"]);
                (command, steps)
            }
            Self::Browser => {
                let needed =
                    [Tool::WasmTarget, Tool::WasmBindgen, Tool::WasmPack, Tool::Chromium, Tool::ChromeDriver];
                let steps = tools::provide(&needed, 1)?;
                (browser(filter)?, steps)
            }
            Self::E2e => {
                let mut needed = vec![Tool::Chromium, Tool::ChromeDriver];
                needed.extend(Tool::RELEASE);
                needed.extend([Tool::AxeCore, Tool::Bootstrap, Tool::Tailwind, Tool::Normalize]);
                let mut steps = tools::provide(&needed, widget::STEPS + 2)?;
                let widget = paths::target().join("widget/release");
                dist::release(&widget, &mut steps)?;
                let mut command = journeys(&["journeys", "stand_in"], filter);
                command.env("WIDGET_DIR", &widget);
                command.env("AXE_PATH", Tool::AxeCore.in_package("axe.min.js"));
                command.env("BOOTSTRAP_PATH", Tool::Bootstrap.in_package("dist/css/bootstrap.css"));
                command.env("PREFLIGHT_PATH", Tool::Tailwind.in_package("preflight.css"));
                command.env("NORMALIZE_PATH", Tool::Normalize.in_package("normalize.css"));
                command.env("CHROMEDRIVER", chromedriver()?);
                (command, steps)
            }
            Self::Pictures => {
                let needed =
                    [Tool::WasmTarget, Tool::WasmBindgen, Tool::Trunk, Tool::Chromium, Tool::ChromeDriver];
                let mut steps = tools::provide(&needed, 2)?;
                steps.next("Build the preview");
                let preview = paths::target().join("preview");
                process::run(&mut trunk(&preview))?;
                let mut command = journeys(&["pictures"], filter);
                command.env("PREVIEW_DIR", &preview);
                command.env("PICTURES_DIR", paths::target().join("pictures"));
                command.env("CHROMEDRIVER", chromedriver()?);
                (command, steps)
            }
        };
        steps.next("Run the tests");
        streamed(&mut command, tally)
    }
}

fn native(packages: &[&str], filter: Option<&str>) -> Command {
    let mut cargo = cargo_test();
    for package in packages {
        cargo.args(["--package", package]);
    }
    cargo.args(filter);
    cargo
}

/// Some of the test programs of `tests/e2e`: each ring prepares its own.
fn journeys(programs: &[&str], filter: Option<&str>) -> Command {
    let mut cargo = cargo_test();
    cargo.args(["--package", "e2e"]);
    for program in programs {
        cargo.args(["--test", program]);
    }
    cargo.args(filter);
    cargo
}

fn cargo_test() -> Command {
    let mut cargo = Command::new("cargo");
    // To the end: a failure in one crate should not hide those of the next.
    cargo.args(["test", "--locked", "--no-fail-fast", "--all-features"]);
    cargo
}

/// The preview as `trunk serve` shows it.
fn trunk(into: &Path) -> Command {
    let mut trunk = Command::new("trunk");
    trunk.args(["build", "--locked", "--dist"]).arg(into);
    // It takes no other value of this than `true` and `false`.
    trunk.env_remove("NO_COLOR");
    trunk
}

fn browser(filter: Option<&str>) -> Result<Command> {
    let mut wasm_pack = Command::new("wasm-pack");
    wasm_pack.args(["test", "--headless", "--chrome", "--chromedriver"]).arg(chromedriver()?);
    wasm_pack.args([".", "--"]).args(filter);
    // For all tests together, in seconds: it stops what hangs, and is not to stop what a busy machine makes slow.
    wasm_pack.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    Ok(wasm_pack)
}

fn chromedriver() -> Result<PathBuf> {
    Tool::ChromeDriver.program().context("chromedriver is not on the path")
}

/// Lets the output through line by line and counts on the way.
fn streamed(command: &mut Command, tally: &mut Tally) -> Result<bool> {
    let line = process::line(command);
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("starting `{line}`"))?;
    if let Some(output) = child.stdout.take() {
        for said in BufReader::new(output).split(b'\n') {
            let said = said.with_context(|| format!("reading what `{line}` says"))?;
            let said = String::from_utf8_lossy(&said);
            println!("{said}");
            tally.read(&said);
        }
    }
    Ok(child.wait().with_context(|| format!("waiting for `{line}`"))?.success())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn every_test_program_of_the_journeys_runs_in_a_ring() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/e2e/tests");
        let source = include_str!("ring.rs");
        for entry in fs::read_dir(folder).expect("the test programs") {
            let name = entry.expect("an entry of a folder").file_name();
            let name = name.to_string_lossy();
            assert!(source.contains(&format!("\"{name}\"")), "{name} runs in no ring");
        }
    }
}
