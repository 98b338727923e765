//! The binary: options in, a running proxy out.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use clap::builder::BoolishValueParser;
use connection_proxy::{Environment, Limits, Proxy, Settings};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// Stands between connection windows and Gigya, and holds the secret.
///
/// Credentials come from the environment: GIGYA_USER_KEY and GIGYA_SECRET (or GIGYA_SECRET_FILE) for
/// campaigns that name none, GIGYA_<NAME>_USER_KEY and GIGYA_<NAME>_SECRET(_FILE) for those that say
/// `credentials = "<name>"`. PARTICIPANT_TOKEN_KEY (or _FILE) is 32 random bytes in base64, the same for all
/// proxies side by side. RUST_LOG sets how much is logged.
#[derive(Parser)]
#[command(version)]
struct Options {
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
    /// Writes the log as JSON, one object a line.
    #[arg(long, env = "CONNECTION_PROXY_LOG_JSON", value_parser = BoolishValueParser::new())]
    log_json: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    start_log(options.log_json);
    match run(options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Result<(), Box<dyn std::error::Error>> {
    // Before anything listens, so that a signal in between is not lost.
    let mut terminated = signal(SignalKind::terminate())?;
    let proxy = Proxy::start(Settings {
        listen: options.listen,
        operators: options.operators,
        campaigns: options.campaigns,
        widget: Some(options.widget),
        environment: Environment::of_process(),
        limits: Limits::default(),
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

fn start_log(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        log.json().init();
    } else {
        log.init();
    }
}
