//! 一次修复率: how often a car leaves mended and stays so.

use crate::dates::add_days;
use crate::money::Rate;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// Who comes back later comes with another fault, or with the same one worn anew.
pub const COMES_BACK_WITHIN_DAYS: i64 = 30;

/// A delivered visit on which work was done, as the figure sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MendedVisit {
    pub delivered_on: NaiveDate,
    /// Some of its work was done again before it left: an inspection sent it back, or the customer did not take it.
    pub reworked: bool,
    /// The first day on which it came back with something the shop answered for.
    pub came_back_on: Option<NaiveDate>,
}

impl MendedVisit {
    /// Mended at the first try: without rework, and without a comeback within the days.
    pub fn is_first_time(&self) -> bool {
        let last = add_days(self.delivered_on, COMES_BACK_WITHIN_DAYS);
        !self.reworked && self.came_back_on.is_none_or(|day| day > last)
    }

    /// Whether it may still come back within the days: the figure is not the last word on it.
    pub fn may_come_back(&self, today: NaiveDate) -> bool {
        self.is_first_time() && today <= add_days(self.delivered_on, COMES_BACK_WITHIN_DAYS)
    }
}

/// 一次修复率 = visits settled and delivered in a stretch of days, on which work was done, that left without rework and
/// did not come back under the shop's own warranty within [`COMES_BACK_WITHIN_DAYS`] / all those visits. A visit
/// counts for the day on which it was delivered, whenever it came back. What was called off, and what was only
/// sold, does not count. Whoever had a hand in a visit's work shares its outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct FirstTimeFix {
    pub visits: i64,
    pub first_time: i64,
    /// Of those mended at the first try, the ones that may still come back.
    pub not_over: i64,
    /// None where there were none.
    pub rate: Option<Rate>,
}

impl FirstTimeFix {
    pub fn of<'a>(visits: impl IntoIterator<Item = &'a MendedVisit>, today: NaiveDate) -> Self {
        let mut all = Self::default();
        for visit in visits {
            all.visits += 1;
            all.first_time += i64::from(visit.is_first_time());
            all.not_over += i64::from(visit.may_come_back(today));
        }
        // In hundredths of a per cent, half a one upwards.
        all.rate = (all.visits > 0)
            .then(|| Rate((all.first_time.saturating_mul(20_000) + all.visits) / (all.visits * 2)));
        all
    }
}
