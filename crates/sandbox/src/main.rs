//! The sandbox as a program: starts, says where it is and who can log in, and runs until it is stopped.

use std::net::{IpAddr, Ipv4Addr};
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
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let arguments = Arguments::parse();
    let sandbox = match Sandbox::start_on((arguments.host, arguments.port).into()).await {
        Ok(sandbox) => sandbox,
        Err(error) => {
            eprintln!("{error} with --port");
            return ExitCode::FAILURE;
        }
    };
    sandbox.set_scenario(arguments.scenario);
    // Listened for before anybody is told that there is something to stop.
    let terminate = signal(SignalKind::terminate()).expect("this system has signals");
    println!("The sandbox answers at {}\nAPI key: {API_KEY}\n\n{}", sandbox.url(), seed::table());
    stop_signal(terminate).await;
    sandbox.stop().await;
    ExitCode::SUCCESS
}

/// Waits for Ctrl-C or SIGTERM.
async fn stop_signal(mut terminate: Signal) {
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
