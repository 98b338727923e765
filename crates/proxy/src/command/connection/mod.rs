//! A connection: a named block of a file that says which Gigya site a command talks to, with what credentials, and
//! which reference values templates may name.

mod file;
mod secrets;

use std::fmt;
use std::path::PathBuf;

use clap::Args;

pub use file::read;

use super::template::Values;
use crate::campaign::CampaignError;
use crate::environment::Environment;
use crate::rest::Site;

/// Which connection a command uses.
#[derive(Args)]
#[group(skip)]
#[command(next_help_heading = "Connection")]
pub struct Options {
    /// The connection's name in the file; not needed when there is only one
    #[arg(long, short = 'c', value_name = "NAME", env = "CONNECTION_PROXY_CONNECTION")]
    connection: Option<String>,
    /// The file of connections
    #[arg(
        long,
        value_name = "FILE",
        env = "CONNECTION_PROXY_CONNECTIONS",
        default_value = "connections.toml"
    )]
    connections: PathBuf,
}

/// A connection, ready to be used.
#[derive(Debug)]
pub struct Connection {
    /// Its name in the file.
    pub name: String,
    /// What people call it.
    pub label: Option<String>,
    /// Where calls go, and what proves that they may be made.
    pub site: Site,
    /// What templates may name.
    pub values: Values,
}

/// Everything that is wrong with a connection.
#[derive(Debug, thiserror::Error)]
pub struct ConnectionError(Vec<CampaignError>);

impl fmt::Display for ConnectionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<_> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl Connection {
    /// What people call it: its label, else its name.
    pub fn title(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.name)
    }
}

impl Options {
    /// Reads the connection.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with file, line and remedy.
    pub fn load(&self, environment: &Environment) -> Result<Connection, ConnectionError> {
        let file = self.connections.display().to_string();
        let text = std::fs::read_to_string(&self.connections).map_err(|error| {
            let wrong = format!("the file of connections cannot be read ({})", error.kind());
            let remedy = "write it as docs/commands.md says, or name another with --connections".to_owned();
            ConnectionError(vec![CampaignError { file: file.clone(), line: None, wrong, remedy }])
        })?;
        let folder = self.connections.parent().unwrap_or(&self.connections);
        read(&file, folder, &text, self.connection.as_deref(), environment).map_err(ConnectionError)
    }
}
