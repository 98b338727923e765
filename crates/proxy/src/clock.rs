//! The one place that reads the clock.

use std::time::{SystemTime, UNIX_EPOCH};

use time::{Date, OffsetDateTime};

/// Seconds since 1970.
pub fn unix_seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// The day at Greenwich.
pub fn today() -> Date {
    OffsetDateTime::from(SystemTime::now()).date()
}
