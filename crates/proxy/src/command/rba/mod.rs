//! `connection-proxy rba`: risk-based authentication.

mod policy;
mod unlock;

use std::process::ExitCode;

use clap::Subcommand;

/// The commands about risk-based authentication.
#[derive(Subcommand)]
pub enum Command {
    /// Gets the risk policy of the site, or of its group
    Policy(policy::Options),
    /// Unlocks an account or an address that is locked out
    Unlock(Box<unlock::Options>),
}

impl Command {
    /// Does it.
    pub async fn run(self) -> ExitCode {
        match self {
            Self::Policy(options) => policy::run(options).await,
            Self::Unlock(options) => unlock::run(*options).await,
        }
    }
}
