//! Registration tokens: what somebody holds who is on the way in and not there yet (REST, 3.4 and 4.18;
//! Web SDK, 1.8, "regToken changes").
//!
//! A token begins with `accounts.initRegistration` or with a pending answer, lives for an hour by the site's
//! clock, and ends when it has led to a session or a newer one has taken its place.

use gigya::ResponseCode;
use time::{Duration, OffsetDateTime};

use crate::fault::Fault;
use crate::tokens::Tokens;

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
    /// Somebody with a lite registration under way, or the owner of a lite account. It opens no full account.
    Lite {
        /// The address, once it was given.
        email: Option<String>,
        /// Whether the token also reads the account: those of `accounts.getLiteToken` do.
        reads: bool,
    },
    /// The owner of an account whose login identifier another account has.
    Linking {
        /// The account that is to be absorbed.
        candidate: String,
        /// The account that was there first.
        conflicting: String,
    },
}

/// Every registration token that is out.
#[derive(Default)]
pub struct Registrations(Tokens<Holder>);

impl Registrations {
    /// Gives a token out.
    pub fn issue(&mut self, holder: Holder, now: OffsetDateTime) -> String {
        self.issue_for(holder, LIFETIME, now)
    }

    /// Gives a token out for another time than the usual.
    pub fn issue_for(&mut self, holder: Holder, lifetime: Duration, now: OffsetDateTime) -> String {
        self.0.issue(holder, lifetime, now)
    }

    /// Who a token stands for; 403025 when it is used up, too old or invented.
    pub fn holder(&self, token: &str, now: OffsetDateTime) -> Result<&Holder, Fault> {
        self.0.get(token, now).ok_or_else(|| ResponseCode::INVALID_TOKEN.into())
    }

    /// Notes that the holder of a token has shown a second factor.
    pub fn confirm_second_factor(&mut self, token: &str, now: OffsetDateTime) {
        if let Some(Holder::Account { second_factor, .. }) = self.0.get_mut(token, now) {
            *second_factor = true;
        }
    }

    /// Notes which address the holder of a lite registration's token has named.
    pub fn name_address(&mut self, token: &str, address: &str, now: OffsetDateTime) {
        if let Some(Holder::Lite { email, .. }) = self.0.get_mut(token, now) {
            *email = Some(address.to_owned());
        }
    }

    /// Ends a token.
    pub fn retire(&mut self, token: &str) {
        self.0.retire(token);
    }

    /// Ends every token of an account that is no longer there.
    pub fn retire_all_of(&mut self, gone: &str) {
        self.0.retire_all(|holder| holder.uid().is_ok_and(|uid| uid == gone));
    }

    /// Ends every token of a lite account that is no longer there.
    pub fn retire_all_of_address(&mut self, gone: &str) {
        self.0.retire_all(|holder| {
            matches!(holder, Holder::Lite { email: Some(email), .. } if email.eq_ignore_ascii_case(gone))
        });
    }
}

impl Holder {
    /// The owner of an account, for a token that tells of something pending.
    pub fn of(uid: &str) -> Self {
        Self::Account { uid: uid.to_owned(), second_factor: false }
    }

    /// The account that the token opens; none has a newcomer or a lite registration (403025).
    pub fn uid(&self) -> Result<&str, Fault> {
        match self {
            Self::Account { uid, .. } | Self::Linking { candidate: uid, .. } => Ok(uid),
            Self::Newcomer | Self::Lite { .. } => Err(ResponseCode::INVALID_TOKEN.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_of_a_newcomer_opens_no_account() {
        assert_eq!(Holder::Newcomer.uid().map_err(|fault| fault.code.0), Err(403_025));
    }
}
