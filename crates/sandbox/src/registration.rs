//! Registration tokens: what somebody holds who is on the way in and not there yet (REST, 3.4 and 4.18;
//! Web SDK, 1.8, "regToken changes").
//!
//! A token begins with `accounts.initRegistration` or with a pending answer, lives for an hour by the site's
//! clock, and ends when it has led to a session or a newer one has taken its place.

use std::collections::HashMap;

use time::{Duration, OffsetDateTime};

use crate::fault::Fault;
use crate::site::token;
use crate::words::INVALID_TOKEN;

/// How long a registration token lives.
const LIFETIME: Duration = Duration::hours(1);

/// Who a registration token stands for.
#[derive(Clone, PartialEq, Eq)]
pub enum Holder {
    /// Somebody without an account: the token comes from `accounts.initRegistration`.
    Newcomer,
    /// The owner of an account that something stands in the way of.
    Account {
        /// Whose.
        uid: String,
        /// Whether a second factor was shown, so that none is asked for when the registration is finalized.
        second_factor: bool,
    },
    /// The owner of an account whose login identifier another account has.
    Linking {
        /// The account that is to be absorbed.
        candidate: String,
        /// The account that was there first.
        conflicting: String,
    },
}

struct Registration {
    holder: Holder,
    ends: OffsetDateTime,
}

/// Every registration token that is out.
#[derive(Default)]
pub struct Registrations(HashMap<String, Registration>);

impl Registrations {
    /// Gives a token out.
    pub fn issue(&mut self, holder: Holder, now: OffsetDateTime) -> String {
        let token = token();
        self.0.insert(token.clone(), Registration { holder, ends: now + LIFETIME });
        token
    }

    /// Who a token stands for; 403025 when it is used up, too old or invented.
    pub fn holder(&self, token: &str, now: OffsetDateTime) -> Result<&Holder, Fault> {
        let registration = self.0.get(token).filter(|registration| now < registration.ends);
        registration.map(|registration| &registration.holder).ok_or_else(|| INVALID_TOKEN.into())
    }

    /// Notes that the holder of a token has shown a second factor.
    pub fn confirm_second_factor(&mut self, token: &str) {
        if let Some(Registration { holder: Holder::Account { second_factor, .. }, .. }) =
            self.0.get_mut(token)
        {
            *second_factor = true;
        }
    }

    /// Ends a token.
    pub fn retire(&mut self, token: &str) {
        self.0.remove(token);
    }
}

impl Holder {
    /// The owner of an account, for a token that tells of something pending.
    pub fn of(uid: &str) -> Self {
        Self::Account { uid: uid.to_owned(), second_factor: false }
    }

    /// The account that the token reads and writes; none has a newcomer (403025).
    pub fn uid(&self) -> Result<&str, Fault> {
        match self {
            Self::Account { uid, .. } | Self::Linking { candidate: uid, .. } => Ok(uid),
            Self::Newcomer => Err(INVALID_TOKEN.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: OffsetDateTime = time::macros::datetime!(2026-06-01 12:00 UTC);

    #[test]
    fn a_token_lives_for_an_hour() {
        let mut registrations = Registrations::default();
        let token = registrations.issue(Holder::of("u"), NOON);
        let after = |seconds| registrations.holder(&token, NOON + Duration::seconds(seconds)).is_ok();
        assert_eq!([after(3599), after(3600)], [true, false]);
    }

    #[test]
    fn a_token_of_a_newcomer_opens_no_account() {
        assert_eq!(Holder::Newcomer.uid().map_err(|fault| fault.code.0), Err(403_025));
    }
}
