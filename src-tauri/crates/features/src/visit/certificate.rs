//! The number of the completion certificate.

use crate::records::search::index_number;
use domain::refusal::{MAX_NAME_LEN, Refusal, optional};
use domain::warranty::{RepairKind, needs_certificate};
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::Write;

/// The one an authority printed on its form, the one the visit has already, or the
/// next of the shop's own: given once, with the pass or with the repair kind that
/// came to need it. No two visits bear the same one.
pub(super) fn given_number(cx: &Write, visit: &WorkOrder, kind: RepairKind, typed: &str) -> Result<String> {
    let typed = optional("certificate_number", typed, MAX_NAME_LEN)?;
    let number = if !typed.is_empty() || !needs_certificate(kind) {
        typed
    } else if !visit.certificate_number.is_empty() {
        visit.certificate_number.clone()
    } else {
        cx.w.next_certificate_number(&cx.details()?.settings.prefixes.certificate, cx.today()?)?
    };
    keep_findable(cx, visit, &number)?;
    Ok(number)
}

/// The one somebody typed before the car passed: of an authority's form, or none.
pub(super) fn typed_number(cx: &Write, visit: &WorkOrder, typed: &str) -> Result<String> {
    let number = optional("certificate_number", typed, MAX_NAME_LEN)?;
    keep_findable(cx, visit, &number)?;
    Ok(number)
}

/// The visit is found by the number it has from here on, and by no other.
fn keep_findable(cx: &Write, visit: &WorkOrder, number: &str) -> Result<()> {
    if number == visit.certificate_number {
        return Ok(());
    }
    if number.is_empty() {
        return Ok(cx.w.index_terms("completion_certificate", visit.id.0, &[])?);
    }
    if let Some(other) = cx.w.order_certified(number)?.filter(|other| other.id != visit.id) {
        return Err(Refusal::CertificateTaken { number: number.to_owned(), work_order: other.number }.into());
    }
    index_number(cx.w, "completion_certificate", visit.id.0, number)
}
