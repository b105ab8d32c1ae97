//! 配件零售: parts sold over the counter, without a car. A sale is paid at once and never changed; what
//! comes back of it stands beside it, with the money that went back.

pub mod book;
pub mod places;
pub mod selling;
pub mod taking_back;

use crate::ids::{BinId, CounterReturnId, CounterSaleId, CounterSaleLineId, CustomerId, PartId, PersonId};
use crate::money::{Money, Quantity, Rate};
use crate::role::Role;
use crate::tax::PriceBasis;
use crate::work_order::stage::Action;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who sells a part at the counter.
pub const SELLS: &[Role] = &[Role::PartsKeeper, Role::Cashier, Role::Manager];
/// Who gives money back for one: whoever gives it back for a repair.
pub const TAKES_BACK: &[Role] = Action::RefundPayment.roles();

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CounterSale {
    pub id: CounterSaleId,
    pub number: String,
    /// None where nobody asked who buys.
    pub customer_id: Option<CustomerId>,
    /// As they were called then; empty where nobody asked.
    pub buyer_name: String,
    pub total: Money,
    pub net: Money,
    pub tax: Money,
    pub sold_at: DateTime<Utc>,
    pub sold_by: PersonId,
    /// Who said yes to what is beyond the seller's limit.
    pub granted_by: Option<PersonId>,
    pub note: String,
    /// Of the sale with its lines, which never change.
    pub checksum: String,
}

/// One part of a sale; there is one line of each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CounterSaleLine {
    pub id: CounterSaleLineId,
    pub counter_sale_id: CounterSaleId,
    pub position: i64,
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    /// In the unit the part is counted in.
    pub quantity: Quantity,
    /// As it was sold, where that is another: its prices are of one of these.
    pub sold_unit: String,
    /// So many of the counted unit are one of these.
    pub unit_factor: Quantity,
    pub unit_price: Money,
    pub price_basis: PriceBasis,
    /// What the list said then.
    pub list_price: Option<Money>,
    pub discount: Money,
    /// What is paid for it, the tax within.
    pub amount: Money,
    pub tax_rate: Rate,
    pub net: Money,
    pub tax: Money,
}

/// What came back of a sale at one time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CounterReturn {
    pub id: CounterReturnId,
    pub counter_sale_id: CounterSaleId,
    /// What went back for it.
    pub amount: Money,
    pub net: Money,
    pub tax: Money,
    pub reason: String,
    /// The moment of its receipts too: a refund's paper names what came back by it.
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    /// Of the return with its lines, which never change.
    pub checksum: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CounterReturnLine {
    pub id: i64,
    pub counter_return_id: CounterReturnId,
    pub counter_sale_line_id: CounterSaleLineId,
    pub quantity: Quantity,
    pub amount: Money,
    pub net: Money,
    pub tax: Money,
    /// Where it was put. None puts it back where it came from.
    pub bin_id: Option<BinId>,
}
