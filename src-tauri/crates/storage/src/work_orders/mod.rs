//! What belongs to one visit, row by row.

mod at_hand;
mod history;

pub use history::SolvedFault;
#[cfg(test)]
pub(crate) use history::{
    DECLINED, DELIVERIES_OF_VEHICLE, FINDINGS_DECLINED, FINDINGS_OF_VEHICLE, JOBS_OF_VEHICLE,
    LINES_OF_VEHICLE, SOLVED, SOLVED_OF,
};

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use domain::approval::Approval;
use domain::complaint::Complaint;
use domain::counterfoil::Counterfoil;
use domain::diagnosis::Diagnosis;
use domain::estimate::{Authorisation, Estimate};
use domain::finding::Finding;
use domain::follow_up::{FollowUp, FollowUpCall, Survey};
use domain::ids::WorkOrderId;
use domain::inspection::{Inspection, Rework, WalkAround};
use domain::job::{Job, JobTime};
use domain::line::Line;
use domain::settlement::Settlement;
use domain::warranty_judgement::WarrantyJudgement;
use domain::work_order::correction::CheckInCorrection;
use domain::work_order::preparation::Preparation;
use domain::work_order::refused::RefusedDelivery;
use domain::work_order::{Delivery, StageStep};

// A program that knows no refused delivery cannot read the step of the stage it made.
// One that knows no contract and no certificate cannot read their counterfoils.
// Nor one that keeps no declined finding theirs.
pub(crate) const STEPS: &[Step] = &[
    dated!("", "2026-11-29-0310-refused-deliveries", opens 19),
    dated!("2026-11-29-0630-certificates"),
    dated!("2026-11-29-1746-warranties-beyond"),
    dated!("", "2026-11-29-1752-findings-kept", opens 22),
    // A program that does not know of it would charge such a line without its tax.
    dated!("", "2026-11-30-0100-prices-without-tax", opens 23),
    dated!("2026-11-30-1642-diagnoses"),
    dated!("2026-11-30-1651-warranty-judgements"),
    dated!("2026-11-30-1652-notes-of-calls"),
    dated!("2026-11-30-2251-comebacks"),
    dated!("2026-12-01-0800-findings-that-may-wait"),
    dated!("2026-12-01-0801-photos-of-judgements"),
];

macro_rules! rows_of_visit {
    ($($name:ident: $record:ty = $sql:literal;)*) => {
        impl Reader<'_> {
            $(
                /// Its rows of this kind.
                ///
                /// # Errors
                /// Only what the file itself fails with.
                pub fn $name(&self, order: WorkOrderId) -> Result<Vec<$record>> {
                    select(self.connection(), $sql, [order.0])
                }
            )*
        }
    };
}

macro_rules! row_of_visit {
    ($($name:ident: $record:ty = $sql:literal;)*) => {
        impl Reader<'_> {
            $(
                /// Its row of this kind, if it has one.
                ///
                /// # Errors
                /// Only what the file itself fails with.
                pub fn $name(&self, order: WorkOrderId) -> Result<Option<$record>> {
                    Ok(select(self.connection(), $sql, [order.0])?.pop())
                }
            )*
        }
    };
}

rows_of_visit! {
    lines_of: Line = "SELECT * FROM line WHERE work_order_id = ?1 ORDER BY position, id";
    jobs_of: Job = "SELECT * FROM job WHERE work_order_id = ?1 ORDER BY id";
    job_times_of: JobTime = "SELECT * FROM job_time WHERE work_order_id = ?1 ORDER BY id";
    findings_of: Finding = "SELECT * FROM finding WHERE work_order_id = ?1 ORDER BY id";
    diagnoses_of: Diagnosis = "SELECT * FROM diagnosis WHERE work_order_id = ?1 ORDER BY id";
    inspections_of: Inspection = "SELECT * FROM inspection WHERE work_order_id = ?1 ORDER BY id";
    reworks_of: Rework = "SELECT * FROM rework WHERE work_order_id = ?1 ORDER BY id";
    refused_deliveries_of: RefusedDelivery = "SELECT * FROM refused_delivery WHERE work_order_id = ?1 ORDER BY id";
    estimates_of: Estimate = "SELECT * FROM estimate WHERE work_order_id = ?1 ORDER BY revision";
    counterfoils_of: Counterfoil = "SELECT * FROM counterfoil WHERE work_order_id = ?1 ORDER BY id";
    authorisations_of: Authorisation = "SELECT * FROM authorisation WHERE work_order_id = ?1 ORDER BY id";
    settlements_of: Settlement = "SELECT * FROM settlement WHERE work_order_id = ?1 ORDER BY id";
    corrections_of: CheckInCorrection = "SELECT * FROM check_in_correction WHERE work_order_id = ?1 ORDER BY id";
    steps_of: StageStep = "SELECT * FROM stage_step WHERE work_order_id = ?1 ORDER BY id";
    calls_of: FollowUpCall = "SELECT * FROM follow_up_call WHERE work_order_id = ?1 ORDER BY id";
    approvals_of: Approval = "SELECT * FROM approval WHERE work_order_id = ?1 ORDER BY id";
    judgements_of: WarrantyJudgement = "SELECT * FROM warranty_judgement WHERE work_order_id = ?1 ORDER BY id";
    came_back_of: WarrantyJudgement = "SELECT * FROM warranty_judgement WHERE earlier_order_id = ?1 ORDER BY id";
    complaints_of: Complaint = "SELECT * FROM complaint WHERE work_order_id = ?1 ORDER BY id";
}

row_of_visit! {
    walk_around_of: WalkAround = "SELECT * FROM walk_around WHERE work_order_id = ?1";
    preparation_of: Preparation = "SELECT * FROM preparation WHERE work_order_id = ?1";
    delivery_of: Delivery = "SELECT * FROM delivery WHERE work_order_id = ?1";
    survey_of: Survey = "SELECT * FROM survey WHERE work_order_id = ?1";
    follow_up_of: FollowUp = "SELECT * FROM follow_up WHERE work_order_id = ?1";
}
