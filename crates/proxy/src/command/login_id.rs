//! `connection-proxy login-id`: what is known of login IDs.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::answer::Refusal;
use super::ask::{Request, Whose};
use super::given::{self, Given};
use super::rows::Row;
use super::run::{self, Action, Options};
use crate::rest::method;

/// The commands about login IDs.
#[derive(Subcommand)]
pub enum Command {
    /// Tells whether a login ID (an e-mail address, a user name) is still to be had
    Check(CheckOptions),
}

impl Command {
    /// Does it.
    pub async fn run(self) -> ExitCode {
        match self {
            Self::Check(options) => {
                let action = Check { login_id: Given::new(options.login_id, options.login_id_column) };
                run::run(options.run, |_| Ok(action)).await
            }
        }
    }
}

/// What `login-id check` is given.
#[derive(Args)]
#[group(skip)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["login_id", "login_id_column"]))]
pub struct CheckOptions {
    /// The login ID
    #[arg(long, value_name = "LOGIN ID", value_parser = given::value, conflicts_with = "input")]
    login_id: Option<String>,
    /// The column that holds the login ID
    #[arg(long, value_name = "COLUMN", requires = "input")]
    login_id_column: Option<String>,
    #[command(flatten)]
    run: Options,
}

/// "Check Login ID Availability" of `logichub-sap-gigya-actions.txt`: `accounts.isAvailableLoginID` (REST, 4.10).
struct Check {
    login_id: Given,
}

impl Action for Check {
    fn command(&self) -> &'static str {
        "login-id check"
    }

    fn members(&self) -> &'static [&'static str] {
        &["isAvailable"]
    }

    fn changes(&self) -> bool {
        false
    }

    fn columns(&self) -> Vec<&str> {
        self.login_id.column().into_iter().collect()
    }

    fn request(&self, row: &mut Row) -> Result<Request, Refusal> {
        let missing = || Refusal::missing(format!("there is no `{}`", self.login_id.name("--login-id")));
        let login_id = self.login_id.of(row)?.ok_or_else(missing)?;
        let parameters = vec![("loginID", login_id.into())];
        // It is looked for among all accounts; none is held by it.
        Ok(Request {
            method: method::IS_AVAILABLE_LOGIN_ID,
            parameters,
            api_key: None,
            whose: Whose::Nobodys,
        })
    }

    fn told(&self) -> String {
        format!("{:?}", self.login_id)
    }
}
