//! A visit with everything its rules look at, read once and handed on.

use super::WorkOrder;
use super::asker::Asker;
use super::facts::OrderFacts;
use super::preparation::{Preparation, items_open, preparation_codes};
use super::refused::RefusedDelivery;
use super::stage::check;
use crate::credit::credits;
use crate::estimate::Authorisation;
use crate::finding::{Finding, FindingStanding};
use crate::follow_up::{FollowUp, FollowUpState, Survey};
use crate::inspection::{Inspection, WalkAround, passed_final};
use crate::job::{Job, JobState};
use crate::last_look::LastLook;
use crate::line::{Line, LineFigures, LineState};
use crate::outside_work::OutsideWork;
use crate::refusal::Refusal;
use crate::settlement::{Payment, Settlement, SheetState};
use crate::shop::Settings;
use crate::spoken_yes::{SpokenYes, to_be_written};
use crate::stage_codes::{Action, Missing, Stage};
use crate::warranty::{LineWarranty, WarrantyPromises, needs_certificate};
use chrono::{DateTime, NaiveDate, Utc};
use std::ops::{Deref, DerefMut};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitAtHand {
    pub order: WorkOrder,
    pub walk_around: Option<WalkAround>,
    pub lines: Vec<Line>,
    /// What the customer answered to them, oldest first.
    pub authorisations: Vec<Authorisation>,
    pub jobs: Vec<Job>,
    pub findings: Vec<Finding>,
    pub inspections: Vec<Inspection>,
    /// Who looked at the car before it goes back, oldest first.
    pub last_looks: Vec<LastLook>,
    pub preparation: Option<Preparation>,
    pub sheets: Vec<Settlement>,
    /// Every receipt of the visit, deposits of its booking among them.
    pub payments: Vec<Payment>,
    /// Deliveries that came to nothing, oldest first.
    pub refused_deliveries: Vec<RefusedDelivery>,
    /// What went to other houses, oldest first.
    pub outside: Vec<OutsideWork>,
    pub follow_up: Option<FollowUp>,
    pub survey: Option<Survey>,
}

/// A visit at hand is its order first of all: whoever asks for a field of the
/// order need not say so.
impl Deref for VisitAtHand {
    type Target = WorkOrder;
    fn deref(&self) -> &WorkOrder {
        &self.order
    }
}

impl DerefMut for VisitAtHand {
    fn deref_mut(&mut self) -> &mut WorkOrder {
        &mut self.order
    }
}

fn count<T>(items: impl IntoIterator<Item = T>) -> i64 {
    i64::try_from(items.into_iter().count()).unwrap_or(i64::MAX)
}

impl VisitAtHand {
    /// The newest final inspection was passed.
    pub fn final_inspection_passed(&self) -> bool {
        passed_final(&self.inspections).is_some()
    }

    /// What of the work is handed over with a warranty that is not the visit's.
    pub fn warranties_beyond(
        &self,
        promises: &WarrantyPromises,
        delivered: NaiveDate,
        km_out: i64,
    ) -> Vec<LineWarranty> {
        let of_visit = promises.of_visit(self.order.repair_kind);
        let own = |line: &Line| {
            let term = promises.of_line(self.order.repair_kind, &line.figures);
            let (until, until_km) = term.until(delivered, km_out);
            (!term.is_none() && term != of_visit).then_some(LineWarranty {
                line_id: line.id,
                until,
                until_km,
            })
        };
        self.lines.iter().filter(|line| line.state == LineState::Approved).filter_map(own).collect()
    }

    /// Once the car has gone only what was billed is put right.
    ///
    /// # Errors
    /// `WrongStage` after delivery.
    pub fn takes_new_lines(&self) -> Result<(), Refusal> {
        if self.stage.is_after_delivery() {
            return Err(Refusal::WrongStage { action: Action::EditLines, stage: self.stage });
        }
        Ok(())
    }

    /// The customer waits for what was not accepted: billed once, the visit
    /// charges them nothing more until the sheet they did not accept the car on is
    /// taken back.
    pub fn charges_nothing_more(&self) -> bool {
        let Some(refused) = self.refused_deliveries.last() else { return false };
        let stands = self.sheets.iter().any(|sheet| sheet.is_active());
        let taken_back = self
            .sheets
            .iter()
            .any(|sheet| sheet.state == SheetState::Reversal && sheet.issued_at >= refused.at);
        self.stage.is_in_shop() && stands && !taken_back
    }

    /// What the rework needs is the shop's, the maker's or the insurer's to pay.
    ///
    /// # Errors
    /// A line the customer would pay for, or has paid for already.
    pub fn may_charge(&self, figures: &LineFigures) -> Result<(), Refusal> {
        if figures.payer.is_the_customers() && self.charges_nothing_more() {
            return Err(Refusal::ReworkIsFree);
        }
        Ok(())
    }

    /// What the customer agreed to by a word alone, and has to confirm before the car leaves.
    pub fn to_be_written(&self, settings: &Settings) -> Option<SpokenYes> {
        to_be_written(&self.lines, &self.authorisations, settings.spoken_limit)
    }

    pub fn next_position(&self) -> i64 {
        next_position(&self.lines)
    }

    /// The newest try of every line, in the order in which they were begun.
    pub fn newest_jobs(&self) -> Vec<Job> {
        newest_jobs(self.jobs.clone())
    }

    /// What the stage rules look at, at this moment, for this person.
    pub fn facts_at(&self, now: DateTime<Utc>, settings: &Settings, asker: Asker<'_>) -> OrderFacts {
        OrderFacts {
            voiding_ended: self.voiding_ended(now, settings),
            refunding_ended: self.refunding_ended(now, settings),
            last_looks_open: count(self.last_look_open(settings)),
            answers_unwritten: self.to_be_written(settings).map_or(0, |spoken| count(spoken.lines)),
            // Unless the shop is so small that its settings allow it.
            own_work: !settings.inspector_may_have_repaired && asker.has_worked_on(&self.jobs),
            others_work: asker.signs_for_none_of(&self.newest_jobs()),
            anothers_visit: asker.is_neither_advisor_nor_manager(&self.order),
            ..self.facts()
        }
    }

    /// The gate of every action on a visit. It asks the facts that the buttons of
    /// its page are drawn from, so that a button never promises what is refused.
    ///
    /// # Errors
    /// What `stage::check` refuses, and `OwnWork` where nothing is wrong with the car but
    /// who inspects it.
    pub fn check(
        &self,
        action: Action,
        now: DateTime<Utc>,
        settings: &Settings,
        asker: Asker<'_>,
    ) -> Result<(), Refusal> {
        let facts = self.facts_at(now, settings, asker);
        match (check(&facts, action, asker.roles_for(action, facts.stage)), asker) {
            // Somebody else does it now: the refusal says who did the work.
            (Err(Refusal::StillMissing { missing, .. }), Asker::Person { me, .. })
                if missing == [Missing::OtherInspector] =>
            {
                Err(Refusal::OwnWork { name: me.name.clone() })
            }
            (gate, _) => gate,
        }
    }

    /// What the stage rules look at, but for who asks and when.
    pub fn facts(&self) -> OrderFacts {
        let order = &self.order;
        let mut facts = facts_of_work(order.stage, &self.lines, &self.jobs);
        facts.express = order.express_kind_id.is_some();
        facts.has_mileage = order.mileage_km.is_some();
        facts.has_fuel = order.fuel_percent.is_some();
        facts.walk_around_recorded = self.walk_around.as_ref().is_some_and(|walk| !walk.items.is_empty());
        facts.final_inspection_passed = self.final_inspection_passed();
        facts.needs_certificate = needs_certificate(order.repair_kind);
        facts.has_certificate = !order.certificate_number.is_empty();
        facts.has_mileage_out = order.mileage_out_km.is_some();
        facts.follow_up = self.follow_up.as_ref().map_or(FollowUpState::Open, FollowUp::state);
        facts.has_survey = self.survey.is_some();
        self.count_open(&mut facts);
        self.add_up_sheets(&mut facts);
        facts
    }

    fn count_open(&self, facts: &mut OrderFacts) {
        for finding in &self.findings {
            match finding.standing(&self.lines) {
                FindingStanding::Undecided => facts.findings_undecided += 1,
                FindingStanding::Unsigned => facts.findings_unsigned += 1,
                _ => {}
            }
        }
        facts.outside = count(self.outside.iter().filter(|one| one.is_out()));
        let done = self.preparation.as_ref().map(|preparation| preparation.done.as_slice());
        facts.checklist_open =
            items_open(&preparation_codes(&self.order, &self.lines), done.unwrap_or_default());
    }

    fn add_up_sheets(&self, facts: &mut OrderFacts) {
        facts.credit = credits(&self.payments, &self.sheets).iter().map(|credit| credit.amount).sum();
        for sheet in self.sheets.iter().filter(|sheet| sheet.is_active()) {
            facts.sheets += 1;
            facts.received += sheet.received;
            // What one sheet has too much never pays for another.
            facts.owed += sheet.owed_now();
            facts.on_account += sheet.on_account;
        }
    }
}

/// What the lines and the jobs of a visit say by themselves. A list of cars asks it
/// what waits only for them.
pub fn facts_of_work(stage: Stage, lines: &[Line], jobs: &[Job]) -> OrderFacts {
    let in_state = |state| count(lines.iter().filter(|line| line.state == state));
    let open = || jobs.iter().filter(|job| !job.state.is_over());
    OrderFacts {
        draft_lines: in_state(LineState::Draft),
        offered_lines: in_state(LineState::Offered),
        approved_lines: in_state(LineState::Approved),
        unbilled_lines: count(lines.iter().filter(|line| line.is_unbilled())),
        jobs_unassigned: count(open().filter(|job| job.technicians.is_empty())),
        jobs_unfinished: count(open()),
        jobs_started: count(jobs.iter().filter(|job| job.started_at.is_some())),
        jobs_done: count(done_jobs(jobs.to_vec())),
        ..OrderFacts::of_stage(stage)
    }
}

/// The position behind the last line.
pub fn next_position(lines: &[Line]) -> i64 {
    lines.iter().map(|line| line.position).max().unwrap_or(0).saturating_add(1)
}

/// The newest try of every line. A failed inspection begins another one.
pub fn newest_jobs(jobs: Vec<Job>) -> Vec<Job> {
    let mut newest: Vec<Job> = Vec::new();
    for job in jobs {
        match newest.iter_mut().find(|other| other.line_id == job.line_id) {
            Some(other) if other.attempt < job.attempt => *other = job,
            Some(_) => {}
            None => newest.push(job),
        }
    }
    newest.sort_by_key(|job| job.id);
    newest
}

/// The work that was done, the newest try of every line.
pub fn done_jobs(jobs: Vec<Job>) -> Vec<Job> {
    let mut newest = newest_jobs(jobs);
    newest.retain(|job| job.state == JobState::Finished);
    newest
}
