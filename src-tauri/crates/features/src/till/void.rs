//! A sheet is never changed: a mirror of it, with a reason, takes it back.

use super::VoidSettlement;
use super::payments::{ReceiptContent, ReceiptSubject, receipt, receipt_naming};
use crate::kept::links;
use crate::kept::sheets::{keep_standing, sheet_with_payments, sum_of_sheet, sum_of_standing};
use crate::papers::keep_settlement_sheet;
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use domain::account::movement::AccountMovement;
use domain::ids::SettlementId;
use domain::line::Line;
use domain::money::Money;
use domain::refusal::{MAX_TEXT_LEN, required};
use domain::search_terms::of_number;
use domain::settlement::{Payment, PaymentMeans, Settlement, SheetState};
use domain::sheet_actions::{SheetAction, sheet_as_seen};
use domain::sheet_money::{PutBack, put_back_by_void, set_free_by_void};
use domain::work_order::stage::Action;
use domain::work_order::totals::reversed;
use kernel::error::Result;
use kernel::host::Write;

/// What was paid on it leaves the sheet: it stays with the shop, or goes back to where
/// it was drawn from.
fn set_free(cx: &Write, sheet: &Settlement, payments: &[Payment], reason: &str) -> Result<()> {
    put_back(cx, sheet, payments, reason)?;
    let amount = -set_free_by_void(sheet, payments);
    if amount == Money::ZERO {
        return Ok(());
    }
    let means = PaymentMeans::Deposit;
    let content = ReceiptContent {
        means,
        amount,
        tendered: amount,
        gift: Money::ZERO,
        refund_of: None,
        taken_with: None,
        reason,
    };
    receipt(cx, &ReceiptSubject::sheet(sheet), &content)?;
    Ok(())
}

/// A receipt for each part that goes back by itself; a voucher is its holder's again.
fn put_back(cx: &Write, sheet: &Settlement, payments: &[Payment], reason: &str) -> Result<()> {
    for PutBack { drawn, amount, gift } in put_back_by_void(sheet, payments) {
        let content = ReceiptContent {
            means: drawn.means,
            amount: -amount,
            tendered: -amount,
            gift: -gift,
            refund_of: Some(drawn.id),
            taken_with: None,
            reason,
        };
        let of = ReceiptSubject::drawn(sheet, drawn.customer_id);
        receipt_naming(cx, &of, &content, &drawn.voucher_number)?;
    }
    Ok(())
}

/// Voids a sheet by one that mirrors it: its lines are free again, and so is its money.
///
/// # Errors
/// What `sheet_with_payments`, `load_for_action`, `Settlement::check` and `sheet_as_seen`
/// refuse, `StillMissing` where its days of taking back are over, and `BadField` without a
/// reason.
pub fn void_settlement(cx: &Write, ask: VoidSettlement) -> Result<VisitUpdate> {
    let (mut sheet, payments) = sheet_with_payments(cx.w, ask.settlement_id)?;
    let visit = flow::load_for_action(cx, sheet.work_order_id, Action::VoidSettlement)?;
    sheet.check(SheetAction::VoidSettlement)?;
    let settings = &cx.details()?.settings;
    visit.check_taking_back(Action::VoidSettlement, sheet.issued_at, cx.now, settings)?;
    sheet_as_seen(ask.received, ask.on_account, &sheet)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    if sheet.received != Money::ZERO {
        set_free(cx, &sheet, &payments, &reason)?;
    }
    let content = reversed(&sheet.content);
    let number = cx.w.next_number::<Settlement>(&cx.details()?.settings.prefixes.settlement, cx.today()?)?;
    let mut mirror = Settlement {
        id: SettlementId(0),
        number,
        work_order_id: visit.id,
        customer_id: sheet.customer_id,
        state: SheetState::Reversal,
        payer: sheet.payer,
        payer_name: sheet.payer_name.clone(),
        claim_number: sheet.claim_number.clone(),
        total: content.total,
        checksum: sum_of_sheet(&content),
        content,
        received: Money::ZERO,
        on_account: Money::ZERO,
        invoiced: Money::ZERO,
        not_invoiced: Money::ZERO,
        invoice_wanted: false,
        issued_at: cx.now,
        issued_by: cx.my_id()?,
        settled_at: Some(cx.now),
        reverses_id: Some(sheet.id),
        void_reason: reason.clone(),
        service_contract_id: sheet.service_contract_id,
        standing_checksum: String::new(),
        version: 1,
    };
    mirror.standing_checksum = sum_of_standing(&mirror);
    cx.w.insert(&mut mirror)?;
    keep_settlement_sheet(cx, &visit, &mirror, Some(&sheet))?;
    cx.w.index_terms("settlement", mirror.id.0, &of_number(&mirror.number))?;
    for charged in &sheet.content.lines {
        let mut line: Line = cx.w.get(charged.line_id.0)?;
        line.settlement_id = None;
        cx.w.update(&line)?;
    }
    if sheet.on_account != Money::ZERO {
        cx.w.insert(&mut AccountMovement::taken_back(&sheet, &reason, cx.now))?;
    }
    sheet.void(&reason);
    keep_standing(cx.w, &mut sheet)?;
    links::end_with_sheet(cx.w, &sheet, cx.now)?;
    flow::advance(cx, visit, Action::VoidSettlement, &reason)
}
