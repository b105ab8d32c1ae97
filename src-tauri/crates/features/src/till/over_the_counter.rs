//! The money of what is sold over the counter, without a car, and of old parts that are to come: receipts
//! like any other, of the shift and the drawer they move in.

use super::PaymentPart;
use super::payments::{PaymentGroup, ReceiptContent, ReceiptSubject, paid, receipt, receipts_in};
use domain::account::share_out;
use domain::ids::{CoreDepositId, CounterSaleId, PaymentId};
use domain::money::Money;
use domain::service_contract::money_back::RefundPart;
use domain::sheet_actions::{Paid, as_seen, check_deposit};
use kernel::error::Result;
use kernel::host::Write;

const fn part(paid: &Paid) -> PaymentPart {
    PaymentPart { means: paid.means, amount: paid.amount, tendered: paid.tendered, voucher: None }
}

/// What is taken at once: for a sale, and on old parts. One paper tells of it all.
pub(crate) struct Price<'a> {
    pub sale: Option<CounterSaleId>,
    pub amount: Money,
    pub cores: &'a [(CoreDepositId, Money)],
}

/// Takes the price of a sale and the deposits with it, all of it at once: the receipts, and the change that
/// goes back. What was given away as a whole has none.
pub(crate) fn take_price(
    cx: &Write,
    price: &Price<'_>,
    parts: &[PaymentPart],
) -> Result<(Vec<PaymentId>, Money)> {
    let due = price.amount + price.cores.iter().map(|(_, amount)| *amount).sum::<Money>();
    if due.is_zero() && parts.is_empty() {
        return Ok((Vec::new(), Money::ZERO));
    }
    let parts = paid(parts);
    let (amount, change) = check_deposit(&parts)?;
    as_seen(amount, due)?;
    let sale = price.sale.map(|sale| (ReceiptSubject::sale(sale), price.amount));
    let cores = price.cores.iter().map(|(core, amount)| (ReceiptSubject::core(*core), *amount));
    let subjects: Vec<(ReceiptSubject, Money)> = sale.into_iter().chain(cores).collect();
    let owed: Vec<Money> = subjects.iter().map(|(_, amount)| *amount).collect();
    let mut group = PaymentGroup::default();
    let mut payments = Vec::new();
    for ((subject, _), share) in subjects.iter().zip(share_out(&parts, &owed)) {
        let share: Vec<PaymentPart> = share.iter().map(part).collect();
        payments.extend(receipts_in(cx, subject, &share, &mut group)?);
    }
    Ok((payments, change))
}

/// What was trusted to the buyer of a sale comes in.
pub(super) fn collect_price(cx: &Write, sale: CounterSaleId, share: &[Paid]) -> Result<Vec<PaymentId>> {
    let parts: Vec<PaymentPart> = share.iter().map(part).collect();
    receipts_in(cx, &ReceiptSubject::sale(sale), &parts, &mut PaymentGroup::default())
}

/// Gives back what came back is worth, receipt by receipt.
pub(crate) fn give_back(
    cx: &Write,
    sale: CounterSaleId,
    returned: &[RefundPart],
    reason: &str,
) -> Result<Vec<PaymentId>> {
    returned_of(cx, &ReceiptSubject::sale(sale), returned, reason)
}

/// The same of a deposit on an old part.
pub(crate) fn give_core_money_back(
    cx: &Write,
    core: CoreDepositId,
    returned: &[RefundPart],
    reason: &str,
) -> Result<Vec<PaymentId>> {
    returned_of(cx, &ReceiptSubject::core(core), returned, reason)
}

fn returned_of(
    cx: &Write,
    subject: &ReceiptSubject,
    returned: &[RefundPart],
    reason: &str,
) -> Result<Vec<PaymentId>> {
    let one = |part: &RefundPart| {
        let amount = Money::ZERO - part.amount;
        let content = ReceiptContent {
            means: part.means,
            amount,
            tendered: amount,
            gift: Money::ZERO,
            refund_of: Some(part.of),
            taken_with: None,
            reason,
        };
        receipt(cx, subject, &content)
    };
    returned.iter().map(one).collect()
}
