//! A visit with everything its rules look at. A command reads it once; what it
//! writes itself is read anew before the stage is decided, and nothing else.

use crate::record::Record;
use crate::{Reader, Result, Writer};
use domain::estimate::Authorisation;
use domain::finding::Finding;
use domain::follow_up::{FollowUp, Survey};
use domain::inspection::{Inspection, WalkAround};
use domain::job::Job;
use domain::last_look::LastLook;
use domain::line::Line;
use domain::outside_work::OutsideWork;
use domain::settlement::{Payment, Settlement};
use domain::work_order::WorkOrder;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::preparation::Preparation;
use domain::work_order::refused::RefusedDelivery;

impl Reader<'_> {
    /// The visit with all that its rules look at.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn visit_at_hand(&self, order: WorkOrder) -> Result<VisitAtHand> {
        let id = order.id;
        let payments = self.payments_of(&order)?;
        Ok(VisitAtHand {
            order,
            walk_around: self.walk_around_of(id)?,
            lines: self.lines_of(id)?,
            authorisations: self.authorisations_of(id)?,
            jobs: self.jobs_of(id)?,
            findings: self.findings_of(id)?,
            inspections: self.inspections_of(id)?,
            last_looks: self.last_looks_of(id)?,
            preparation: self.preparation_of(id)?,
            sheets: self.settlements_of(id)?,
            payments,
            refused_deliveries: self.refused_deliveries_of(id)?,
            outside: self.outside_of(id)?,
            follow_up: self.follow_up_of(id)?,
            survey: self.survey_of(id)?,
        })
    }
}

impl Writer<'_> {
    /// What this command wrote since the visit was read. The order itself stays
    /// as the command has it in hand: it is written last.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn read_anew(&self, visit: &mut VisitAtHand) -> Result<()> {
        let id = visit.order.id;
        if self.has_written(WalkAround::TABLE) {
            visit.walk_around = self.walk_around_of(id)?;
        }
        if self.has_written(Line::TABLE) {
            visit.lines = self.lines_of(id)?;
        }
        if self.has_written(Authorisation::TABLE) {
            visit.authorisations = self.authorisations_of(id)?;
        }
        if self.has_written(Job::TABLE) {
            visit.jobs = self.jobs_of(id)?;
        }
        if self.has_written(Finding::TABLE) {
            visit.findings = self.findings_of(id)?;
        }
        if self.has_written(Inspection::TABLE) {
            visit.inspections = self.inspections_of(id)?;
        }
        if self.has_written(LastLook::TABLE) {
            visit.last_looks = self.last_looks_of(id)?;
        }
        if self.has_written(Preparation::TABLE) {
            visit.preparation = self.preparation_of(id)?;
        }
        if self.has_written(Settlement::TABLE) {
            visit.sheets = self.settlements_of(id)?;
        }
        if self.has_written(Payment::TABLE) {
            visit.payments = self.payments_of(&visit.order)?;
        }
        if self.has_written(RefusedDelivery::TABLE) {
            visit.refused_deliveries = self.refused_deliveries_of(id)?;
        }
        if self.has_written(OutsideWork::TABLE) {
            visit.outside = self.outside_of(id)?;
        }
        if self.has_written(FollowUp::TABLE) {
            visit.follow_up = self.follow_up_of(id)?;
        }
        if self.has_written(Survey::TABLE) {
            visit.survey = self.survey_of(id)?;
        }
        Ok(())
    }
}
