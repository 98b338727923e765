//! `connection-proxy account`: one account, read, changed or logged out.

mod get;
mod log_out;
mod set;
mod subject;

use std::process::ExitCode;

use clap::Subcommand;

/// The commands about accounts.
#[derive(Subcommand)]
pub enum Command {
    /// Gets an account's data
    Get(get::Options),
    /// Changes an account's password or its risk policy
    Set(set::Options),
    /// Logs somebody out on all devices: ends sessions, revokes refresh tokens, keeps social connections
    #[command(visible_alias = "logout")]
    LogOut(log_out::Options),
}

impl Command {
    /// Does it.
    pub async fn run(self) -> ExitCode {
        match self {
            Self::Get(options) => get::run(options).await,
            Self::Set(options) => set::run(options).await,
            Self::LogOut(options) => log_out::run(options).await,
        }
    }
}
