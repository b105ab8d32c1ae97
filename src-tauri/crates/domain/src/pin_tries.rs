//! Wrong PINs: how long who typed them waits, and when a station asks for a
//! manager. A PIN of four digits bears no endless tries, however slow.

use std::time::Duration;

/// Fingers slip so often in a row.
pub const FREE_TRIES: u32 = 5;
/// At one station, whoever they were for: nobody who works there comes near.
pub const TRIES_OF_STATION: u32 = 50;

const FIRST_WAIT: Duration = Duration::from_secs(30);
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);

/// How long after so many wrong ones in a row the next is looked at: half a minute
/// first, and twice as long each time after, up to a quarter of an hour.
pub fn wait_after(wrong: u32) -> Duration {
    match wrong.checked_sub(FREE_TRIES) {
        None => Duration::ZERO,
        Some(further) => FIRST_WAIT.saturating_mul(1 << further.min(10)).min(LONGEST_WAIT),
    }
}

/// Whether no PIN is looked at there any more, until a manager says so.
pub fn stops_station(wrong: u32) -> bool {
    wrong >= TRIES_OF_STATION
}
