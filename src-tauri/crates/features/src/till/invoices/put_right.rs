//! What invoices say of a voided sheet goes over to the sheet in its place.

use super::books::{OnTheBooks, load_all};
use domain::ids::{SettlementId, WorkOrderId};
use domain::money::Money;
use domain::settlement::{Settlement, SheetState};
use domain::tax_invoice::TaxInvoiceShare;
use domain::tax_invoice::put_right::{CarriedShare, carried};
use kernel::error::Result;
use kernel::host::Write;

/// Of all voided sheets of a visit, as their lines are billed anew.
///
/// # Errors
/// `Damaged` where an invoiced sheet does not say what was written.
pub(crate) fn carry_over(cx: &Write, order: WorkOrderId) -> Result<()> {
    let sheets = cx.w.settlements_of(order)?;
    for voided in sheets.iter().filter(|sheet| sheet.state == SheetState::Voided) {
        carry_over_from(cx, voided.id)?;
    }
    Ok(())
}

/// # Errors
/// `NotFound`, and `Damaged` where an invoiced sheet does not say what was written.
pub(super) fn carry_over_from(cx: &Write, id: SettlementId) -> Result<()> {
    let voided: Settlement = cx.w.get(id.0)?;
    if voided.state != SheetState::Voided || voided.invoiced == Money::ZERO {
        return Ok(());
    }
    let sheets = cx.w.settlements_of(voided.work_order_id)?;
    let takes = sheets.iter().filter(|sheet| sheet.takes_over_from(&voided, &sheets)).map(|sheet| sheet.id);
    let (takes, _) = load_all::<Settlement>(cx.w, takes)?;
    let (of_voided, shares) = load_all::<Settlement>(cx.w, [id])?;
    let carried = carried(&voided, &takes, &shares);
    if carried.is_empty() {
        return Ok(());
    }
    for share in &carried {
        goes_over(cx, share)?;
    }
    of_voided.into_iter().chain(takes).try_for_each(|sheet| sheet.keep(cx.w))
}

fn goes_over(cx: &Write, share: &CarriedShare) -> Result<()> {
    let shares = cx.w.shares_of_invoice(share.tax_invoice_id)?;
    let of = |sheet: SettlementId| shares.iter().find(|share| share.settlement_id == sheet).cloned();
    let less = |from: TaxInvoiceShare| TaxInvoiceShare { amount: from.amount - share.amount, ..from };
    match of(share.from).map(less) {
        Some(rest) if rest.amount == Money::ZERO => cx.w.delete::<TaxInvoiceShare>(rest.id)?,
        Some(rest) => cx.w.update(&rest)?,
        None => return Ok(()),
    }
    match of(share.to) {
        Some(known) => Ok(cx.w.update(&TaxInvoiceShare { amount: known.amount + share.amount, ..known })?),
        None => Settlement::put_share(cx.w, share.tax_invoice_id, share.to, share.amount),
    }
}
