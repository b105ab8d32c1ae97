//! What the name of a copy says: why it was made, when, and which came after which.

use chrono::{DateTime, NaiveDateTime, Utc};
use domain::dates::{ShopZone, from_local};
use serde::Serialize;
use ts_rs::TS;

/// Why a copy was made. Each kind keeps its own places: the day's copies push
/// out nothing but older days' copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupKind {
    Daily,
    ByHand,
    /// The file as it was before a newer program changed its form.
    BeforeUpdate,
    /// What stood there before a copy took its place.
    BeforeRestore,
    /// The file before the sample shop was taken out of it.
    BeforeRemoval,
}

pub const MINUTE: &str = "%Y-%m-%d-%H%M";

impl BackupKind {
    const SPECIAL: [Self; 4] = [Self::ByHand, Self::BeforeUpdate, Self::BeforeRestore, Self::BeforeRemoval];

    pub(super) fn of(name: &str) -> Self {
        Self::SPECIAL.into_iter().find(|kind| name.starts_with(kind.prefix())).unwrap_or(Self::Daily)
    }

    pub(super) const fn prefix(self) -> &'static str {
        match self {
            Self::Daily => "workbay-",
            Self::ByHand => "workbay-by-hand-",
            Self::BeforeUpdate => "workbay-before-update-",
            Self::BeforeRestore => "workbay-before-restore-",
            Self::BeforeRemoval => "workbay-before-removal-",
        }
    }
}

/// What the name of a copy says. Copies are put in order by their number, each
/// one more than all before it: a clock that was set back makes no new copy look
/// old. Those of earlier programs have none and come before all others, ordered
/// by their minute, and which of that minute they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CopyName {
    pub(super) number: u64,
    pub(super) minute: NaiveDateTime,
    again: usize,
}

impl CopyName {
    pub(super) fn of(name: &str) -> Option<Self> {
        let rest = name.strip_prefix(BackupKind::of(name).prefix())?.strip_suffix(".db")?;
        // An ordinary day and minute: 2026-03-02-0830.
        let (minute, ending) = (rest.get(..15)?, rest.get(15..)?);
        let minute = NaiveDateTime::parse_from_str(minute, MINUTE).ok()?;
        let (number, again) = match (ending.strip_prefix("-no"), ending.strip_prefix('-')) {
            (Some(number), _) => (number.parse().ok()?, 1),
            (None, Some(again)) => (0, again.parse().ok()?),
            (None, None) if ending.is_empty() => (0, 1),
            (None, None) => return None,
        };
        Some(Self { number, minute, again })
    }
}

pub fn made_at(name: &str, zone: ShopZone) -> Option<DateTime<Utc>> {
    CopyName::of(name).map(|named| from_local(named.minute, zone))
}

#[cfg(test)]
mod tests {
    use super::CopyName;

    #[test]
    fn only_names_of_copies_are_copies() {
        let check = |name: &str, expect: Option<(u64, &str, usize)>| {
            let found = CopyName::of(name);
            let found =
                found.map(|one| (one.number, one.minute.format("%Y-%m-%d %H:%M").to_string(), one.again));
            let found = found.as_ref().map(|(number, minute, again)| (*number, minute.as_str(), *again));
            assert_eq!(found, expect, "{name}");
        };
        check("workbay-2026-03-02-0830-no00007.db", Some((7, "2026-03-02 08:30", 1)));
        check("workbay-by-hand-2026-03-02-0830-no123456.db", Some((123_456, "2026-03-02 08:30", 1)));
        check("workbay-2026-03-02-0830.db", Some((0, "2026-03-02 08:30", 1)));
        check("workbay-2026-03-02-0830-12.db", Some((0, "2026-03-02 08:30", 12)));
        check("workbay-before-restore-2026-03-02-0830.db", Some((0, "2026-03-02 08:30", 1)));
        check("workbay-before-update-2026-03-02-0830.db", Some((0, "2026-03-02 08:30", 1)));
        check("workbay-by-hand-2026-03-02-0830-2.db", Some((0, "2026-03-02 08:30", 2)));
        check("workbay-2026-03-02-0830.db.sha256", None);
        check("workbay-2026-03-02-0860.db", None);
        check("workbay-2026-03-02-0830x.db", None);
        check("workbay-2026-03-02-0830-no.db", None);
        check("workbay-part", None);
        check("workbay-前天的副本-很久以前.db", None);
        check("../workbay.db", None);
    }
}
