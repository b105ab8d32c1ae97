//! What is asked of a list in the shop's days, in the terms of the file.

use super::found::Few;
use chrono::{DateTime, NaiveDate, Utc};
use domain::dates::{ShopZone, day_range_utc, local_day};
use domain::list_filter::ListFilter;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use storage::{ListAsked, ListKey, Reader};
use ts_rs::TS;

/// What a screen shows before somebody asks for more.
pub(super) const ON_A_PAGE: i64 = 50;
/// A busy month is added up at once; more of it portion by portion, each behind the one before.
pub(super) const ADDED_UP: i64 = 3000;

#[derive(Debug, Default, Serialize, Deserialize, TS)]
pub struct AskList {
    pub filter: ListFilter,
    /// Where the page before ended.
    #[ts(optional = nullable)]
    pub after: Option<ListKey>,
}

#[derive(Debug, Default, Serialize, Deserialize, TS)]
pub struct TotalList {
    pub filter: ListFilter,
    /// Where the portion before ended: a shop of many years is added up portion by portion.
    #[ts(optional = nullable)]
    pub after: Option<ListKey>,
}

/// How a list tells which few a filter leaves, if it leaves few.
pub(super) type TellsFew = fn(&Reader<'_>, &ListFilter) -> Result<Option<Few>>;
/// How a list is read: so many keys, and where the walk ended.
pub(super) type Reads =
    fn(&Reader<'_>, &ListAsked<'_>, i64) -> storage::Result<(Vec<ListKey>, Option<ListKey>)>;

pub(crate) struct Asking {
    filter: ListFilter,
    few: Option<Few>,
    from: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
    today: NaiveDate,
    reads: Reads,
}

/// What was found, and how far.
pub(super) struct Found {
    pub ids: Vec<i64>,
    /// Where it goes on; none where that is all.
    pub next: Option<ListKey>,
    /// The walk ended before there were enough.
    pub looked_to: Option<DateTime<Utc>>,
    pub cut: bool,
}

impl Asking {
    /// # Errors
    /// What `ListFilter::checked` refuses.
    pub(super) fn of(
        cx: &Read,
        filter: ListFilter,
        zone: ShopZone,
        tells_few: TellsFew,
        reads: Reads,
    ) -> Result<Self> {
        let filter = filter.checked()?;
        Ok(Self {
            few: tells_few(cx.r, &filter)?,
            from: filter.from.map(|day| day_range_utc(day, zone).0),
            until: filter.to.map(|day| day_range_utc(day, zone).1),
            now: cx.now,
            today: local_day(cx.now, zone),
            filter,
            reads,
        })
    }

    /// So many behind a key.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub(super) fn found(&self, cx: &Read, behind: Option<ListKey>, limit: i64) -> Result<Found> {
        let asked = ListAsked {
            filter: self.few.as_ref().map_or(&self.filter, |few| &few.filter),
            from: self.from,
            until: self.until,
            now: self.now,
            today: self.today,
            among: self.few.as_ref().map(|few| few.ids.as_slice()),
            behind,
        };
        let (keys, ended) = (self.reads)(cx.r, &asked, limit)?;
        let full = i64::try_from(keys.len()).unwrap_or(i64::MAX) >= limit;
        Ok(Found {
            ids: keys.iter().map(|key| key.id).collect(),
            next: if full { keys.last().copied() } else { ended },
            looked_to: ended.map(|key| key.at),
            cut: self.few.as_ref().is_some_and(|few| few.cut),
        })
    }
}
