//! Who has to wait for whom. Rows about one account are done one after the other, in their order; and never are
//! more than five calls about one account under way at once, which Gigya refuses (409030; REST, 1.4).
//!
//! A row that names no UID may be about any account, so of those at most four are under way: together with the one
//! that names it, five.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::ask::Whose;

/// How many rows that name no UID may be under way.
const UNNAMED: usize = 4;

/// The rows that are under way, by whom they are about.
pub struct Turns {
    /// By the hash of who it is: a registration token is not kept. Should two have the same, one waits in vain.
    last: HashMap<u64, watch::Receiver<()>>,
    hashes: RandomState,
    unnamed: Arc<Semaphore>,
    most: usize,
}

/// A place in the order, taken when a row is read.
pub struct Turn {
    before: Option<watch::Receiver<()>>,
    unnamed: Option<Arc<Semaphore>>,
    mine: Option<watch::Sender<()>>,
}

/// The turn has come. Dropped, it is the next one's.
pub struct Held {
    _mine: Option<watch::Sender<()>>,
    _permit: Option<OwnedSemaphorePermit>,
}

impl Turns {
    /// For so many rows at once.
    pub fn new(parallel: usize) -> Self {
        let unnamed = Arc::new(Semaphore::new(UNNAMED));
        Self { last: HashMap::new(), hashes: RandomState::new(), unnamed, most: 2 * parallel }
    }

    /// A place behind all that were taken before about the same account.
    pub fn take(&mut self, whose: &Whose) -> Turn {
        if self.last.len() > self.most {
            // Whoever is done has dropped its sender.
            self.last.retain(|_, last| last.has_changed().is_ok());
        }
        let (key, unnamed) = match whose {
            Whose::Nobodys => return Turn { before: None, unnamed: None, mine: None },
            Whose::Uid(uid) => (self.hashes.hash_one(("UID", uid)), None),
            Whose::Somebodys(name) => {
                (self.hashes.hash_one(("name", name.as_str())), Some(Arc::clone(&self.unnamed)))
            }
        };
        let (mine, done) = watch::channel(());
        Turn { before: self.last.insert(key, done), unnamed, mine: Some(mine) }
    }
}

impl Turn {
    /// Waits for it.
    pub async fn come(self) -> Held {
        if let Some(mut before) = self.before {
            // The only news is that its sender is gone.
            let _ = before.changed().await;
        }
        let permit = match self.unnamed {
            // It is never closed.
            Some(unnamed) => unnamed.acquire_owned().await.ok(),
            None => None,
        };
        Held { _mine: self.mine, _permit: permit }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    fn uid(uid: &str) -> Whose {
        Whose::Uid(uid.to_owned())
    }

    fn named(name: usize) -> Whose {
        Whose::Somebodys(zeroize::Zeroizing::new(name.to_string()))
    }

    #[tokio::test]
    async fn rows_about_one_account_wait_for_each_other_in_their_order() {
        let mut turns = Turns::new(8);
        let (first, second) = (turns.take(&uid("a")), turns.take(&uid("a")));
        let (mut second, other) = (Box::pin(second.come()), turns.take(&uid("b")));
        assert!((&mut second).now_or_never().is_none(), "though it asks first");
        assert!(other.come().now_or_never().is_some());
        drop(first.come().await);
        assert!(second.now_or_never().is_some());
    }

    #[tokio::test]
    async fn of_rows_that_name_no_uid_four_are_under_way() {
        let mut turns = Turns::new(8);
        let mut held = Vec::new();
        for name in 0..UNNAMED {
            held.push(turns.take(&named(name)).come().now_or_never().expect("it may go"));
        }
        let mut fifth = Box::pin(turns.take(&named(UNNAMED)).come());
        assert!((&mut fifth).now_or_never().is_none());
        assert!(turns.take(&Whose::Nobodys).come().now_or_never().is_some());
        held.pop();
        assert!(fifth.now_or_never().is_some());
    }

    #[tokio::test]
    async fn who_is_done_is_forgotten() {
        let mut turns = Turns::new(8);
        for number in 0..1000 {
            drop(turns.take(&uid(&number.to_string())).come().await);
        }
        assert!(turns.last.len() <= 17, "{}", turns.last.len());
    }
}
