//! The lock-outs of risk-based authentication, as the policy in `logichub-sap-gigya-actions.txt` ("Get RBA
//! Policy") has them: three failed logins within a minute lock the account for a minute, five lock the
//! address that they come from.
//!
//! UNCONFIRMED: that the failure which reaches the threshold still gets its own answer (403042), and only
//! the next attempt 403120; and that a login that succeeds wipes the account's failures, not the address's.

use std::collections::HashMap;
use std::net::IpAddr;

use gigya::ResponseCode;
use time::{Duration, OffsetDateTime};

use crate::fault::Fault;
use crate::methods::Call;
use crate::site::Site;

/// Failed logins within [`RESET_INTERVAL`] after which an account is locked.
pub const ACCOUNT_THRESHOLD: usize = 3;
/// The same for an address.
pub const ADDRESS_THRESHOLD: usize = 5;
/// After this long a failure is forgotten.
pub const RESET_INTERVAL: Duration = Duration::seconds(60);
/// How long a lock holds.
pub const DURATION: Duration = Duration::seconds(60);

/// Failures of one account or address.
#[derive(Default)]
struct Record {
    failures: Vec<OffsetDateTime>,
    locked_until: Option<OffsetDateTime>,
}

impl Record {
    fn is_locked(&self, now: OffsetDateTime) -> bool {
        self.locked_until.is_some_and(|until| now < until)
    }

    fn recent(&self, now: OffsetDateTime) -> usize {
        self.failures.iter().filter(|failed| now - **failed < RESET_INTERVAL).count()
    }

    fn fail(&mut self, threshold: usize, now: OffsetDateTime) {
        self.failures.retain(|failed| now - *failed < RESET_INTERVAL);
        self.failures.push(now);
        if self.failures.len() >= threshold {
            self.failures.clear();
            self.locked_until = Some(now + DURATION);
        }
    }
}

/// Every account and address at which a login failed.
#[derive(Default)]
pub struct Lockouts {
    accounts: HashMap<String, Record>,
    addresses: HashMap<IpAddr, Record>,
}

impl Lockouts {
    /// Whether a login has to wait, whatever the password.
    pub fn locks(&self, uid: Option<&str>, address: IpAddr, now: OffsetDateTime) -> bool {
        let account = uid.and_then(|uid| self.accounts.get(uid));
        account.into_iter().chain(self.addresses.get(&address)).any(|record| record.is_locked(now))
    }

    /// Whether a login to the account failed lately.
    pub fn failed_lately(&self, uid: &str, now: OffsetDateTime) -> bool {
        self.accounts.get(uid).is_some_and(|record| record.recent(now) > 0)
    }

    /// Until when an account is locked.
    pub fn locked_until(&self, uid: &str, now: OffsetDateTime) -> Option<OffsetDateTime> {
        let record = self.accounts.get(uid)?;
        record.locked_until.filter(|_| record.is_locked(now))
    }

    /// Notes a failed login; a login ID that nobody has counts for its address only.
    fn fail(&mut self, uid: Option<&str>, address: IpAddr, now: OffsetDateTime) {
        if let Some(uid) = uid {
            self.accounts.entry(uid.to_owned()).or_default().fail(ACCOUNT_THRESHOLD, now);
        }
        self.addresses.entry(address).or_default().fail(ADDRESS_THRESHOLD, now);
    }

    /// Notes a failed login that locks nobody out.
    fn remember(&mut self, uid: &str, now: OffsetDateTime) {
        self.accounts.entry(uid.to_owned()).or_default().failures = vec![now];
    }

    /// Notes a login that succeeded.
    pub fn succeed(&mut self, uid: &str) {
        self.accounts.remove(uid);
    }

    /// Lets whom it is try again at once, with no failure remembered.
    pub fn unlock(&mut self, target: &Target) {
        match target {
            Target::Account(uid) => self.accounts.remove(uid),
            Target::Address(address) => self.addresses.remove(address),
        };
    }

    /// Locks an account or an address.
    pub fn lock(&mut self, target: &Target, until: OffsetDateTime) {
        let record = match target {
            Target::Account(uid) => self.accounts.entry(uid.clone()).or_default(),
            Target::Address(address) => self.addresses.entry(*address).or_default(),
        };
        record.locked_until = Some(until);
    }
}

/// What is locked and unlocked.
pub enum Target {
    /// The account with this UID.
    Account(String),
    /// Everybody at this address.
    Address(IpAddr),
}

impl Target {
    /// Whom a call names, by exactly one of `loginID`, `UID` and `ip`. UNCONFIRMED (REST, 9.7): 400002 when nobody
    /// is named, 400006 when more than one is, 403047 for a login ID that nobody has, 403005 for an unknown UID.
    pub fn of(site: &Site, call: &Call<'_>) -> Result<Self, Fault> {
        match ["loginID", "UID", "ip"].map(|name| call.parameters.get(name)) {
            [Some(login_id), None, None] => {
                let account =
                    site.account_by_login_id(login_id).ok_or(ResponseCode::LOGINID_DOES_NOT_EXIST)?;
                Ok(Self::Account(account.uid().to_owned()))
            }
            [None, Some(uid), None] => {
                site.account(uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
                Ok(Self::Account(uid.to_owned()))
            }
            [None, None, Some(text)] => text.parse().map(Self::Address).map_err(|_| Fault::invalid("ip")),
            [None, None, None] => Err(Fault::missing("loginID")),
            [..] => Err(Fault::invalid("loginID")),
        }
    }
}

/// Notes a failed login. A site without lock-outs of its own has captchas after it all the same.
pub fn fail(site: &mut Site, call: &Call<'_>, uid: Option<&str>) {
    if site.settings.lockout {
        site.lockouts.fail(uid, call.address, call.now);
    } else if let Some(uid) = uid {
        site.lockouts.remember(uid, call.now);
    }
}

/// Refuses a login that has to wait (403120), before anybody looks at the password.
pub fn check(site: &Site, call: &Call<'_>, uid: Option<&str>) -> Result<(), Fault> {
    if site.lockouts.locks(uid, call.address, call.now) {
        let code = ResponseCode::ACCOUNT_TEMPORARILY_LOCKED_OUT;
        return Err(Fault::new(code, "Account temporarily locked out"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const NOON: OffsetDateTime = time::macros::datetime!(2026-06-01 12:00 UTC);
    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
    const ELSEWHERE: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

    fn seconds(count: i64) -> OffsetDateTime {
        NOON + Duration::seconds(count)
    }

    #[test]
    fn failures_that_are_a_minute_apart_do_not_add_up() {
        let mut lockouts = Lockouts::default();
        for moment in [0, 30, 60, 90, 120] {
            lockouts.fail(Some("u"), HERE, seconds(moment));
        }
        assert!(!lockouts.locks(Some("u"), HERE, seconds(121)));
    }

    #[test]
    fn a_locked_account_is_locked_from_everywhere_and_for_a_minute() {
        let mut lockouts = Lockouts::default();
        for _ in 0..3 {
            lockouts.fail(Some("u"), HERE, NOON);
        }
        assert!(lockouts.locks(Some("u"), ELSEWHERE, seconds(59)));
        assert!(!lockouts.locks(Some("u"), ELSEWHERE, seconds(60)));
        assert!(!lockouts.locks(Some("another"), HERE, NOON));
    }

    #[test]
    fn five_failures_of_anybody_lock_the_address_for_everybody() {
        let mut lockouts = Lockouts::default();
        for uid in [Some("a"), Some("b"), None, None] {
            lockouts.fail(uid, HERE, NOON);
        }
        assert!(!lockouts.locks(Some("c"), HERE, NOON));
        lockouts.fail(None, HERE, NOON);
        assert!(lockouts.locks(Some("c"), HERE, NOON) && !lockouts.locks(Some("c"), ELSEWHERE, NOON));
    }

    #[test]
    fn a_success_wipes_the_accounts_failures_only() {
        let mut lockouts = Lockouts::default();
        for _ in 0..2 {
            lockouts.fail(Some("u"), HERE, NOON);
            lockouts.fail(Some("u"), HERE, NOON);
            lockouts.succeed("u");
        }
        assert!(!lockouts.failed_lately("u", NOON));
        lockouts.fail(None, HERE, NOON);
        assert!(lockouts.locks(None, HERE, NOON));
    }
}
