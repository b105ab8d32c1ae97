//! What a settlement sheet says.

use crate::charges::{ChargesByKind, TaxLine};
use crate::letterhead::ShopHead;
use crate::parties::{Contact, VehicleOnPaper};
use domain::inspection::Signature;
use domain::money::Money;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettlementSheet {
    pub head: ShopHead,
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub standing: Standing,
    pub variant: Variant,

    pub work_order: String,
    pub contract: String,
    /// What is left of the contract that pays the sheet.
    #[serde(default)]
    pub contract_rests: Vec<ContractRest>,
    pub certificate: String,
    pub customer: Contact,
    pub brought_by: Contact,
    pub vehicle: VehicleOnPaper,
    pub repair_kind: String,
    pub checked_in_at: String,
    pub settled_at: String,
    pub mileage_in_km: i64,
    pub mileage_out_km: Option<i64>,
    pub advisor: String,
    pub inspector: String,
    /// 结算方: the customer, the maker or the insurer with its claim number, the contract…
    /// An insurer that is named has facts of its own instead.
    pub payer: String,
    /// 收费, 合同, 免费, 内部, 保险.
    pub category: String,

    pub charges: ChargesByKind,

    pub before_discount: Money,
    pub discount: Money,
    /// 抹零.
    pub rounding: Money,
    pub total: Money,
    pub total_in_words: String,
    pub taxes: Vec<TaxLine>,
    pub net: Money,
    pub tax: Money,
    pub payments: Vec<PaymentLine>,
    pub paid: Money,
    /// What the contract pays that was sold before.
    #[serde(default)]
    pub by_contract: Money,
    /// Empty while nothing was paid.
    pub paid_in_words: String,
    pub on_account: Money,
    pub owed: Money,

    /// What became of the old parts: 已交客户带走, 客户放弃, 无旧件.
    pub old_parts: String,
    pub warranty: Vec<String>,
    pub next_maintenance: String,
    pub remark: String,
    pub cashier: String,
    pub signed_by: String,
    pub signed_at: String,
    pub signature: Option<Signature>,
}

/// A settled sheet never changes; it can only be reversed by another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    #[default]
    Valid,
    /// This sheet was voided by the reversing sheet `by`.
    Voided { by: String, reason: String },
    /// This sheet reverses the sheet `of`.
    Reversing { of: String, reason: String },
}

/// For whom it is: its title says so, and who settles it is told in the words of
/// whoever reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Variant {
    #[default]
    Customer,
    /// Whose case it is, and the number it is known by there; each may be empty.
    Insurer { company: String, claim_number: String },
    /// At the shop's own cost: no customer signs for it.
    Internal,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentLine {
    pub number: String,
    /// 现金, 微信, 挂账…
    pub means: String,
    pub at: String,
    pub amount: Money,
}

/// One item of a contract: what was sold of it, and what is left with this sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractRest {
    pub name: String,
    pub sold: String,
    pub left: String,
}
