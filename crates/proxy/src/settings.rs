//! What the proxy is told when it starts.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use crate::environment::Environment;

/// Addresses, folders, and where secrets come from.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The public address; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The operators' own address; port 0 takes a free one.
    pub operators: SocketAddr,
    /// The folder of campaign files.
    pub campaigns: PathBuf,
    /// The folder of the widget's files, as `cargo xtask dist` makes it; `None` serves none.
    pub widget: Option<PathBuf>,
    /// Where credentials and the key of participant tokens come from.
    pub environment: Environment,
    /// How long things may take.
    pub limits: Limits,
}

/// How long things may take. The widget gives up after seven seconds, so the proxy answers before that.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// One call to Gigya, with its repetitions.
    pub call: Duration,
    /// A whole request, with all its calls: below the widget's own patience, so that the participant is told
    /// what is wrong and not only that time is up.
    pub request: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { call: Duration::from_secs(5), request: Duration::from_millis(6400) }
    }
}
