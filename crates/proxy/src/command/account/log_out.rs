//! `connection-proxy account log-out`: "Logout User" of `logichub-sap-gigya-actions.txt`, by `accounts.logout`
//! (REST, 4.6).

use std::process::ExitCode;

use clap::Args;

use crate::command::answer::Refusal;
use crate::command::ask::{Request, Whose};
use crate::command::given::{self, Given};
use crate::command::rows::Row;
use crate::command::run::{self, Action};
use crate::rest::method;

/// What `account log-out` is given.
#[derive(Args)]
#[group(skip)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["uid", "uid_column"]))]
pub struct Options {
    /// The account's UID
    #[arg(long, value_name = "UID", value_parser = given::value, conflicts_with = "input")]
    uid: Option<String>,
    /// The column that holds UIDs
    #[arg(long, value_name = "COLUMN", requires = "input")]
    uid_column: Option<String>,
    #[command(flatten)]
    run: run::Options,
}

struct LogOut {
    uid: Given,
}

/// Runs it.
pub async fn run(options: Options) -> ExitCode {
    let action = LogOut { uid: Given::new(options.uid, options.uid_column) };
    run::run(options.run, |_| Ok(action)).await
}

impl Action for LogOut {
    fn command(&self) -> &'static str {
        "account log-out"
    }

    fn members(&self) -> &'static [&'static str] {
        &["connectedProviders", "UID", "logoutActiveSession"]
    }

    fn changes(&self) -> bool {
        true
    }

    fn columns(&self) -> Vec<&str> {
        self.uid.column().into_iter().collect()
    }

    fn request(&self, row: &mut Row) -> Result<Request, Refusal> {
        let missing = || Refusal::missing(format!("there is no `{}`", self.uid.name("--uid")));
        let uid = self.uid.of(row)?.ok_or_else(missing)?;
        let parameters = vec![("UID", uid.clone().into())];
        // A session that began between two tries would be ended too.
        Ok(Request { method: method::LOGOUT.once(), parameters, api_key: None, whose: Whose::Uid(uid) })
    }

    fn told(&self) -> String {
        format!("{:?}", self.uid)
    }
}
