//! `connection-proxy serve`, and no command at all: runs the proxy until it is interrupted or terminated.

use std::error::Error;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use clap::builder::BoolishValueParser;
use ipnet::IpNet;
use tokio::signal::unix::{SignalKind, signal};

use super::{log, open_files};
use crate::environment::Environment;
use crate::quota::{QuotaSetting, Quotas, TrustedProxies};
use crate::server::Proxy;
use crate::settings::{Limits, Settings};

/// What the proxy is told on its command line.
#[derive(Args)]
pub struct Options {
    /// The address that browsers reach.
    #[arg(long, env = "CONNECTION_PROXY_LISTEN", default_value = "127.0.0.1:8701")]
    listen: SocketAddr,
    /// The address that operators reach.
    #[arg(long, env = "CONNECTION_PROXY_OPERATORS", default_value = "127.0.0.1:8703")]
    operators: SocketAddr,
    /// The folder of campaign files, one TOML file each.
    #[arg(long, env = "CONNECTION_PROXY_CAMPAIGNS", default_value = "campaigns")]
    campaigns: PathBuf,
    /// The folder of the widget's files.
    #[arg(long, env = "CONNECTION_PROXY_WIDGET", default_value = "dist")]
    widget: PathBuf,
    /// Proxies in front that are believed when they name, in `X-Forwarded-For` or `Forwarded`, for whom they ask:
    /// addresses and networks, separated by commas.
    #[arg(
        long,
        env = "CONNECTION_PROXY_TRUSTED_PROXIES",
        value_delimiter = ',',
        value_name = "NETWORKS",
        value_parser = TrustedProxies::entry
    )]
    trusted_proxies: Vec<IpNet>,
    /// How many requests a minute are taken: `session-per-address=3000`, several separated by commas.
    #[arg(long, env = "CONNECTION_PROXY_QUOTAS", value_delimiter = ',', value_name = "NAME=NUMBER")]
    quotas: Vec<QuotaSetting>,
    /// For how many seconds a connection may be idle: more than what stands in front keeps it.
    #[arg(
        long,
        env = "CONNECTION_PROXY_KEEP_ALIVE",
        value_name = "SECONDS",
        default_value = "75",
        value_parser = clap::value_parser!(u64).range(1..=3600)
    )]
    keep_alive: u64,
    /// How many connections there may be at once; who comes then waits.
    #[arg(
        long,
        env = "CONNECTION_PROXY_MAX_CONNECTIONS",
        value_name = "NUMBER",
        default_value = "8192",
        value_parser = clap::value_parser!(u32).range(1..=1_000_000)
    )]
    max_connections: u32,
    /// Writes the log as JSON, one object a line.
    #[arg(long, env = "CONNECTION_PROXY_LOG_JSON", value_parser = BoolishValueParser::new())]
    log_json: bool,
}

/// Runs the proxy. The status is 1 when it does not start.
pub async fn run(options: Options) -> ExitCode {
    log::start("info", options.log_json);
    match serve(options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(options: Options) -> Result<(), Box<dyn Error>> {
    let connections = usize::try_from(options.max_connections)?;
    open_files::provide_for(connections);
    // Before anything listens, so that a signal in between is not lost.
    let mut terminated = signal(SignalKind::terminate())?;
    let proxy = Proxy::start(Settings {
        listen: options.listen,
        operators: options.operators,
        campaigns: options.campaigns,
        widget: Some(options.widget),
        environment: Environment::of_process(),
        limits: Limits { head: Duration::from_secs(options.keep_alive), connections, ..Limits::default() },
        quotas: Quotas::default().with(options.quotas),
        trusted_proxies: options.trusted_proxies.into_iter().collect(),
    })
    .await?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted?,
        _ = terminated.recv() => {}
    }
    tracing::info!("stopping: requests that run are answered first");
    proxy.stop().await;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_operators_table_has_every_option_with_its_variable_and_default() {
        let table = include_str!("../../../../docs/operators.md").lines();
        let table: Vec<_> = table.filter(|line| line.starts_with("| `--")).collect();
        let command = Options::augment_args(clap::Command::new("serve"));
        let options = command.get_arguments().map(|option| {
            let (name, variable) = (option.get_long().unwrap(), option.get_env().unwrap().to_str().unwrap());
            let default = match option.get_default_values() {
                [default, ..] => format!("`{}`", default.to_str().unwrap()),
                [] if option.get_action().takes_values() => "none".to_owned(),
                [] => "off".to_owned(),
            };
            format!("| `--{name}` | `{variable}` | {default} |")
        });
        let options: Vec<_> = options.collect();
        assert_eq!(options.len(), table.len(), "{table:#?}");
        for (option, row) in options.iter().zip(table) {
            assert!(row.starts_with(option), "{option} is not how the table has it: {row}");
        }
    }
}
