//! What the proxy is told when it starts.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use crate::environment::Environment;
use crate::quota::{Quotas, TrustedProxies};

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
    /// How long things may take, and how many visitors may be there at once.
    pub limits: Limits,
    /// How often somebody may ask.
    pub quotas: Quotas,
    /// Which proxies in front are believed when they say for whom they ask.
    pub trusted_proxies: TrustedProxies,
}

/// How long things may take, and how many visitors may be there at once. The widget gives up after seven seconds, so
/// the proxy answers before that.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// One call to Gigya, with its repetitions.
    pub call: Duration,
    /// A whole request, with all its calls: below the widget's own patience, so that the participant is told
    /// what is wrong and not only that time is up.
    pub request: Duration,
    /// The body of a request: it has a few kilobytes, and who sends it slowly holds a connection. Nearly as long as
    /// the whole request, for a participant on a train.
    pub body: Duration,
    /// The head of a request, from the first byte or from the request before. Longer than what stands in front keeps
    /// an idle connection (60 seconds, commonly), so that it is the front who closes it: were it the proxy, a request
    /// that is on its way just then would be lost.
    pub head: Duration,
    /// How long somebody may read nothing of an answer that waits for them.
    pub write: Duration,
    /// The most connections at once, to each of the two addresses.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            call: Duration::from_secs(5),
            request: Duration::from_millis(6400),
            body: Duration::from_secs(6),
            head: Duration::from_secs(75),
            write: Duration::from_secs(10),
            connections: 8192,
        }
    }
}
