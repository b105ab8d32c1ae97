//! What suppliers bring: received, looked at, accepted or sent back, and paid for.

pub mod inspection;
pub mod inspection_plan;
pub mod invoiced;
pub mod payables;
pub mod photo;
pub mod receipt;
pub mod supplier_return;
pub mod written_off;

pub use inspection::{CheckResult, GoodsInspection};
pub use inspection_plan::{InspectionCheck, InspectionPlan, Sampling};
pub use invoiced::SupplierInvoiceShare;
pub use payables::{SupplierInvoice, SupplierPayment, SupplierPaymentMeans, SupplierPaymentShare};
pub use photo::GoodsPhoto;
pub use receipt::{GoodsReceipt, GoodsReceiptLine};
pub use supplier_return::{SupplierReturn, SupplierReturnLine};

use crate::role::Role;

/// Who pays suppliers, and takes back what was written of their invoices.
pub const PAYS_SUPPLIERS: &[Role] = &[Role::Manager];
