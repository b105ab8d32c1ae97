//! Everything a settlement sheet says beside its lines and sums, as it was on
//! the day the sheet was issued. It is kept with the sheet and printed from
//! there: who is renamed afterwards keeps the name that was signed.

use super::context::{PaperContext, brought_by};
use super::words;
use crate::kept::contracts::contract;
use crate::kept::reports::as_signed;
use crate::kept::sheets::about;
use documents::ShopHead;
use documents::parties::{Contact, VehicleOnPaper};
use documents::settlement_sheet::ContractRest;
use domain::dates::ShopZone;
use domain::finding::FindingStanding;
use domain::ids::ServiceContractId;
use domain::inspection::last_passed;
use domain::line::Category;
use domain::settlement::Settlement;
use domain::work_order::WorkOrder;
use domain::work_order::preparation::old_parts_left;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};

/// A field of a later program takes `#[serde(default)]`: what is kept is read
/// for as long as the shop has its file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Parties {
    pub head: ShopHead,
    pub zone: ShopZone,
    pub work_order: String,
    pub certificate: String,
    pub customer: Contact,
    pub brought_by: Contact,
    pub vehicle: VehicleOnPaper,
    pub repair_kind: String,
    pub checked_in_at: String,
    pub mileage_in_km: Option<i64>,
    pub mileage_out_km: Option<i64>,
    pub advisor: String,
    pub inspector: String,
    pub payer: String,
    pub category: String,
    pub old_parts: String,
    pub warranty: String,
    pub cashier: String,
    /// What is unsafe and the customer did not want mended.
    pub driven_on_with: String,
    /// What was changed between the check-in and the bill.
    #[serde(default)]
    pub changed: Vec<String>,
    /// Of the contract that was given out before the bill.
    #[serde(default)]
    pub contract: String,
    /// The contract that pays the sheet, as it stood then.
    #[serde(default)]
    pub paying_contract: Option<PayingContract>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct PayingContract {
    /// By which contract, what is left of it, and until when.
    pub told: String,
    pub rests: Vec<ContractRest>,
}

/// Keeps the counterfoil of a sheet just issued. A reversal names whom the
/// reversed sheet named.
pub(crate) fn keep_settlement_sheet(
    cx: &Write,
    order: &WorkOrder,
    sheet: &Settlement,
    reversed: Option<&Settlement>,
) -> Result<()> {
    let context = PaperContext::of(cx.w, cx.now)?;
    let named = match reversed {
        Some(reversed) => about(reversed).content::<Parties>(cx.w, &reversed.number)?,
        None => None,
    };
    let parties = match named {
        Some(named) => Parties { cashier: context.person(Some(sheet.issued_by)), ..named },
        None => context.parties(order, sheet)?,
    };
    about(sheet).keep(cx.w, cx.now, cx.my_id()?, &parties)?;
    Ok(())
}

impl PaperContext<'_> {
    pub(super) fn parties(&self, order: &WorkOrder, sheet: &Settlement) -> Result<Parties> {
        let customer = self.customer(order)?;
        Ok(Parties {
            head: self.head(),
            zone: self.zone(),
            work_order: order.number.clone(),
            certificate: order.certificate_number.clone(),
            brought_by: brought_by(order, &customer),
            customer,
            vehicle: self.vehicle(order)?,
            repair_kind: words::repair_kind(order.repair_kind).to_owned(),
            checked_in_at: self.time(order.checked_in_at),
            mileage_in_km: order.mileage_km,
            mileage_out_km: order.mileage_out_km,
            advisor: self.person(Some(order.advisor_id)),
            inspector: self.inspector(order)?,
            payer: words::payer_of_claim(sheet.payer, &sheet.payer_name, &sheet.claim_number),
            category: self.category(sheet)?,
            old_parts: self.old_parts(order)?,
            warranty: self.warranty_of(order)?.join("\n"),
            cashier: self.person(Some(sheet.issued_by)),
            driven_on_with: self.driven_on_with(order)?,
            changed: self.changed_on_the_way(order)?,
            contract: self.contract_of(order)?,
            paying_contract: sheet.service_contract_id.map(|id| self.paying_contract(id)).transpose()?,
        })
    }

    /// Its number, and what is left of it with this sheet.
    fn paying_contract(&self, id: ServiceContractId) -> Result<PayingContract> {
        let contract = contract(self.r, id)?;
        let rests = contract.rests(&self.r.drawn_from(id)?);
        let rests: Vec<ContractRest> = rests.iter().map(words::rest).collect();
        let left = rests.iter().map(|rest| format!("{} {}", rest.name, rest.left));
        let left = left.collect::<Vec<_>>().join("、");
        let until = words::validity(&contract);
        Ok(PayingContract {
            told: format!("由套餐 {}（{}）支付，剩余：{left}。{until}", contract.number, contract.name),
            rests,
        })
    }

    fn old_parts(&self, order: &WorkOrder) -> Result<String> {
        let left = old_parts_left(order, &self.r.lines_of(order.id)?);
        Ok(left.map_or(words::NO_OLD_PARTS, words::old_parts).to_owned())
    }

    /// What is unsafe and the customer did not want mended stands on the paper
    /// the customer takes along.
    fn driven_on_with(&self, order: &WorkOrder) -> Result<String> {
        let (findings, lines) = (self.r.findings_of(order.id)?, self.r.lines_of(order.id)?);
        let told: Vec<String> = findings
            .into_iter()
            .filter(|found| found.unsafe_to_drive && found.standing(&lines) == FindingStanding::Declined)
            .map(|found| format!("{}（影响行车安全，{} 已签字不做）", found.text, found.declined_by))
            .collect();
        if told.is_empty() { Ok(String::new()) } else { Ok(format!("未处理：{}", told.join("；"))) }
    }

    pub(super) fn inspector(&self, order: &WorkOrder) -> Result<String> {
        let reports = self.r.inspections_of(order.id)?;
        let passed = last_passed(&reports).map(|report| as_signed(report, order)).transpose()?;
        Ok(match passed {
            Some(report) if !report.person_name.is_empty() => report.person_name.clone(),
            report => self.person(report.map(|report| report.person_id)),
        })
    }

    /// The categories of the lines on the sheet: a shop's own sheet may carry
    /// goodwill and internal work together.
    fn category(&self, sheet: &Settlement) -> Result<String> {
        let mut categories: Vec<Category> = self
            .r
            .lines_of(sheet.work_order_id)?
            .iter()
            .filter(|line| sheet.content.lines.iter().any(|charged| charged.line_id == line.id))
            .map(|line| line.figures.category)
            .collect();
        categories.sort();
        categories.dedup();
        Ok(categories.into_iter().map(words::category).collect::<Vec<_>>().join("、"))
    }
}
