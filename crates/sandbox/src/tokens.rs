//! Tokens that stand for something for a while: registration tokens, links in mails, codes sent.

use std::collections::HashMap;

use time::{Duration, OffsetDateTime};

use crate::site::token;

/// What tokens stand for, and until when.
pub struct Tokens<T> {
    all: HashMap<String, (T, OffsetDateTime)>,
    /// With how many of them those are cleared away that stand for nothing any more.
    clear_at: usize,
}

/// Fewer are not worth looking through.
const FEW: usize = 1000;

impl<T> Default for Tokens<T> {
    fn default() -> Self {
        Self { all: HashMap::new(), clear_at: FEW }
    }
}

impl<T> Tokens<T> {
    /// Gives a token out.
    pub fn issue(&mut self, value: T, lifetime: Duration, now: OffsetDateTime) -> String {
        if self.all.len() >= self.clear_at {
            self.forget_old(now);
            // As many again may come first, so that a token costs the same however many there are.
            self.clear_at = FEW.max(2 * self.all.len());
        }
        let token = token();
        self.all.insert(token.clone(), (value, now + lifetime));
        token
    }

    /// Clears those away that stand for nothing any more: at once, where what they hold is large.
    pub fn forget_old(&mut self, now: OffsetDateTime) {
        self.all.retain(|_, (_, ends)| now < *ends);
    }

    /// What a token stands for, while it does.
    pub fn get(&self, token: &str, now: OffsetDateTime) -> Option<&T> {
        self.all.get(token).filter(|(_, ends)| now < *ends).map(|(value, _)| value)
    }

    /// The first thing of that kind that a token stands for.
    pub fn find(&self, such: impl Fn(&T) -> bool, now: OffsetDateTime) -> Option<&T> {
        self.all.values().find(|(value, ends)| now < *ends && such(value)).map(|(value, _)| value)
    }

    /// What a token stands for, to change it.
    pub fn get_mut(&mut self, token: &str, now: OffsetDateTime) -> Option<&mut T> {
        self.all.get_mut(token).filter(|(_, ends)| now < *ends).map(|(value, _)| value)
    }

    /// What a token stands for, which it does no longer.
    pub fn take(&mut self, token: &str) -> Option<T> {
        self.all.remove(token).map(|(value, _)| value)
    }

    /// Ends a token.
    pub fn retire(&mut self, token: &str) {
        self.all.remove(token);
    }

    /// Ends every token that stands for such a thing.
    pub fn retire_all(&mut self, such: impl Fn(&T) -> bool) {
        self.all.retain(|_, (value, _)| !such(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: OffsetDateTime = time::macros::datetime!(2026-06-01 12:00 UTC);

    #[test]
    fn a_token_stands_for_something_until_its_time_is_over() {
        let mut tokens = Tokens::default();
        let token = tokens.issue("something", Duration::hours(1), NOON);
        let after = |seconds| tokens.get(&token, NOON + Duration::seconds(seconds)).copied();
        assert_eq!([after(0), after(3599), after(3600)], [Some("something"), Some("something"), None]);
    }

    #[test]
    fn tokens_whose_time_is_over_make_room_for_others() {
        let mut tokens = Tokens::default();
        for hour in 0..3 {
            let now = NOON + Duration::hours(hour);
            for value in 0..FEW {
                tokens.issue(value, Duration::hours(1), now);
            }
            assert!(tokens.all.len() <= FEW, "{}", tokens.all.len());
        }
        let lasting = tokens.issue(7, Duration::hours(9), NOON);
        for value in 0..3 * FEW {
            tokens.issue(value, Duration::seconds(1), NOON);
        }
        assert_eq!(tokens.get(&lasting, NOON), Some(&7));
    }

    #[test]
    fn what_is_forgotten_is_what_stands_for_nothing_any_more() {
        let mut tokens = Tokens::default();
        tokens.issue("short", Duration::seconds(1), NOON);
        let long = tokens.issue("long", Duration::seconds(2), NOON);
        let later = NOON + Duration::seconds(1);
        tokens.forget_old(later);
        assert_eq!((tokens.all.len(), tokens.get(&long, later)), (1, Some(&"long")));
    }

    #[test]
    fn a_retired_token_stands_for_nothing() {
        let mut tokens = Tokens::default();
        let issued = [1, 2, 3].map(|value| tokens.issue(value, Duration::hours(1), NOON));
        tokens.retire(&issued[0]);
        tokens.retire_all(|value| *value == 2);
        assert_eq!(issued.map(|token| tokens.get(&token, NOON).copied()), [None, None, Some(3)]);
    }
}
