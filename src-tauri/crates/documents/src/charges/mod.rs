//! What is charged, kind by kind: labour and parts stand apart, always, and every
//! kind has a table and a subtotal of its own. A quote, a contract and a bill say
//! it alike.

mod quoted;
mod sums;
mod tables;

use domain::money::{Hours, Money, Quantity, Rate};
use serde::{Deserialize, Serialize};

pub(crate) use sums::Sums;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargesByKind {
    pub labour: Charges<LabourLine>,
    pub parts: Charges<PartLine>,
    pub diagnosis: Charges<ChargeLine>,
    pub testing: Charges<ChargeLine>,
    pub machining: Charges<ChargeLine>,
    pub outside_work: Charges<ChargeLine>,
    pub towing: Charges<ChargeLine>,
    pub other: Charges<ChargeLine>,
    /// The prices of all of them are without the tax; what they come to is with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub prices_without_tax: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charges<Line> {
    pub lines: Vec<Line>,
    pub subtotal: Money,
}

impl<Line> Default for Charges<Line> {
    fn default() -> Self {
        Self { lines: Vec::new(), subtotal: Money::ZERO }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabourLine {
    pub code: String,
    pub name: String,
    pub hours: Hours,
    pub hour_rate: Money,
    pub discount: Money,
    pub amount: Money,
    pub remark: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartLine {
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub quantity: Quantity,
    /// `None` for the customer's own part: it is named, never charged.
    pub unit_price: Option<Money>,
    pub discount: Money,
    pub amount: Money,
    /// 自备, 外购…
    pub remark: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargeLine {
    pub code: String,
    pub name: String,
    /// `3 次 × 200.00`; empty of what is there once. Papers kept before say nothing of it.
    #[serde(default)]
    pub counted: String,
    pub discount: Money,
    pub amount: Money,
    pub remark: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxLine {
    pub rate: Rate,
    pub net: Money,
    pub tax: Money,
}

/// What is to be paid and not yet billed: of a quote, of a contract.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoted {
    pub charges: ChargesByKind,
    pub total: Money,
    pub total_in_words: String,
    pub taxes: Vec<TaxLine>,
    pub net: Money,
    pub tax: Money,
    /// Who pays how much of it, where it is not one alone.
    pub payers: Vec<PayerShare>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayerShare {
    pub payer: String,
    pub amount: Money,
}
