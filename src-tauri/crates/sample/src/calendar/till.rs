//! What is sold and given at the till beside bills, and whose shift it is.

use super::super::plan::{DAYS_BACK, Gift, Payer, Step, Turn, VisitPlan};
use super::{Planner, TODAYS_MINUTES, minutes};
use chrono::{DateTime, NaiveDate, Utc};
use domain::dates::{add_days, local_day};

/// The small service, whose oil and filter a package holds.
const SMALL_SERVICE: usize = 0;
/// Those whose bill is large enough for a voucher, whatever is taken off it.
const LARGE_BILLS: [usize; 4] = [5, 6, 9, 11];

/// A shop that closed its last shift so many days ago uses none.
const TRIED_DAYS_AGO: i64 = 5;

impl Planner {
    /// One car draws from a package, one is paid with what was stored, one with a voucher; each
    /// is the last such visit that ended, so that it stands high in every list.
    pub(super) fn packages_and_gifts(&mut self) {
        let hours = self.hours;
        let mut sold = Vec::new();
        if let Some((visit, _)) = self.paid_visit(|plan| plan.package == SMALL_SERVICE)
            && let Some(lines) = self.time_of(visit, Step::AddLines)
        {
            self.give(visit, Gift::Package);
            let at = hours.before(lines, 2);
            self.step(at, visit, Step::SellPackage(0));
            sold.push(at);
        }
        if let Some((visit, paid)) = self.paid_visit(|plan| LARGE_BILLS.contains(&plan.package)) {
            self.give(visit, Gift::Voucher);
            self.step(hours.before(paid, 9), visit, Step::IssueVouchers);
            // Who was content looks after the car here for a year.
            let at = hours.before(paid, 6);
            self.step(at, visit, Step::SellPackage(1));
            sold.push(at);
        }
        if let Some((visit, paid)) = self.paid_visit(|_| true) {
            self.give(visit, Gift::StoredValue);
            self.step(hours.before(paid, 3), visit, Step::TopUp);
        }
        if let Some(first) = sold.into_iter().min() {
            self.step(hours.before(first, 60), 0, Step::OfferPackages);
        }
    }

    fn give(&mut self, visit: usize, gift: Gift) {
        let plan = &mut self.plan.visits[visit];
        plan.gift = gift;
        plan.declines_last = false;
    }

    /// The last past visit of somebody who pays it at once, with nothing else to be said of it.
    fn paid_visit(&self, wanted: impl Fn(&VisitPlan) -> bool) -> Option<(usize, DateTime<Utc>)> {
        let past = self.hours.before(self.last_open, TODAYS_MINUTES);
        let is_plain = |plan: &VisitPlan| {
            plan.payer == Payer::Customer
                && plan.turn == Turn::Ordinary
                && plan.gift == Gift::Nothing
                && plan.discount_percent == 0
                && plan.finding.is_none()
                && !plan.on_account
                && !plan.two_means
                && !self.plan.customers[self.plan.cars[plan.car].customer].company
        };
        self.plan.steps.iter().rev().find_map(|(at, visit, step)| {
            let plan = &self.plan.visits[*visit];
            let fits = *step == Step::Pay && *at < past && is_plain(plan) && wanted(plan);
            fits.then_some((*visit, *at))
        })
    }

    pub(super) fn time_of(&self, visit: usize, wanted: Step) -> Option<DateTime<Utc>> {
        let found = self.plan.steps.iter().find(|(_, of, step)| *of == visit && *step == wanted);
        found.map(|(at, _, _)| *at)
    }

    /// The cashier's: one that was counted, a little short and explained. So long ago that a
    /// shop which tried one then is not warned today of cash outside of any. One stays open only where everybody has one of their own: what is taken by
    /// whoever has none goes into the only drawer there is, and would be the sample's.
    pub(super) fn shifts(&mut self, today: NaiveDate, required: bool) {
        let hours = self.hours;
        let last = local_day(self.last_open, hours.zone());
        let is_open = hours.is_open_at(self.now);
        let over = if is_open { hours.day_before(last) } else { last };
        let tried = add_days(today, -TRIED_DAYS_AGO);
        let tried = if hours.is_open_on(tried) { tried } else { hours.day_before(tried) };
        let counted = if required { over } else { tried };
        let (first, last) = if required { (add_days(today, -DAYS_BACK), last) } else { (counted, counted) };
        let mut day = if hours.is_open_on(first) { first } else { hours.day_after(first) };
        while day <= last {
            self.step(hours.opening(day), 0, Step::OpenShift);
            if day == counted {
                self.step(hours.opening(day) + minutes(200), 0, Step::PayOut);
            }
            if day <= counted {
                self.step(hours.closing(day), 0, Step::CloseShift { short: day == counted });
            }
            day = hours.day_after(day);
        }
    }
}
