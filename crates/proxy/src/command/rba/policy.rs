//! `connection-proxy rba policy`: "Get RBA Policy" of `logichub-sap-gigya-actions.txt`, by
//! `accounts.rba.getPolicy` (REST, 4.15). It is given nothing but a connection, and answers one row.

use std::process::ExitCode;

use clap::Args;

use crate::command::answer::Refusal;
use crate::command::ask::{Request, Whose};
use crate::command::connection;
use crate::command::rows::Row;
use crate::command::run::{self, Action, InputOptions, OutputOptions};
use crate::rest::method;

/// What `rba policy` is given.
#[derive(Args)]
#[group(skip)]
pub struct Options {
    #[command(flatten)]
    connection: connection::Options,
    #[command(flatten)]
    output: OutputOptions,
}

struct Policy;

/// Runs it.
pub async fn run(options: Options) -> ExitCode {
    let Options { connection, output } = options;
    run::run(run::Options { connection, input: InputOptions::default(), output }, |_| Ok(Policy)).await
}

impl Action for Policy {
    fn command(&self) -> &'static str {
        "rba policy"
    }

    fn members(&self) -> &'static [&'static str] {
        &["policy"]
    }

    fn changes(&self) -> bool {
        false
    }

    fn columns(&self) -> Vec<&str> {
        Vec::new()
    }

    fn request(&self, _: &mut Row) -> Result<Request, Refusal> {
        Ok(Request {
            method: method::GET_RBA_POLICY,
            parameters: Vec::new(),
            api_key: None,
            whose: Whose::Nobodys,
        })
    }

    fn told(&self) -> String {
        String::new()
    }
}
