//! 入库验收: what suppliers bring, how it is looked at, what goes back, and what is owed for it.

pub mod inspection;
mod ordered;
pub mod pages;
pub mod payables;
pub mod photos;
pub mod plans;
pub mod prices;
pub mod proposals;
pub mod receipts;
pub mod returns;
pub mod supplier_accounts;
pub mod written_off;

kernel::lists!(
    receipts,
    proposals,
    prices,
    inspection,
    photos,
    plans,
    returns,
    written_off,
    payables,
    supplier_accounts
);
