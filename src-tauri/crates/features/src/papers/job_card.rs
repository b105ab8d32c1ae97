//! What hangs at the car: work, hands, parts, no prices.

use super::context::PaperContext;
use super::given_out::{Edition, give_out};
use super::measured::between;
use super::paper::{Counted, Paper, PaperNames};
use super::words;
use crate::kept::counterfoils::Subject;
use documents::job_card::{JobCard, JobLine, PartToFit};
use documents::signature_line::ReportSigned;
use domain::counterfoil::CounterfoilKind;
use domain::finding::{FindingState, FindingUrgency};
use domain::ids::WorkOrderId;
use domain::inspection::{InspectionKind, Rework};
use domain::job::{Job, JobState, Measurement};
use domain::line::{LineKind, LineState};
use domain::operation::{AskedValue, OperationTerms};
use domain::role::Role;
use domain::work_order::WorkOrder;
use domain::work_order::at_hand::newest_jobs;
use kernel::error::Result;

/// It goes to the car, and bears neither a price nor a phone.
pub(super) const PAPER: Paper = Paper {
    kind: "job_card",
    called: PaperNames { zh_cn: "派工单", zh_tw: "派工單", en: "Job card" },
    title: "派工单",
    file_title: "派工单",
    sizes: documents::job_card::SIZES,
    handed_to: &Role::ALL,
    offered: |visit| visit.whole_if(!visit.jobs.is_empty()),
    given_out: Some(|shop, session, id| {
        let request = serde_json::json!({ "work_order_id": id });
        give_out(shop, session, "give_out_job_card", &request, |context| {
            context.new_job_card(WorkOrderId(id))
        })
    }),
    counted: Counted::ByEdition(CounterfoilKind::JobCard),
    filled: |context, id| Ok(Box::new(context.job_card(WorkOrderId(id))?)),
};

/// An edition that a newer one replaced, under its counterfoil's id.
pub(super) const EARLIER: Paper = Paper {
    kind: "earlier_job_card",
    called: PaperNames {
        zh_cn: "派工单（旧版）", zh_tw: "派工單（舊版）", en: "Job card (replaced)"
    },
    offered: |visit| visit.earlier_editions(CounterfoilKind::JobCard),
    given_out: None,
    counted: Counted::Edition,
    filled: |context, id| {
        let card: JobCard = context.earlier(CounterfoilKind::JobCard, id)?;
        Ok(Box::new(JobCard { printed_at: context.time(context.now), ..card }))
    },
    ..PAPER
};

fn about(order: WorkOrderId) -> Subject {
    Subject::of_visit(CounterfoilKind::JobCard, order)
}

impl Edition for JobCard {
    fn printed_as(self, other: &Self) -> Self {
        Self { printed_at: other.printed_at.clone(), edition_note: other.edition_note.clone(), ..self }
    }

    fn noted(self, edition_note: String) -> Self {
        Self { edition_note, ..self }
    }
}

impl PaperContext<'_> {
    /// The card as it was last given out.
    fn job_card(&self, id: WorkOrderId) -> Result<JobCard> {
        let order: WorkOrder = self.r.get(id.0)?;
        let kept = about(id).content::<JobCard>(self.r, &order.number)?;
        let card = kept.map_or_else(|| self.job_card_now(id), Ok)?;
        Ok(JobCard { printed_at: self.time(self.now), ..card })
    }

    /// The card to be given out, when none was yet or it says something new.
    fn new_job_card(&self, id: WorkOrderId) -> Result<Option<(Subject, JobCard)>> {
        let order: WorkOrder = self.r.get(id.0)?;
        self.next_edition(about(id), &order.number, order.stage.is_in_the_workshop(), || {
            Ok(JobCard { printed_at: String::new(), ..self.job_card_now(id)? })
        })
    }

    /// By whom the work as it stands now was inspected: after a rework it is blank
    /// again, until it is inspected anew.
    fn self_inspected(&self, id: WorkOrderId) -> Result<Option<ReportSigned>> {
        let newest = self.r.inspections_of(id)?.pop();
        let newest = newest.filter(|report| report.kind == InspectionKind::SelfInspection);
        Ok(newest.and_then(|report| self.signed_under(&report)))
    }

    fn job_card_now(&self, id: WorkOrderId) -> Result<JobCard> {
        let order: WorkOrder = self.r.get(id.0)?;
        let lines = self.r.lines_of(id)?;
        let jobs = newest_jobs(self.r.jobs_of(id)?);
        let reworks = self.r.reworks_of(id)?;
        let bay = order.bay_id.or_else(|| jobs.iter().find_map(|job| job.bay_id));
        let known = self.r.terms_of_lines(&lines)?;
        let jobs = jobs
            .into_iter()
            .filter(|job| job.state != JobState::Cancelled)
            .map(|job| {
                let line = lines.iter().find(|line| line.id == job.line_id);
                let terms = job.terms(&lines, &known);
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
                    measurements: to_measure(&job, terms),
                    note: with_checklist(not_accepted(&job, &reworks).unwrap_or(job.note), terms),
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
                remark: words::part(line.figures.grade, line.figures.origin),
            })
            .collect();
        let findings = self.r.findings_of(id)?;
        Ok(JobCard {
            head: self.head(),
            printed_at: self.time(self.now),
            vehicle: self.vehicle(&order)?,
            mileage_km: order.mileage_on_paper()?,
            bay: self.bay(bay),
            checked_in_at: self.time(order.checked_in_at),
            promised_at: self.time_if_any(order.promised_at),
            advisor: self.person(Some(order.advisor_id)),
            symptom: order.symptom.clone(),
            number: order.number.clone(),
            jobs,
            parts,
            findings: findings
                .into_iter()
                .filter(|finding| finding.state != FindingState::Dismissed)
                .map(|finding| match finding.urgency() {
                    FindingUrgency::Now => format!("{}（影响行车安全）", finding.text),
                    FindingUrgency::Soon => finding.text,
                    FindingUrgency::Later => format!("{}（可继续观察）", finding.text),
                })
                .collect(),
            notes: wishes(&order),
            self_inspection: words::self_inspection(),
            edition_note: String::new(),
            self_inspected: self.self_inspected(id)?,
        })
    }
}

/// What the customer said of the car that hands at it must know.
fn wishes(order: &WorkOrder) -> String {
    let mut said = vec![format!("旧件：{}", words::old_parts(order.old_parts))];
    if !order.test_drive_allowed {
        said.push("客户不同意路试".to_owned());
    }
    said.push(if order.wash_wanted { "交车前洗车".to_owned() } else { "不洗车".to_owned() });
    said.join("；")
}

/// What is done again because the customer did not accept it says so, in their
/// words, before what is to be done about it.
fn not_accepted(job: &Job, reworks: &[Rework]) -> Option<String> {
    let rework = reworks.iter().find(|rework| Some(rework.id) == job.rework_id)?;
    rework.refused_delivery_id?;
    let told = format!("返工（客户未接收）：{}", rework.cause);
    Some(if job.note.is_empty() { told } else { format!("{told}。{}", job.note) })
}

/// What was written down at the job; before that what the operation asks, with its limits.
fn to_measure(job: &Job, terms: Option<&OperationTerms>) -> Vec<String> {
    let measured = |datum: &Measurement| {
        let written = format!("{} {} {}", datum.name, datum.value, datum.unit).trim_end().to_owned();
        if datum.is_out_of_limits() { format!("{written}（超限）") } else { written }
    };
    match terms {
        Some(terms) if job.measurements.is_empty() => terms.asked.iter().map(asked).collect(),
        _ => job.measurements.iter().map(measured).collect(),
    }
}

fn asked(value: &AskedValue) -> String {
    let AskedValue { name, unit, least, most } = value;
    match between(unit, *least, *most) {
        _ if unit.is_empty() => name.clone(),
        limits if limits.is_empty() => format!("{name}（{unit}）"),
        limits => format!("{name}（{limits}）"),
    }
}

/// What is looked at before the work is handed on stands with it.
fn with_checklist(note: String, terms: Option<&OperationTerms>) -> String {
    let checklist = terms.map(|terms| terms.checklist.join("；")).unwrap_or_default();
    match (note.is_empty(), checklist.is_empty()) {
        (_, true) => note,
        (true, false) => format!("检查：{checklist}"),
        (false, false) => format!("{note}。检查：{checklist}"),
    }
}
