//! `connection-proxy rba unlock`: "RBA Unlock" of `logichub-sap-gigya-actions.txt`, by `accounts.rba.unlock`
//! (REST, 4.15): exactly one of login ID, UID and IP address, and an API key of its own per row.

use std::net::IpAddr;
use std::process::ExitCode;

use clap::{ArgGroup, Args};
use zeroize::Zeroizing;

use crate::campaign::site::is_api_key;
use crate::command::answer::Refusal;
use crate::command::ask::{Request, Whose};
use crate::command::given::{self, Given};
use crate::command::rows::Row;
use crate::command::run::{self, Action};
use crate::rest::method;

/// What `rba unlock` is given.
#[derive(Args)]
#[group(skip)]
#[command(
    group = ArgGroup::new("one").args(["login_id", "uid", "ip"]),
    group = ArgGroup::new("what").required(true).multiple(true)
        .args(["login_id", "uid", "ip", "login_id_column", "uid_column", "ip_column"]),
)]
pub struct Options {
    /// The login ID of the account to unlock
    #[arg(long, value_name = "LOGIN ID", value_parser = given::value, conflicts_with = "input", help_heading = WHAT)]
    login_id: Option<String>,
    /// The UID of the account to unlock
    #[arg(long, value_name = "UID", value_parser = given::value, conflicts_with = "input", help_heading = WHAT)]
    uid: Option<String>,
    /// The IP address to unlock
    #[arg(long, value_name = "ADDRESS", value_parser = given::value, conflicts_with = "input", help_heading = WHAT)]
    ip: Option<String>,
    /// The column that holds login IDs
    #[arg(long, value_name = "COLUMN", requires = "input", help_heading = WHAT)]
    login_id_column: Option<String>,
    /// The column that holds UIDs
    #[arg(long, value_name = "COLUMN", requires = "input", help_heading = WHAT)]
    uid_column: Option<String>,
    /// The column that holds IP addresses
    #[arg(long, value_name = "COLUMN", requires = "input", help_heading = WHAT)]
    ip_column: Option<String>,
    /// The API key of the site or the site group, when it is not the connection's
    #[arg(long, value_name = "KEY", value_parser = given::value, conflicts_with = "input", help_heading = WHAT)]
    api_key: Option<String>,
    /// The column that holds API keys; where it is empty, the connection's is used
    #[arg(long, value_name = "COLUMN", requires = "input", help_heading = WHAT)]
    api_key_column: Option<String>,
    #[command(flatten)]
    run: run::Options,
}

const WHAT: &str = "What is unlocked: exactly one of login ID, UID and IP address";

struct Unlock {
    login_id: Given,
    uid: Given,
    ip: Given,
    api_key: Given,
}

/// Runs it.
pub async fn run(options: Options) -> ExitCode {
    let action = Unlock {
        login_id: Given::new(options.login_id, options.login_id_column),
        uid: Given::new(options.uid, options.uid_column),
        ip: Given::new(options.ip, options.ip_column),
        api_key: Given::new(options.api_key, options.api_key_column),
    };
    run::run(options.run, |_| Ok(action)).await
}

impl Unlock {
    /// What is unlocked.
    fn what(&self, row: &Row) -> Result<((&'static str, Zeroizing<String>), Whose), Refusal> {
        match (self.login_id.of(row)?, self.uid.of(row)?, self.ip.of(row)?) {
            (Some(login_id), None, None) => {
                let login_id = Zeroizing::new(login_id);
                Ok((("loginID", login_id.clone()), Whose::Somebodys(login_id)))
            }
            (None, Some(uid), None) => Ok((("UID", uid.clone().into()), Whose::Uid(uid))),
            (None, None, Some(ip)) if ip.parse::<IpAddr>().is_ok() => Ok((("ip", ip.into()), Whose::Nobodys)),
            (None, None, Some(_)) => {
                Err(Refusal::invalid("the IP address is none: write one such as 192.0.2.1 or 2001:db8::1"))
            }
            (None, None, None) => {
                Err(Refusal::missing("there is neither a login ID nor a UID nor an IP address: give one"))
            }
            (..) => {
                let details = "there are more than one of login ID, UID and IP address: give one of them";
                Err(Refusal::invalid(details))
            }
        }
    }

    fn api_key(&self, row: &Row) -> Result<Option<String>, Refusal> {
        let key = self.api_key.of(row)?;
        if key.as_deref().is_some_and(|key| !is_api_key(key)) {
            return Err(Refusal::invalid("the API key is none: copy it from the Gigya console"));
        }
        Ok(key)
    }
}

impl Action for Unlock {
    fn command(&self) -> &'static str {
        "rba unlock"
    }

    fn members(&self) -> &'static [&'static str] {
        &[]
    }

    fn changes(&self) -> bool {
        true
    }

    fn columns(&self) -> Vec<&str> {
        [&self.login_id, &self.uid, &self.ip, &self.api_key].into_iter().filter_map(Given::column).collect()
    }

    fn request(&self, row: &mut Row) -> Result<Request, Refusal> {
        let (named, whose) = self.what(row)?;
        let api_key = self.api_key(row)?;
        Ok(Request { method: method::UNLOCK, parameters: vec![named], api_key, whose })
    }

    fn told(&self) -> String {
        format!("{:?} {:?} {:?} {:?}", self.login_id, self.uid, self.ip, self.api_key)
    }
}
