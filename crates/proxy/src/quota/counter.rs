//! One quota: how often each key came within the last minute.

use std::hash::{BuildHasher, Hash, RandomState};
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

/// How many places keys are counted at. Whoever comes from ever new addresses fills these and no more: some
/// megabytes for a quota, without anything to clean up. A key's place is drawn by a hash that nobody outside can
/// compute; that two share one is rare and halves a quota that is made for crowds.
const PLACES: u64 = 1 << 16;

/// Counts keys. It keeps none of them: not an address, not a UID.
pub struct Counter<C: Clock = DefaultClock> {
    limiter: RateLimiter<u64, HashMapStateStore<u64>, C, NoOpMiddleware<C::Instant>>,
    places: RandomState,
}

impl Counter {
    /// Lets each key through so many times a minute, all at once if need be.
    pub fn new(per_minute: NonZeroU32) -> Self {
        Self::with_clock(per_minute, DefaultClock::default())
    }
}

impl<C: Clock> Counter<C> {
    fn with_clock(per_minute: NonZeroU32, clock: C) -> Self {
        let quota = Quota::per_minute(per_minute);
        let limiter = RateLimiter::new(quota, HashMapStateStore::default(), clock);
        Self { limiter, places: RandomState::new() }
    }

    /// Counts one more of this key.
    ///
    /// # Errors
    /// When there were too many: how long to wait for the next.
    pub fn admit(&self, key: impl Hash) -> Result<(), Duration> {
        let place = self.places.hash_one(key) % PLACES;
        self.limiter.check_key(&place).map_err(|until| until.wait_time_from(self.limiter.clock().now()))
    }
}

#[cfg(test)]
mod tests {
    use governor::clock::FakeRelativeClock;

    use super::*;

    fn counter(per_minute: u32) -> (Counter<FakeRelativeClock>, FakeRelativeClock) {
        let clock = FakeRelativeClock::default();
        (Counter::with_clock(NonZeroU32::new(per_minute).unwrap(), clock.clone()), clock)
    }

    #[test]
    fn a_quota_may_be_used_at_once_and_comes_back_evenly_within_a_minute() {
        let (counter, clock) = counter(3);
        for _ in 0..3 {
            counter.admit("ada").unwrap();
        }
        let wait = counter.admit("ada").unwrap_err();
        assert_eq!(wait, Duration::from_secs(20));
        clock.advance(wait);
        counter.admit("ada").unwrap();
        assert!(counter.admit("ada").is_err(), "one third of a minute gives one of three");
        clock.advance(Duration::from_mins(1));
        for _ in 0..3 {
            counter.admit("ada").unwrap();
        }
    }

    #[test]
    fn one_key_does_not_use_up_anothers_quota() {
        let (counter, _clock) = counter(1);
        counter.admit("ada").unwrap();
        assert!(counter.admit("ada").is_err());
        // Of a hundred others one may be at the same place: not all.
        let others = (0..100).filter(|other| counter.admit(other).is_ok()).count();
        assert!(others > 90, "{others}");
    }

    #[test]
    fn keys_without_number_take_no_memory_without_end() {
        let (counter, _clock) = counter(100);
        for key in 0..4 * PLACES {
            let _ = counter.admit(key);
        }
        assert!(counter.limiter.len() <= usize::try_from(PLACES).unwrap());
    }
}
