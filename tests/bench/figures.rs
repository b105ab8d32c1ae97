//! Medians and 99 % of what was timed, and the rows of the table.

use std::fmt;
use std::time::{Duration, Instant};

pub struct Timed {
    pub median: Duration,
    pub at_99: Duration,
    /// Rows one call stepped over without a constraint, at most.
    pub scanned: i64,
}

/// Runs the work so many times, a few more to warm up, one round after another.
pub fn timed(rounds: usize, work: impl FnMut(usize)) -> Timed {
    timed_between(rounds, work, |_| {})
}

/// The same, with something put back between the rounds that is not measured.
pub fn timed_between(rounds: usize, mut work: impl FnMut(usize), mut between: impl FnMut(usize)) -> Timed {
    for round in 0..3 {
        work(round);
    }
    storage::rows_scanned();
    let mut times = Vec::with_capacity(rounds);
    let mut scanned = 0;
    for round in 0..rounds {
        let began = Instant::now();
        work(round);
        times.push(began.elapsed());
        scanned = scanned.max(storage::rows_scanned());
        between(round);
        storage::rows_scanned();
    }
    times.sort_unstable();
    Timed { median: times[rounds / 2], at_99: times[(rounds * 99).div_ceil(100) - 1], scanned }
}

pub struct Row {
    name: &'static str,
    ours: Timed,
    /// The same work in bare statements, where there is one thing to compare with.
    bare: Option<Timed>,
    interactive_read: bool,
    /// Of a paper: how long it may take at the median, and whether it is small enough.
    max_wait: Option<Duration>,
    is_too_large: bool,
    /// How long the slowest of a hundred may take, where a limit of its own is promised.
    slowest: Option<Duration>,
}

impl Row {
    pub fn read(name: &'static str, ours: Timed, bare: Timed) -> Self {
        Self { interactive_read: true, ..Self::write(name, ours, bare) }
    }

    pub fn write(name: &'static str, ours: Timed, bare: Timed) -> Self {
        Self {
            name,
            ours,
            bare: Some(bare),
            interactive_read: false,
            max_wait: None,
            is_too_large: false,
            slowest: None,
        }
    }

    /// A whole page, of many questions: there is no one statement beside it.
    pub fn page(name: &'static str, ours: Timed) -> Self {
        Self {
            name,
            ours,
            bare: None,
            interactive_read: true,
            max_wait: None,
            is_too_large: false,
            slowest: None,
        }
    }

    /// What nobody waits for between two keys may take longer, and read more.
    pub fn report(name: &'static str, ours: Timed, slowest: Duration) -> Self {
        Self { interactive_read: false, slowest: Some(slowest), ..Self::page(name, ours) }
    }

    pub fn paper(name: &'static str, ours: Timed, bare: Timed, max_wait: Duration) -> Self {
        Self { max_wait: Some(max_wait), ..Self::write(name, ours, bare) }
    }

    /// A short paper costs little beside what the library does alone; a long one has
    /// tables, sums and carried pages that the bare text has not.
    fn is_far_behind(&self) -> bool {
        self.max_wait.is_some_and(|max_wait| max_wait < Duration::from_millis(100))
            && self.bare.as_ref().is_some_and(|bare| self.ours.median * 2 > bare.median * 3)
    }

    /// Whoever waits for it waits no longer than this, at 99 %.
    pub fn within(self, slowest: Duration) -> Self {
        Self { slowest: Some(slowest), ..self }
    }

    pub fn at_most(self, bytes: usize, most: usize) -> Self {
        Self { is_too_large: bytes > most, ..self }
    }

    pub fn head() -> String {
        format!(
            "{:<32}{:>12}{:>12}{:>16}{:>12}{:>8}{:>9}",
            "ms", "median", "99 %", "bare: median", "99 %", "ratio", "scanned"
        )
    }

    /// A few hundred rows of a queue may be looked over; a big table may not.
    pub fn too_slow(&self) -> bool {
        let drawn =
            |max_wait: Duration| self.ours.median > max_wait || self.is_too_large || self.is_far_behind();
        if let Some(max_wait) = self.max_wait {
            return drawn(max_wait);
        }
        if self.slowest.is_some_and(|slowest| self.ours.at_99 > slowest) {
            return true;
        }
        self.interactive_read
            && (self.ours.median > Duration::from_millis(10)
                || self.ours.at_99 > Duration::from_millis(50)
                || self.ours.scanned > 2_000)
    }
}

fn ms(time: Duration) -> String {
    let micros = time.as_micros();
    format!("{}.{:03}", micros / 1000, micros % 1000)
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (median, at_99, ratio) = self.bare.as_ref().map_or_else(Default::default, |bare| {
            let tenths = self.ours.median.as_nanos() * 10 / bare.median.as_nanos().max(1);
            (ms(bare.median), ms(bare.at_99), format!("{}.{}", tenths / 10, tenths % 10))
        });
        write!(
            f,
            "{:<32}{:>12}{:>12}{:>16}{:>12}{:>8}{:>9}{}",
            self.name,
            ms(self.ours.median),
            ms(self.ours.at_99),
            median,
            at_99,
            ratio,
            self.ours.scanned,
            if self.too_slow() { "  TOO SLOW" } else { "" }
        )
    }
}
