//! A unit goes out and comes back; a stocked one leaves its shelf by the same write.

use crate::records::search::index_number;
use crate::stock::places::bin_back;
use crate::stock::post::{Posting, post, refused};
use crate::visit::flow::at_version;
use domain::catalogue::Part;
use domain::customer::Customer;
use domain::ids::{BinId, LoanId, LoanUnitId};
use domain::loan::{GivenBack, LENDS, Lending, Loan, LoanUnit};
use domain::money::{Money, Quantity};
use domain::refusal::{FieldProblem, Refusal};
use domain::stock::demand::check_promised;
use domain::stock::{Bin, MovementKind, StockDocument, StockMovement};
use domain::stock_problem::StockProblem;
use domain::work_order::WorkOrder;
use kernel::command::{Access, Roles};
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use storage::Availability;
use ts_rs::TS;

pub(super) const LOANS: Access = Roles(LENDS);
/// One of a unit is lent.
pub(super) const ONE: Quantity = Quantity(1000);

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LendUnit {
    pub loan_unit_id: LoanUnitId,
    pub lending: Lending,
    /// Also one that a visit waits for.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub promised_too: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct UnitLent {
    pub id: LoanId,
    pub number: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TakeLoanBack {
    pub id: LoanId,
    pub version: i64,
    pub back: GivenBack,
}

/// Lends a unit to a customer.
///
/// # Errors
/// `NotFound`; `BadField` for a visit of somebody else, what `LoanUnit::lend` refuses, and `Stock` where
/// none of a stocked unit lies on a shelf, or a visit waits for it and nobody said that it is meant.
pub fn lend_unit(cx: &Write, ask: LendUnit) -> Result<UnitLent> {
    let unit: LoanUnit = cx.w.get(ask.loan_unit_id.0)?;
    let customer: Customer = cx.w.get(ask.lending.customer_id.0)?;
    if let Some(order) = ask.lending.work_order_id {
        let order: WorkOrder = cx.w.get(order.0)?;
        if order.customer_id != customer.id {
            return Err(Refusal::bad("work_order_id", FieldProblem::Unknown).into());
        }
    }
    let out = cx.w.loan_out_of(unit.id)?;
    // What is lent already is said first: that none is on its shelf follows from it.
    let bin = if out.is_none() { shelf_of(cx, &unit)? } else { None };
    let moment = (cx.now, cx.today()?, cx.my_id()?);
    let mut loan = unit.lend(&ask.lending, out.as_ref(), moment, bin)?;
    loan.number = cx.w.next_number::<Loan>(&cx.details()?.settings.prefixes.loan, cx.today()?)?;
    cx.w.insert(&mut loan)?;
    index_number(cx.w, "loan", loan.id.0, &loan.number)?;
    if let (Some(part), Some(bin)) = (unit.part_id, bin) {
        let free =
            cx.w.availability(&[part], cx.today()?)?.first().map_or(Quantity::ZERO, Availability::free);
        let out = Quantity(-ONE.0);
        let document = Some((StockDocument::Loan, loan.id.0));
        post(cx, Posting { document, ..Posting::new(MovementKind::Lent, part, bin, out) })?;
        check_promised(&unit.name, free, ONE, ask.promised_too)?;
    }
    Ok(UnitLent { id: loan.id, number: loan.number })
}

/// Where a stocked unit is taken from: the shelf that holds one without a batch, its own before others.
fn shelf_of(cx: &Write, unit: &LoanUnit) -> Result<Option<BinId>> {
    let Some(id) = unit.part_id else { return Ok(None) };
    let part: Part = cx.w.get(id.0)?;
    let mut found = None;
    for level in cx.w.stock_levels(id)? {
        let bin: Bin = cx.w.get(level.bin_id.0)?;
        let holds = bin.active && bin.kind.is_usable() && level.batch_id.is_none() && level.quantity >= ONE;
        if holds && (found.is_none() || Some(bin.id) == part.stock.bin_id) {
            found = Some(bin.id);
        }
    }
    // Where none is there the posting says so, by the shelf it should lie on.
    match found.or(part.stock.bin_id) {
        Some(bin) => Ok(Some(bin)),
        None => Err(refused(StockProblem::Short, &part, Quantity::ZERO).into()),
    }
}

/// It is back.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and what `LoanUnit::take_back` refuses.
pub fn take_loan_back(cx: &Write, ask: TakeLoanBack) -> Result<LoanId> {
    let mut loan: Loan = cx.w.get(ask.id.0)?;
    at_version("loan", loan.id.0, ask.version, loan.version)?;
    let mut unit: LoanUnit = cx.w.get(loan.loan_unit_id.0)?;
    let was = unit.clone();
    unit.take_back(&mut loan, &ask.back, cx.now, cx.my_id()?)?;
    cx.w.update(&loan)?;
    if unit != was {
        cx.w.update(&unit)?;
    }
    let moved = cx.w.stock_movements_of_document("loan", loan.id.0)?;
    if let Some(lent) = moved.iter().find(|of: &&StockMovement| of.kind == MovementKind::Lent) {
        let bin = bin_back(cx, lent.part_id, lent.bin_id, None)?;
        post(
            cx,
            Posting {
                batch_id: lent.batch_id,
                // It is worth what it was when it left.
                cost: Some(Money::ZERO - lent.stock_value),
                document: Some((StockDocument::Loan, loan.id.0)),
                of_movement_id: Some(lent.id),
                ..Posting::new(MovementKind::GivenBack, lent.part_id, bin, ONE)
            },
        )?;
    }
    Ok(loan.id)
}

kernel::commands! {
    write lend_unit(LendUnit) -> UnitLent, LOANS, changes [Loans Stock Catalogue];
    write take_loan_back(TakeLoanBack) -> LoanId, LOANS, changes [Loans Stock Catalogue];
}
