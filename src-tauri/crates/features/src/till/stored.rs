//! Stored value: topped up at the till, drawn on the customer's own sheets, given
//! back by the manager. What it comes to is reckoned from its receipts in the very
//! write that adds one: two tills at once never draw the same money.

use super::payments::{ReceiptContent, ReceiptSubject, receipt};
use crate::kept::sheets::{payment, stored_receipts};
use domain::customer::Customer;
use domain::ids::{CustomerId, PaymentId, PersonId};
use domain::money::Money;
use domain::payment_row::PaymentRow;
use domain::refusal::{MAX_TEXT_LEN, Refusal, optional, required};
use domain::settlement::{PaymentMeans, Settlement};
use domain::sheet_actions::Paid;
use domain::stored_value::{
    REFUND_ROLES, StoredBalance, StoredOffer, TOP_UP_ROLES, VIEW_ROLES, balance_of, check_stored_refund,
    check_top_up, gift_needs_reason, stored_as_seen, stored_refundable,
};
use domain::work_order::WorkOrder;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskStoredValue {
    pub customer_id: CustomerId,
}

/// What a customer has stored, and how it came to that.
#[derive(Debug, Serialize, TS)]
pub struct StoredValue {
    pub balance: StoredBalance,
    /// The newest first.
    pub movements: Vec<StoredMovement>,
    pub offers: Vec<StoredOffer>,
    pub may_top_up: bool,
    pub may_refund: bool,
    /// A gift beyond the offers is theirs to give.
    pub may_give_more: bool,
    /// Whoever stands at a movement, by name.
    pub people: BTreeMap<i64, String>,
}

#[derive(Debug, Serialize, TS)]
pub struct StoredMovement {
    #[serde(flatten)]
    #[ts(flatten)]
    pub payment: PaymentRow,
    /// What was paid from it or went back to it, by the sheet's number.
    pub sheet_number: Option<String>,
    pub order_number: Option<String>,
    /// What it did to both parts, and what was there after it.
    pub paid_part: Money,
    pub gift_part: Money,
    pub balance: StoredBalance,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TopUpStoredValue {
    pub customer_id: CustomerId,
    /// What the customer had when the dialog was opened.
    pub held: Money,
    pub means: PaymentMeans,
    pub amount: Money,
    /// Cash put on the counter; equal to the amount for other means.
    pub tendered: Money,
    pub gift: Money,
    /// Why more is given than is offered.
    pub reason: String,
}

#[derive(Debug, Serialize, TS)]
pub struct StoredValueToppedUp {
    pub payment: PaymentId,
    pub number: String,
    pub change: Money,
    pub balance: StoredBalance,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RefundStoredValue {
    pub payment_id: PaymentId,
    /// What the customer had when the dialog was opened.
    pub held: Money,
    pub amount: Money,
    pub means: PaymentMeans,
    pub reason: String,
}

#[derive(Debug, Serialize, TS)]
pub struct StoredValueRefunded {
    pub payment: PaymentId,
    pub number: String,
    pub forfeited: Money,
    pub balance: StoredBalance,
}

/// What a customer stored, and every movement of it.
///
/// # Errors
/// `Damaged` where a receipt is not as it was written.
pub fn get_stored_value(cx: &Read, ask: AskStoredValue) -> Result<StoredValue> {
    let receipts = stored_receipts(cx.r, ask.customer_id)?;
    let mut movements = Vec::with_capacity(receipts.len());
    for (place, of) in receipts.iter().enumerate() {
        let (before, balance) = (balance_of(&receipts[..place]), balance_of(&receipts[..=place]));
        let sheet = of.settlement_id.map(|id| cx.r.get::<Settlement>(id.0)).transpose()?;
        let order = of.work_order_id.map(|id| cx.r.get::<WorkOrder>(id.0)).transpose()?;
        movements.push(StoredMovement {
            payment: PaymentRow::stored(of.clone(), stored_refundable(of, &receipts)),
            sheet_number: sheet.map(|sheet| sheet.number),
            order_number: order.map(|order| order.number),
            paid_part: balance.paid - before.paid,
            gift_part: balance.gift - before.gift,
            balance,
        });
    }
    movements.reverse();
    let seen: HashSet<PersonId> = receipts.iter().map(|of| of.person_id).collect();
    let people = cx.r.people()?.into_iter().filter(|person| seen.contains(&person.id));
    let holds = |roles: &[domain::role::Role]| roles.iter().any(|role| cx.roles().contains(role));
    Ok(StoredValue {
        balance: balance_of(&receipts),
        movements,
        offers: cx.details()?.settings.stored_offers.clone(),
        may_top_up: holds(TOP_UP_ROLES),
        may_refund: holds(REFUND_ROLES),
        may_give_more: holds(REFUND_ROLES),
        people: people.map(|person| (person.id.0, person.name)).collect(),
    })
}

/// Money is stored, with what the shop gives on top.
///
/// # Errors
/// `NotFound`, `Damaged`, what `stored_as_seen` and `check_top_up` refuse, `BadField` for a
/// greater gift without a reason, and what the drawer refuses (`NoShiftOpen`, `WhichDrawer`).
pub fn top_up_stored_value(cx: &Write, ask: TopUpStoredValue) -> Result<StoredValueToppedUp> {
    let customer: Customer = cx.w.get(ask.customer_id.0)?;
    let balance = balance_of(&stored_receipts(cx.w, customer.id)?);
    stored_as_seen(ask.held, balance)?;
    let settings = &cx.details()?.settings;
    let paid = Paid { means: ask.means, amount: ask.amount, tendered: ask.tendered };
    let change = check_top_up(paid, ask.gift, balance, &settings.stored_offers, cx.roles())?;
    let reason = match gift_needs_reason(&settings.stored_offers, ask.amount, ask.gift) {
        true => required("reason", &ask.reason, MAX_TEXT_LEN)?,
        false => optional("reason", &ask.reason, MAX_TEXT_LEN)?,
    };
    let id = receipt(
        cx,
        &ReceiptSubject::stored(customer.id),
        &ReceiptContent {
            means: ask.means,
            amount: ask.amount,
            tendered: ask.tendered,
            gift: ask.gift,
            refund_of: None,
            taken_with: None,
            reason: &reason,
        },
    )?;
    let written = payment(cx.w, id)?;
    let balance = balance_of(&stored_receipts(cx.w, customer.id)?);
    Ok(StoredValueToppedUp { payment: id, number: written.number, change, balance })
}

/// Money that was paid in goes back, with a receipt of its own; the gift that is
/// left stays with the shop.
///
/// # Errors
/// `NotFound`, `Damaged`, what `stored_as_seen` and `check_stored_refund` refuse, `BadField`
/// without a reason, and what the drawer refuses (`NoShiftOpen`, `WhichDrawer`, `NotInDrawer`).
pub fn refund_stored_value(cx: &Write, ask: RefundStoredValue) -> Result<StoredValueRefunded> {
    let top_up = payment(cx.w, ask.payment_id)?;
    let unknown = || Refusal::NotFound { entity: "payment".to_owned(), id: ask.payment_id.0 };
    let customer = top_up.customer_id.ok_or_else(unknown)?;
    let receipts = stored_receipts(cx.w, customer)?;
    stored_as_seen(ask.held, balance_of(&receipts))?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    let forfeited = check_stored_refund(&top_up, &receipts, ask.amount, ask.means)?;
    let id = receipt(
        cx,
        &ReceiptSubject::stored(customer),
        &ReceiptContent {
            means: ask.means,
            amount: -ask.amount,
            tendered: -ask.amount,
            gift: -forfeited,
            refund_of: Some(top_up.id),
            taken_with: None,
            reason: &reason,
        },
    )?;
    let written = payment(cx.w, id)?;
    let balance = balance_of(&stored_receipts(cx.w, customer)?);
    Ok(StoredValueRefunded { payment: id, number: written.number, forfeited, balance })
}

kernel::commands! {
    read get_stored_value(AskStoredValue) -> StoredValue, Roles(VIEW_ROLES),
        shows [Sheets Visits Shop People];
    write top_up_stored_value(TopUpStoredValue) -> StoredValueToppedUp, Roles(TOP_UP_ROLES),
        changes [Invoices Sheets];
    write refund_stored_value(RefundStoredValue) -> StoredValueRefunded, Roles(REFUND_ROLES),
        changes [Invoices Sheets];
}
