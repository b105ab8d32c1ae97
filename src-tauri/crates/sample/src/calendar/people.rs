//! What the shop knows of people: who speaks for its customers and what they agreed to, who of its own drives a car on
//! the road, and how their work was seen.

use super::super::plan::Step;
use super::Planner;
use domain::work_order::stage::Stage;

/// So many of the last cars that went had their work marked.
const MARKED: usize = 14;
/// And so many of the last were looked at by two before.
const LOOKED_AT: usize = 2;

impl Planner {
    pub(super) fn people(&mut self) {
        let (hours, last_open) = (self.hours, self.last_open);
        // Each so many working minutes ago, when nobody's hands are needed for it.
        for (minutes, step) in [
            (885, Step::WriteLicences),
            (880, Step::WriteContacts),
            (870, Step::SortCustomers),
            (860, Step::RecordConsents),
            (700, Step::AskForData),
        ] {
            self.step(hours.before(last_open, minutes), 0, step);
        }
        let went: Vec<usize> = self
            .plan
            .steps
            .iter()
            .rev()
            .filter(|(at, _, step)| *step == Step::Deliver && *at <= self.now)
            .map(|(_, visit, _)| *visit)
            .take(MARKED)
            .collect();
        for (number, visit) in went.into_iter().enumerate() {
            if let Some(passed) = self.time_of(visit, Step::PassInspection) {
                self.step(passed, visit, Step::MarkJobs);
            }
            if let Some(paid) = self.time_of(visit, Step::Pay).filter(|_| number < LOOKED_AT) {
                self.step(paid, visit, Step::LookLast);
            }
        }
        if let Some(visit) = self.in_stage(Stage::ReadyForDelivery, 0) {
            self.step(hours.before(last_open, 2), visit, Step::LookLast);
        }
    }
}
