//! `cargo xtask dist`: the release build in `dist/`, each file beside its compressed twins, weighed and checked.

mod contents;
mod weight;

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;

use crate::paths;
use crate::process::Steps;
use crate::tools::{self, Tool};
use crate::widget::{self, Finish};

/// Builds, compresses, prints the table, and fails above the budget.
pub fn run() -> Result<ExitCode> {
    let mut steps = tools::provide(&Tool::RELEASE, widget::STEPS + 1)?;
    let folder = paths::root().join("dist");
    let files = release(&folder, &mut steps)?;
    let weights = weight::of(&folder, &files)?;
    println!("\n{}", weight::table(&weights));
    weight::check(&weights)?;
    Ok(ExitCode::SUCCESS)
}

/// What goes out, in `folder`, checked for what must not. The caller has provided [`Tool::RELEASE`] and counts [`widget::STEPS`] + 1.
pub fn release(folder: &Path, steps: &mut Steps) -> Result<widget::Files> {
    let files = widget::build(folder, Finish::Release, steps)?;
    contents::check(folder)?;
    steps.next("Compress them");
    weight::compress(folder)?;
    Ok(files)
}

/// The bytes that a browser downloads until *Login* is on screen, after brotli, of what [`release`] made in `folder`.
pub fn until_login(folder: &Path, files: &widget::Files) -> Result<usize> {
    Ok(weight::total(&weight::of(folder, files)?))
}
