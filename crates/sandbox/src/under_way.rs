//! Calls under way, account by account: Gigya takes no more than five at once on one UID (409030; REST, 1.4). The
//! sandbox counts them always, and refuses one only where the settings have a limit.
//!
//! It answers at once: a call is under way for long only when a fault delays or hangs it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The calls under way.
#[derive(Clone, Default)]
pub struct UnderWay(Arc<Mutex<HashMap<String, usize>>>);

/// One of them, until it is dropped: answered, or given up by the client.
pub struct Held {
    all: UnderWay,
    uid: String,
}

/// There are as many as there may be.
#[derive(Debug)]
pub struct TooMany;

impl UnderWay {
    /// Counts one more on this UID, unless there are `most` of them.
    pub fn hold(&self, uid: String, most: Option<usize>) -> Result<Held, TooMany> {
        let mut counts = self.counts();
        let count = counts.get(&uid).copied().unwrap_or_default();
        if most.is_some_and(|most| count >= most) {
            return Err(TooMany);
        }
        counts.insert(uid.clone(), count + 1);
        drop(counts);
        Ok(Held { all: self.clone(), uid })
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
        let one_more = |uid: &str| all.hold(uid.to_owned(), Some(5));
        let mut held: Vec<_> = (0..5).map(|_| one_more("u").unwrap()).collect();
        assert!(one_more("u").is_err() && one_more("v").is_ok());
        held.pop();
        held.push(one_more("u").unwrap());
        assert!(one_more("u").is_err());
        held.clear();
        assert!(all.counts().is_empty());
    }

    #[test]
    fn without_a_limit_there_are_never_too_many() {
        let all = UnderWay::default();
        let held: Vec<_> = (0..50).map(|_| all.hold("u".to_owned(), None)).collect();
        assert!(held.iter().all(Result::is_ok));
    }
}
