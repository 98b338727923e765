//! The command line: one file per command. A command is a variant of `Command` with the options that it takes;
//! it ends with the status that the shell is told.

mod check;
mod log;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Stands between connection windows and Gigya, and holds the secret.
///
/// Credentials come from the environment: GIGYA_USER_KEY and GIGYA_SECRET (or GIGYA_SECRET_FILE) for
/// campaigns that name none, GIGYA_<NAME>_USER_KEY and GIGYA_<NAME>_SECRET(_FILE) for those that say
/// `credentials = "<name>"`. PARTICIPANT_TOKEN_KEY (or _FILE) is 32 random bytes in base64, the same for all
/// proxies side by side. RUST_LOG sets how much is logged.
#[derive(Parser)]
#[command(name = "connection-proxy", version, args_conflicts_with_subcommands = true)]
pub struct Program {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: serve::Options,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the proxy, as no command at all does
    Serve(serve::Options),
    /// Asks Gigya with the campaigns' credentials what is right and what is wrong, and changes nothing
    ///
    /// The status is 0 when all is right, 1 when something is wrong, 2 when it could not be found out.
    Check(check::Options),
}

impl Program {
    /// Does what the command line says, and tells the status to end with.
    pub async fn run(self) -> ExitCode {
        match self.command {
            None => serve::run(self.serve).await,
            Some(Command::Serve(options)) => serve::run(options).await,
            Some(Command::Check(options)) => check::run(options).await,
        }
    }
}
