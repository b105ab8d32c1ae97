//! The cash drawer 钱箱: it hangs on a receipt printer and opens when that is told
//! so. A person opens it with its key whenever they like; the program only does so
//! when cash moves.

use crate::ids::CashDrawerId;
use crate::money::Money;
use crate::print_job::PrintJob;
use crate::printer_address::PrinterAddress;
use crate::settlement::{Payment, PaymentMeans};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CashDrawer {
    pub id: CashDrawerId,
    #[serde(flatten)]
    pub address: PrinterAddress,
    /// It hangs there; otherwise it did once.
    pub is_fitted: bool,
    pub version: i64,
}

impl CashDrawer {
    pub fn none(address: &PrinterAddress) -> Self {
        Self { id: CashDrawerId(0), address: address.clone(), is_fitted: false, version: 0 }
    }
}

impl PrintJob {
    /// The first receipt of cash that came in or goes out opens the drawer. Where it
    /// is printed again, or sent once more, no money moves.
    pub fn opens_drawer(&self, receipt_of: &Payment, prints_before: i64) -> bool {
        receipt_of.means == PaymentMeans::Cash
            && receipt_of.amount != Money::ZERO
            && prints_before == 0
            && self.again_of.is_none()
    }
}
