//! What hangs at the car: work, hands, parts, no prices.

use super::{Desk, words};
use crate::error::Result;
use crate::flow::newest_jobs;
use documents::job_card::{JobCard, JobLine, PartToFit};
use domain::finding::FindingState;
use domain::ids::WorkOrderId;
use domain::job::JobState;
use domain::line::{LineKind, LineState};
use domain::refusal::Refusal;
use domain::work_order::WorkOrder;
use domain::work_order::stage::{Action, Missing};

/// A paper that states the mileage is not printed before there is one.
pub(super) fn mileage(order: &WorkOrder) -> Result<i64> {
    order.mileage_km.ok_or_else(|| {
        let missing = vec![Missing::Mileage];
        Refusal::StillMissing { action: Action::ConfirmCheckIn, missing }.into()
    })
}

impl Desk<'_> {
    pub(super) fn job_card(&self, id: WorkOrderId) -> Result<JobCard> {
        let order: WorkOrder = self.r.get(id.0)?;
        let lines = self.r.lines_of(id)?;
        let jobs = newest_jobs(self.r, id)?;
        let bay = order.bay_id.or_else(|| jobs.iter().find_map(|job| job.bay_id));
        let jobs = jobs
            .into_iter()
            .filter(|job| job.state != JobState::Cancelled)
            .map(|job| {
                let line = lines.iter().find(|line| line.id == job.line_id);
                let figures = line.map(|line| &line.figures);
                JobLine {
                    code: figures.map(|figures| figures.code.clone()).unwrap_or_default(),
                    name: figures.map(|figures| figures.name.clone()).unwrap_or_default(),
                    hours: figures.map(|figures| figures.hours).unwrap_or_default(),
                    technicians: job
                        .technicians
                        .iter()
                        .map(|share| self.person(Some(share.person_id)))
                        .collect(),
                    key_data: job
                        .key_data
                        .iter()
                        .map(|datum| {
                            format!("{} {} {}", datum.name, datum.value, datum.unit).trim_end().to_owned()
                        })
                        .collect(),
                    note: job.note,
                }
            })
            .collect();
        let parts = lines
            .iter()
            .filter(|line| line.state == LineState::Approved && line.figures.kind == LineKind::Part)
            .map(|line| PartToFit {
                code: line.figures.code.clone(),
                name: line.figures.name.clone(),
                specification: line.figures.specification.clone(),
                unit: line.figures.unit.clone(),
                quantity: line.figures.quantity,
                remark: words::origin(line.figures.origin).to_owned(),
            })
            .collect();
        let findings = self.r.findings_of(id)?;
        Ok(JobCard {
            head: self.head(),
            printed_at: self.time(self.now),
            vehicle: self.vehicle(&order)?,
            mileage_km: mileage(&order)?,
            bay: self.bay(bay),
            checked_in_at: self.time(order.checked_in_at),
            promised_at: self.time_if_any(order.promised_at),
            advisor: self.person(Some(order.advisor_id)),
            symptom: order.symptom,
            number: order.number,
            jobs,
            parts,
            findings: findings
                .into_iter()
                .filter(|finding| finding.state != FindingState::Dismissed)
                .map(|finding| match finding.unsafe_to_drive {
                    true => format!("{}（影响行车安全）", finding.text),
                    false => finding.text,
                })
                .collect(),
            notes: String::new(),
            self_inspection: words::self_inspection(),
        })
    }
}
