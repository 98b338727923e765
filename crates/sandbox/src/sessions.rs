//! Sessions: whose they are, until when, and what an app signs with (REST, 3.4).

use std::collections::HashMap;

use gigya::signature::Secret;
use time::OffsetDateTime;

use crate::site::token;

/// What a session belongs to and how long it lives.
pub struct Session {
    /// The account's UID.
    pub uid: String,
    /// When its owner has proved to be the owner.
    pub since: OffsetDateTime,
    /// When it ends; `None` lives on.
    pub expires: Option<OffsetDateTime>,
    /// What an app signs its calls with; `None` for a browser's session.
    pub secret: Option<Secret>,
}

impl Session {
    /// Whether it is not over.
    pub fn lasts(&self, now: OffsetDateTime) -> bool {
        self.expires.is_none_or(|expires| now < expires)
    }
}

/// Fewer are not worth looking through.
const FEW: usize = 1000;

/// All sessions, by their tokens. Of one that is over it is known that it was one (403011), until there are many.
pub struct Sessions {
    all: HashMap<String, Session>,
    /// With how many of them those are cleared away that are over.
    clear_at: usize,
}

impl Default for Sessions {
    fn default() -> Self {
        Self { all: HashMap::new(), clear_at: FEW }
    }
}

impl Sessions {
    /// Begins a session and gives its token.
    pub fn begin(&mut self, session: Session) -> String {
        if self.all.len() >= self.clear_at {
            self.all.retain(|_, other| other.lasts(session.since));
            // As many again may come first, so that a session costs the same however many there are.
            self.clear_at = FEW.max(2 * self.all.len());
        }
        let token = token();
        self.all.insert(token.clone(), session);
        token
    }

    /// The session of a token, over or not.
    pub fn get(&self, token: &str) -> Option<&Session> {
        self.all.get(token)
    }

    /// How many sessions each account has that are not over, by its UID.
    pub fn counted(&self, now: OffsetDateTime) -> HashMap<&str, usize> {
        let mut counts = HashMap::new();
        for session in self.all.values().filter(|session| session.lasts(now)) {
            *counts.entry(session.uid.as_str()).or_default() += 1;
        }
        counts
    }

    /// Ends one session.
    pub fn end(&mut self, token: &str) {
        self.all.remove(token);
    }

    /// Ends all sessions of an account and says whether there was one.
    pub fn end_all_of(&mut self, uid: &str) -> bool {
        let before = self.all.len();
        self.all.retain(|_, session| session.uid != uid);
        self.all.len() < before
    }

    /// Ends all sessions of an account but one.
    pub fn end_others_of(&mut self, uid: &str, token: &str) {
        self.all.retain(|other, session| session.uid != uid || other == token);
    }
}

#[cfg(test)]
mod tests {
    use time::Duration;

    use super::*;

    const NOON: OffsetDateTime = time::macros::datetime!(2026-06-01 12:00 UTC);

    fn begin(sessions: &mut Sessions, since: OffsetDateTime, expires: Option<OffsetDateTime>) -> String {
        sessions.begin(Session { uid: "u".to_owned(), since, expires, secret: None })
    }

    #[test]
    fn sessions_that_are_over_make_room_for_others() {
        let mut sessions = Sessions::default();
        let lasting = begin(&mut sessions, NOON, None);
        for hour in 0..3 {
            let now = NOON + Duration::hours(hour);
            for _ in 1..FEW {
                begin(&mut sessions, now, Some(now + Duration::hours(1)));
            }
            assert!(sessions.all.len() <= FEW, "{}", sessions.all.len());
        }
        assert!(sessions.get(&lasting).is_some());
    }

    #[test]
    fn only_sessions_that_last_are_counted() {
        let mut sessions = Sessions::default();
        for expires in [None, Some(NOON + Duration::SECOND), Some(NOON)] {
            begin(&mut sessions, NOON, expires);
        }
        assert_eq!(sessions.counted(NOON), HashMap::from([("u", 2)]));
    }
}
