//! The folder of campaign files: the name of a file is the name of its campaign.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Campaign, CampaignError, file};
use crate::environment::Environment;

/// All campaigns, by name.
pub type Campaigns = BTreeMap<String, Arc<Campaign>>;

/// Reads every `*.toml` of the folder.
///
/// # Errors
/// Everything that is wrong with all of them, so that one start shows it all.
pub fn load(folder: &Path, environment: &Environment) -> Result<Campaigns, Vec<CampaignError>> {
    let whole = |wrong: String, remedy: &str| {
        let file = folder.display().to_string();
        vec![CampaignError { file, line: None, wrong, remedy: remedy.to_owned() }]
    };
    let paths = list(folder).map_err(|error| {
        whole(format!("the folder cannot be read ({})", error.kind()), "name another one with --campaigns")
    })?;
    if paths.is_empty() {
        let remedy = "put one file per campaign there, such as summer-quiz.toml";
        return Err(whole("there is no campaign file".to_owned(), remedy));
    }
    let mut campaigns = Campaigns::new();
    let mut errors = Vec::new();
    for path in paths {
        match load_one(&path, environment) {
            Ok(campaign) => {
                campaigns.insert(campaign.name().to_owned(), Arc::new(campaign));
            }
            Err(of_file) => errors.extend(of_file),
        }
    }
    if errors.is_empty() { Ok(campaigns) } else { Err(errors) }
}

fn list(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn load_one(path: &Path, environment: &Environment) -> Result<Campaign, Vec<CampaignError>> {
    let file = path.display().to_string();
    let whole = |wrong: String, remedy: &str| {
        vec![CampaignError { file: file.clone(), line: None, wrong, remedy: remedy.to_owned() }]
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let id = stem.parse().map_err(|_| {
        let remedy = "rename the file: 1 to 64 lower-case letters, digits and inner hyphens";
        whole(format!("`{stem}` is no campaign name"), remedy)
    })?;
    let text = std::fs::read_to_string(path).map_err(|error| {
        whole(format!("the file cannot be read ({})", error.kind()), "check its permissions and its encoding")
    })?;
    file::read(id, &file, &text, environment)
}
