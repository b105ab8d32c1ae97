//! From approved lines to sheets, one per payer.

use super::invoices::carry_over;
use super::{BillQuote, PrepareBill, QuoteBill, QuotedSheet};
use crate::kept::sheets::{not_invoiced_yet, sum_of_sheet, sum_of_standing};
use crate::papers::keep_settlement_sheet;
use crate::visit::approvals;
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use domain::concession::{self, Concession};
use domain::customer::Customer;
use domain::ids::{LineId, ServiceContractId, SettlementId};
use domain::line::{Line, Payer};
use domain::money::{Money, Rate};
use domain::search_terms::of_number;
use domain::service_contract::{ServiceContract, pays_all};
use domain::settlement::{Settlement, SheetState};
use domain::tax_invoice::buyer::buyer_of;
use domain::work_order::WorkOrder;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::Action;
use domain::work_order::totals::{Bill, Reduction, bills};
use kernel::error::Result;
use kernel::host::{Read, Write};
use storage::Reader;

/// The bills of what no active sheet charges yet, named, and what they would
/// give away beyond the limit. The quote and the bill itself both come from
/// here.
fn bills_of(
    r: &Reader<'_>,
    visit: &VisitAtHand,
    reduction: Reduction,
    limit: Rate,
) -> Result<(Vec<Bill>, Vec<Concession>)> {
    if visit.is_all_billed() {
        return Ok((Vec::new(), Vec::new()));
    }
    let unbilled: Vec<Line> = visit.unbilled().cloned().collect();
    let mut bills = bills(&unbilled, reduction)?;
    let customer: Customer = r.get(visit.customer_id.0)?;
    for bill in bills.iter_mut().filter(|bill| bill.payer == Payer::Customer) {
        if bill.payer_name.trim().is_empty() {
            bill.payer_name.clone_from(&customer.name);
        }
    }
    let customers: Vec<&Line> =
        unbilled.iter().filter(|line| line.figures.payer == Payer::Customer).collect();
    let over = concession::of_sheet(&customers, reduction.discount, limit);
    Ok((bills, over))
}

pub(super) fn would_give_away(cx: &Write, visit: &VisitAtHand, ask: &PrepareBill) -> Result<Vec<Concession>> {
    let reduction = Reduction { discount: ask.discount, rounding: ask.rounding };
    let limit = cx.me()?.may_let_off(cx.details()?.settings.discount_limit);
    Ok(bills_of(cx.w, visit, reduction, limit)?.1)
}

/// What the bill would come to, sheet by sheet, and what of it the manager would be asked for.
///
/// # Errors
/// `NotFound` where there is no such visit, and what `bills` refuses.
pub fn quote_bill(cx: &Read, ask: QuoteBill) -> Result<BillQuote> {
    let visit = cx.r.visit_at_hand(cx.r.get(ask.work_order_id.0)?)?;
    let reduction = Reduction { discount: ask.discount, rounding: ask.rounding };
    let limit = cx.me()?.may_let_off(cx.details()?.settings.discount_limit);
    let (bills, concessions) = bills_of(cx.r, &visit, reduction, limit)?;
    // Nobody is told of a gate that stands open.
    let concessions = concession::to_be_granted(concessions, cx.roles());
    let refusals = concessions.iter().map(Concession::refusal).collect();
    let sheets = bills
        .into_iter()
        .map(|bill| QuotedSheet {
            payer: bill.payer,
            payer_name: bill.payer_name,
            claim_number: bill.claim_number,
            content: bill.content,
        })
        .collect();
    Ok(BillQuote { sheets, refusals })
}

/// Writes the sheets of a visit, one for each payer.
///
/// # Errors
/// What `load_for_action` and `bills` refuse, what would be given away without the
/// manager's word, and `Damaged` where the voided sheet of an invoice is.
pub fn prepare_bill(cx: &Write, ask: PrepareBill) -> Result<VisitUpdate> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::PrepareBill)?;
    let reduction = Reduction { discount: ask.discount, rounding: ask.rounding };
    let settings = &cx.details()?.settings;
    let limit = cx.me()?.may_let_off(settings.discount_limit);
    let (bills, concessions) = bills_of(cx.w, &visit, reduction, limit)?;
    let granted = approvals::grant(cx, &concessions, ask.approval.as_ref())?;
    granted.kept_of(cx, visit.id, None, "")?;
    for bill in bills {
        let number = cx.w.next_number::<Settlement>(&settings.prefixes.settlement, cx.today()?)?;
        let sheet = issued(cx, &visit, bill, number)?;
        for line in &sheet.content.lines {
            let mut line: Line = cx.w.get(line.line_id.0)?;
            line.settlement_id = Some(sheet.id);
            cx.w.update(&line)?;
        }
    }
    carry_over(cx, visit.id)?;
    flow::advance(cx, visit, Action::PrepareBill, "")
}

/// Writes the sheet. One that asks for nothing is settled as it is issued: a
/// total of zero, work at the shop's own cost, or what a contract pays.
fn issued(cx: &Write, order: &WorkOrder, bill: Bill, number: String) -> Result<Settlement> {
    let bill_lines: Vec<LineId> = bill.content.lines.iter().map(|line| line.line_id).collect();
    let mut sheet = Settlement {
        id: SettlementId(0),
        number,
        work_order_id: order.id,
        customer_id: order.customer_id,
        state: SheetState::Open,
        payer: bill.payer,
        payer_name: bill.payer_name,
        claim_number: bill.claim_number,
        total: bill.content.total,
        checksum: sum_of_sheet(&bill.content),
        content: bill.content,
        received: Money::ZERO,
        on_account: Money::ZERO,
        invoiced: Money::ZERO,
        not_invoiced: Money::ZERO,
        invoice_wanted: false,
        issued_at: cx.now,
        issued_by: cx.my_id()?,
        settled_at: None,
        reverses_id: None,
        void_reason: String::new(),
        service_contract_id: contract_of(cx, order, &bill_lines)?,
        standing_checksum: String::new(),
        version: 1,
    };
    sheet.settle(cx.now);
    sheet.not_invoiced = not_invoiced_yet(cx.w, &sheet)?;
    // Who had an invoice before has one again, unless somebody says otherwise.
    let buyer = buyer_of(&sheet).map(|of| cx.w.invoice_buyer(&of)).transpose()?.flatten();
    sheet.invoice_wanted = buyer.is_some();
    sheet.standing_checksum = sum_of_standing(&sheet);
    cx.w.insert(&mut sheet)?;
    keep_settlement_sheet(cx, order, &sheet, None)?;
    // An insurer calls with its own number.
    let mut terms = of_number(&sheet.number);
    if !sheet.claim_number.is_empty() {
        terms.extend(of_number(&sheet.claim_number));
    }
    cx.w.index_terms("settlement", sheet.id.0, &terms)?;
    Ok(sheet)
}

/// The contract that pays a sheet of these lines, when it is for this visit.
fn contract_of(cx: &Write, order: &WorkOrder, lines: &[LineId]) -> Result<Option<ServiceContractId>> {
    let drawn_from = |line: &LineId| -> Result<Option<ServiceContractId>> {
        Ok(cx.w.draw_of_line(*line)?.map(|draw| draw.service_contract_id))
    };
    let of = pays_all(&lines.iter().map(drawn_from).collect::<Result<Vec<_>>>()?);
    if let Some(contract) = of {
        cx.w.get::<ServiceContract>(contract.0)?.check_is_for(order)?;
    }
    Ok(of)
}
