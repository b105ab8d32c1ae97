//! The cash drawer on a receipt printer: fitted by the manager, tried once, and
//! opened with the first receipt of cash.

use super::printers::{Printers, service};
use crate::papers::RECEIPT;
use domain::cash_drawer::CashDrawer;
use domain::ids::PaymentId;
use domain::print_codes::DrawerState;
use domain::print_job::PrintJob;
use domain::refusal::{MAX_NAME_LEN, Refusal, required};
use kernel::command::MANAGER;
use kernel::error::Result;
use kernel::host::{Prepare, Write};
use kernel::shop::Shop;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct FitCashDrawer {
    pub printer: String,
    pub is_fitted: bool,
    pub version: i64,
}

/// Opened before it is kept: what does not open is not there.
fn fit_cash_drawer(
    _: &Prepare,
    ask: FitCashDrawer,
) -> Result<impl FnOnce(&Write) -> Result<CashDrawer> + 'static> {
    let printer = required("printer", &ask.printer, MAX_NAME_LEN)?;
    if ask.is_fitted
        && let Err(error) = service().open_drawer(&printer)
    {
        tracing::info!(%error, printer, "no drawer opens");
        return Err(Refusal::NoDrawer { printer }.into());
    }
    Ok(move |cx: &Write| {
        let before = cx.w.drawer_of(&printer)?;
        let mut next = CashDrawer { is_fitted: ask.is_fitted, version: ask.version, ..before };
        if next.id.0 == 0 {
            next.version = 1;
            cx.w.insert(&mut next)?;
            return Ok(next);
        }
        cx.w.update(&next)?;
        Ok(cx.w.get(next.id.0)?)
    })
}

/// Nothing for a paper that opens none, or a printer on which none hangs.
///
/// # Errors
/// The file cannot be read.
pub(super) fn opened(shop: &Shop, printers: &dyn Printers, job: &PrintJob) -> Result<Option<DrawerState>> {
    if job.kind != RECEIPT.kind {
        return Ok(None);
    }
    let opens = shop.db.read(|r| -> Result<bool> {
        let before = r.prints_before(&job.kind, job.document_id, Some(job.id))?;
        let moved = crate::kept::sheets::payment(r, PaymentId(job.document_id))?;
        Ok(r.drawer_of(&job.printer)?.is_fitted && job.opens_drawer(&moved, before))
    })?;
    if !opens {
        return Ok(None);
    }
    Ok(Some(match printers.open_drawer(&job.printer) {
        Ok(()) => DrawerState::Told,
        Err(error) => {
            tracing::warn!(%error, printer = job.printer, "the drawer could not be opened");
            DrawerState::NotTold
        }
    }))
}

kernel::commands! {
    prepared fit_cash_drawer(FitCashDrawer) -> CashDrawer, MANAGER, changes [Printing];
}
