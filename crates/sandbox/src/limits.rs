//! How often a site may be asked: limits that are off until the settings switch them on (REST, 1.4), counted by
//! the site's clock.
//!
//! UNCONFIRMED: the contract names no numbers for unsigned calls and participants, and only 403048 for sure. That
//! an address gets 400124 and a participant 400125 is this file's choice, so that clients meet both.

use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;

use gigya::ResponseCode;
use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use crate::caller::Caller;
use crate::fault::Fault;
use crate::methods::Call;
use crate::parameters::Parameters;
use crate::site::Site;

/// How much is too much; `None` is no limit, as at the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Limits {
    /// Calls of the API key in a second (403048). Gigya's tiers have 120 to 630.
    pub calls_per_second: Option<usize>,
    /// Searches in a second (403048). Gigya's tiers have 10 to 50.
    pub searches_per_second: Option<usize>,
    /// Calls without a server's credentials from one address in a minute (400124).
    pub unsigned_calls_per_minute: Option<usize>,
    /// Calls about one participant in a minute (400125).
    pub participant_calls_per_minute: Option<usize>,
    /// Calls about one account that are under way at once (409030). At Gigya it is five.
    pub calls_at_once_per_account: Option<usize>,
}

impl Limits {
    /// Those that the contract has numbers for, as Gigya's lowest tier has them.
    pub const LOWEST_TIER: Self = Self {
        calls_per_second: Some(120),
        searches_per_second: Some(10),
        unsigned_calls_per_minute: None,
        participant_calls_per_minute: None,
        calls_at_once_per_account: Some(5),
    };
}

/// Whose calls are counted together.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Counted {
    Key,
    Searches,
    Address(IpAddr),
    Participant(String),
}

/// How many are counted before those are forgotten who were quiet for a minute: anybody can name another UID at
/// each call.
const MANY: usize = 10_000;

/// So many calls within so long a time, and what one too many gets.
struct Window {
    who: Counted,
    limit: usize,
    length: Duration,
    code: ResponseCode,
}

/// When calls came lately.
#[derive(Default)]
pub struct Traffic(HashMap<Counted, VecDeque<OffsetDateTime>>);

impl Traffic {
    /// Notes a call in all its windows, or in none where one of them is full: a refused call counts for nothing.
    fn pass(&mut self, windows: Vec<Window>, now: OffsetDateTime) -> Result<(), ResponseCode> {
        if self.0.len() >= MANY {
            self.0.retain(|_, calls| calls.back().is_some_and(|came| now - *came < Duration::MINUTE));
        }
        for window in &windows {
            let Some(calls) = self.0.get_mut(&window.who) else { continue };
            while calls.front().is_some_and(|came| now - *came >= window.length) {
                calls.pop_front();
            }
        }
        let count = |who| self.0.get(who).map_or(0, VecDeque::len);
        if let Some(full) = windows.iter().find(|window| count(&window.who) >= window.limit) {
            return Err(full.code);
        }
        for window in windows {
            self.0.entry(window.who).or_default().push_back(now);
        }
        Ok(())
    }
}

/// Refuses a call of a method that is one too many.
pub fn check(site: &mut Site, method: &str, call: &Call<'_>) -> Result<(), Fault> {
    const SECOND: Duration = Duration::SECOND;
    const MINUTE: Duration = Duration::MINUTE;
    let limits = site.settings.limits;
    let participant = subject(site, call.parameters, call.now);
    let mut windows = Vec::new();
    let mut count = |who, limit: Option<usize>, length, code| {
        windows.extend(limit.map(|limit| Window { who, limit, length, code }));
    };
    let too_fast = ResponseCode::API_RATE_LIMIT_EXCEEDED;
    count(Counted::Key, limits.calls_per_second, SECOND, too_fast);
    if method == "accounts.search" {
        count(Counted::Searches, limits.searches_per_second, SECOND, too_fast);
    }
    if call.caller != Caller::Server {
        let address = Counted::Address(call.address);
        count(address, limits.unsigned_calls_per_minute, MINUTE, ResponseCode::LIMIT_REACHED);
    }
    if let Some(uid) = participant {
        let code = ResponseCode::FREQUENCY_LIMIT_REACHED;
        count(Counted::Participant(uid), limits.participant_calls_per_minute, MINUTE, code);
    }
    site.traffic.pass(windows, call.now).map_err(Fault::from)
}

/// Whom a call is about, whoever makes it: the account that it names, or that of its registration token or
/// session.
pub fn subject(site: &Site, parameters: &Parameters, now: OffsetDateTime) -> Option<String> {
    let named = parameters.get("UID").or_else(|| parameters.get("targetUID"));
    let by_token = || site.registrations.holder(parameters.get("regToken")?, now).ok()?.uid().ok();
    let by_session = || site.sessions.get(parameters.get("login_token")?).map(|session| session.uid.as_str());
    named.or_else(by_token).or_else(by_session).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: OffsetDateTime = time::macros::datetime!(2026-06-01 12:00 UTC);

    fn minute(who: Counted, limit: usize) -> Window {
        Window { who, limit, length: Duration::MINUTE, code: ResponseCode::LIMIT_REACHED }
    }

    #[test]
    fn a_window_moves_with_the_clock_and_refused_calls_do_not_fill_it() {
        let mut traffic = Traffic::default();
        let mut at = |seconds| {
            let now = NOON + Duration::seconds(seconds);
            traffic.pass(vec![minute(Counted::Key, 2)], now).is_ok()
        };
        assert_eq!([at(0), at(30), at(31), at(59)], [true, true, false, false]);
        assert_eq!([at(60), at(61), at(90)], [true, false, true]);
    }

    #[test]
    fn a_call_that_one_window_refuses_fills_no_other() {
        let mut traffic = Traffic::default();
        let refused = || vec![minute(Counted::Key, 1), minute(Counted::Searches, 0)];
        assert_eq!(traffic.pass(refused(), NOON), Err(ResponseCode::LIMIT_REACHED));
        assert_eq!(traffic.pass(vec![minute(Counted::Key, 1)], NOON), Ok(()));
    }

    #[test]
    fn nobody_is_counted_with_others_and_without_a_limit_everybody_passes() {
        let mut traffic = Traffic::default();
        let mut pass =
            |name: &str| traffic.pass(vec![minute(Counted::Participant(name.to_owned()), 1)], NOON).is_ok();
        assert_eq!([pass("a"), pass("b"), pass("a")], [true, true, false]);
        assert_eq!(traffic.pass(Vec::new(), NOON), Ok(()));
    }
}
