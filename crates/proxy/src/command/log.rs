//! The log of a command, on stderr: what it answers goes to stdout.

use tracing_subscriber::EnvFilter;

/// Starts it at this level, or at the one that `RUST_LOG` names.
pub fn start(level: &str, json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        log.json().init();
    } else {
        log.init();
    }
}
