//! The cars of today: a few in every stage, and whose hands are on them.

use super::super::plan::{Step, TECHNICIANS};
use super::{Planner, half_hour_before, job_minutes, minutes};
use chrono::{DateTime, TimeDelta, Utc};
use domain::work_order::stage::Stage;

impl Planner {
    /// The cars in the shop right now: some in every stage, each having got
    /// there a believable while ago.
    pub(super) fn present_day(&mut self) {
        let wanted = [
            (Stage::CheckedIn, 2),
            (Stage::Estimating, 3),
            (Stage::AwaitingAuthorisation, 3),
            (Stage::AwaitingAssignment, 3),
            (Stage::InRepair, 4),
            (Stage::AwaitingInspection, 2),
            (Stage::Preparing, 2),
            (Stage::AwaitingSettlement, 2),
            (Stage::ReadyForDelivery, 2),
        ];
        let mut car = 0;
        self.busy_from = [self.now; TECHNICIANS];
        for (stage, count) in wanted {
            for number in 0..count {
                let visit = self.visit(car);
                car += 1;
                self.plan.visits[visit].finding = None;
                self.present_visit(visit, stage, number);
            }
        }
    }

    fn present_visit(&mut self, visit: usize, stage: Stage, number: usize) {
        let jobs = job_minutes(self.plan.visits[visit].package);
        let mut steps: Vec<(i64, Step)> = vec![(0, Step::Arrive), (7, Step::SaveCheckIn)];
        let order = |wanted: Stage| stage >= wanted;
        if order(Stage::Estimating) {
            steps.push((3, Step::ConfirmCheckIn));
            steps.push((6, Step::AddLines));
        }
        if order(Stage::AwaitingAuthorisation) {
            steps.push((4, Step::IssueEstimate));
        }
        if order(Stage::AwaitingAssignment) {
            steps.push((9, Step::Answer));
        }
        if order(Stage::InRepair) {
            steps.push((8, Step::Assign));
            steps.push((3, Step::Release));
        }
        if stage == Stage::InRepair {
            steps.push((5, Step::StartJob(0)));
            if number == 3 {
                steps.push((9, Step::PauseJob(0)));
            }
        } else if order(Stage::AwaitingInspection) {
            for (job, length) in jobs.iter().enumerate() {
                steps.push((2, Step::StartJob(job)));
                steps.push(((*length).min(40), Step::FinishJob(job)));
            }
            steps.push((3, Step::SelfInspect));
        }
        // One of them comes back from the inspector and is done again.
        if stage == Stage::AwaitingInspection && number == 1 {
            steps.push((9, Step::FailInspection));
            steps.push((4, Step::StartJob(jobs.len())));
            steps.push((12, Step::FinishJob(jobs.len())));
            steps.push((3, Step::SelfInspect));
        }
        if order(Stage::Preparing) {
            steps.push((10, Step::PassInspection));
        }
        if order(Stage::AwaitingSettlement) {
            steps.push((14, Step::Checklist));
            steps.push((5, Step::Bill));
            steps.push((1, Step::CompletePreparation));
        }
        if order(Stage::ReadyForDelivery) {
            steps.push((11, Step::Pay));
        }
        let whole: i64 = steps.iter().map(|(after, _)| after).sum();
        let since = 6 + i64::try_from(number).unwrap_or(0) * 19;
        let mut at = self.now - minutes(whole + since);
        if order(Stage::InRepair) {
            at = self.at_the_car(visit, &steps, at, stage == Stage::InRepair);
        }
        // Half of today's cars had a booking, so that the day's time line shows them.
        if number.is_multiple_of(2) {
            self.step(at - minutes(1500), visit, Step::Book { starts_at: half_hour_before(at) });
        }
        for (after, step) in steps {
            at += minutes(after);
            self.step(at, visit, step);
        }
    }

    /// When the visit must begin for its technician to be free: each works
    /// back from now, one car after the other.
    fn at_the_car(
        &mut self,
        visit: usize,
        steps: &[(i64, Step)],
        begins: DateTime<Utc>,
        still: bool,
    ) -> DateTime<Utc> {
        let technician = (0..TECHNICIANS).max_by_key(|one| self.busy_from[*one]).unwrap_or(0);
        self.plan.visits[visit].technician = technician;
        let (mut after, mut first, mut last) = (0, None, 0);
        for (gap, step) in steps {
            after += gap;
            match step {
                Step::StartJob(_) => {
                    first = first.or(Some(after));
                    last = after;
                }
                Step::FinishJob(_) => last = after,
                _ => {}
            }
        }
        let ends = if still { self.now } else { begins + minutes(last) };
        let begins = begins - (ends - self.busy_from[technician]).max(TimeDelta::zero());
        self.busy_from[technician] = begins + minutes(first.unwrap_or(last)) - minutes(2);
        begins
    }
}
