//! What is asked and told of an express order.

use crate::till::PaymentPart;
use crate::visit::flow::VisitUpdate;
use domain::catalogue::{CatalogueItem, ItemId};
use domain::express::{ExpressKind, ExpressLine};
use domain::ids::{ExpressKindId, PaymentId, PersonId, SettlementId, VehicleId};
use domain::mileage::MileageWarning;
use domain::money::Money;
use domain::warranty::RepairKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct ExpressPage {
    /// Those offered first.
    pub kinds: Vec<ExpressKindRow>,
    pub technicians: Vec<ExpressTechnician>,
    /// Whoever asks may take the money as well; else the till does.
    pub takes_money: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct ExpressKindRow {
    pub kind: ExpressKind,
    /// What it is made of, at today's retail prices.
    pub items: Vec<CatalogueItem>,
}

/// Who may have done it.
#[derive(Debug, Serialize, TS)]
pub struct ExpressTechnician {
    pub person_id: PersonId,
    pub name: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct QuoteExpress {
    pub express_kind_id: ExpressKindId,
    /// Whose customer has a price list of their own, perhaps.
    pub vehicle_id: Option<VehicleId>,
    /// As far as it is typed, where no car was chosen: the only one that bears it is the one meant.
    pub plate: String,
    pub lines: Vec<ExpressLine>,
}

#[derive(Debug, Serialize, TS)]
pub struct ExpressQuote {
    pub lines: Vec<QuotedExpressLine>,
    pub total: Money,
    /// Whoever did it has to be named with the order.
    pub needs_technician: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct QuotedExpressLine {
    pub item: ItemId,
    pub name: String,
    pub amount: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ExpressOrder {
    pub express_kind_id: ExpressKindId,
    /// The car, where it is one of the file.
    pub vehicle_id: Option<VehicleId>,
    /// Of a car that is on no file yet, or the only one there that bears it.
    pub plate: String,
    /// Who stands there, where they said it.
    pub name: String,
    pub phone: String,
    pub mileage_km: i64,
    pub lines: Vec<ExpressLine>,
    /// Who did it; needed where there is work among the lines.
    pub technician_id: Option<PersonId>,
    /// What the screen said it comes to.
    pub total: Money,
    /// How it is paid; empty where the till takes the money, or there is none to take.
    pub parts: Vec<PaymentPart>,
    /// The car is booked for today and comes for something else.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub beside_booking: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct ExpressDone {
    pub visit: VisitUpdate,
    /// None where the till writes it.
    pub settlement_id: Option<SettlementId>,
    pub payments: Vec<PaymentId>,
    pub change: Money,
    pub mileage_warning: Option<MileageWarning>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveExpressKind {
    /// None of a new one.
    pub id: Option<ExpressKindId>,
    pub version: i64,
    pub name: String,
    pub repair_kind: RepairKind,
    pub express_items: Vec<ItemId>,
    pub active: bool,
}
