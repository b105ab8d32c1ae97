//! The reports of inspections: signed once, and never edited.

use domain::inspection::Inspection;
use domain::refusal::Refusal;
use domain::work_order::WorkOrder;
use kernel::checksum::checksum;
use kernel::error::Result;

/// What the checksum of a report is taken over: all of it but the checksum and
/// the id, which the file gives out later. The fields are named one by one: a
/// field of a later program must not change the sum, and neither the name of
/// the person nor a drawn signature nor the editions of a shop's lists were kept by the first.
pub fn sum_of(report: &Inspection) -> String {
    let mut content = serde_json::json!({
        "id": 0,
        "work_order_id": report.work_order_id,
        "kind": report.kind,
        "attempt": report.attempt,
        "person_id": report.person_id,
        "at": report.at,
        "items": report.items,
        "road_test_km": report.road_test_km,
        "passed": report.passed,
        "note": report.note,
        "failed_jobs": report.failed_jobs,
        "checksum": "",
    });
    if !report.person_name.is_empty() {
        content["person_name"] = report.person_name.clone().into();
    }
    if let Some(signature) = &report.signature {
        content["signature"] = serde_json::json!(signature);
    }
    if !report.lists.is_empty() {
        content["lists"] = serde_json::json!(report.lists);
    }
    checksum(&content)
}

pub(crate) fn report_is_intact(report: &Inspection) -> bool {
    sum_of(report) == report.checksum
}

/// The report, when it is as it was signed.
pub(crate) fn as_signed<'a>(report: &'a Inspection, order: &WorkOrder) -> Result<&'a Inspection> {
    if report_is_intact(report) {
        return Ok(report);
    }
    Err(Refusal::Damaged { entity: "inspection".to_owned(), number: order.number.clone() }.into())
}
