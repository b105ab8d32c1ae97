//! Buying: what is needed, whom from, at what price, what was ordered, and when it is expected.

pub mod delivery;
pub mod inquiry;
pub mod message;
pub mod need;
pub mod order;
pub mod order_actions;
pub mod step;
pub mod supplier;

pub use delivery::SupplierMonth;
pub use inquiry::{AskedSupplier, InquiryLine, PurchaseInquiry, SupplierOffer};
pub use order::{PurchaseOrder, PurchaseOrderLine, PurchaseOrderState};
pub use step::{PurchaseStep, PurchaseStepKind};
pub use supplier::Supplier;
