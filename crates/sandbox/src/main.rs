//! The sandbox as a program: starts, says where it is and who can log in, and runs until it is stopped.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use gigya_sandbox::{API_KEY, Sandbox, Scenario, seed};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// Imitates Gigya (SAP Customer Data Cloud) on this machine, in memory.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The port to listen on; 0 takes a free one.
    #[arg(long, default_value_t = 8702)]
    port: u16,
    /// The address to listen on. Others than loopback open the control plane to the network.
    #[arg(long, default_value_t = Ipv4Addr::LOCALHOST.into())]
    host: IpAddr,
    /// The state to start in, one of those in the README.
    #[arg(long, default_value = "fresh")]
    scenario: Scenario,
    /// A file of accounts of your own, in the form that the README documents; they come back after a reset.
    #[arg(long, value_name = "FILE")]
    seed: Option<PathBuf>,
    /// Speak TLS, with a certificate for localhost and every name of Gigya's that is made at the start.
    #[arg(long)]
    tls: bool,
    /// The file to write the certificate of the authority to, which clients are to trust (PEM).
    #[arg(long, value_name = "FILE", requires = "tls")]
    tls_ca: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let arguments = Arguments::parse();
    let sandbox = match start(&arguments).await {
        Ok(sandbox) => sandbox,
        Err(told) => {
            eprintln!("{told}");
            return ExitCode::FAILURE;
        }
    };
    // Listened for before anybody is told that there is something to stop.
    let terminate = signal(SignalKind::terminate()).expect("this system has signals");
    println!("The sandbox answers at {}\nAPI key: {API_KEY}\n\n{}", sandbox.url(), seed::table());
    stop_signal(terminate).await;
    sandbox.stop().await;
    ExitCode::SUCCESS
}

/// The sandbox that the arguments ask for, or what is wrong with them.
async fn start(arguments: &Arguments) -> Result<Sandbox, String> {
    let address = (arguments.host, arguments.port).into();
    let started = if arguments.tls {
        Sandbox::start_with_tls_on(address).await
    } else {
        Sandbox::start_on(address).await
    };
    let sandbox = started.map_err(|error| format!("{error} with --port"))?;
    if let (Some(file), Some(authority)) = (&arguments.tls_ca, sandbox.authority()) {
        std::fs::write(file, authority).map_err(|error| {
            let file = file.display();
            format!("the certificate cannot be written to {file}: {error}; name another file with --tls-ca")
        })?;
    }
    if let Some(file) = &arguments.seed {
        let name = file.display();
        let text = std::fs::read_to_string(file)
            .map_err(|error| format!("{name} cannot be read: {error}; name another file with --seed"))?;
        sandbox.seed(&text).map_err(|error| format!("{name}: {error}"))?;
    }
    sandbox.set_scenario(arguments.scenario);
    Ok(sandbox)
}

/// Waits for Ctrl-C or SIGTERM.
async fn stop_signal(mut terminate: Signal) {
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
