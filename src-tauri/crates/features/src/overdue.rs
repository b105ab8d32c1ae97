//! What is out of the store, or kept in it for somebody, past its day: one queue beside the warnings, each
//! with the page where it is settled.

use crate::kept::core_deposits::as_written;
use chrono::NaiveDate;
use domain::claim::OldPartState;
use domain::counter_sale::CounterSale;
use domain::customer::Customer;
use domain::ids::{ClaimId, CounterSaleId, LoanId, OldPartId, WorkOrderId};
use domain::loan::LoanUnit;
use domain::plate::Plate;
use domain::settlement::Settlement;
use domain::stock::{KEEPS, OverdueKind};
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use serde::Serialize;
use ts_rs::TS;

/// As many of a kind as anybody works off in a day; the list that goes out has all of them.
const OF_A_KIND: i64 = 300;

/// One thing that somebody should ask for, give back, or give up.
#[derive(Debug, Serialize, TS)]
pub struct OverdueRow {
    pub kind: OverdueKind,
    /// Of the loan, the claim or the tag; of a deposit that of its sale or of its visit.
    pub number: String,
    /// What is lent, was to come, or lies there.
    pub name: String,
    /// Who has it, owes it, or was to have it; empty where nobody said.
    pub whom: String,
    pub plate: Option<Plate>,
    /// The day it was due; a claim has none.
    pub due_on: Option<NaiveDate>,
    pub loan_id: Option<LoanId>,
    pub claim_id: Option<ClaimId>,
    pub old_part_id: Option<OldPartId>,
    pub counter_sale_id: Option<CounterSaleId>,
    pub work_order_id: Option<WorkOrderId>,
}

#[derive(Debug, Serialize, TS)]
pub struct OverdueCount {
    pub kind: OverdueKind,
    pub count: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct OverdueList {
    /// Every kind, in the order in which they are worked off.
    pub counts: Vec<OverdueCount>,
    /// Kind by kind, what is late the longest first.
    pub rows: Vec<OverdueRow>,
    /// Of some kind there are others beside these.
    pub more: bool,
}

impl OverdueRow {
    fn of(kind: OverdueKind, number: String, name: String) -> Self {
        Self {
            kind,
            number,
            name,
            whom: String::new(),
            plate: None,
            due_on: None,
            loan_id: None,
            claim_id: None,
            old_part_id: None,
            counter_sale_id: None,
            work_order_id: None,
        }
    }
}

/// The visit it came of, by its number and its plate.
fn visit_called(cx: &Read, id: WorkOrderId) -> Result<(String, Option<Plate>)> {
    let order: WorkOrder = cx.r.get(id.0)?;
    let vehicle: Vehicle = cx.r.get(order.vehicle_id.0)?;
    Ok((order.number, vehicle.plate))
}

fn late_loans(cx: &Read, limit: usize) -> Result<Vec<OverdueRow>> {
    let (today, mut rows) = (cx.today()?, Vec::new());
    for loan in cx.r.loans_out()?.into_iter().filter(|loan| loan.is_late(today)).take(limit) {
        let unit: LoanUnit = cx.r.get(loan.loan_unit_id.0)?;
        let customer: Customer = cx.r.get(loan.customer_id.0)?;
        rows.push(OverdueRow {
            whom: customer.name,
            plate: unit.plate,
            due_on: Some(loan.due_on),
            loan_id: Some(loan.id),
            ..OverdueRow::of(OverdueKind::LateLoan, loan.number, unit.name)
        });
    }
    Ok(rows)
}

fn lost_claims(cx: &Read, limit: i64) -> Result<Vec<OverdueRow>> {
    let mut rows = Vec::new();
    for claim in cx.r.claims_of_sheets_gone(limit)? {
        let sheet: Settlement = cx.r.get(claim.settlement_id.0)?;
        if !claim.lost_its(&sheet) {
            continue;
        }
        let (order_number, plate) = visit_called(cx, claim.work_order_id)?;
        rows.push(OverdueRow {
            whom: claim.payer_name,
            plate,
            claim_id: Some(claim.id),
            ..OverdueRow::of(OverdueKind::LostClaim, claim.number, order_number)
        });
    }
    Ok(rows)
}

/// Their days are held against what is held of each: what was given back wholly is nobody's debt.
fn late_cores(cx: &Read, limit: i64) -> Result<Vec<OverdueRow>> {
    let (today, mut rows) = (cx.today()?, Vec::new());
    for core in cx.r.open_core_deposits(limit)? {
        // The first that is not due yet ends them: they come by their days.
        if core.due_on >= today {
            break;
        }
        let kept = as_written(cx.r, core)?;
        if !kept.core.is_late(&kept.movements, today) {
            continue;
        }
        let core = kept.core;
        let (number, plate) = match (core.counter_sale_id, core.work_order_id) {
            (Some(sale), _) => (cx.r.get::<CounterSale>(sale.0)?.number, None),
            (None, Some(order)) => visit_called(cx, order)?,
            (None, None) => (String::new(), None),
        };
        rows.push(OverdueRow {
            whom: core.payer_name,
            plate,
            due_on: Some(core.due_on),
            counter_sale_id: core.counter_sale_id,
            work_order_id: core.work_order_id,
            ..OverdueRow::of(OverdueKind::CoreDeposit, number, core.name)
        });
    }
    Ok(rows)
}

fn old_parts_due(cx: &Read, limit: i64) -> Result<Vec<OverdueRow>> {
    let (today, mut rows) = (cx.today()?, Vec::new());
    for part in cx.r.old_parts_in(OldPartState::Shelved.code(), limit)? {
        if !part.is_overdue(today) {
            break;
        }
        let (_, plate) = visit_called(cx, part.work_order_id)?;
        rows.push(OverdueRow {
            plate,
            due_on: Some(part.kept_until),
            old_part_id: Some(part.id),
            ..OverdueRow::of(OverdueKind::OldPart, part.number, part.name)
        });
    }
    Ok(rows)
}

/// Those of a kind, up to so many.
///
/// # Errors
/// What `as_written` refuses.
pub(crate) fn of_kind(cx: &Read, kind: OverdueKind, limit: i64) -> Result<Vec<OverdueRow>> {
    match kind {
        OverdueKind::LateLoan => late_loans(cx, usize::try_from(limit).unwrap_or(usize::MAX)),
        OverdueKind::LostClaim => lost_claims(cx, limit),
        OverdueKind::CoreDeposit => late_cores(cx, limit),
        OverdueKind::OldPart => old_parts_due(cx, limit),
    }
}

/// What of the store is past its day, of every kind.
///
/// # Errors
/// What `as_written` refuses.
pub fn list_overdue(cx: &Read, _: AskNothing) -> Result<OverdueList> {
    let (mut counts, mut rows) = (Vec::new(), Vec::new());
    for kind in OverdueKind::ALL {
        let found = of_kind(cx, kind, OF_A_KIND)?;
        counts.push(OverdueCount { kind, count: i64::try_from(found.len()).unwrap_or(i64::MAX) });
        rows.extend(found);
    }
    let more = counts.iter().any(|of| of.count >= OF_A_KIND);
    Ok(OverdueList { counts, rows, more })
}

kernel::commands! {
    read list_overdue(AskNothing) -> OverdueList, Roles(KEEPS),
        shows [Loans Claims Sales Sheets Customers Visits Vehicles Shop];
}
