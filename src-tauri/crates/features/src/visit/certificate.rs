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
    if number != visit.certificate_number && !number.is_empty() {
        if let Some(other) = cx.w.order_certified(&number)?.filter(|other| other.id != visit.id) {
            return Err(Refusal::CertificateTaken { number, work_order: other.number }.into());
        }
        index_number(cx.w, "completion_certificate", visit.id.0, &number)?;
    }
    Ok(number)
}
