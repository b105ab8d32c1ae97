//! What was inspected before the car left, as each report was signed.

use super::context::{NOTHING_KEPT, PaperContext};
use super::measured::between;
use super::paper::{Counted, Paper, PaperNames};
use super::photographed::on_paper;
use super::words;
use crate::kept::counterfoils::Subject;
use crate::kept::reports::report_is_intact;
use documents::inspection_report::{Inspected, InspectionReport, ItemInspected};
use documents::signature_line::ReportSigned;
use domain::counterfoil::CounterfoilKind;
use domain::ids::{FindingId, JobId, WorkOrderId};
use domain::inspection::{EditionUsed, Inspection, InspectionItem, OWN_ITEM, Rework};
use domain::operation::Trade;
use domain::photo::Photo;
use domain::role::Role;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::Write;

/// It bears neither a price nor a phone.
pub(super) const PAPER: Paper = Paper {
    kind: "inspection_report",
    called: PaperNames { zh_cn: "维修检验单", zh_tw: "維修檢驗單", en: "Inspection report" },
    title: "维修检验单",
    file_title: "检验单",
    sizes: documents::inspection_report::SIZES,
    handed_to: &Role::ALL,
    offered: |visit| visit.whole_if(!visit.inspections.is_empty()),
    given_out: None,
    counted: Counted::ByEdition(CounterfoilKind::InspectionReport),
    filled: |context, id| Ok(Box::new(context.inspection_report(WorkOrderId(id))?)),
};

fn about(order: WorkOrderId) -> Subject {
    Subject::of_visit(CounterfoilKind::InspectionReport, order)
}

const NOT_AS_SIGNED: &str = "这份记录与签字时不一致，内容不予打印。";

/// Three rows of them; the rest is counted.
const MAX_PHOTOS: usize = 12;

/// A finding may be told at length: below its photo there is room for so many signs.
const MAX_FOUND: usize = 40;

fn in_short(found: &str) -> String {
    if found.chars().count() <= MAX_FOUND {
        return found.to_owned();
    }
    found.chars().take(MAX_FOUND - 1).chain(['…']).collect()
}

/// 9.1 mm（标准 ≥3 mm，超限）: a value as it was written, with what it had to lie between.
fn value_of(item: &InspectionItem) -> String {
    let Some(limits) = &item.limits else { return item.value.clone() };
    let value = format!("{} {}", item.value, limits.unit);
    let between = between(&limits.unit, limits.least, limits.most);
    match (between.is_empty(), limits.out) {
        (true, _) => value,
        (false, true) => format!("{value}（标准 {between}，超限）"),
        (false, false) => format!("{value}（标准 {between}）"),
    }
}

/// Which list of the shop's own it was looked at by.
fn edition(used: &EditionUsed) -> String {
    let of = used.trade.map_or("通用", Trade::called);
    format!("{of}检验表第 {} 版", used.edition)
}

/// Each report that is signed makes another edition, with those before it.
pub(crate) fn keep_inspection_report(cx: &Write, order: &WorkOrder) -> Result<()> {
    let mut report = PaperContext::of(cx.w, cx.now)?.inspection_report_now(order)?;
    report.printed_at = String::new();
    about(order.id).keep(cx.w, cx.now, cx.my_id()?, &report)?;
    Ok(())
}

impl PaperContext<'_> {
    /// As it was kept with the newest report.
    fn inspection_report(&self, id: WorkOrderId) -> Result<InspectionReport> {
        let order: WorkOrder = self.r.get(id.0)?;
        if about(id).newest(self.r)?.is_none() {
            // Signed by a program that kept the reports alone.
            let now = self.inspection_report_now(&order)?;
            return Ok(InspectionReport { edition_note: NOTHING_KEPT.to_owned(), ..now });
        }
        let kept: Option<InspectionReport> = about(id).content(self.r, &order.number)?;
        let report = kept.map_or_else(|| self.inspection_report_now(&order), Ok)?;
        Ok(InspectionReport { printed_at: self.time(self.now), ..report })
    }

    fn inspection_report_now(&self, order: &WorkOrder) -> Result<InspectionReport> {
        let reworks = self.r.reworks_of(order.id)?;
        let reports =
            self.r.inspections_of(order.id)?.iter().map(|report| self.inspected(report, &reworks)).collect();
        let photos = self.r.photos_of(order.id)?.into_iter();
        let all: Vec<Photo> = photos.filter(Photo::is_on_inspection_report).collect();
        let photos_not_shown = all.len().saturating_sub(MAX_PHOTOS);
        let (lines, jobs) = (self.r.lines_of(order.id)?, self.r.jobs_of(order.id)?);
        let findings = self.r.findings_of(order.id)?;
        let of_job = |id: JobId| {
            let job = jobs.iter().find(|job| job.id == id)?;
            let line = lines.iter().find(|line| line.id == job.line_id)?;
            Some(line.figures.name.clone())
        };
        let of_finding = |id: FindingId| {
            let finding = findings.iter().find(|finding| finding.id == id)?;
            Some(in_short(&finding.text))
        };
        let photos = all.into_iter().take(MAX_PHOTOS).map(|photo| {
            let of = photo.job_id.and_then(of_job).or_else(|| photo.finding_id.and_then(of_finding));
            let kind = words::photo(photo.kind).to_owned();
            let caption = [kind, of.unwrap_or_default(), photo.caption.clone()];
            on_paper(photo, caption)
        });
        Ok(InspectionReport {
            head: self.head(),
            number: order.number.clone(),
            printed_at: self.time(self.now),
            vehicle: self.vehicle(order)?,
            repair_kind: words::repair_kind(order.repair_kind).to_owned(),
            mileage_km: order.mileage_km,
            advisor: self.person(Some(order.advisor_id)),
            certificate: order.certificate_number.clone(),
            reports,
            photos: photos.collect(),
            photos_not_shown,
            edition_note: String::new(),
            course: self.course(order)?,
            measured: self.measured(order.id, &lines)?,
        })
    }

    /// The first files kept the person alone.
    fn reporter(&self, report: &Inspection) -> String {
        match report.person_name.as_str() {
            "" => self.person(Some(report.person_id)),
            name => name.to_owned(),
        }
    }

    /// The hand under a report that still says what was signed, for the other papers
    /// it stands on.
    pub(super) fn signed_under(&self, report: &Inspection) -> Option<ReportSigned> {
        let drawn = report.signature.clone().filter(|_| report_is_intact(report))?;
        Some(ReportSigned { by: self.reporter(report), at: self.time(report.at), drawn })
    }

    fn inspected(&self, report: &Inspection, reworks: &[Rework]) -> Inspected {
        let item = |item: &InspectionItem| ItemInspected {
            name: match item.job_id {
                None if item.code != OWN_ITEM => words::inspected(report.kind, &item.code),
                _ => item.name.clone(),
            },
            is_job: item.code == "job",
            result: item.result,
            value: value_of(item),
        };
        let rework = reworks.iter().find(|rework| rework.was_demanded_by(report));
        let by = self.reporter(report);
        // A turned byte stops no car: the report stands there, and nothing of what it says.
        let intact = report_is_intact(report);
        let note = if intact { report.note.clone() } else { NOT_AS_SIGNED.to_owned() };
        Inspected {
            kind: report.kind,
            attempt: report.attempt,
            passed: report.passed,
            items: report.items.iter().filter(|_| intact).map(item).collect(),
            road_test_km: report.road_test_km,
            note,
            lists: report.lists.iter().filter(|_| intact).map(edition).collect::<Vec<_>>().join("、"),
            rework: rework.map(|rework| rework.cause.clone()).unwrap_or_default(),
            by,
            at: self.time(report.at),
            signature: report.signature.clone().filter(|_| intact),
            damaged: !intact,
        }
    }
}
