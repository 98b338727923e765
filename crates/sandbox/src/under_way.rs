//! Calls under way, account by account: Gigya takes no more than five at once on one UID (409030; REST, 1.4).
//!
//! The sandbox answers at once, so that only those calls are under way which a fault delays or hangs.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many calls may be under way for one UID.
const LIMIT: usize = 5;

/// The calls under way.
#[derive(Clone, Default)]
pub struct UnderWay(Arc<Mutex<HashMap<String, usize>>>);

/// One of them, until it is dropped: answered, or given up by the client.
pub struct Held {
    all: UnderWay,
    uid: String,
}

impl UnderWay {
    /// Whether one more on this UID would be too many.
    pub fn is_full(&self, uid: &str) -> bool {
        self.counts().get(uid).is_some_and(|count| *count >= LIMIT)
    }

    /// Counts one more on this UID.
    pub fn hold(&self, uid: String) -> Held {
        *self.counts().entry(uid.clone()).or_default() += 1;
        Held { all: self.clone(), uid }
    }

    fn counts(&self) -> MutexGuard<'_, HashMap<String, usize>> {
        // A count is right whatever happened to its holder.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut counts = self.all.counts();
        let left = counts.get(&self.uid).map_or(0, |count| count - 1);
        if left == 0 {
            counts.remove(&self.uid);
        } else {
            counts.insert(self.uid.clone(), left);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_are_under_way_and_one_more_waits_until_one_has_ended() {
        let all = UnderWay::default();
        let mut held: Vec<_> = (0..4).map(|_| all.hold("u".to_owned())).collect();
        assert!(!all.is_full("u"));
        held.push(all.hold("u".to_owned()));
        assert!(all.is_full("u") && !all.is_full("v"));
        held.pop();
        assert!(!all.is_full("u"));
        held.clear();
        assert!(all.counts().is_empty());
    }
}
