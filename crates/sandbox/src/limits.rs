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

/// An address has asked too often without a signature.
const LIMIT_REACHED: ResponseCode = ResponseCode(400_124);
/// A participant was asked about too often.
const FREQUENCY_LIMIT_REACHED: ResponseCode = ResponseCode(400_125);

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

/// When calls came lately.
#[derive(Default)]
pub struct Traffic(HashMap<Counted, VecDeque<OffsetDateTime>>);

impl Traffic {
    /// Notes a call, unless there were enough within the window. A refused call counts for nothing.
    fn pass(&mut self, who: Counted, limit: Option<usize>, window: Duration, now: OffsetDateTime) -> bool {
        let Some(limit) = limit else { return true };
        if self.0.len() >= MANY {
            self.0.retain(|_, calls| calls.back().is_some_and(|came| now - *came < Duration::MINUTE));
        }
        let calls = self.0.entry(who).or_default();
        while calls.front().is_some_and(|came| now - *came >= window) {
            calls.pop_front();
        }
        let fits = calls.len() < limit;
        if fits {
            calls.push_back(now);
        }
        fits
    }
}

/// Refuses a call of a method that is one too many.
pub fn check(site: &mut Site, method: &str, call: &Call<'_>) -> Result<(), Fault> {
    const SECOND: Duration = Duration::SECOND;
    const MINUTE: Duration = Duration::MINUTE;
    let limits = site.settings.limits;
    let participant = subject(site, call.parameters, call.now);
    let traffic = &mut site.traffic;
    let search = method == "accounts.search";
    if !traffic.pass(Counted::Key, limits.calls_per_second, SECOND, call.now)
        || search && !traffic.pass(Counted::Searches, limits.searches_per_second, SECOND, call.now)
    {
        return Err(ResponseCode::API_RATE_LIMIT_EXCEEDED.into());
    }
    let address = Counted::Address(call.address);
    let signed = call.caller == Caller::Server;
    if !signed && !traffic.pass(address, limits.unsigned_calls_per_minute, MINUTE, call.now) {
        return Err(LIMIT_REACHED.into());
    }
    if let Some(uid) = participant
        && !traffic.pass(Counted::Participant(uid), limits.participant_calls_per_minute, MINUTE, call.now)
    {
        return Err(FREQUENCY_LIMIT_REACHED.into());
    }
    Ok(())
}

/// Whom a call is about, whoever makes it: the account that it names, or that of its registration token or
/// session.
pub fn subject(site: &Site, parameters: &Parameters, now: OffsetDateTime) -> Option<String> {
    let named = parameters.get("UID").or_else(|| parameters.get("targetUID"));
    let by_token = || site.registrations.holder(parameters.get("regToken")?, now).ok()?.uid().ok();
    let by_session = || site.session(parameters.get("login_token")?).map(|session| session.uid.as_str());
    named.or_else(by_token).or_else(by_session).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: OffsetDateTime = time::macros::datetime!(2026-06-01 12:00 UTC);

    #[test]
    fn a_window_moves_with_the_clock_and_refused_calls_do_not_fill_it() {
        let mut traffic = Traffic::default();
        let mut at = |seconds| {
            let now = NOON + Duration::seconds(seconds);
            traffic.pass(Counted::Key, Some(2), Duration::MINUTE, now)
        };
        assert_eq!([at(0), at(30), at(31), at(59)], [true, true, false, false]);
        assert_eq!([at(60), at(61), at(90)], [true, false, true]);
    }

    #[test]
    fn nobody_is_counted_with_others_and_without_a_limit_everybody_passes() {
        let mut traffic = Traffic::default();
        let participant = |name: &str| Counted::Participant(name.to_owned());
        assert!(traffic.pass(participant("a"), Some(1), Duration::MINUTE, NOON));
        assert!(traffic.pass(participant("b"), Some(1), Duration::MINUTE, NOON));
        assert!(!traffic.pass(participant("a"), Some(1), Duration::MINUTE, NOON));
        assert!(traffic.pass(participant("a"), None, Duration::MINUTE, NOON));
    }
}
