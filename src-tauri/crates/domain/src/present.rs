//! What time it is in the shop when the computer's clock is set back: what the
//! file has seen once is never undone.

use chrono::{DateTime, Utc};

/// A clock that is put right by the network steps by seconds; more than this is
/// said to people.
pub const TOLERATED_SECONDS: i64 = 120;

/// The shop's present: the computer's clock, and never before the newest moment
/// the file has seen. Behind it, time stands still until the clock has caught up
/// or the manager says that the clock is right.
pub fn present(newest_seen: Option<DateTime<Utc>>, computer: DateTime<Utc>) -> DateTime<Utc> {
    newest_seen.map_or(computer, |newest| newest.max(computer))
}

/// By how many minutes the computer's clock is behind what the file has seen,
/// when that is more than a clock steps by itself.
pub fn minutes_behind(newest_seen: Option<DateTime<Utc>>, computer: DateTime<Utc>) -> Option<i64> {
    let seconds = (newest_seen? - computer).num_seconds();
    (seconds > TOLERATED_SECONDS).then(|| seconds.saturating_add(59) / 60)
}
