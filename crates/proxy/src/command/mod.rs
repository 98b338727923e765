//! The command line: one file per command. A command is a variant of `Command` with the options that it takes;
//! it ends with the status that the shell is told.

mod account;
mod answer;
mod ask;
mod check;
mod connection;
mod given;
mod journal;
mod log;
mod login_id;
mod open_files;
mod output;
mod rba;
mod rows;
mod run;
mod serve;
mod template;
mod turns;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Stands between connection windows and Gigya, and holds the secret.
///
/// Credentials come from the environment: GIGYA_USER_KEY and GIGYA_SECRET (or GIGYA_SECRET_FILE) for
/// campaigns that name none, GIGYA_NAME_USER_KEY and GIGYA_NAME_SECRET(_FILE) for those that say
/// `credentials = "name"`. PARTICIPANT_TOKEN_KEY (or _FILE) is 32 random bytes in base64, the same for all
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
    /// Reads, changes and logs out accounts
    #[command(subcommand)]
    Account(account::Command),
    /// Tells about login IDs
    #[command(subcommand)]
    LoginId(login_id::Command),
    /// Risk-based authentication: the policy, and who is locked out
    #[command(subcommand)]
    Rba(rba::Command),
}

impl Program {
    /// Does what the command line says, and tells the status to end with.
    pub async fn run(self) -> ExitCode {
        match self.command {
            None => serve::run(self.serve).await,
            Some(Command::Serve(options)) => serve::run(options).await,
            Some(Command::Check(options)) => check::run(options).await,
            Some(Command::Account(command)) => command.run().await,
            Some(Command::LoginId(command)) => command.run().await,
            Some(Command::Rba(command)) => command.run().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory as _;

    use super::*;

    const GUIDE: &str = include_str!("../../../../docs/commands.md");

    #[test]
    fn every_command_line_is_sound() {
        Program::command().debug_assert();
    }

    /// The rows of the guide's tables that a command's options make: `| `--uid <UID>` | The account's UID |`.
    fn rows(command: &clap::Command) -> impl Iterator<Item = String> {
        let options = command.get_arguments().filter(|option| option.get_long().is_some());
        options.map(|option| {
            let short = option.get_short().map(|short| format!("-{short}, ")).unwrap_or_default();
            let long = option.get_long().unwrap_or_default();
            let takes = option.get_action().takes_values();
            let value = option.get_value_names().filter(|_| takes).map(|names| format!(" <{}>", names[0]));
            let help = option.get_help().map(ToString::to_string).unwrap_or_default();
            format!("| `{short}--{long}{}` | {help} |", value.unwrap_or_default())
        })
    }

    #[test]
    fn the_guide_has_every_option_of_the_operators_commands_and_no_other() {
        let mut program = Program::command();
        program.build();
        let groups = ["account", "login-id", "rba"].map(|name| program.find_subcommand(name).unwrap());
        let commands = groups.iter().flat_map(|group| group.get_subcommands());
        let expected: BTreeSet<String> = commands
            .filter(|command| command.get_name() != "help")
            .flat_map(rows)
            .filter(|row| !row.contains("`-h, --help`"))
            .collect();
        let found: BTreeSet<String> = GUIDE
            .lines()
            .filter(|line| line.starts_with("| `-") && !line.starts_with("| `- "))
            .map(str::to_owned)
            .collect();
        assert_eq!(found.symmetric_difference(&expected).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}
