//! Room for the connections that the proxy may have: to the system each is an open file, and a shell or a service
//! manager commonly starts a program with a limit of 1,024 that it may raise by itself.
//!
//! Beyond that limit no call to Gigya comes about either, and participants who are connected already would be told that
//! Gigya cannot be reached.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// What is open besides: files of the widget, the log, the runtime's own.
const BESIDES: u64 = 256;

/// Raises the limit as far as it takes, once when the proxy starts.
pub fn provide_for(connections: usize) {
    let limit = getrlimit(Resource::Nofile);
    let needed = needed(connections);
    if let Some(raised) = raised(&limit, needed)
        && let Err(error) = setrlimit(Resource::Nofile, raised)
    {
        tracing::debug!(%error, "the limit of open files stays");
    }
    let allowed = getrlimit(Resource::Nofile).current;
    if allowed.is_some_and(|allowed| allowed < needed) {
        tracing::warn!(
            allowed,
            needed,
            "the system allows fewer open files than --max-connections needs: raise its limit (LimitNOFILE= of a \
             systemd service, ulimit -n), or lower --max-connections"
        );
    }
}

/// Each connection may have a call to Gigya under way, on a connection of its own.
fn needed(connections: usize) -> u64 {
    2 * connections as u64 + BESIDES
}

/// The limit to ask for; `None` where it is high enough. `None` inside of a limit is that there is none.
fn raised(limit: &Rlimit, needed: u64) -> Option<Rlimit> {
    if limit.current.is_none_or(|current| current >= needed) {
        return None;
    }
    let possible = limit.maximum.map_or(needed, |maximum| maximum.min(needed));
    Some(Rlimit { current: Some(possible), maximum: limit.maximum })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit(current: Option<u64>, maximum: Option<u64>) -> Rlimit {
        Rlimit { current, maximum }
    }

    #[test]
    fn a_limit_is_raised_as_far_as_it_may_be_and_never_lowered() {
        for (before, after) in [
            (limit(Some(1024), Some(524_288)), Some(limit(Some(16_640), Some(524_288)))),
            (limit(Some(1024), None), Some(limit(Some(16_640), None))),
            (limit(Some(1024), Some(4096)), Some(limit(Some(4096), Some(4096)))),
            (limit(Some(65_536), Some(65_536)), None),
            (limit(None, None), None),
        ] {
            assert_eq!(raised(&before, needed(8192)), after, "{before:?}");
        }
    }
}
