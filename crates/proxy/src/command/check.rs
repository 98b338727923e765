//! `connection-proxy check [CAMPAIGN]`: asks Gigya with the campaigns' credentials what is right and what is wrong.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::log;
use crate::campaign::directory::{self, Campaigns};
use crate::check::{self, Report, Verdict};
use crate::environment::Environment;
use crate::rest::RestClient;
use crate::settings::Limits;

/// The status when something could not be found out.
const COULD_NOT_RUN: u8 = 2;

/// What is checked, and how it is told.
#[derive(Args)]
pub struct Options {
    /// The campaign, by the name of its file; all of them when left out.
    campaign: Option<String>,
    /// The folder of campaign files, one TOML file each.
    #[arg(long, env = "CONNECTION_PROXY_CAMPAIGNS", default_value = "campaigns")]
    campaigns: PathBuf,
    /// For people, or for programs: one JSON object a campaign and line.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Checks. The status is 0 when all is right, 1 when something is wrong, 2 when it could not be found out.
pub async fn run(options: Options) -> ExitCode {
    log::start("error", false);
    match reports(&options).await {
        Ok(reports) => status(&reports),
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

/// Each is told as soon as it is there. The error says why there is none.
async fn reports(options: &Options) -> Result<Vec<Report>, String> {
    let mut campaigns = directory::load(&options.campaigns, &Environment::of_process())
        .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    if let Some(name) = &options.campaign {
        only(name, &mut campaigns)?;
    }
    let gigya = RestClient::new(Limits::default().call).map_err(|error| {
        format!("calls to Gigya are not possible ({error}): check the system's certificates")
    })?;
    let mut reports = Vec::new();
    for campaign in campaigns.values() {
        let report = check::campaign(&gigya, campaign).await;
        say(&match options.format {
            Format::Text => check::text(&report),
            Format::Json => serde_json::to_string(&report).map_err(|error| error.to_string())?,
        })?;
        reports.push(report);
    }
    if matches!(options.format, Format::Text) {
        say(&check::sum(&reports))?;
    }
    Ok(reports)
}

/// Whoever reads may have gone away.
fn say(text: &str) -> Result<(), String> {
    writeln!(std::io::stdout(), "{text}")
        .map_err(|error| format!("what was found cannot be written: {error}"))
}

fn only(name: &str, campaigns: &mut Campaigns) -> Result<(), String> {
    let names = campaigns.keys().cloned().collect::<Vec<_>>().join(", ");
    campaigns.retain(|campaign, _| campaign == name);
    if campaigns.is_empty() {
        return Err(format!("there is no campaign `{name}`: name one of {names}"));
    }
    Ok(())
}

fn status(reports: &[Report]) -> ExitCode {
    let any = |verdict| reports.iter().any(|report| report.verdict == verdict);
    if any(Verdict::Unanswered) {
        ExitCode::from(COULD_NOT_RUN)
    } else if any(Verdict::Wrong) {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
