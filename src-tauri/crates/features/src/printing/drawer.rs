//! The cash drawer on a receipt printer: fitted by the manager, tried once, and
//! opened with the first receipt of cash.

use super::printers::{Printers, service, there};
use crate::papers::{RECEIPT, printed};
use domain::cash_drawer::CashDrawer;
use domain::ids::PaymentId;
use domain::print_codes::{DrawerState, PrintState};
use domain::print_job::{PrintJob, ToPrint};
use domain::printer_address::PrinterAddress;
use domain::refusal::Refusal;
use kernel::command::MANAGER;
use kernel::error::Result;
use kernel::host::{Prepare, Write};
use kernel::shop::Shop;
use serde::{Deserialize, Serialize};
use storage::{Reader, Writer};
use ts_rs::TS;

/// By what it stands among the jobs of a station: there is no paper to it.
pub use domain::print_job::CASH_DRAWER;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct FitCashDrawer {
    #[serde(flatten)]
    pub address: PrinterAddress,
    pub is_fitted: bool,
    pub version: i64,
}

/// Opened before it is kept: what does not open is not there.
///
/// # Errors
/// `NoDrawer`, `NotFound`, `Conflict`, `BadField` for the printer.
pub fn fit_cash_drawer(
    _: &Prepare,
    ask: FitCashDrawer,
) -> Result<impl FnOnce(&Write) -> Result<CashDrawer> + 'static> {
    let address = ask.address.checked()?;
    let is_tried_there = ask.is_fitted && !address.is_here();
    if ask.is_fitted
        && address.is_here()
        && let Err(error) = service().open_drawer(&address.printer)
    {
        let printer = address.printer;
        tracing::info!(%error, printer, "no drawer opens");
        return Err(Refusal::NoDrawer { printer }.into());
    }
    Ok(move |cx: &Write| {
        if !is_tried_there {
            return fitted(cx.w, &address, ask.is_fitted, Some(ask.version));
        }
        // Its station opens it as it takes a paper, and it is there once it did.
        let what = ToPrint {
            kind: CASH_DRAWER.to_owned(),
            document_id: 0,
            edition: None,
            size: String::new(),
            number: address.printer.clone(),
            title: String::new(),
            address: there(cx.w, address)?,
            copies: 1,
        };
        let mut job = PrintJob::asked(what, cx.my_id()?, &cx.session.station, cx.now)?;
        cx.w.insert(&mut job)?;
        Ok(cx.w.drawer_of(&job.address)?)
    })
}

/// Whether the drawer opens with this paper.
///
/// # Errors
/// The file cannot be read.
pub(super) fn opens(r: &Reader<'_>, job: &PrintJob) -> Result<bool> {
    if job.kind != RECEIPT.kind {
        return Ok(false);
    }
    let before = r.prints_before(printed(r, &job.kind, job.document_id)?, Some(job.id))?;
    let moved = r.taken_together(PaymentId(job.document_id))?;
    crate::kept::sheets::payments_are_intact(&moved)?;
    let opens = moved.iter().any(|receipt| job.opens_drawer(receipt, before));
    Ok(r.drawer_of(&job.address)?.is_fitted && opens)
}

/// A station's drawer was tried: what opened is there.
///
/// # Errors
/// The file cannot be read or written.
pub(super) fn tried(w: &Writer<'_>, job: &PrintJob) -> Result<()> {
    if job.kind == CASH_DRAWER && job.state == PrintState::Printed {
        fitted(w, &job.address, true, None)?;
    }
    Ok(())
}

fn fitted(
    w: &Writer<'_>,
    address: &PrinterAddress,
    is_fitted: bool,
    version: Option<i64>,
) -> Result<CashDrawer> {
    let before = w.drawer_of(address)?;
    let version = version.unwrap_or(before.version);
    let mut next = CashDrawer { is_fitted, version, ..before };
    if next.id.0 == 0 {
        next.version = 1;
        w.insert(&mut next)?;
        return Ok(next);
    }
    w.update(&next)?;
    Ok(w.get(next.id.0)?)
}

/// Nothing for a paper that opens none, or a printer on which none hangs.
///
/// # Errors
/// The file cannot be read.
pub(super) fn opened(shop: &Shop, printers: &dyn Printers, job: &PrintJob) -> Result<Option<DrawerState>> {
    if !shop.db.read(|r| opens(r, job))? {
        return Ok(None);
    }
    Ok(Some(match printers.open_drawer(&job.address.printer) {
        Ok(()) => DrawerState::Told,
        Err(error) => {
            tracing::warn!(%error, printer = job.address.printer, "the drawer could not be opened");
            DrawerState::NotTold
        }
    }))
}

kernel::commands! {
    prepared fit_cash_drawer(FitCashDrawer) -> CashDrawer, MANAGER, changes [Printing];
}
