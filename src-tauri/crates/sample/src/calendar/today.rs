//! The cars of today: a few in every stage, and whose hands are on them. All of
//! it is reckoned back from now, or from the last closing, in working minutes.

use super::super::plan::{PhotoPlan, Shows, Step, TECHNICIANS};
use super::{Planner, job_minutes, minutes};
use domain::work_order::stage::Stage;

/// Which of the cars in repair stands still for a part, and how long after its
/// job was begun.
const WAITS_FOR_A_PART: i64 = 3;
const PART_MISSED_AFTER: i64 = 9;

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
        // So long ago each technician's hands were first full.
        let mut busy = [0; TECHNICIANS];
        for (stage, count) in wanted {
            for number in 0..count {
                let visit = self.visit(car);
                car += 1;
                self.plan.visits[visit].finding = None;
                self.in_shop.push((stage, visit));
                self.present_visit(visit, stage, number, &mut busy);
            }
        }
    }

    fn present_visit(&mut self, visit: usize, stage: Stage, number: i64, busy: &mut [i64; TECHNICIANS]) {
        let steps = self.steps_up_to(visit, stage, number);
        let whole: i64 = steps.iter().map(|(after, _)| after).sum();
        let mut ago = whole + 6 + number * 19;
        if stage >= Stage::InRepair {
            ago = self.at_the_car(visit, &steps, ago, stage == Stage::InRepair, busy);
        }
        let arrives = self.hours.before(self.last_open, ago);
        self.promise_of_today(visit, stage, number, ago);
        // Half of today's cars had a booking, so that the day's time line shows them.
        if number % 2 == 0 {
            let booked = self.hours.before(arrives, 300 + number * 170);
            self.step(booked, visit, Step::Book { starts_at: self.hours.half_hour_of(arrives) });
            // One had to be ordered for, and was paid in part.
            if stage == Stage::AwaitingAssignment && number == 0 {
                self.step(self.hours.after(booked, 10), visit, Step::TakeDeposit);
            }
        }
        self.photographed(visit, stage, number);
        for (after, step) in steps {
            ago -= after;
            let at = self.hours.before(self.last_open, ago);
            match step {
                Step::FinishJob(job) => {
                    // Begun so many minutes before, with the night between them
                    // if there was one.
                    let starts = self.hours.before(self.last_open, ago + after);
                    self.job(visit, job, starts, after);
                }
                // It is begun where it is finished, above, unless it still runs
                // or waits for a part.
                Step::StartJob(_) if stage != Stage::InRepair => {}
                Step::StartJob(job) => {
                    let until = if number == WAITS_FOR_A_PART { ago - PART_MISSED_AFTER } else { 0 };
                    self.running(visit, job, at, self.hours.before(self.last_open, until));
                }
                step => self.step(at, visit, step),
            }
        }
        // Nobody's clock runs while the shop is closed.
        if stage == Stage::InRepair && number != WAITS_FOR_A_PART && !self.hours.is_open_at(self.now) {
            self.step(self.last_open, visit, Step::PauseOverNight(0));
        }
    }

    /// Some of the cars that stand here are photographed, and what was found at one.
    fn photographed(&mut self, visit: usize, stage: Stage, number: i64) {
        let shows: &[Shows] = match (stage, number) {
            (Stage::CheckedIn, 0) | (Stage::AwaitingInspection, 0) => &[Shows::Car, Shows::Scratch],
            (Stage::InRepair, 0) => &[Shows::Car, Shows::BrakePad],
            _ => &[],
        };
        let at = self.hours.before(self.last_open, 1);
        self.plan.photos.extend(shows.iter().map(|shows| PhotoPlan { at, visit, shows: *shows }));
    }

    /// What happened to the car until it came to this stage, each step so many
    /// minutes after the one before.
    fn steps_up_to(&self, visit: usize, stage: Stage, number: i64) -> Vec<(i64, Step)> {
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
            if number == WAITS_FOR_A_PART {
                steps.push((PART_MISSED_AFTER, Step::PauseJob(0)));
            }
            // What the counter is about to quote.
            if number == 0 {
                steps.push((2, Step::ReportFinding));
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
        steps
    }

    /// Two cars of today are over their time; the others have some left.
    fn promise_of_today(&mut self, visit: usize, stage: Stage, number: i64, ago: i64) {
        let left = self.town.dice.i64(30..240);
        let overdue = matches!((stage, number), (Stage::InRepair, 1) | (Stage::AwaitingInspection, 0));
        let broken = self.hours.half_hour_of(self.last_open - minutes(15));
        let told = self.hours.before(self.last_open, ago - 10);
        self.plan.visits[visit].promised_at = Some(if overdue && broken > told {
            broken
        } else {
            self.hours.half_hour_from(self.hours.after(self.now, left))
        });
    }

    /// So long ago the visit must begin for its technician to be free: each
    /// works back from now, one car after the other.
    fn at_the_car(
        &mut self,
        visit: usize,
        steps: &[(i64, Step)],
        ago: i64,
        still: bool,
        busy: &mut [i64; TECHNICIANS],
    ) -> i64 {
        let technician = (0..TECHNICIANS).min_by_key(|one| busy[*one]).unwrap_or(0);
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
        let ended = if still { 0 } else { ago - last };
        let ago = ago + (busy[technician] - ended).max(0);
        busy[technician] = ago - first.unwrap_or(last) + 2;
        ago
    }
}
